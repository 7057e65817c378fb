"""Series of infusions across patients, each with its relief and with what it may have depended on."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final
from uuid import UUID

from session.course import CourseFile, PainCondition, Treatment
from session.course_story import SERIES_DAYS, Given, Story, tell
from session.protocol import Protocol
from session.response import Censored, Relief

STILL_GOING_ON: Final = "it still goes on"
_YEAR_DAYS: Final = 365.25


class SeriesKind(StrEnum):
    """Whether a series began a course or followed in it."""

    INDUCTION = "induction"
    BOOSTER = "booster"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One series that is over, with the relief after its last infusion, to which all else belongs as well.

    `patient` is a number and says nothing of who it is: 1 for whom was registered first. `day` is that of the infusion,
    `years` how long the pain had lasted by then, `number` counts the infusions of the course up to it. `treatments`
    went on that day, `entries` are the days of diary until the next infusion, `baseline` and `nadir` the pain before
    the course and the one that the infusion brought. `protocol` is its title.
    """

    patient: int
    condition: PainCondition
    site: str
    protocol: str
    day: date
    years: float | None
    mg_per_kg: Decimal | None
    number: int
    kind: SeriesKind
    treatments: tuple[Treatment, ...]
    relief: Relief
    going_on: bool
    entries: int
    baseline: Decimal | None
    nadir: Decimal | None
    pain_before: Decimal | None
    pain_after: Decimal | None

    @property
    def followed(self) -> bool:
        """Say whether there was a benefit that was followed for a day at least: only then it has a length."""
        return self.relief.days > 0

    @property
    def without_benefit(self) -> bool:
        return self.relief.censored is Censored.NO_BENEFIT

    @property
    def why_unseen(self) -> str:
        """Return why the end of the relief was not seen; empty where it was."""
        if self.relief.censored is None:
            return ""
        return STILL_GOING_ON if self.going_on else self.relief.censored.value


@dataclass(frozen=True, slots=True)
class AllSeries:
    """The series of all patients in the order of days, and how many are `untold`: nothing is known of their relief."""

    series: tuple[Series, ...] = ()
    untold: int = 0


def all_series(files: Iterable[CourseFile], protocols: Sequence[Protocol], today: date) -> AllSeries:
    """Return the series of these courses that are over today: a week has passed since the last infusion.

    A course whose protocol is not among `protocols`, of which there is one at least, is told by the first of them.
    """
    kept = tuple(files)
    numbers = _numbers(one.course.patient_id for one in kept)
    by_name = {one.name: one for one in protocols}
    found: list[Series] = []
    untold = 0
    for file in kept:
        protocol = by_name.get(file.course.protocol, protocols[0])
        title = protocol.title if file.course.protocol in by_name else file.course.protocol
        for one in _of_course(tell(file, protocol, today), numbers[file.course.patient_id], title):
            if one is None:
                untold += 1
            else:
                found.append(one)
    return AllSeries(tuple(sorted(found, key=lambda one: (one.day, one.patient))), untold)


def _numbers(patients: Iterable[UUID]) -> Mapping[UUID, int]:
    return {patient: number for number, patient in enumerate(sorted(set(patients)), start=1)}


def _of_course(story: Story, patient: int, protocol: str) -> Iterator[Series | None]:
    """Yield each series of a course that is over; None for one of whose relief nothing is known."""
    days = [one.day for one in story.diary]
    for given, following in zip(story.given, (*story.given[1:], None), strict=True):
        last_of_all = following is None
        if not given.ends_series or (last_of_all and (story.today - given.infusion.day).days <= SERIES_DAYS):
            continue
        until = following.infusion.day if following else date.max
        entries = bisect_left(days, until) - bisect_right(days, given.infusion.day)
        yield _one(story, given, (patient, protocol, entries), last_of_all=last_of_all)


def _one(story: Story, given: Given, known: tuple[int, str, int], *, last_of_all: bool) -> Series | None:
    infusion, course, relief = given.infusion, story.course, given.relief
    if relief is None or (relief.days <= 0 and relief.censored is not Censored.NO_BENEFIT):
        return None
    patient, protocol, entries = known
    still = last_of_all and course.ended_on is None and story.silent_since is None
    return Series(
        patient=patient,
        condition=course.condition,
        site=course.site,
        protocol=protocol,
        day=infusion.day,
        years=None if course.onset is None else max((infusion.day - course.onset).days, 0) / _YEAR_DAYS,
        mg_per_kg=infusion.mg_per_kg,
        number=given.number,
        kind=SeriesKind.INDUCTION if given.number <= story.induced else SeriesKind.BOOSTER,
        treatments=tuple(one for one in story.kept.treatments if _goes_on(one, infusion.day)),
        relief=relief,
        going_on=still and relief.censored is Censored.DIARY_STOPPED,
        entries=entries,
        baseline=story.baseline,
        nadir=given.nadir,
        pain_before=infusion.pain_before,
        pain_after=infusion.pain_after,
    )


def _goes_on(treatment: Treatment, day: date) -> bool:
    return treatment.since <= day and (treatment.until is None or day <= treatment.until)
