"""Reads what the day brings of all courses, a few at a time, so that the screen answers while it reads."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone
from itertools import islice
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from session.course_ports import BookingRow, CourseRow
from session.day_bookings import Visit
from session.day_calls import Followed
from session.day_plan import Day, DayPlan, day_plan, followed
from session.problems import KnownProblem
from session.protocol import Protocol
from session.times import at_chair
from ui.desk import Desk
from ui.today.peaks import Peaks

_AT_ONCE: Final = 6
"""How many courses are read in one go: a few milliseconds each."""
Visits = Callable[[], Iterable[Visit]]


class CourseReading(QObject):
    """Tells in `told` that there is a plan: at once of who is booked, and again when every course was read.

    `failed` carries the sentence where something could not be read; what was told before still stands.
    """

    told = Signal()
    failed = Signal(str)

    def __init__(self, desk: Desk, visits: Visits, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._visits = desk, visits
        self._peaks = Peaks(desk.journal)
        self._peaks_known: Mapping[UUID, str] = {}
        self._bookings: Sequence[BookingRow] = ()
        self._protocols: Sequence[Protocol] = ()
        self._followed: dict[UUID, Followed] = {}
        self._left: Iterator[CourseRow] = iter(())
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._go_on)
        self.plan = DayPlan()
        self.any = False
        """Whether anybody has a course, or is booked today."""

    @property
    def reading(self) -> bool:
        """Say whether courses are still to be read."""
        return self._next.isActive()

    def read(self) -> None:
        """Read again: the day's bookings with their courses at once, the other courses soon."""
        self._next.stop()
        courses = self._desk.registry.courses
        try:
            rows = courses.open_courses()
            self._bookings = courses.bookings(*self._bounds())
            self._protocols = self._desk.registry.protocols() if rows else ()
            booked = {row.course.course_id for row in self._bookings}
            self._read_some(row for row in rows if row.course.course_id in booked)
            self._read_peaks()
        except KnownProblem as problem:
            self.failed.emit(problem.sentence)
            return
        self.any = bool(rows) or bool(self._bookings)
        going_on = {row.course.course_id for row in rows}
        self._followed = {key: one for key, one in self._followed.items() if key in going_on}
        self._left = (row for row in rows if row.course.course_id not in booked)
        if len(rows) - len(booked) > _AT_ONCE:
            self._next.start(0)
            self.plan_again()
        else:
            self._go_on()

    def stop(self) -> None:
        """Leave the rest unread; the next reading begins anew."""
        self._next.stop()

    def plan_again(self) -> None:
        """Tell the plan as it stands now, from what was read before: somebody has come, or is late."""
        moment = self._desk.now()
        self.plan = day_plan(
            Day(
                now=moment,
                utc_offset_min=self._desk.clock.utc_offset_min(moment),
                followed=tuple(self._followed.values()),
                bookings=self._bookings,
                visits=tuple(self._visits()),
                peaks=self._peaks_known,
            )
        )
        self.told.emit()

    def _go_on(self) -> None:
        """Read some more courses, and come back for the rest once the screen has answered."""
        some = list(islice(self._left, _AT_ONCE))
        try:
            self._read_some(some)
        except KnownProblem as problem:
            self.failed.emit(problem.sentence)
            return
        if len(some) == _AT_ONCE:
            self._next.start(0)
        else:
            self.plan_again()

    def _read_some(self, rows: Iterable[CourseRow]) -> None:
        """Read courses; what has not changed is not told anew. Raises KnownProblem."""
        for row in rows:
            key = row.course.course_id
            if kept := self._desk.registry.courses.kept(key):
                before = self._followed.get(key)
                self._followed[key] = followed(row.patient, kept, self._protocols, self._today(), before)

    def _read_peaks(self) -> None:
        """Read the peak of the last infusion before today of each course that is booked; raises KnownProblem."""
        booked = [
            self._followed[row.course.course_id] for row in self._bookings if row.course.course_id in self._followed
        ]
        given = ([one.infusion for one in each.story.given if one.infusion.day < each.story.today] for each in booked)
        self._peaks_known = self._peaks.of(infusions[-1].session_id for infusions in given if infusions)

    def _today(self) -> date:
        moment = self._desk.now()
        return at_chair(moment, self._desk.clock.utc_offset_min(moment)).date()

    def _bounds(self) -> tuple[datetime, datetime]:
        """Return when the chair's day begins and ends."""
        return day_bounds(self._desk, self._today())


def day_bounds(desk: Desk, day: date, days: int = 1) -> tuple[datetime, datetime]:
    """Return when a day begins at the chair and when, so many days later, the last one ends."""
    return _midnight(desk, day), _midnight(desk, day + timedelta(days=days))


def _midnight(desk: Desk, day: date) -> datetime:
    rough = datetime.combine(day, time(), timezone(timedelta(minutes=desk.clock.utc_offset_min())))
    offset = timezone(timedelta(minutes=desk.clock.utc_offset_min(rough)))
    return datetime.combine(day, time(), offset)
