"""A monitor's values count once they last, and a monitor that falls silent is said, never taken for a flat line."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from session.alert_events import BY_PROGRAM, AlertCleared, AlertRaised, AlertStep, AlertWorsened
from session.alerts import MONITOR, steps
from session.device_watch import SILENT, DeviceWatch
from session.events import Event
from session.limits import Tier
from session.ports import Sample
from session.state import SessionState, replay
from tests.session.cases import PROTOCOL, at, event, history

PERSIST = PROTOCOL.persist_s


class Watched:
    """A running session with a monitor beside it; every second is looked at, as the window does it."""

    def __init__(self) -> None:
        self.devices = DeviceWatch()
        self.events: list[Event] = history("9:52 120/80 70 98% r15", "10:00 start 0.4 mg/kg/h")
        self.now = at("10:20")

    @property
    def state(self) -> SessionState:
        return replay(self.events)

    def show(self, seconds: int, **values: int) -> list[AlertStep]:
        """Let the monitor show these values once a second for so long; nothing where it is silent."""
        due: list[AlertStep] = []
        state = self.state
        for _ in range(seconds):
            self.now += timedelta(seconds=1)
            samples = [Sample(self.now, None, code, Decimal(value)) for code, value in values.items()]
            self.devices.add(state, samples, "Monitor")
            if found := steps(state, self.now, self.devices):
                due += found
                self._record(found)
                state = self.state
        return due

    def cuff(self, systolic: int, diastolic: int = 80) -> list[AlertStep]:
        """Let the cuff measure once, and five minutes pass."""
        due = self.show(1, systolic=systolic, diastolic=diastolic)
        self.now += timedelta(minutes=5)
        return due

    def write(self, line: str) -> list[AlertStep]:
        self.events.append(event(f"{self.now:%H:%M:%S}", line))
        due = list(steps(self.state, self.now, self.devices))
        self._record(due)
        return due

    def _record(self, found: Iterable[AlertStep]) -> None:
        for body in found:
            self.events.append(replace(event(f"{self.now:%H:%M:%S}", body), source=BY_PROGRAM))


def test_that_a_short_dip_says_nothing_and_one_that_lasts_is_said_once() -> None:
    watched = Watched()
    assert watched.show(PERSIST, spo2=85) == []
    assert watched.show(60, spo2=97) == []
    due = watched.show(120, spo2=85)
    assert [type(step) for step in due] == [AlertRaised]
    (alert,) = watched.state.alerts
    assert alert.device == "Monitor"
    assert alert.sentence == "Oxygen saturation 85 %, below 88."
    assert alert.latched


def test_that_a_deeper_fall_that_lasts_worsens_it_and_being_back_within_clears_it() -> None:
    watched = Watched()
    (raised,) = watched.show(60, spo2=90)
    assert isinstance(raised, AlertRaised)
    assert raised.priority == "medium"
    (worse,) = watched.show(60, spo2=85)
    assert isinstance(worse, AlertWorsened)
    assert watched.show(PERSIST, spo2=96) == []
    (over,) = watched.show(5, spo2=96)
    assert isinstance(over, AlertCleared)


def test_that_a_value_swinging_about_its_limit_is_said_at_most_once() -> None:
    watched = Watched()
    due = [step for turn in range(100) for step in watched.show(7, spo2=91 if turn % 2 else 92)]
    assert due == []


def test_that_two_cuff_pressures_in_a_row_are_needed() -> None:
    watched = Watched()
    assert watched.cuff(165) == []
    assert watched.cuff(130) == []
    assert watched.cuff(165) == []
    (raised,) = watched.cuff(166)
    assert isinstance(raised, AlertRaised)
    assert watched.cuff(130) == []
    (over,) = watched.cuff(130)
    assert isinstance(over, AlertCleared)


def test_that_an_entry_within_the_limits_does_not_clear_what_the_monitor_still_shows() -> None:
    watched = Watched()
    watched.show(60, spo2=85)
    assert watched.write("98%") == []
    assert watched.show(60, spo2=85) == []


def test_that_a_single_entry_beyond_is_said_at_once_though_the_monitor_was_within_and_not_again_and_again() -> None:
    watched = Watched()
    watched.show(60, heart_rate=95)
    (raised,) = watched.write("hr99")
    assert isinstance(raised, AlertRaised)
    (over,) = watched.show(300, heart_rate=95)
    assert isinstance(over, AlertCleared)


def test_that_the_worse_of_entry_and_monitor_counts() -> None:
    watched = Watched()
    watched.show(60, spo2=90)
    (worse,) = watched.write("85%")
    assert isinstance(worse, AlertWorsened)


def test_that_a_monitor_that_falls_silent_is_said_once_and_cleared_when_it_sends_again() -> None:
    watched = Watched()
    watched.show(30, spo2=97)
    since = watched.now
    due = watched.show(600)
    assert [type(step) for step in due] == [AlertRaised]
    (raised,) = due
    assert isinstance(raised, AlertRaised)
    assert (raised.cause, raised.priority, raised.sentence) == (
        MONITOR,
        "low",
        f"Monitor: no data since {since:%H:%M}.",
    )
    assert watched.state.alerts[-1].raised_at - since <= SILENT + timedelta(seconds=1)
    (over,) = watched.show(5, spo2=97)
    assert isinstance(over, AlertCleared)


def test_that_silence_clears_nothing() -> None:
    watched = Watched()
    watched.show(60, spo2=85)
    assert [step.cause for step in watched.show(600)] == [MONITOR]
    assert any(alert.cause == "spo2" and alert.open for alert in watched.state.alerts)
    (over,) = watched.write("97%")
    assert isinstance(over, AlertCleared)


def test_that_a_restart_clears_nothing_that_rests_on_the_monitor() -> None:
    watched = Watched()
    watched.write("98%")
    watched.show(60, spo2=85)
    watched.devices = DeviceWatch()
    assert watched.show(1) == []
    assert watched.state.alerts[0].open
    assert watched.show(10, spo2=97) == []
    assert [type(step) for step in watched.show(30, spo2=97)] == [AlertCleared]


def test_that_nothing_is_decided_across_a_long_silence() -> None:
    watch, state = DeviceWatch(), Watched().state
    for clock, value in (("10:20", 85), ("10:40", 85)):
        watch.add(state, [Sample(at(clock), None, "spo2", Decimal(value))], "Monitor")
    assert watch.verdict("spo2") is None
    watch.add(state, [Sample(at("10:41"), None, "spo2", Decimal(85))], "Monitor")
    verdict = watch.verdict("spo2")
    assert verdict is not None
    assert verdict.tier is Tier.STOP


def test_that_cuff_pressures_a_quarter_of_an_hour_apart_are_two_in_a_row() -> None:
    watched = Watched()
    assert watched.cuff(215) == []
    watched.now += timedelta(minutes=10)
    (raised,) = watched.cuff(214)
    assert isinstance(raised, AlertRaised)


def test_that_two_lone_values_of_a_sign_that_comes_every_second_decide_nothing() -> None:
    watched = Watched()
    watched.show(1, spo2=80)
    watched.now += timedelta(minutes=9)
    assert watched.show(1, spo2=80) == []


def test_that_a_monitor_that_stays_silent_after_a_restart_is_said_with_when_it_was_heard_last() -> None:
    watched = Watched()
    watched.show(30, spo2=97)
    heard = watched.now
    watched.now += timedelta(minutes=7)
    watched.devices = DeviceWatch()
    watched.devices.go_on(heard, watched.now, "Monitor")
    assert watched.show(int(SILENT.total_seconds())) == []
    (raised,) = watched.show(2)
    assert isinstance(raised, AlertRaised)
    assert raised.sentence == f"Monitor: no data since {heard:%H:%M}."


def test_that_a_monitor_that_was_moved_elsewhere_is_no_silent_one() -> None:
    watched = Watched()
    watched.show(30, spo2=97)
    watched.devices.forget()
    assert watched.show(120) == []
