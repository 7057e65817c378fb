"""What is unusual about infusions that are to be booked together."""

from collections.abc import Sequence

from session.booking_rules import booking_doubts
from session.course import Booking
from ui.course.patient_course import PatientCourse
from ui.desk import Desk


def doubts(desk: Desk, shown: PatientCourse, bookings: Sequence[Booking]) -> tuple[str, ...]:
    """Return what is unusual about these, new or moved, beside what is booked already, each sentence once."""
    kept, new = shown.story.kept.bookings if shown.story else (), {one.booking_id for one in bookings}
    others = [*(one for one in kept if one.booking_id not in new), *bookings]
    gap = shown.protocol.minimum_gap_days
    said = [
        sentence for one in bookings for sentence in booking_doubts(one, others, gap, desk.clock.utc_offset_min(one.at))
    ]
    return tuple(dict.fromkeys(said))
