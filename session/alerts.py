"""What has to be said at a moment, and which steps of the alerts follow: pure, and nothing where all was said.

An alert is raised once, when it is true; it worsens where a further limit is crossed; once answered it is silent until
it worsens or is still so at the next check; it is cleared when it is known to be over, never because nothing is known.
Of what was entered one reading counts; of a monitor's values what lasted, as the protocol says. An entry older than a
check's interval is no news, nor one that was known when an alert ended; said late, it is said with when it was
measured. Before the start the gate says what holds; once the patient has left nobody is watched.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from session.alert_events import AlertCleared, AlertPersisted, AlertRaised, AlertStep, AlertWorsened
from session.alert_recall import known_over
from session.alert_record import Alert, Urgency
from session.device_watch import SILENT, DeviceWatch
from session.infusion import given_mg
from session.limits import Band, Tier, bands, crossings, reading_words
from session.protocol import Protocol
from session.quantities import plain, rounded
from session.readings import Taken, latest, series
from session.record import RUNNING, Phase
from session.schedule import interval, planned_end
from session.state import SessionState
from session.times import clock_text
from session.vitals import CHECKED, PRESSURE

MONITOR: Final = "monitor"
PLANNED_END: Final = "planned_end"
MAXIMUM_DOSE: Final = "maximum_dose"
_PRESSURES: Final = ("systolic", "diastolic")
_CLEARLY: Final = Decimal("0.25")
"""Which part of what the protocol calls far makes a value clearly further out (this project's own choice)."""
_URGENCY: Final = {Tier.ACT: Urgency.MEDIUM, Tier.STOP: Urgency.HIGH}


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that is so now and has to be said; `at` is the moment of the value it rests on.

    `eased` is when a monitor last had shown less than the limit to stop at for long enough, None where it never had.
    `code` and `value` are the reading it is about; empty and None where it is about none.
    """

    cause: str
    urgency: Urgency
    sentence: str
    advice: str
    at: datetime
    latched: bool = False
    device: str = ""
    eased: datetime | None = None
    code: str = ""
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Over:
    """What is so now instead of what an alert was about, and since which moment it is known."""

    sentence: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """What is so at a moment: the conditions that hold, and the causes that are known to be over."""

    conditions: tuple[Condition, ...]
    over: Mapping[str, Over]


@dataclass(frozen=True, slots=True)
class _Value:
    """The value of a reading that counts now: entered, or what the monitor called `device` showed for long enough."""

    code: str
    value: Decimal
    at: datetime
    tier: Tier | None
    device: str = ""
    eased: datetime | None = None


def cause_of(code: str) -> str:
    """Return what an alert on a reading is about: the two pressures are one cause."""
    return PRESSURE if code in _PRESSURES else code


def conditions(state: SessionState, now: datetime, devices: DeviceWatch) -> Found:
    """Return what has to be said of a session at `now`, with what is known of its monitor."""
    if state.opened is None or state.started_at is None or state.phase is Phase.LEFT:
        return Found((), {})
    held: list[Condition] = []
    over: dict[str, Over] = {}
    found = [*_readings(state, state.opened.protocol, devices, now)]
    found += [_monitor(state, now, devices), _planned_end(state, now), _dose(state, now)]
    for cause, what in found:
        if isinstance(what, Condition):
            held.append(what)
        elif what is not None:
            over[cause] = what
    return Found(tuple(held), over)


def steps(state: SessionState, now: datetime, devices: DeviceWatch) -> tuple[AlertStep, ...]:
    """Return what is to be recorded now so that the alerts are as they should be; recorded, it returns nothing."""
    found = conditions(state, now, devices)
    known = {alert.cause: alert for alert in state.alerts if alert.open}
    taken: list[AlertStep] = []
    for condition in sorted(found.conditions, key=lambda one: -one.urgency):
        step = _step(state, condition, known.get(condition.cause))
        taken += [step] if step else []
    for cause, over in found.over.items():
        if (alert := known.get(cause)) and _is_over(alert, over):
            taken.append(AlertCleared(cause=cause, sentence=over.sentence))
    return tuple(taken)


def _is_over(alert: Alert, over: Over) -> bool:
    """Say whether an alert is over: what rests on a monitor is not ended by what was known before it was said."""
    return not alert.device or over.at >= alert.said_at


def _step(state: SessionState, condition: Condition, alert: Alert | None) -> AlertStep | None:
    said = {
        "cause": condition.cause, "priority": condition.urgency.word, "sentence": condition.sentence,
        "advice": condition.advice,
    }  # fmt: skip
    if alert is None:
        return AlertRaised(**said, latched=condition.latched, device=condition.device)
    if condition.urgency > alert.urgency or _came_back(condition, alert):
        return AlertWorsened(**said, latched=condition.latched, device=condition.device)
    return AlertPersisted(**said) if _at_next_check(state, condition, alert) else None


def _came_back(condition: Condition, alert: Alert) -> bool:
    """Say whether the monitor had shown better for long enough since the answer, and shows the worst again."""
    if not alert.answered or condition.eased is None or condition.urgency is not Urgency.HIGH:
        return False
    return condition.eased > alert.answers[-1].at


def _at_next_check(state: SessionState, condition: Condition, alert: Alert) -> bool:
    """Say whether a check after the answer has found the same again; a value measured at once is no next check."""
    if not alert.answered or condition.device or condition.cause not in CHECKED or state.opened is None:
        return False
    protocol = state.opened.protocol
    rest = timedelta(minutes=protocol.check_after_change_min - protocol.check_tolerance_min)
    answered = alert.answers[-1].at
    return condition.at >= answered + rest or (condition.at > answered and _further(state, condition, alert))


def _further(state: SessionState, condition: Condition, alert: Alert) -> bool:
    """Say whether a value is clearly further from its limit than any that was known when the alert was said last."""
    if condition.value is None:
        return False
    band = bands(state).get(condition.code)
    before = [one.value for one in series(state, condition.code) if alert.raised_at <= one.at <= alert.said_at]
    if band is None or not before:
        return False
    far = state.opened.protocol.far if state.opened else ()
    clearly = _CLEARLY * next((one.by for one in far if one.code == condition.code), Decimal(0))
    high = band.act.high is not None and condition.value > band.act.high
    return condition.value > max(before) + clearly if high else condition.value < min(before) - clearly


_What = tuple[str, Condition | Over | None]
"""A cause, and what is so of it: the condition that holds, what is so instead, or None where nothing is known."""


def _readings(state: SessionState, protocol: Protocol, devices: DeviceWatch, now: datetime) -> Iterator[_What]:
    """Yield for each cause the worst that holds of its readings, or what is so now instead."""
    by_cause: dict[str, list[_Value]] = {}
    for code, band in bands(state).items():
        if (value := _standing(state, code, band, devices)) is not None:
            by_cause.setdefault(cause_of(code), []).append(value)
    for cause, values in by_cause.items():
        worst = max(values, key=lambda one: one.tier or 0)
        if worst.tier is not None:
            yield cause, _condition(state, protocol, worst, now)
        else:
            now_is = ", ".join(reading_words(one.code, one.value) for one in values)
            yield cause, Over(f"{now_is}: back within the limits.", max(one.at for one in values))


def _standing(state: SessionState, code: str, band: Band, devices: DeviceWatch) -> _Value | None:
    """Return the value that counts: the one entered last, or the monitor's; where both are beyond, the worse."""
    verdict, persist = devices.verdict(code), timedelta(seconds=_persist_s(state))
    taken = latest(state, code)
    entered = _entered(taken, band) if taken and _is_news(taken, state) else None
    if entered and entered.tier and known_over(state, cause_of(code), code):
        entered = None
    if verdict is None:
        return entered
    tier = band.tier(verdict.value) if verdict.tier else None  # the limits may have been changed since it was shown
    shown = _Value(code, verdict.value, verdict.at, tier, devices.name, verdict.eased)
    if entered and (not _monitor_counts(shown, entered, persist) or _entry_counts(entered, shown, persist)):
        return entered
    return shown


def _is_news(taken: Taken, state: SessionState) -> bool:
    """Say whether a value was not older than a check's interval when it was entered: then it still tells how it is."""
    late = taken.entry.late_by
    return late is None or late <= interval(state)


def _entered(taken: Taken, band: Band) -> _Value:
    code = band.act.code
    return _Value(code, taken.value, taken.at, band.tier(taken.value))


def _monitor_counts(shown: _Value, entered: _Value, persist: timedelta) -> bool:
    """Say whether the monitor counts against an entry: beyond a limit while it sends, within once that has lasted."""
    if shown.tier:
        return shown.at > entered.at - SILENT
    return shown.at >= entered.at + persist


def _entry_counts(entered: _Value, shown: _Value, persist: timedelta) -> bool:
    """Say whether an entry counts of two that are beyond: as bad or worse, until the monitor has gone on for a while.

    So a check that finds the same is said, and one that found worse is not said again once the monitor shows better.
    """
    return bool(shown.tier and entered.tier and entered.tier >= shown.tier and shown.at < entered.at + persist)


def _persist_s(state: SessionState) -> int:
    return state.opened.protocol.persist_s if state.opened else 0


def _condition(state: SessionState, protocol: Protocol, value: _Value, now: datetime) -> Condition:
    (crossing,) = crossings(state, {value.code: value.value})
    return Condition(
        cause=cause_of(crossing.code),
        urgency=_URGENCY[crossing.tier],
        sentence=f"{crossing.sentence}{_measured(state, protocol, value, now)}",
        advice=crossing.advice,
        at=value.at,
        latched=crossing.code in protocol.latched,
        device=value.device,
        eased=value.eased,
        code=value.code,
        value=value.value,
    )


def _measured(state: SessionState, protocol: Protocol, value: _Value, now: datetime) -> str:
    """Say when a value that was entered was measured, where that is a while ago: none looks newer than it is."""
    if value.device or now - value.at <= timedelta(minutes=protocol.check_tolerance_min):
        return ""
    return f" Measured at {clock_text(value.at, state.utc_offset_min)}."


def _monitor(state: SessionState, now: datetime, devices: DeviceWatch) -> _What:
    """Say that a monitor which has sent values sends none any more; one that never did says nothing."""
    if devices.last_at is None:
        return MONITOR, None
    since = devices.silent_since(now)
    if since is None:
        return MONITOR, Over("The monitor sends again.", devices.last_at)
    sentence = f"Monitor: no data since {clock_text(since, state.utc_offset_min)}."
    advice = "Look at the patient and at the monitor. Take the vital signs by hand until it sends again."
    return MONITOR, Condition(MONITOR, Urgency.LOW, sentence, advice, since, device=devices.name)


def _planned_end(state: SessionState, now: datetime) -> _What:
    end = planned_end(state, now)
    if state.phase is Phase.PAUSED:
        return PLANNED_END, None
    if state.opened is None or end is None or state.phase is not Phase.INFUSING:
        return PLANNED_END, Over("The infusion does not run any more.", now)
    if now < end + timedelta(minutes=state.opened.protocol.check_tolerance_min):
        return PLANNED_END, Over(f"The planned end is {clock_text(end, state.utc_offset_min)}.", now)
    sentence = f"The planned end was {clock_text(end, state.utc_offset_min)}, and the infusion is still running."
    return PLANNED_END, Condition(PLANNED_END, Urgency.LOW, sentence, "End it, or say why it goes on.", end)


def _dose(state: SessionState, now: datetime) -> _What:
    if state.opened is None or state.phase not in RUNNING:
        return MAXIMUM_DOSE, Over("The infusion does not run any more.", now)
    given, most = given_mg(state.segments, state.boluses, now), state.opened.order.maximum_mg
    if given <= most:
        return MAXIMUM_DOSE, Over(f"{rounded(given, 1)} mg given of the ordered {plain(most)} mg.", now)
    sentence = f"{rounded(given, 1)} mg given, more than the ordered {plain(most)} mg."
    advice = "End the infusion, or have the prescriber say that it goes on."
    return MAXIMUM_DOSE, Condition(MAXIMUM_DOSE, Urgency.MEDIUM, sentence, advice, now)
