"""A booking that goes to another place: what else of its induction goes with it, and how that is said."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from session.booking_rules import booking_doubts, chair_named
from session.booking_typed import moment_of
from session.course import Booking, BookingStatus, CourseFile, CoursePhase
from session.induction import replanned
from session.ports import Clock
from session.protocol import Protocol
from session.times import at_chair, clock_text, day_text


@dataclass(frozen=True, slots=True)
class Moved:
    """The bookings as they are to stand, the one that was moved first, and what that changed in words."""

    bookings: tuple[Booking, ...]
    said: str


def moved(booking: Booking, to: Booking, kept: CourseFile, protocol: Protocol, clock: Clock) -> Moved:
    """Return what goes with a `booking` that is to stand as `to` does: the same one, at another time or chair.

    Of an induction those that would come too soon after it go on as well, each at its own time of day and in its own
    chair; `said` names them, and what is closer than the protocol asks for.
    """
    others = _with_it(booking, to, kept, protocol, clock) if kept.course.phase is CoursePhase.INDUCTION else ((), "")
    after = (to, *others[0])
    stays = [one for one in kept.bookings if one.booking_id not in {each.booking_id for each in after}]
    offset = clock.utc_offset_min(to.at)
    doubts = booking_doubts(to, [*stays, *after], protocol.minimum_gap_days, offset)
    return Moved(after, " ".join(filter(None, (_where(to, offset), others[1], *doubts))))


def _where(to: Booking, utc_offset_min: int) -> str:
    day = at_chair(to.at, utc_offset_min).date()
    return f"Moved to {day_text(day)} at {clock_text(to.at, utc_offset_min)}, {chair_named(to.chair).lower()}."


def _with_it(
    booking: Booking, to: Booking, kept: CourseFile, protocol: Protocol, clock: Clock
) -> tuple[tuple[Booking, ...], str]:
    """Return the later bookings that have to move, and what is said of them."""
    given = sorted(one.day for one in kept.infusions)
    planned = _still_planned(booking.booking_id, kept, given, clock)
    days = [*given, *(_day_of(one, clock) for one in planned)]
    place = len(given) + planned.index(booking)
    new = replanned(days, place, _day_of(to, clock), protocol.course.open_days, protocol.minimum_gap_days)
    following = zip(planned, days[len(given) :], new.days[len(given) :], strict=True)
    changed = [(one, old, day) for one, old, day in following if old != day and one != booking]
    words = "; ".join(
        f"infusion {days.index(old) + 1} from {day_text(old)} to {day_text(day)}" for _, old, day in changed
    )
    return tuple(_on(one, day, clock) for one, _, day in changed), f"Moved with it: {words}." if words else ""


def _still_planned(booking_id: UUID, kept: CourseFile, given: Sequence[date], clock: Clock) -> list[Booking]:
    """Return what is planned after the last infusion that was given, and the booking itself wherever it stands."""
    last = given[-1] if given else date.min
    return sorted(
        (
            one
            for one in kept.bookings
            if one.booking_id == booking_id or (one.status is BookingStatus.PLANNED and _day_of(one, clock) > last)
        ),
        key=lambda one: one.at,
    )


def _on(booking: Booking, day: date, clock: Clock) -> Booking:
    shown = at_chair(booking.at, clock.utc_offset_min(booking.at))
    return replace(booking, at=moment_of(day, shown.time(), clock))


def _day_of(booking: Booking, clock: Clock) -> date:
    moment: datetime = booking.at
    return at_chair(moment, clock.utc_offset_min(moment)).date()
