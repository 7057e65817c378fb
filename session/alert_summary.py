"""The alerts of a session told to its physician: what each was about, who answered how fast, what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from session.alert_grounds import grounded
from session.alert_record import Alert, AlertAnswer, Urgency
from session.alerts import MAXIMUM_DOSE, MONITOR, PLANNED_END
from session.state import SessionState
from session.vitals import CATALOGUE, PRESSURE

_ABOUT: Final = MappingProxyType(
    {
        PRESSURE: "blood pressure",
        MONITOR: "monitor",
        PLANNED_END: "planned end",
        MAXIMUM_DOSE: "maximum dose",
        **{code: vital.name for code, vital in CATALOGUE.items()},
    }
)


@dataclass(frozen=True, slots=True)
class AlertTale:
    """One alert from its raising to its end: `about` is its cause in words.

    `lasted` is until it was over, else until the patient left, else until now.
    """

    alert: Alert
    about: str
    lasted: timedelta
    open_at_leaving: bool

    @property
    def answer(self) -> AlertAnswer | None:
        """Return the first answer; None where nobody answered."""
        return self.alert.answers[0] if self.alert.answers else None

    @property
    def neglected(self) -> bool:
        """Say whether it was more than a low one, and nobody answered or it was not over when the patient left.

        What a low one is about, as a monitor that is taken off, often ends by itself.
        """
        left_so = not self.alert.answers or self.open_at_leaving
        return left_so and self.alert.worst > Urgency.LOW


@dataclass(frozen=True, slots=True)
class AlertsSummary:
    """The alerts of a session in the order in which they were raised, and what they came to.

    Those that came of an entry which was struck out, as that of another patient, are not among them, only how many:
    `mistaken`.
    """

    tales: tuple[AlertTale, ...] = ()
    mistaken: int = 0

    def count(self, urgency: Urgency) -> int:
        """Return how many were at their worst as pressing as this, not more."""
        return sum(tale.alert.worst is urgency for tale in self.tales)

    @property
    def answered(self) -> int:
        """Return how many somebody answered."""
        return sum(tale.answer is not None for tale in self.tales)

    @property
    def unanswered(self) -> int:
        """Return how many nobody answered."""
        return len(self.tales) - self.answered

    @property
    def without_action(self) -> int:
        """Return how many were answered, and with nothing that had to be done.

        One that nobody answered does not count: what was done about it is not known.
        """
        return sum(tale.alert.acted is False for tale in self.tales)

    @property
    def acted_on(self) -> int:
        """Return how many were answered with something that was done."""
        return sum(tale.alert.acted is True for tale in self.tales)

    @property
    def median_answer(self) -> timedelta | None:
        """Return the median time to the first answer, of two in the middle their mean; None where nobody answered."""
        return _median([tale.alert.answered_after for tale in self.tales])

    @property
    def neglected(self) -> Urgency | None:
        """Return the worst of those that were neglected; None where none was."""
        return max((tale.alert.worst for tale in self.tales if tale.neglected), default=None)


def summarise_alerts(state: SessionState, now: datetime) -> AlertsSummary:
    """Return the alerts of a session as they stand at `now`; once the patient has left the moment is of no account."""
    counted = [alert for alert in state.alerts if grounded(state, alert)]
    tales = tuple(_tale(alert, state.left_at, now) for alert in counted)
    return AlertsSummary(tales, len(state.alerts) - len(counted))


def about_text(cause: str) -> str:
    """Return what an alert is about, in words; a cause that is not known as it is."""
    return _ABOUT.get(cause, cause.replace("_", " "))


def _tale(alert: Alert, left_at: datetime | None, now: datetime) -> AlertTale:
    until = alert.cleared_at or left_at or now
    lasted = max(until - alert.raised_at, timedelta(0))
    return AlertTale(alert, about_text(alert.cause), lasted, alert.open and left_at is not None)


def _median(times: Sequence[timedelta | None]) -> timedelta | None:
    known = sorted(time for time in times if time is not None)
    if not known:
        return None
    middle = len(known) // 2
    return known[middle] if len(known) % 2 else (known[middle - 1] + known[middle]) / 2
