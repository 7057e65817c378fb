"""Watching over a simulated session: alerts are recorded as the window records them, and answered as a nurse would.

What is answered is this project's own and only has to look plausible; it is no advice.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from session.alert_answers import Offered, offered
from session.alert_events import BY_PROGRAM
from session.alert_record import Alert, Urgency, waiting
from session.alerts import steps
from session.compose import compose
from session.device_watch import DeviceWatch
from session.events import DrugGiven
from session.ports import Monitor, Sample
from session.protocol import Protocol
from session.quantities import Rate
from session.record import Phase
from session.recorder import Recorder
from session.simulation.agenda import Intent
from session.simulation.hand_clock import HandClock
from session.state import SessionState
from session.vitals import CHECKED

_ALONE_S: Final = 60.0
_BESIDE_MONITOR_S: Final = 5.0
"""The monitor sends every second and is read every five: a look costs more than a second's values, and no alert
comes more than those five seconds later than in the window."""
SOON: Final = Intent(200, 240, "look")
LATER: Final = Intent(420, 540, "look")


class SimulatedWatch:
    """Looks at one simulated session as time passes; `samples` is all that the monitor has sent."""

    def __init__(self, recorder: Recorder, clock: HandClock, monitor: Monitor | None) -> None:
        self.samples: list[Sample] = []
        self._recorder, self._clock, self._monitor = recorder, clock, monitor
        self._every_s = _BESIDE_MONITOR_S if monitor else _ALONE_S
        self._devices = DeviceWatch()
        self._seen: set[tuple[str, datetime]] = set()

    def look(self) -> tuple[Alert, ...]:
        """Take what the monitor has sent, record what has become of the alerts, return those that began to wait."""
        state, now = self._recorder.state, self._recorder.now()
        if self._monitor and (sent := self._monitor.poll(state, now)):
            self._devices.add(state, sent, self._monitor.name)
            self.samples += sent
        if due := steps(state, now, self._devices):
            self._recorder.record(due, source=BY_PROGRAM)
        fresh = [one for one in waiting(self._recorder.state.alerts) if (one.cause, one.said_at) not in self._seen]
        self._seen.update((one.cause, one.said_at) for one in fresh)
        return tuple(fresh)

    def passing(self, until: datetime) -> Iterator[tuple[Alert, ...]]:
        """Let time pass until a moment (aware), look now and then, and yield what each look found."""
        while (left := (until - self._clock.wall()).total_seconds()) > 0:
            idle = self._monitor is None and self._recorder.state.phase is not Phase.INFUSING
            self._clock.advance(left if idle else min(self._every_s, left))  # idle: only an entry changes anything
            yield self.look()


def answer_to(state: SessionState, protocol: Protocol, alert: Alert) -> Offered:
    """Return what she answers: what is nearest to hand at first, then a lower rate; where to stop, a pause."""
    answers = offered(protocol, alert)
    done = [one for one in answers if one.acted]
    if not alert.open:
        return next(one for one in answers if not one.acted)
    if alert.urgency is not Urgency.HIGH and alert.times_said == 1:
        return done[0]
    first = "pause" if alert.urgency is Urgency.HIGH else "rate"
    fits = (one for word in (first, "given") for one in done if one.step.line.startswith(word))
    return next((one for one in fits if _helps(state, one.step.line, alert)), done[-1])


def _helps(state: SessionState, line: str, alert: Alert) -> bool:
    """Say whether an answer's line may be written and is new: one change of the rate has to show what it does."""
    changed = bool(state.segments) and state.segments[-1].start > alert.raised_at
    return may_write(state, line) and not (line.startswith("rate") and changed)


def no_action(protocol: Protocol, alert: Alert) -> Offered:
    """Return the answer that nothing had to be done."""
    return next(one for one in offered(protocol, alert) if not one.acted)


def followed_up(state: SessionState, protocol: Protocol, alert: Alert, answered: Offered) -> Iterator[Intent]:
    """Yield what she does in the next minutes because of an alert, once it is answered."""
    if answered.step.line == "pause":
        yield Intent(300, 420, "resume")
        drugs = (one.step.line for one in offered(protocol, alert) if one.step.line.startswith("given "))
        yield from (Intent(40, 90, line) for line in list(drugs)[:1] if may_write(state, line))
    if not answered.acted:
        return
    if alert.cause not in CHECKED:
        yield Intent(15, 40, "look")
    elif alert.urgency is Urgency.HIGH or alert.times_said == 1:
        yield SOON


def may_write(state: SessionState, line: str) -> bool:
    """Say whether a line about the pump fits the phase, and whether a drug was not given yet."""
    match line.split(maxsplit=1)[0].rstrip(";"):
        case "pause" | "rate" | "lower" | "step":
            return state.phase is Phase.INFUSING
        case "resume":
            return state.phase is Phase.PAUSED
        case "end":
            return state.ended_at is None
        case "given":
            given = (entry.body for entry in state.entries if isinstance(entry.body, DrugGiven))
            return line not in {compose(body) for body in given}
        case _:
            return True


def lower_rate(state: SessionState, protocol: Protocol) -> str:
    """Return the line of a rate one step lower; empty where there is none."""
    rate = state.rate
    if rate is None or rate.value <= protocol.step.value:
        return ""
    return f"rate {Rate(rate.value - protocol.step.value, rate.unit)}"


def worst_open(state: SessionState) -> Urgency | None:
    """Return how pressing the worst open alert is; None where there is none, or only low ones."""
    return max((one.urgency for one in state.alerts if one.open and one.urgency > Urgency.LOW), default=None)


def look_again(state: SessionState) -> Iterator[Intent]:
    """Yield when she looks again at a patient of whom something is still beyond a limit."""
    worst = worst_open(state)
    if worst is not None:
        yield SOON if worst is Urgency.HIGH else LATER


def what_follows(state: SessionState, protocol: Protocol, word: str) -> Iterator[Intent]:
    """Yield what follows from a line that begins with this word: recovery, or less than before after a stop."""
    if word == "end":
        recovery = protocol.recovery_min * 60
        yield Intent(recovery + 60, recovery + 300, "ready")
    elif word == "resume" and any(one.worst is Urgency.HIGH for one in state.alerts):
        yield Intent(20, 40, "lower")
