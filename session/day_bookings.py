"""The bookings of a day: what each is, how it went the last times, and what became of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final
from uuid import UUID

from session.booking_rules import HOLDING
from session.course import BookingStatus, CoursePhase, Infusion
from session.course_ports import BookingRow
from session.course_story import Story
from session.day_calls import Followed
from session.quantities import plain, rounded

LATE: Final = timedelta(minutes=15)
"""From when on somebody who has not come is late (this project's own choice)."""
_VISITS: Final = 3
_UNKNOWN: Final = "\N{EN DASH}"


class Arrival(StrEnum):
    """What became of a booking."""

    EXPECTED = "expected"
    LATE = "late"
    HERE = "here now"
    LEFT = "has left"
    MISSED = "missed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Visit:
    """A session of a patient that was opened today or is still running; `left` once the patient has left."""

    patient_id: UUID
    session_id: UUID
    opened_at: datetime
    left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """One booking of the day; `late_min` counts from the booked time, 0 unless it is late.

    `infusion` says which it is, `last_time` what was given last, `pains` what the last three visits did; `session_id`
    is the session that the patient came to.
    """

    row: BookingRow
    infusion: str
    last_time: str
    pains: str
    arrival: Arrival
    late_min: int = 0
    session_id: UUID | None = None

    @property
    def comes(self) -> bool:
        """Say whether the patient is seen today, or still expected."""
        return self.arrival not in {Arrival.MISSED, Arrival.CANCELLED}


def expected_of(
    rows: Iterable[BookingRow],
    followed: Iterable[Followed],
    visits: Iterable[Visit],
    peaks: Mapping[UUID, str],
    now: datetime,
) -> tuple[Expected, ...]:
    """Return the bookings of a day in the order of time."""
    stories = {one.story.course.course_id: one.story for one in followed}
    here = {visit.patient_id: visit for visit in sorted(visits, key=lambda visit: visit.opened_at)}
    in_time = sorted(rows, key=lambda row: (row.booking.at, row.booking.chair))
    return tuple(
        _expected(row, stories.get(row.course.course_id), here.get(row.patient.patient_id), peaks, now)
        for row in in_time
    )


def _expected(
    row: BookingRow, story: Story | None, visit: Visit | None, peaks: Mapping[UUID, str], now: datetime
) -> Expected:
    before = _before_today(story) if story else None
    arrival, late = _arrival(row, visit, now)
    return Expected(
        row=row,
        infusion=infusion_words(before) if before else "",
        last_time=_last_time(before, peaks) if before else "",
        pains=pain_words([one.infusion for one in before.given]) if before else "",
        arrival=arrival,
        late_min=late,
        session_id=row.booking.session_id or (visit.session_id if visit and row.booking.status in HOLDING else None),
    )


def _before_today(story: Story) -> Story:
    """Return a course as it stood before the infusion that is booked today."""
    return replace(story, given=tuple(one for one in story.given if one.infusion.day < story.today))


def _arrival(row: BookingRow, visit: Visit | None, now: datetime) -> tuple[Arrival, int]:
    status = row.booking.status
    if status is BookingStatus.MISSED:
        return Arrival.MISSED, 0
    if status is BookingStatus.CANCELLED:
        return Arrival.CANCELLED, 0
    if visit is not None:
        return (Arrival.LEFT if visit.left else Arrival.HERE), 0
    if status is BookingStatus.DONE:
        return Arrival.LEFT, 0
    late = now - row.booking.at
    return (Arrival.LATE, int(late.total_seconds()) // 60) if late >= LATE else (Arrival.EXPECTED, 0)


def infusion_words(story: Story) -> str:
    """Return which infusion comes now: "Induction 5 of 6", "Booster, 39 days since last"."""
    if story.course.phase is CoursePhase.INDUCTION and len(story.given) < story.course.planned:
        return story.number_words()
    if story.last is None:
        return "Booster"
    days = (story.today - story.last.infusion.day).days
    return f"Booster, {days} {'day' if days == 1 else 'days'} since last"


def _last_time(story: Story, peaks: Mapping[UUID, str]) -> str:
    if story.last is None:
        return "First infusion"
    last = story.last.infusion
    peak = peaks.get(last.session_id, "")
    parts = (
        f"{plain(rounded(last.given_mg, 1))} mg",
        f"peak {peak}" if peak else "",
        "ended early" if last.ended_early else "",
    )
    return ", ".join(filter(None, parts))


def pain_words(infusions: Sequence[Infusion]) -> str:
    """Return the pain before and after the last three infusions, the oldest first: "8→3 · 7→3"."""
    told = [one for one in infusions if one.pain_before is not None or one.pain_after is not None]
    return " · ".join(f"{_pain(one.pain_before)}→{_pain(one.pain_after)}" for one in told[-_VISITS:])


def _pain(value: Decimal | None) -> str:
    return _UNKNOWN if value is None else plain(rounded(value, 1))
