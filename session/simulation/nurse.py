"""A simulated nurse: plays a session through the recorder, writing entry lines as a person does.

What she does when is this project's own and only has to look plausible; it is no advice.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heappop, heappush
from random import Random
from typing import Final

from session.commands import Setting
from session.discharge import unmet
from session.entry import parse
from session.events import Body, EntryAmended, Event, Fact
from session.problems import Refused
from session.protocol import Protocol
from session.pump_events import InfusionStarted
from session.quantities import Rate
from session.record import Phase
from session.recorder import Recorder
from session.schedule import next_due
from session.screening import asks, gate
from session.screening_items import Background
from session.simulation.arriving import ACCESS, PACE_S, gate_answers, gate_overrides, passed, pump_checked
from session.simulation.effect_site import course_of
from session.simulation.hand_clock import HandClock
from session.simulation.leaving import answers, overrides, score_line
from session.simulation.patient import SimulatedPatient
from session.times import clock_text, nearest_past

_HOLD_RISE: Final = 26  # mmHg above baseline at which she leaves the rate as it is
_HOLD_DISSOCIATION: Final = 6
_MOST_LOOKS: Final = 24  # looks beyond the planned end of recovery before a physician is asked
_WORDS: Final = (
    "Floating, comfortable.", "Music through headphones, eyes closed.", "Says the room is far away, not afraid.",
    "Talks about the sea.", "Light dimmed, blanket.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plan:
    """What sets one session apart: an early stop or a pause with its reason, a check at which digits are swapped."""

    stop_at_min: int | None = None
    stop_reason: str = ""
    swap_at_check: int | None = None
    pause_at_min: int | None = None
    pause_reason: str = ""


@dataclass(frozen=True, slots=True, order=True)
class _Task:
    at: datetime
    number: int
    line: str


class SimulatedNurse:
    """Plays one session that has been opened; the clock is moved as far as the next thing to do."""

    def __init__(
        self,
        recorder: Recorder,
        clock: HandClock,
        patient: SimulatedPatient,
        *,
        plan: Plan | None = None,
        seed: str = "1",
        sex: str = "U",
    ) -> None:
        opened = recorder.state.opened
        if opened is None:
            message = "a nurse needs a session that has been opened"
            raise ValueError(message)
        self._recorder, self._clock, self._patient, self._plan = recorder, clock, patient, plan or Plan()
        self._opened, self._background = opened, Background(sex=sex)
        self._setting = Setting(opened.protocol, opened.order, opened.order.mixture(opened.weight_kg))
        self._draw = Random(seed)  # noqa: S311 -- chance that guards no secret
        self._tasks: list[_Task] = []
        self._numbered = 0
        self._checks = self._looks = 0
        self._told: set[str] = set()
        self._pressure = patient.baseline["systolic"]
        self._dissociation = 0

    def play(self) -> None:
        """Play from the baseline until the patient has left."""
        self._clock.advance(self._draw.uniform(60, 240))
        self._check()
        start = self._recorder.now() + self._moment(240, 480)
        self.see_to_gate()
        self._clock.advance_to(max(start, self._recorder.now()))
        self.write(f"start {self._opened.order.start_rate}")
        self._plan_infusion()
        while self._recorder.state.phase is not Phase.LEFT:
            self._next()

    def write(self, line: str) -> tuple[Event, ...]:
        """Write one entry line now; raises Refused where it is not understood or may not be."""
        facts, at = self._understood(line)
        starts = any(isinstance(fact, InfusionStarted) for fact in facts)
        decided = passed(gate(self._recorder.state, self._background, self._recorder.now())) if starts else None
        return self._recorder.record((*((decided,) if decided else ()), *facts), occurred_at=at)

    def see_to_gate(self) -> None:
        """Answer what is asked before the start, some seconds for each, and have the pump checked."""
        if not asks(self._opened.protocol):
            return
        for said in gate_answers(self._recorder.state, self._background, self._recorder.now()):
            self._say(said)
        self._clock.advance(PACE_S)
        self.write(ACCESS)
        if checked := pump_checked(self._recorder.state, self._recorder.actor):
            self._say(checked)
        found = gate(self._recorder.state, self._background, self._recorder.now())
        for override in gate_overrides(found, self._recorder.actor):
            self._say(override)

    def _say(self, body: Body) -> None:
        self._clock.advance(PACE_S)
        self._recorder.record((body,))

    def correct(self, event: Event, line: str, reason: str) -> None:
        """Write `line` in place of an entry, for the time at which it happened."""
        (fact,), _ = self._understood(line)
        self._recorder.record(
            (EntryAmended(target=event.event_id, body=fact, occurred_at=event.occurred_at, reason=reason),)
        )

    def _understood(self, line: str) -> tuple[tuple[Fact, ...], datetime | None]:
        read = parse(line, self._setting)
        if read.faults or not read.facts:
            raise Refused(f"{line}: {' '.join(read.faults) or 'nothing is written.'}")
        at = nearest_past(*read.at, self._recorder.now(), self._opened.utc_offset_min) if read.at else None
        return read.confirmed(), at

    def _next(self) -> None:
        """Do whichever comes first: the check that is due, with a little delay, or the next planned line."""
        slot = next_due(self._recorder.state, self._recorder.now())
        check = max(slot.due, self._recorder.now()) + self._moment(10, 70) if slot else None
        if check is None or (self._tasks and self._tasks[0].at <= check):
            task = heappop(self._tasks)
            self._clock.advance_to(task.at)
            self._do(task.line)
        else:
            self._clock.advance_to(check)
            self._check()

    def _do(self, line: str) -> None:
        word = line.split(maxsplit=1)[0].rstrip(";")
        if word == "step":
            self._step_up()
        elif word == "ready":
            self._find_ready()
        elif word in {"rate", "pause", "resume", "end"} and self._recorder.state.ended_at:
            return
        else:
            self.write(line)
            if word == "end":
                recovery = timedelta(minutes=self._opened.protocol.recovery_min)
                self._later(recovery + self._moment(60, 300), "ready")

    def _find_ready(self) -> None:
        """Find the patient ready, or look again a little later; after many looks a physician answers for the rest."""
        state, protocol = self._recorder.state, self._opened.protocol
        if "asked" not in self._told:
            self._told.add("asked")
            self._ask_before_leaving(protocol)
        held = unmet(self._recorder.state, self._recorder.now())
        if held and state.phase is Phase.RECOVERY and self._looks < _MOST_LOOKS:
            self._looks += 1
            self._check()
            self._later(self._moment(240, 360), "ready")
            return
        if held:
            self._recorder.record(tuple(overrides(held)))
        self.write("ready")
        self._later(self._moment(300, 900), "left")

    def _ask_before_leaving(self, protocol: Protocol) -> None:
        """Take the score and ask the questions of the protocol, one after the other."""
        if line := score_line(protocol):
            self.write(line)
        for answer in answers(protocol):
            self._clock.advance(self._draw.uniform(4, 20))
            self._recorder.record((answer,))

    def _plan_infusion(self) -> None:
        every, planned = self._opened.protocol.step_interval_min, self._opened.order.planned_min
        for minute in range(every, planned, every):
            self._later(timedelta(minutes=minute), "step")
        end = self._plan.stop_at_min
        self._later(
            timedelta(minutes=planned if end is None else end), f"end; {self._plan.stop_reason}" if end else "end"
        )
        if (pause := self._plan.pause_at_min) is not None:
            self._later(timedelta(minutes=pause), f"pause; {self._plan.pause_reason}")
            self._later(timedelta(minutes=pause, seconds=self._draw.uniform(120, 300)), "resume")

    def _step_up(self) -> None:
        """Raise the rate by one step of the protocol, unless the patient answers strongly or it is the highest."""
        state, protocol = self._recorder.state, self._opened.protocol
        if state.phase is not Phase.INFUSING or state.rate is None:
            return
        strong = self._pressure - self._patient.baseline["systolic"] > _HOLD_RISE
        value = min(state.rate.value + protocol.step.value, protocol.maximum_rate.value)
        if strong or self._dissociation >= _HOLD_DISSOCIATION or value <= state.rate.value:
            return
        self.write(f"rate {Rate(value, state.rate.unit)}")

    def _check(self) -> None:
        """Take and write one set of vitals and scores, and see to what it shows."""
        found = self._patient.measured(course_of(self._recorder.state), self._recorder.now())
        self._pressure, self._dissociation = found["systolic"], found["dissociation"]
        self._checks += 1
        line, wrong = self._vitals(found), _swapped(found["systolic"])
        slips = self._plan.swap_at_check is not None and self._checks >= self._plan.swap_at_check
        if slips and "slip" not in self._told and found["diastolic"] < wrong != found["systolic"]:
            self._told.add("slip")
            (event, *_) = self.write(line.replace(str(found["systolic"]), str(wrong), 1))
            self._clock.advance(self._draw.uniform(25, 60))
            self.correct(event, line, "digits swapped")
        else:
            self.write(line)
        self._see_to(found)

    def _vitals(self, found: dict[str, int]) -> str:
        infusing = self._recorder.state.started_at is not None
        scores = f" p{found['pain']}"
        if self._recorder.state.ended_at is not None:
            return f"{_signs(found)}{scores} s{found['sedation']} d{found['dissociation']} n{found['nausea']}"
        scores += f" d{found['dissociation']}" if infusing and self._checks % 2 == 0 else ""
        scores += f" s{found['sedation']}" if self._checks % 2 else ""
        return _signs(found) + scores

    def _see_to(self, found: dict[str, int]) -> None:
        if found["nausea"] >= 1 and "nausea" not in self._told:
            self._told.add("nausea")
            grade = "mild" if found["nausea"] == 1 else "moderate"
            self._later(self._moment(40, 90), f"n{found['nausea']}")
            self._later(self._moment(95, 120), f"effect nausea {grade}")
            self._later(self._moment(150, 240), "given ondansetron 4 mg iv")
            self._later(self._moment(1500, 2100), "effect nausea over")
        if found["dissociation"] >= 2 and "words" not in self._told:  # noqa: PLR2004 -- enough to be spoken of
            self._told.add("words")
            happened = clock_text(self._recorder.now(), self._opened.utc_offset_min)
            when, after = self._draw.choice((("", (60, 240)), (f"@{happened} ", (240, 420))))
            self._later(self._moment(*after), f"{when}d{found['dissociation']}; {self._draw.choice(_WORDS)}")

    def _later(self, after: timedelta, line: str) -> None:
        self._numbered += 1
        heappush(self._tasks, _Task(self._recorder.now() + after, self._numbered, line))

    def _moment(self, shortest_s: float, longest_s: float) -> timedelta:
        return timedelta(seconds=round(self._draw.uniform(shortest_s, longest_s)))


def _signs(found: dict[str, int]) -> str:
    return f"{found['systolic']}/{found['diastolic']} {found['heart_rate']} {found['spo2']}% r{found['respiration']}"


def _swapped(pressure: int) -> int:
    """Return a pressure with two of its digits swapped, as a hurried hand writes it: 138 -> 183."""
    tens, ones = divmod(pressure, 10)
    hundreds, tens = divmod(tens, 10)
    return hundreds * 100 + ones * 10 + tens
