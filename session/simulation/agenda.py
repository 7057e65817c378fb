"""What a simulated nurse means to do and when: the plan of one session, and the list she works through."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heappop, heappush
from random import Random

from session.order import Order
from session.protocol import Protocol


@dataclass(frozen=True, slots=True)
class Plan:
    """What sets one session apart: an early stop or a pause with its reason, a check at which digits are swapped."""

    stop_at_min: int | None = None
    stop_reason: str = ""
    swap_at_check: int | None = None
    pause_at_min: int | None = None
    pause_reason: str = ""


@dataclass(frozen=True, slots=True)
class Intent:
    """A line to be written, or a word for what is to be done, after between so many seconds and so many."""

    shortest_s: float
    longest_s: float
    line: str

    def after(self, draw: Random) -> timedelta:
        """Draw after how long."""
        return timedelta(seconds=round(draw.uniform(self.shortest_s, self.longest_s)))


def infusion_intents(plan: Plan, protocol: Protocol, order: Order) -> Iterator[Intent]:
    """Yield what is planned from the start of an infusion on: steps, the end, and a pause where there is one."""

    def at(minute: int, line: str) -> Intent:
        return Intent(minute * 60, minute * 60, line)

    for minute in range(protocol.step_interval_min, order.planned_min, protocol.step_interval_min):
        yield at(minute, "step")
    if plan.stop_at_min:
        yield at(plan.stop_at_min, f"end; {plan.stop_reason}")
    else:
        yield at(order.planned_min, "end")
    if (pause := plan.pause_at_min) is not None:
        yield at(pause, f"pause; {plan.pause_reason}")
        yield Intent(pause * 60 + 120, pause * 60 + 300, "resume")


@dataclass(frozen=True, slots=True, order=True)
class _Task:
    at: datetime
    number: int
    line: str


class Agenda:
    """Lines by the moment at which each is due, of one moment in the order in which they were put down."""

    def __init__(self) -> None:
        self._tasks: list[_Task] = []
        self._numbered = 0

    def put(self, at: datetime, line: str) -> None:
        """Put a line down for a moment."""
        self._numbered += 1
        heappush(self._tasks, _Task(at, self._numbered, line))

    @property
    def next_at(self) -> datetime | None:
        """Return when the next is due; None where nothing is."""
        return self._tasks[0].at if self._tasks else None

    def take(self) -> str:
        """Take the next line off the list."""
        return heappop(self._tasks).line

    def __contains__(self, line: str) -> bool:
        return any(task.line == line for task in self._tasks)
