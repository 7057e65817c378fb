"""A simulated nurse: plays a session through the recorder, writing entry lines as a person does.

What she does when is this project's own and only has to look plausible; it is no advice.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Final

from session.alert_record import Alert, Urgency, waiting
from session.commands import Setting
from session.discharge import unmet
from session.entry import parse
from session.events import Body, EntryAmended, Event, Fact
from session.ports import Monitor, Sample
from session.problems import Refused
from session.protocol import Protocol
from session.pump_events import InfusionStarted
from session.quantities import Rate
from session.record import Phase
from session.recorder import Recorder
from session.schedule import next_due
from session.screening import asks, gate
from session.screening_items import Background
from session.simulation.agenda import Agenda, Intent, Plan, infusion_intents
from session.simulation.arriving import ACCESS, PACE_S, gate_answers, gate_overrides, passed, pump_checked
from session.simulation.effect_site import course_of
from session.simulation.hand_clock import HandClock
from session.simulation.leaving import answers, overrides, score_line
from session.simulation.observing import check_line, prompted, scores_taken, swapped
from session.simulation.patient import SimulatedPatient
from session.simulation.watching import (
    SimulatedWatch,
    answer_to,
    followed_up,
    look_again,
    lower_rate,
    may_write,
    no_action,
    what_follows,
    worst_open,
)
from session.times import clock_text, nearest_past

_HOLD_RISE: Final = 26  # mmHg above baseline at which she leaves the rate as it is
_HOLD_DISSOCIATION: Final = 6
_MOST_LOOKS: Final = 24  # looks beyond the planned end of recovery before a physician is asked
_JUST_NOW: Final = timedelta(minutes=2)
_AT_ONCE: Final = timedelta(seconds=5)
_LEFT_OPEN: Final = timedelta(minutes=6)
"""What is said so shortly before she is relieved waits for whoever comes."""


class SimulatedNurse:
    """Plays one session that has been opened; the clock is moved as far as the next thing to do.

    She watches over the patient, with what a monitor sends where one stands beside, and answers the alerts.
    """

    def __init__(
        self,
        recorder: Recorder,
        clock: HandClock,
        patient: SimulatedPatient,
        *,
        plan: Plan | None = None,
        seed: str = "1",
        monitor: Monitor | None = None,
    ) -> None:
        opened = recorder.state.opened
        if opened is None:
            message = "a nurse needs a session that has been opened"
            raise ValueError(message)
        self._recorder, self._clock, self._patient, self._plan = recorder, clock, patient, plan or Plan()
        self._opened, self._background = opened, Background(sex=patient.sex)
        self._setting = Setting(opened.protocol, opened.order, opened.order.mixture(opened.weight_kg))
        self._draw = Random(seed)  # noqa: S311 -- chance that guards no secret
        self._watch = SimulatedWatch(recorder, clock, monitor)
        self._until: datetime | None = None
        self._agenda = Agenda()
        self._doing = {
            "step": self._step_up, "ready": self._find_ready, "look": self._look_again, "lower": self._lower,
        }  # fmt: skip
        self._checks = self._looks = 0
        self._told: set[str] = set()
        self._pressure = patient.baseline["systolic"]
        self._dissociation = 0
        self._checked_at = clock.wall()

    @property
    def samples(self) -> Sequence[Sample]:
        """Return what the monitor has sent while she watched."""
        return self._watch.samples

    def play(self, *, start: datetime | None = None, until: datetime | None = None) -> None:
        """Play from the baseline until the patient has left, or until she is relieved at a moment (aware).

        The infusion is started at `start`, or when she is ready where that is later.
        """
        self._until = until
        self._pass(self._draw.uniform(60, 240))
        self._check()
        begin = self._recorder.now() + self._moment(240, 480)
        self.see_to_gate()
        self._pass_to(start or begin)
        self.write(f"start {self._opened.order.start_rate}")
        self._mean(infusion_intents(self._plan, self._opened.protocol, self._opened.order))
        while self._recorder.state.phase is not Phase.LEFT and (until is None or self._clock.wall() < until):
            self._next()

    def write(self, line: str) -> tuple[Event, ...]:
        """Write one entry line now; raises Refused where it is not understood or may not be."""
        facts, at = self._understood(line)
        starts = any(isinstance(fact, InfusionStarted) for fact in facts)
        decided = passed(gate(self._recorder.state, self._background, self._recorder.now())) if starts else None
        return self._record((*((decided,) if decided else ()), *facts), at)

    def see_to_gate(self) -> None:
        """Answer what is asked before the start, some seconds for each, and have the pump checked."""
        if not asks(self._opened.protocol):
            return
        for said in gate_answers(self._recorder.state, self._background, self._recorder.now()):
            self._say(said)
        self._pass(PACE_S)
        self.write(ACCESS)
        if checked := pump_checked(self._recorder.state, self._recorder.actor):
            self._say(checked)
        found = gate(self._recorder.state, self._background, self._recorder.now())
        for override in gate_overrides(found, self._recorder.actor):
            self._say(override)

    def _say(self, body: Body) -> None:
        self._pass(PACE_S)
        self._record((body,))

    def correct(self, event: Event, line: str, reason: str) -> None:
        """Write `line` in place of an entry, for the time at which it happened; what it raised needed no action."""
        (fact,), _ = self._understood(line)
        for alert in waiting(self._recorder.state.alerts):
            self._record((no_action(self._opened.protocol, alert).to(alert, reason),))
        self._record((EntryAmended(target=event.event_id, body=fact, occurred_at=event.occurred_at, reason=reason),))

    def _understood(self, line: str) -> tuple[tuple[Fact, ...], datetime | None]:
        read = parse(line, self._setting)
        if read.faults or not read.facts:
            raise Refused(f"{line}: {' '.join(read.faults) or 'nothing is written.'}")
        at = nearest_past(*read.at, self._recorder.now(), self._opened.utc_offset_min) if read.at else None
        return read.confirmed(), at

    def _record(self, bodies: Sequence[Body], at: datetime | None = None) -> tuple[Event, ...]:
        """Record what she wrote, and see what alerts come of it."""
        events = self._recorder.record(bodies, occurred_at=at)
        self._heed(self._watch.look())
        return events

    def _heed(self, alerts: Iterable[Alert]) -> None:
        """Plan the answers to alerts that begin to wait."""
        relieved = self._until is not None and self._recorder.now() > self._until - _LEFT_OPEN
        if not relieved:
            self._mean(Intent(20, 70, f"answer {alert.cause}") for alert in alerts)

    def _pass(self, seconds: float) -> None:
        self._pass_to(self._clock.wall() + timedelta(seconds=seconds))

    def _pass_to(self, moment: datetime) -> None:
        for alerts in self._watch.passing(moment):
            self._heed(alerts)

    def _comes(self, moment: datetime) -> bool:
        """Let time pass until then and say whether it came; an alert meanwhile is thought about first."""
        for alerts in self._watch.passing(min(moment, self._until or moment)):
            self._heed(alerts)
            if alerts:
                return False
        return self._until is None or moment <= self._until

    def _next(self) -> None:
        """Do whichever comes first: the check that is due, with a little delay, or the next planned line."""
        now = self._recorder.now()
        slot, late = next_due(self._recorder.state, now), self._moment(10, 70)
        check = max(slot.due + late, now + _AT_ONCE) if slot else None
        task = self._agenda.next_at
        if task is not None and (check is None or task <= check):
            if self._comes(task):
                self._do(self._agenda.take())
        elif check is not None and self._comes(check):
            self._check()

    def _do(self, line: str) -> None:
        """Do what was put on the list, where it still fits."""
        word, state = line.split(maxsplit=1)[0].rstrip(";"), self._recorder.state
        if not may_write(state, line):
            return
        if word in self._doing:
            self._doing[word]()
        elif word == "answer":
            self._answer(line.removeprefix("answer "))
        elif word == "resume" and worst_open(state):
            self._mean((Intent(120, 180, line),))
        else:
            self.write(line)
            self._mean(what_follows(self._recorder.state, self._opened.protocol, word))

    def _look_again(self) -> None:
        if self._recorder.now() >= self._checked_at + _JUST_NOW:
            self._check()

    def _lower(self) -> None:
        if line := lower_rate(self._recorder.state, self._opened.protocol):
            self.write(line)

    def _answer(self, cause: str) -> None:
        """Answer an alert that still waits, write the line that goes with the answer, and look again in a while."""
        state, protocol = self._recorder.state, self._opened.protocol
        alert = next((one for one in waiting(state.alerts) if one.cause == cause), None)
        if alert is None:
            return
        chosen = answer_to(state, protocol, alert)
        self._record((chosen.to(alert),))
        if line := chosen.step.line:
            self._do("lower" if line == "rate" else line)
        self._mean(one for one in followed_up(state, protocol, alert, chosen) if one.line not in self._agenda)

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
            self._mean((Intent(240, 360, "ready"),))
            return
        if held:
            self._record(tuple(overrides(held)))
        self.write("ready")
        self._mean((Intent(300, 900, "left"),))

    def _ask_before_leaving(self, protocol: Protocol) -> None:
        """Take the score and ask the questions of the protocol, one after the other."""
        if line := score_line(protocol):
            self.write(line)
        for answer in answers(protocol):
            self._pass(self._draw.uniform(4, 20))
            self._record((answer,))

    def _step_up(self) -> None:
        """Raise the rate by one step of the protocol, unless the patient answers strongly or it is the highest."""
        state, protocol = self._recorder.state, self._opened.protocol
        if state.rate is None:
            return
        strong = self._pressure - self._patient.baseline["systolic"] > _HOLD_RISE
        strong = strong or any(alert.worst > Urgency.LOW for alert in state.alerts)
        value = min(state.rate.value + protocol.step.value, protocol.maximum_rate.value)
        if strong or self._dissociation >= _HOLD_DISSOCIATION or value <= state.rate.value:
            return
        self.write(f"rate {Rate(value, state.rate.unit)}")

    def _check(self) -> None:
        """Take and write one set of vitals and scores, and see to what it shows."""
        found = self._patient.measured(course_of(self._recorder.state), self._recorder.now())
        self._pressure, self._dissociation = found["systolic"], found["dissociation"]
        self._checked_at = self._recorder.now()
        self._checks += 1
        line, wrong = check_line(found, scores_taken(self._recorder.state, self._checks)), swapped(found["systolic"])
        slips = self._plan.swap_at_check is not None and self._checks >= self._plan.swap_at_check
        if slips and "slip" not in self._told and found["diastolic"] < wrong != found["systolic"]:
            self._told.add("slip")
            (event, *_) = self.write(line.replace(str(found["systolic"]), str(wrong), 1))
            self._pass(self._draw.uniform(25, 60))
            self.correct(event, line, "digits swapped")
        else:
            self.write(line)
        clock = clock_text(self._recorder.now(), self._opened.utc_offset_min)
        self._mean(prompted(found, self._told, self._draw, clock))
        if "look" not in self._agenda:
            self._mean(look_again(self._recorder.state))

    def _mean(self, intents: Iterable[Intent]) -> None:
        """Put on the list what she means to do from now."""
        for intent in intents:
            self._agenda.put(self._recorder.now() + intent.after(self._draw), intent.line)

    def _moment(self, shortest_s: float, longest_s: float) -> timedelta:
        return timedelta(seconds=round(self._draw.uniform(shortest_s, longest_s)))
