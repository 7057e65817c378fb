"""What becomes of an alert, and what is done in an emergency: each step an event of the record.

`KIND` is the stable name on disk and never changes; a changed body gets the next `SCHEMA`. `cause` is what an alert is
about: a vital sign (`session.vitals.PRESSURE` for both pressures), or one of the causes named in `session.alerts`.
"""

from dataclasses import dataclass
from typing import ClassVar, Final

from session.vitals import CHECKED


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertRaised:
    """Something is so that has to be said: what, how pressing ("low", "medium", "high"), and what to do then.

    A `latched` one is shown until it is answered, also once it is over. `device` names the monitor whose values it
    rests on; it is empty where it rests on what was entered.
    """

    KIND: ClassVar = "alert.raised"
    SCHEMA: ClassVar = 1
    cause: str
    priority: str
    sentence: str
    advice: str = ""
    latched: bool = False
    device: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertWorsened:
    """An alert is more pressing than it was."""

    KIND: ClassVar = "alert.worsened"
    SCHEMA: ClassVar = 1
    cause: str
    priority: str
    sentence: str
    advice: str = ""
    latched: bool = False
    device: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertPersisted:
    """What was answered is still so at the next check, and is said again; `priority` is as it is now."""

    KIND: ClassVar = "alert.persisted"
    SCHEMA: ClassVar = 1
    cause: str
    priority: str
    sentence: str
    advice: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertAcknowledged:
    """Somebody answered an alert with what is done about it; `acted` is False where nothing had to be done."""

    KIND: ClassVar = "alert.acknowledged"
    SCHEMA: ClassVar = 1
    cause: str
    action: str
    acted: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertCleared:
    """What an alert was about is over; `sentence` says what is so now."""

    KIND: ClassVar = "alert.cleared"
    SCHEMA: ClassVar = 1
    cause: str
    sentence: str


@dataclass(frozen=True, slots=True)
class EmergencyOpened:
    """An emergency began: the title of its card."""

    KIND: ClassVar = "emergency.opened"
    SCHEMA: ClassVar = 1
    title: str


@dataclass(frozen=True, slots=True)
class EmergencyStepTaken:
    """A step of an emergency card was taken, in the card's words."""

    KIND: ClassVar = "emergency.step_taken"
    SCHEMA: ClassVar = 1
    step: str


@dataclass(frozen=True, slots=True)
class EmergencyClosed:
    """The emergency is over; the note says how it ended."""

    KIND: ClassVar = "emergency.closed"
    SCHEMA: ClassVar = 1
    note: str = ""


AlertStep = AlertRaised | AlertWorsened | AlertPersisted | AlertAcknowledged | AlertCleared
EmergencyStep = EmergencyOpened | EmergencyStepTaken | EmergencyClosed
Watching = AlertStep | EmergencyStep
"""What is recorded while watching over the patient; the program raises and clears, people answer."""

ALERT_STEPS: Final = (AlertRaised, AlertWorsened, AlertPersisted, AlertAcknowledged, AlertCleared)
EMERGENCY_STEPS: Final = (EmergencyOpened, EmergencyStepTaken, EmergencyClosed)
WATCHING: Final = (*ALERT_STEPS, *EMERGENCY_STEPS)
BY_PROGRAM: Final = "program"
"""The source of what the program noticed by itself."""


def asks_for_check(body: Watching) -> bool:
    """Say whether a step asks for a check of its own a few minutes later, as a change of the rate does."""
    if isinstance(body, AlertRaised | AlertWorsened):
        return body.cause in CHECKED
    return isinstance(body, EmergencyOpened | EmergencyClosed)
