"""The alerts of a session as the record has them: folded from their steps, the ended ones kept."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum
from uuid import UUID

from session.alert_events import (
    AlertAcknowledged,
    AlertCleared,
    AlertPersisted,
    AlertRaised,
    AlertStep,
    AlertWorsened,
)


class Urgency(IntEnum):
    """How pressing an alert is, in the manner of IEC 60601-1-8."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def word(self) -> str:
        """Return the word under which it is kept."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> "Urgency":
        """Return the urgency of a word; one that is not known counts as the least."""
        return next((one for one in cls if one.word == word), cls.LOW)


@dataclass(frozen=True, slots=True)
class AlertAnswer:
    """Who answered an alert, when, with what, and whether anything had to be done."""

    at: datetime
    by: str
    action: str
    acted: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Saying:
    """What was said of an alert at one moment; `worse` where it was more pressing then, not only still so."""

    at: datetime
    urgency: Urgency
    sentence: str
    worse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One alert through its life. `urgency` and `sentence` are as it was said last, `worst` the most it has been.

    `said_at` is when it was said last: raised, worsened, or still so at the next check. `times_said` counts these, and
    `sayings` keeps what was said each time; there is one at least of an alert of the record.
    """

    event_id: UUID
    cause: str
    raised_at: datetime
    urgency: Urgency
    worst: Urgency
    sentence: str
    advice: str
    said_at: datetime
    times_said: int = 1
    latched: bool = False
    device: str = ""
    answers: tuple[AlertAnswer, ...] = ()
    cleared_at: datetime | None = None
    sayings: tuple[Saying, ...] = ()

    @property
    def first(self) -> Saying:
        """Return what was said when it was raised."""
        return self.sayings[0] if self.sayings else Saying(self.raised_at, self.urgency, self.sentence)

    @property
    def open(self) -> bool:
        """Say whether what it is about is still so, as far as is known."""
        return self.cleared_at is None

    @property
    def answered(self) -> bool:
        """Say whether somebody has answered since it was said last."""
        return bool(self.answers) and self.answers[-1].at >= self.said_at

    @property
    def waits(self) -> bool:
        """Say whether it is shown until somebody answers."""
        return not self.answered and (self.open or self.latched)

    @property
    def answered_after(self) -> timedelta | None:
        """Return how long the first answer took; None where nobody answered."""
        return self.answers[0].at - self.raised_at if self.answers else None

    @property
    def acted(self) -> bool | None:
        """Say whether any answer was something done; None where nobody answered."""
        return any(answer.acted for answer in self.answers) if self.answers else None


def fold_alert(alerts: tuple[Alert, ...], body: AlertStep, at: datetime, by: str, event_id: UUID) -> tuple[Alert, ...]:
    """Return the alerts after one more step; total: a step about an alert that is not there changes nothing.

    A second raising of a cause that is open, as two stations may write, worsens or repeats the first.
    """
    place = next((n for n in range(len(alerts) - 1, -1, -1) if alerts[n].cause == body.cause), None)
    known = None if place is None else alerts[place]
    if isinstance(body, AlertRaised) and (known is None or not known.open):
        return (*alerts, _raised(body, at, event_id))
    if place is None or known is None:
        return alerts
    earlier = alerts[:place]
    if isinstance(body, AlertAcknowledged):  # one answer is for all that wait about this: a latched one may be over
        earlier = tuple(_after(one, body, at, by) if one.cause == body.cause and one.waits else one for one in earlier)
    return (*earlier, _after(known, body, at, by), *alerts[place + 1 :])


def _raised(body: AlertRaised, at: datetime, event_id: UUID) -> Alert:
    urgency = Urgency.of(body.priority)
    return Alert(
        event_id=event_id, cause=body.cause, raised_at=at, urgency=urgency, worst=urgency, sentence=body.sentence,
        advice=body.advice, said_at=at, latched=body.latched, device=body.device,
        sayings=(Saying(at, urgency, body.sentence),),
    )  # fmt: skip


def _after(alert: Alert, body: AlertStep, at: datetime, by: str) -> Alert:
    match body:
        case AlertRaised() | AlertWorsened():
            said = _said(alert, body, at)
            return replace(said, latched=alert.latched or body.latched, device=body.device)
        case AlertPersisted():
            return _said(alert, body, at)
        case AlertAcknowledged(action=action, acted=acted, note=note):
            return replace(alert, answers=(*alert.answers, AlertAnswer(at, by, action, acted, note)))
        case AlertCleared():
            return alert if alert.cleared_at else replace(alert, cleared_at=at)


def _said(alert: Alert, body: AlertRaised | AlertWorsened | AlertPersisted, at: datetime) -> Alert:
    urgency = Urgency.of(body.priority)
    saying = Saying(at, urgency, body.sentence, worse=not isinstance(body, AlertPersisted))
    return replace(
        alert, urgency=urgency, worst=max(alert.worst, urgency), sentence=body.sentence, advice=body.advice, said_at=at,
        times_said=alert.times_said + 1, sayings=(*alert.sayings, saying),
    )  # fmt: skip


def waiting(alerts: tuple[Alert, ...]) -> tuple[Alert, ...]:
    """Return the alerts that wait for an answer: what is still so before what is over, the most pressing first."""
    return tuple(sorted((one for one in alerts if one.waits), key=lambda one: (not one.open, *_pressing(one))))


def standing(alerts: tuple[Alert, ...]) -> tuple[Alert, ...]:
    """Return the alerts that are shown: open, or latched and not answered; those that wait for an answer first."""
    shown = (one for one in alerts if one.open or one.waits)
    return tuple(sorted(shown, key=lambda one: (not one.waits, *_pressing(one))))


def _pressing(alert: Alert) -> tuple[int, datetime]:
    return (-alert.urgency, alert.raised_at)
