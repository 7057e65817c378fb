"""What is said of a running session on its card, in words, from its state at a moment."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from session.events import VitalsRecorded
from session.flags import Flag
from session.infusion import infused
from session.ports import Patient
from session.quantities import plain
from session.readings import Taken, latest
from session.record import Phase
from session.schedule import interval
from session.state import SessionState
from session.times import clock_text, elapsed_text
from session.vitals import CATALOGUE
from ui.at_a_glance import Due, Glance
from ui.day_words import chair_words
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.age import Freshness, age_words, freshness

SHOWN = ("systolic", "heart_rate", "spo2", "pain")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningFace:
    """One card: whose it is, phase and course, the time that counts, what is due and what is wrong, the values."""

    title: str
    phase: str
    time: str
    of_time: str
    glance: Glance
    values: str
    aged: str

    @property
    def due(self) -> Due | None:
        return self.glance.due

    @property
    def flags(self) -> tuple[Flag, ...]:
        return self.glance.flags

    @property
    def priority(self) -> Priority:
        """Return the most pressing that nobody has answered yet."""
        return self.glance.priority

    @property
    def urgency(self) -> tuple[int, int, float]:
        """Return what cards are sorted by, the smallest first."""
        return self.glance.urgency


def running_face(patient: Patient, state: SessionState, now: datetime, glance: Glance) -> RunningFace:
    """Return the card of a session at `now`, its own time, from how it stands then."""
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
        glance=glance,
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
    course = state.opened.course if state.opened else ""
    return " · ".join(filter(None, (words[state.phase].format(clock=since), course)))


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
