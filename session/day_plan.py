"""What a day brings of all courses: who is booked, whom to call, and whose response is to be judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from session.course import CourseFile
from session.course_ports import BookingRow
from session.course_story import tell
from session.day_bookings import Expected, Visit, expected_of
from session.day_calls import Followed, FollowUp, Returning, Silent, Unjudged, to_call
from session.ports import Patient
from session.protocol import Protocol
from session.times import at_chair


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The day's bookings in the order of time, and the lists of patients to be called or judged.

    Nobody is in two of `returning`, `silent` and `follow_ups` at once: that is one call.
    """

    expected: tuple[Expected, ...] = ()
    returning: tuple[Returning, ...] = ()
    silent: tuple[Silent, ...] = ()
    unjudged: tuple[Unjudged, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def calls(self) -> int:
        """Return how many patients are to be called or judged."""
        return len(self.returning) + len(self.silent) + len(self.unjudged) + len(self.follow_ups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What a day plan is made of, as it stands `now` (aware).

    `followed` are the courses that go on, `bookings` those of the day, `sessions` those that are running or were
    opened on it. `peaks` may name the highest pressure of sessions, such as "141/86".
    """

    now: datetime
    utc_offset_min: int
    followed: Sequence[Followed] = ()
    bookings: Sequence[BookingRow] = ()
    visits: Sequence[Visit] = ()
    peaks: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """Return the chair's date."""
        return at_chair(self.now, self.utc_offset_min).date()


def followed(
    patient: Patient, kept: CourseFile, protocols: Sequence[Protocol], today: date, before: Followed | None = None
) -> Followed:
    """Return a course as it stands today; what was told `before` is told again where nothing has changed.

    One whose protocol is there no more is told by the first, the default.
    """
    protocol = next((one for one in protocols if one.name == kept.course.protocol), protocols[0])
    same = before and before.story.kept == kept and before.story.today == today and before.protocol == protocol
    return Followed(patient, before.story if before and same else tell(kept, protocol, today), protocol)


def day_plan(day: Day) -> DayPlan:
    """Return what a day brings."""
    expected = expected_of(day.bookings, day.followed, day.visits, day.peaks, day.now)
    seen = frozenset(one.row.patient.patient_id for one in expected if one.comes)
    calls = to_call(day.followed, seen, day.utc_offset_min)
    return DayPlan(expected, calls.returning, calls.silent, calls.unjudged, calls.follow_ups)
