"""The demonstration: invented patients with their courses, past sessions, and one session that is running now."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from session.ports import Clock, Journal, Registry, Sample
from session.protocol import Protocol
from session.quantities import Rate, RateUnit
from session.recorder import Recorder
from session.simulation.agenda import Plan
from session.simulation.check_in import Person, order_for, person
from session.simulation.demonstration_courses import PHYSICIAN, Surroundings, write_courses
from session.simulation.demonstration_signing import sign_older
from session.simulation.hand_clock import HandClock
from session.simulation.monitor import SimulatedMonitor
from session.simulation.nurse import SimulatedNurse
from session.simulation.rehearsal import Rehearsal
from session.simulation.scenarios import DAYS, Scenario
from session.state import SessionState
from session.times import at_chair

MIRIAM: Final = person(1329, "Okafor, Miriam", "004182", "1979-03-14", "F", "68.4", "penicillin", "latex")
_SAMIR: Final = person(1002, "Haddad, Samir", "003957", "1968-07-02", "M", "84")
_ZOFIA: Final = person(1003, "Kowalska, Zofia", "004011", "1985-11-23", "F", "61.5", "ibuprofen")
_HIROSHI: Final = person(1313, "Tanaka, Hiroshi", "002780", "1957-01-30", "M", "70.2")
_ELODIE: Final = person(
    1005, "Moreau, \N{LATIN CAPITAL LETTER E WITH ACUTE}lodie", "004203", "1991-05-09", "F", "57.8", "codeine"
)
_PEOPLE: Final = (MIRIAM, _SAMIR, _ZOFIA, _HIROSHI, _ELODIE)
_NURSES: Final = ("R. Castillo", "J. Mensah", "A. Lindqvist")


@dataclass(frozen=True, slots=True)
class _Visit:
    who: Person
    days_ago: int
    clock: tuple[int, int]
    chair: str
    nurse: str
    minutes: int = 90
    plan: Plan = field(default_factory=Plan)
    pain: int = 5
    with_monitor: bool = False
    queasiness: float | None = None


_VISITS: Final = (
    _Visit(_ZOFIA, 118, (9, 20), "1", "J. Mensah"),
    _Visit(_SAMIR, 96, (13, 5), "2", "R. Castillo", plan=Plan(pause_at_min=37, pause_reason="cannula flushed")),
    _Visit(
        _ZOFIA, 74, (9, 35), "1", "A. Lindqvist", plan=Plan(stop_at_min=52, stop_reason="frightened, asked to stop")
    ),
    _Visit(
        _HIROSHI,
        55,
        (10, 10),
        "3",
        "J. Mensah",
        plan=Plan(stop_at_min=66, stop_reason="pressure high, Dr Ferrari told"),
    ),
    _Visit(_SAMIR, 41, (13, 15), "2", "A. Lindqvist", 120, queasiness=0.8),
    _Visit(_ELODIE, 16, (11, 0), "1", "R. Castillo", plan=Plan(swap_at_check=3)),
    _Visit(MIRIAM, 7, (9, 45), "2", "A. Lindqvist", plan=Plan(swap_at_check=4), pain=8),
    _Visit(MIRIAM, 3, (9, 50), "2", "A. Lindqvist", pain=7, with_monitor=True),
)

_RUNNING_MIN: Final = 52
_BEFORE_START: Final = timedelta(minutes=11)
_SLIP: Final = "183/83 77 97% r14 p6"
_LINES: Final = (
    (-8, "125/78 73 98% r15 p8 s0"),
    (0, "start 0.4 mg/kg/h"),
    (5, "128/80 74 98% r15 p8"),
    (12, "132/81 75 97% r14 p7 s0"),
    (15, "rate 0.5 mg/kg/h"),
    (20, _SLIP),
    (31, "d3; Floating, comfortable."),
    (35, "146/88 80 98% r14 p5 s-1"),
    (44, "effect nausea mild"),
    (45, "given ondansetron 4 mg iv"),
    (50, "158/94 84 97% r14 p4"),
)
"""What the nurse has written in the running session: minutes from the start, and the line."""


_COURSE: Final = "Induction 3 of 6"
"""What her running session is in her course: two of it are among the past visits."""


def build_demonstration(
    journal: Journal,
    registry: Registry,
    clock: Clock,
    scenario: Scenario | None = None,
    *,
    seed: int = 1,
    station: str = "demonstration",
) -> UUID:
    """Fill an empty database and return the running session; the same seed and time give the same content.

    The running session is that of a scenario where one is named, with what it raises on the record. Device samples are
    on disk some seconds later, or when the database is closed. Raises StorageProblem or ProtocolProblem.
    """
    protocol, now = registry.protocols()[0], clock.wall()
    for who in _PEOPLE:
        registry.add_patient(who.patient, _NURSES[-1])
    for nurse in _NURSES:
        registry.add_staff(nurse, nurse)
    for visit in _VISITS:
        hand = HandClock(_began(visit, now, clock), clock.utc_offset_min(now - timedelta(days=visit.days_ago)))
        _play(visit, protocol, hand, journal, seed=str(seed), station=station)
    if scenario:
        running_id = running_on(scenario, protocol, clock, journal, seed=str(seed), station=station)
    else:
        running_id = _running(protocol, clock, journal, seed=str(seed), station=station)
    around = Surroundings(journal, registry, clock, protocol, _NURSES[-1], station)
    write_courses(around, _PEOPLE, str(seed))
    sign_older(journal, registry, clock, physician=PHYSICIAN, station=station)
    return running_id


def _began(visit: _Visit, now: datetime, clock: Clock) -> datetime:
    """Return when a past visit began: at its time of day, on a weekday."""
    day = at_chair(now - timedelta(days=visit.days_ago), clock.utc_offset_min(now - timedelta(days=visit.days_ago)))
    day -= timedelta(days=max(0, day.weekday() - 4))
    return day.replace(hour=visit.clock[0], minute=visit.clock[1], second=0, microsecond=0)


def _play(visit: _Visit, protocol: Protocol, hand: HandClock, journal: Journal, *, seed: str, station: str) -> None:
    began, stage = hand.wall(), Rehearsal()
    order = order_for(protocol, visit.who.weight_kg, visit.minutes)
    opened = visit.who.opening(protocol, order, chair=visit.chair, utc_offset_min=hand.utc_offset_min())
    recorder = Recorder.open(stage, hand, opened, actor=visit.nurse, station=station)
    patient = visit.who.simulated(seed, began.date()).with_baseline({"pain": Decimal(visit.pain)})
    if visit.queasiness is not None:  # one that is looked for by it is sick on any day
        patient = replace(patient, sensitivity=1.0, queasiness=visit.queasiness)
    SimulatedNurse(recorder, hand, patient, plan=visit.plan, seed=f"{seed}/{visit.days_ago}").play()
    stage.write_down(recorder.session_id, journal)
    if visit.with_monitor:
        monitor, watched = SimulatedMonitor(seed, who=visit.who.patient), HandClock(began)
        journal.append_samples(
            recorder.session_id, monitor.name, _watched(monitor, recorder.state, watched, hand.wall())
        )


def _running(protocol: Protocol, clock: Clock, journal: Journal, *, seed: str, station: str) -> UUID:
    """Write the running session up to now, with what the monitor showed meanwhile."""
    now = clock.wall()
    start = now.replace(second=0, microsecond=0) - timedelta(minutes=_RUNNING_MIN)
    hand = HandClock(start - _BEFORE_START, clock.utc_offset_min(now))
    order = replace(
        order_for(protocol, MIRIAM.weight_kg, protocol.planned_min),
        start_rate=Rate(Decimal("0.4"), RateUnit.MG_KG_H),
        maximum_mg=Decimal("51.3"),
    )
    opened = replace(MIRIAM.opening(protocol, order, chair="2", utc_offset_min=hand.utc_offset_min()), course=_COURSE)
    stage = Rehearsal()
    recorder = Recorder.open(stage, hand, opened, actor=_NURSES[-1], station=station)
    nurse = SimulatedNurse(recorder, hand, MIRIAM.simulated(seed, now.date()), seed=seed)
    monitor = SimulatedMonitor(seed, who=MIRIAM.patient)
    samples: list[Sample] = []
    moments = [start + timedelta(minutes=minute) for minute, _ in _LINES]
    for (minute, line), until in zip(_LINES, [*moments[1:], now], strict=True):
        hand.advance_to(start + timedelta(minutes=minute))
        (event, *_) = nurse.write(line)
        if line == _SLIP:
            hand.advance(40)
            nurse.correct(event, line.replace("183", "138"), "digits swapped")
        if recorder.state.started_at is None:
            nurse.see_to_gate()
        samples += _watched(monitor, recorder.state, hand, until)
    stage.write_down(recorder.session_id, journal)
    journal.append_samples(recorder.session_id, monitor.name, samples)
    return recorder.session_id


def running_on(
    scenario: Scenario, protocol: Protocol, clock: Clock, journal: Journal, *, seed: str, station: str
) -> UUID:
    """Write a running session of this scenario up to now and return it; what was said last waits to be answered."""
    now = clock.wall()
    start = now.replace(second=0, microsecond=0) - timedelta(minutes=DAYS[scenario].opened_min)
    hand, stage = HandClock(start - _BEFORE_START, clock.utc_offset_min(now)), Rehearsal()
    order = order_for(protocol, MIRIAM.weight_kg, protocol.planned_min)
    opened = replace(MIRIAM.opening(protocol, order, chair="2", utc_offset_min=hand.utc_offset_min()), course=_COURSE)
    recorder = Recorder.open(stage, hand, opened, actor=_NURSES[-1], station=station)
    monitor = SimulatedMonitor(seed, who=MIRIAM.patient, scenario=scenario)
    patient = MIRIAM.simulated(seed, now.date()).on(scenario)
    nurse = SimulatedNurse(recorder, hand, patient, seed=seed, monitor=monitor)
    nurse.play(start=start, until=now)
    stage.write_down(recorder.session_id, journal)
    journal.append_samples(recorder.session_id, monitor.name, nurse.samples)
    return recorder.session_id


def _watched(monitor: SimulatedMonitor, state: SessionState, hand: HandClock, until: datetime) -> list[Sample]:
    """Let time pass until then, looking at the monitor every minute."""
    samples: list[Sample] = []
    while hand.wall() < until:
        hand.advance(min(60.0, (until - hand.wall()).total_seconds()))
        samples += monitor.poll(state, hand.wall())
    return samples
