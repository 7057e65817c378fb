"""A check beside a monitor: an entry that finds the same is said then, and not again once the monitor shows better."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from session.alert_events import BY_PROGRAM, AlertAcknowledged, AlertPersisted, AlertStep
from session.alert_record import waiting
from session.alerts import steps
from session.device_watch import DeviceWatch
from session.events import Body
from session.ports import Sample
from session.state import apply, replay
from tests.session.cases import at, event, history


class Bedside:
    """A session with a monitor that shows a breath rate every second, and alerts that are recorded as they come."""

    def __init__(self) -> None:
        self.watch = DeviceWatch()
        self.state = replay(history("9:52 120/80 70 98% r15", "10:00 start 0.4 mg/kg/h"))

    def shows(self, since: str, until: str, value: int) -> list[AlertStep]:
        """Let the monitor show this value every second, the last one included, and return what follows."""
        seconds = int((at(until) - at(since)).total_seconds())
        moments = [at(since) + timedelta(seconds=second) for second in range(seconds + 1)]
        said: list[AlertStep] = []
        for moment in moments:
            self.watch.add(self.state, [Sample(moment, moment, "respiration", Decimal(value))], "Bedside")
            said += self._look(f"{moment:%H:%M:%S}")
        return said

    def add(self, clock: str, body: Body | str) -> Sequence[AlertStep]:
        self.state = apply(self.state, event(clock, body))
        return self._look(clock)

    def _look(self, clock: str) -> Sequence[AlertStep]:
        due = steps(self.state, at(clock), self.watch)
        for body in due:
            self.state = apply(self.state, replace(event(clock, body), source=BY_PROGRAM))
        return due


def answered() -> Bedside:
    """Return a session in which the monitor shows 6 a minute since 10:10; that was answered at 10:11, it is 10:15."""
    bedside = Bedside()
    bedside.shows("10:10", "10:11", 6)
    bedside.add("10:11", AlertAcknowledged(cause="respiration", action="Roused", acted=True))
    assert bedside.shows("10:11:01", "10:15", 6) == []
    return bedside


def test_that_a_check_that_finds_the_same_as_the_monitor_is_said_at_its_own_moment_and_once() -> None:
    bedside = answered()
    (still,) = bedside.add("10:15", "r6")
    assert isinstance(still, AlertPersisted)
    assert [alert.said_at for alert in waiting(bedside.state.alerts)] == [at("10:15")]
    bedside.shows("10:15:01", "10:15:30", 6)
    bedside.add("10:15:30", AlertAcknowledged(cause="respiration", action="Roused", acted=True))
    assert bedside.shows("10:15:31", "10:20", 6) == []


def test_that_a_check_is_not_said_once_the_monitor_shows_that_it_gets_better() -> None:
    bedside = answered()
    bedside.add("10:15", "r6")
    assert bedside.shows("10:15:01", "10:16", 9) == []


def test_that_an_entry_that_is_worse_than_what_the_monitor_shows_counts() -> None:
    bedside = Bedside()
    bedside.shows("10:10", "10:11", 9)
    (alert,) = bedside.state.alerts
    bedside.add("10:11", "r6")
    (worse,) = bedside.state.alerts
    assert (alert.urgency.word, worse.urgency.word) == ("medium", "high")
    assert bedside.shows("10:11:01", "10:13", 9) == []
