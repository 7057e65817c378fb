"""What a board shows of a session's alerts: each in a few words, and whether it still waits for an answer."""

from dataclasses import dataclass
from typing import Final

from session.alert_record import Alert, Urgency, standing
from session.alerts import MAXIMUM_DOSE, MONITOR, PLANNED_END, cause_of
from session.limits import Tier, crossings
from session.quantities import plain
from session.readings import latest
from session.state import SessionState
from session.vitals import CATALOGUE, Vital

_WORDS: Final = {
    MONITOR: "monitor silent",
    PLANNED_END: "past the planned end",
    MAXIMUM_DOSE: "above the ordered dose",
}
_PRESSURE: Final = " pressure"


@dataclass(frozen=True, slots=True)
class Flag:
    """One alert at a glance: how pressing it is, "SpO₂ 86 %", and what has become of it.

    What neither waits nor was answered is only shown: a value beyond a limit before the start, which the gate holds.
    """

    urgency: Urgency
    words: str
    waits: bool
    answered: bool = False
    over: bool = False


def flags(state: SessionState) -> tuple[Flag, ...]:
    """Return what is shown of a session: what waits for an answer first, of those the most pressing.

    From the start on these are the alerts of the record; before it, when none is raised, what is beyond a limit.
    """
    if state.started_at is None:
        return _before_start(state)
    return tuple(
        Flag(alert.urgency, short_words(alert), alert.waits, alert.answered, not alert.open)
        for alert in standing(state.alerts)
    )


def short_words(alert: Alert) -> str:
    """Return what an alert is about in few words, with the value it was said of: "systolic 158", "SpO₂ 86 %"."""
    for vital in CATALOGUE.values():
        if cause_of(vital.code) == alert.cause and alert.sentence.startswith(f"{vital.heading} "):
            value = alert.sentence.removeprefix(f"{vital.heading} ").split(maxsplit=1)[0].rstrip(",.:;")
            return _reading(vital, value)
    return _WORDS.get(alert.cause, alert.sentence.rstrip("."))


def _reading(vital: Vital, value: str) -> str:
    if vital.name.endswith(_PRESSURE):
        return f"{vital.name.removesuffix(_PRESSURE)} {value}"
    return f"{vital.short} {value} %" if vital.unit == "%" else f"{vital.short} {value}"


def _before_start(state: SessionState) -> tuple[Flag, ...]:
    taken = {code: found.value for code in CATALOGUE if (found := latest(state, code)) is not None}
    return tuple(
        Flag(
            Urgency.HIGH if crossing.tier is Tier.STOP else Urgency.MEDIUM,
            _reading(CATALOGUE[crossing.code], plain(taken[crossing.code])),
            waits=False,
        )
        for crossing in crossings(state, taken)
    )
