"""Whom to call today, and whose response waits for a physician."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from math import ceil
from typing import Final, TypeVar
from uuid import UUID

from session.booster_words import returns_fast
from session.course import BookingStatus, CoursePhase, Measure
from session.course_rules import CourseRules
from session.course_so_far import so_far
from session.course_story import Story
from session.ports import Patient
from session.protocol import Protocol
from session.response import Relief
from session.times import at_chair

SOON_DAYS: Final = 14
"""How long before its window a booster is planned (this project's own choice)."""
_DAY_HOURS: Final = 24
_SHOWN: Final = 3
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Followed:
    """A patient whose course goes on, the course as it stands today, and the protocol that it follows."""

    patient: Patient
    story: Story
    protocol: Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Returning:
    """A booster to be planned: the pain now and what the last infusion brought it to, reliefs in days, the window.

    `pain` is None where the diary is silent, `reliefs` are the last three, the latest last; `fast` says that a series
    of two or three is worth a thought.
    """

    patient: Patient
    pain: Decimal | None
    was: Decimal | None
    reliefs: tuple[Relief, ...]
    window: tuple[date, date]
    silent_days: int | None
    fast: bool


@dataclass(frozen=True, slots=True)
class Silent:
    """A diary of which nothing was heard for so many days, with the last reliefs."""

    patient: Patient
    since: date
    days: int
    reliefs: tuple[Relief, ...]


@dataclass(frozen=True, slots=True)
class Unjudged:
    """A response to be judged, since the last infusion of the series."""

    patient: Patient
    since: date
    days: int


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A call after the session of a day, on one of the days from `first` to `last`."""

    patient: Patient
    infused_on: date
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Calls:
    """Who is to be called or judged, each list in the order in which it is worked off."""

    returning: tuple[Returning, ...]
    silent: tuple[Silent, ...]
    unjudged: tuple[Unjudged, ...]
    follow_ups: tuple[FollowUp, ...]


def to_call(followed: Sequence[Followed], seen: Collection[UUID], utc_offset_min: int) -> Calls:
    """Return who is to be called; those who are `seen` in the clinic today are asked there.

    One call a patient: the one after a session comes before planning, and that before asking for a silent diary.
    """
    rest = [one for one in followed if one.patient.patient_id not in seen]
    after = _each(_follow_up(one) for one in rest)
    called = {one.patient.patient_id for one in after}
    returning = _each(_returning(one, utc_offset_min) for one in rest if one.patient.patient_id not in called)
    called |= {one.patient.patient_id for one in returning}
    silent = _each(_silent(one) for one in rest if one.patient.patient_id not in called)
    return Calls(
        returning=tuple(sorted(returning, key=lambda one: (*one.window, one.patient.name))),
        silent=tuple(sorted(silent, key=lambda one: (one.since, one.patient.name))),
        unjudged=tuple(
            sorted(_each(_unjudged(one) for one in followed), key=lambda one: (one.since, one.patient.name))
        ),
        follow_ups=tuple(sorted(after, key=lambda one: (one.last, one.patient.name))),
    )


def _each(found: Iterable[Found | None]) -> list[Found]:
    return [one for one in found if one is not None]


def _returning(one: Followed, utc_offset_min: int) -> Returning | None:
    story = one.story
    if story.course.phase is not CoursePhase.MAINTENANCE or story.dates is None or story.last is None:
        return None
    begins = story.dates[0] - timedelta(days=SOON_DAYS)
    if story.today < begins or is_planned(story, utc_offset_min):
        return None
    return Returning(
        patient=one.patient,
        pain=story.present_pain,
        was=story.last.nadir,
        reliefs=story.reliefs[-_SHOWN:],
        window=story.dates,
        silent_days=(story.today - story.silent_since).days if story.silent_since else None,
        fast=returns_fast(story, one.protocol),
    )


def is_planned(story: Story, utc_offset_min: int) -> bool:
    """Say whether an infusion is booked for today or later; one that was forgotten in the past plans nothing."""
    return any(
        booking.status is BookingStatus.PLANNED and at_chair(booking.at, utc_offset_min).date() >= story.today
        for booking in story.kept.bookings
    )


def _silent(one: Followed) -> Silent | None:
    story = one.story
    if story.silent_since is None or story.course.phase is CoursePhase.ENDED:
        return None
    days = (story.today - story.silent_since).days
    return Silent(one.patient, story.silent_since, days, story.reliefs[-_SHOWN:])


def _unjudged(one: Followed) -> Unjudged | None:
    story = one.story
    if story.last is None or not so_far(story.kept, ()).to_be_judged:
        return None
    since = story.last.infusion.day
    return Unjudged(one.patient, since, (story.today - since).days)


def _follow_up(one: Followed) -> FollowUp | None:
    """Return the call after the last session; what came before it was asked when the patient came again."""
    story = one.story
    if story.last is None or story.course.phase is CoursePhase.ENDED:
        return None
    infused_on = story.last.infusion.day
    first, last = follow_up_days(infused_on, one.protocol.course)
    called = any(
        told.measure is Measure.FOLLOW_UP and infused_on <= told.day <= story.today for told in story.kept.measured
    )
    return FollowUp(one.patient, infused_on, first, last) if not called and first <= story.today <= last else None


def follow_up_days(infused_on: date, rules: CourseRules) -> tuple[date, date]:
    """Return the first and the last day of the call after a session: the hours of the protocol as whole days."""
    first = infused_on + timedelta(days=ceil(rules.follow_up_hours_least / _DAY_HOURS))
    return first, max(first, infused_on + timedelta(days=rules.follow_up_hours_most // _DAY_HOURS))
