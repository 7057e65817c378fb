"""What is said of a running session on its card, in words, from its state at a moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from session.events import VitalsRecorded
from session.infusion import infused
from session.limits import beyond
from session.ports import Patient
from session.quantities import plain
from session.readings import Taken, latest
from session.record import Phase
from session.schedule import SlotStatus, interval, next_due
from session.state import SessionState
from session.times import clock_text, elapsed_text
from session.vitals import CATALOGUE
from ui.day_words import chair_words
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.age import Freshness, age_words, freshness

SHOWN = ("systolic", "heart_rate", "spo2", "pain")


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When the next check is due: seconds left (negative: overdue), the interval in seconds, what is due in words."""

    left: float
    interval: float
    caption: str

    @property
    def overdue(self) -> bool:
        return self.left < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningFace:
    """One card: whose it is, the time that counts in this phase, what is due, what is beyond a limit, the values."""

    title: str
    phase: str
    time: str
    of_time: str
    due: Due | None
    beyond: tuple[str, ...]
    values: str
    aged: str

    @property
    def priority(self) -> Priority:
        """Return medium where a check is overdue or a value is beyond a limit at which to act."""
        overdue = self.due is not None and self.due.overdue
        return Priority.MEDIUM if overdue or self.beyond else Priority.NONE

    @property
    def urgency(self) -> tuple[bool, bool, float]:
        """Return what cards are sorted by: overdue first and longest, then beyond a limit, then the next due."""
        if self.due is None:
            return (True, not self.beyond, float("inf"))
        return (not self.due.overdue, not self.beyond, self.due.left)


def running_face(patient: Patient, state: SessionState, now: datetime) -> RunningFace:
    """Return the card of a session at `now`, its own time."""
    taken = {code: found for code in SHOWN if (found := latest(state, code)) is not None}
    usual = interval(state).total_seconds()
    fresh = {code: freshness((now - one.at).total_seconds(), usual) for code, one in taken.items()}
    current = [_value(code, one) for code, one in taken.items() if fresh[code] is Freshness.CURRENT]
    old = {code: one for code, one in taken.items() if fresh[code] is not Freshness.CURRENT}
    time, whole = _time(state, now)
    chair = chair_words(state.opened.chair) if state.opened else ""
    return RunningFace(
        title=f"{chair} · {patient.name}" if chair else patient.name,
        phase=_phase(state),
        time=time,
        of_time=whole,
        due=_due(state, now),
        beyond=_beyond(state, taken),
        values=" · ".join(current),
        aged=_aged(old, now) if taken else tr("No vitals yet"),
    )


def _phase(state: SessionState) -> str:
    words = {
        Phase.BEFORE: tr("not started, here since {clock}"),
        Phase.INFUSING: tr("infusing"),
        Phase.PAUSED: tr("paused"),
        Phase.RECOVERY: tr("recovery"),
        Phase.READY: tr("ready to leave"),
        Phase.LEFT: tr("left"),
    }
    since = clock_text(state.opening.occurred_at, state.utc_offset_min) if state.opening else "–"
    return words[state.phase].format(clock=since)


def _time(state: SessionState, now: datetime) -> tuple[str, str]:
    """Return the time that counts: how long drug has flowed, then how long recovery takes, each of how long."""
    opened = state.opened
    if opened is None or state.started_at is None:
        return "", ""
    if state.ended_at is None:
        passed, whole = infused(state.segments, now), opened.order.planned_min
    else:
        passed, whole = (state.left_at or now) - state.ended_at, opened.protocol.recovery_min
    return elapsed_text(passed), tr("of {whole}").format(whole=elapsed_text(timedelta(minutes=whole)))


def _due(state: SessionState, now: datetime) -> Due | None:
    slot = next_due(state, now)
    if slot is None:
        return None
    left = (slot.due - now).total_seconds()
    clock = clock_text(slot.due, state.utc_offset_min)
    whole = interval(state).total_seconds()
    if slot.status is SlotStatus.OVERDUE:
        return Due(left=min(left, -1.0), interval=whole, caption=tr("vitals due {clock}").format(clock=clock))
    caption = tr("to next vitals") if left > 0 else tr("vitals due now")
    return Due(left=max(left, 0.0), interval=whole, caption=caption)


def _beyond(state: SessionState, taken: Mapping[str, Taken]) -> tuple[str, ...]:
    """Name the latest values that are beyond a limit of the protocol at which to act."""
    codes = beyond(state, {code: one.value for code, one in taken.items()})
    return tuple(f"{CATALOGUE[code].name.removesuffix(' pressure')} {plain(taken[code].value)}" for code in codes)


def _aged(old: Mapping[str, Taken], now: datetime) -> str:
    """Return values past their interval, those of the same age together: "BP 128/80 · HR 74, 21 min ago"."""
    by_age: dict[str, list[str]] = {}
    for code, one in old.items():
        by_age.setdefault(age_words((now - one.at).total_seconds()), []).append(_value(code, one))
    return "; ".join(f"{' · '.join(values)}, {age}" for age, values in by_age.items())


def _value(code: str, taken: Taken) -> str:
    value = plain(taken.value)
    if code != "systolic":
        return f"{CATALOGUE[code].short} {value}"
    body = taken.entry.body
    diastolic = body.value("diastolic") if isinstance(body, VitalsRecorded) else None
    return tr("BP {systolic}/{diastolic}").format(
        systolic=value, diastolic=plain(diastolic) if diastolic is not None else "–"
    )
