"""What may be answered to an alert: the protocol's actions, and what says that nothing had to be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from session.alert_events import AlertAcknowledged
from session.alert_record import Alert
from session.alerts import MAXIMUM_DOSE, MONITOR, PLANNED_END, cause_of
from session.protocol import Protocol, Step

_OWN: Final = MappingProxyType(
    {
        MONITOR: (Step("Vital signs taken by hand"), Step("Monitor seen to")),
        PLANNED_END: (Step("End the infusion", "end"), Step("It goes on, as the prescriber says")),
        MAXIMUM_DOSE: (Step("End the infusion", "end"), Step("It goes on, as the prescriber says")),
    }
)
"""The answers to what is about no reading, and so in no protocol."""
_USUAL: Final = (Step("Done as the protocol says"),)
_NOTHING: Final = ("Seen, nothing to be done",)


@dataclass(frozen=True, slots=True)
class Offered:
    """One answer, and whether it says that something was done."""

    step: Step
    acted: bool

    def to(self, alert: Alert, note: str = "") -> AlertAcknowledged:
        """Return what is recorded when this is answered to an alert."""
        return AlertAcknowledged(cause=alert.cause, action=self.step.words, acted=self.acted, note=note)


def offered(protocol: Protocol, alert: Alert) -> tuple[Offered, ...]:
    """Return the answers to an alert: what can be done first, then what says that nothing had to be."""
    done = tuple(dict.fromkeys(_actions(protocol, alert.cause))) or _USUAL
    nothing = protocol.no_action or _NOTHING
    return (*(Offered(step, acted=True) for step in done), *(Offered(Step(words), acted=False) for words in nothing))


def _actions(protocol: Protocol, cause: str) -> Iterator[Step]:
    yield from _OWN.get(cause, ())
    for actions in protocol.actions:
        if cause_of(actions.code) == cause:
            yield from actions.steps
