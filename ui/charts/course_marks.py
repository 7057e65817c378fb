"""What the chart of a course shows: infusions with their groups, the diary, the evened pain, phases and treatments."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise, zip_longest
from typing import Final

from session.course import Course, CoursePhase, Outcome, Treatment
from session.course_story import SERIES_DAYS, Given, Story
from session.response import STOPPED_DAYS, DiaryDay, evened, middle_of, within
from ui.charts.course_words import group_words, phase_word

BEFORE_DAYS: Final = 28
"""How much of the diary before the first infusion is shown."""
_ROOM_DAYS: Final = 10
Path = tuple[tuple[date, float], ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Infusions that are named together: an induction, a mini-series, or one booster; words in full and in short."""

    first: date
    last: date
    words: str
    short: str
    induction: bool = False
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """Something that lasts from one day to another, `until` is None while it goes on."""

    since: date
    until: date | None
    words: str
    phase: CoursePhase | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseMarks:
    """Everything drawn, in days; `span` is what the axis shows at least."""

    span: tuple[date, date]
    today: date
    given: tuple[Given, ...] = ()
    groups: tuple[Group, ...] = ()
    planned: tuple[date, ...] = ()
    diary: tuple[DiaryDay, ...] = ()
    paths: tuple[Path, ...] = ()
    window: tuple[date, date] | None = None
    middle: tuple[date, float] | None = None
    phases: tuple[Bar, ...] = ()
    treatments: tuple[Bar, ...] = ()


def course_marks(story: Story, planned: Sequence[date] = ()) -> CourseMarks:
    """Return the marks of a course as it stands; `planned` are the days of its bookings, at the chair."""
    window = story.dates if _expects(story) else None
    span = _span(story, [*planned, *(window or ())])
    return CourseMarks(
        span=span,
        today=story.today,
        given=story.given,
        groups=tuple(groups(story)),
        planned=tuple(day for day in planned if day >= story.today),
        diary=tuple(one for one in story.diary if one.day >= span[0]),
        paths=tuple(_paths(story, span[0])),
        window=window,
        middle=_middle(story),
        phases=tuple(_phases(story)),
        treatments=tuple(_bar(one) for one in _shown(story.kept.treatments, span)),
    )


def _expects(story: Story) -> bool:
    """Say whether a booster is what comes next: not in an induction that goes on, nor once the course has ended."""
    course = story.course
    going_on = course.phase is CoursePhase.INDUCTION and len(story.given) < course.planned
    return course.phase is not CoursePhase.ENDED and not going_on


def _span(story: Story, ahead: Iterable[date]) -> tuple[date, date]:
    course = story.course
    begin = story.given[0].infusion.day if story.given else course.opened_on
    told = [one.day for one in story.diary if (begin - one.day).days <= BEFORE_DAYS]
    first = min([begin, *told, *([course.opened_on] if (begin - course.opened_on).days <= BEFORE_DAYS else [])])
    last = course.ended_on or max([story.today, *ahead])
    last = max(last, *(one.infusion.day for one in story.given), first) if story.given else max(last, first)
    room = max(2, (last - first).days // 40)
    return first - timedelta(days=room), last + timedelta(days=min(_ROOM_DAYS, 2 * room))


def groups(story: Story) -> Iterator[Group]:
    """Yield the induction as one, then boosters, those of a mini-series together."""
    induction, boosters = story.given[: story.induced], story.given[story.induced :]
    if induction:
        yield _group(induction, story.course, changed=False)
    before = induction[-1].infusion.mg_per_kg if induction else None
    for series in _series(boosters):
        dose = series[-1].infusion.mg_per_kg
        yield _group(series, story.course, changed=dose != before)
        before = dose


def _series(given: Sequence[Given]) -> Iterator[tuple[Given, ...]]:
    cuts = [0, *(n for n, (one, two) in enumerate(pairwise(given), 1) if _apart(one, two) > SERIES_DAYS), len(given)]
    for start, end in pairwise(cuts):
        if start < end:
            yield tuple(given[start:end])


def _apart(one: Given, two: Given) -> int:
    return (two.infusion.day - one.infusion.day).days


def _group(given: Sequence[Given], course: Course, *, changed: bool) -> Group:
    first, last = given[0].infusion.day, given[-1].infusion.day
    induction = given[0].number == 1 and course.planned > 1
    words, short = group_words(given, course.planned, induction=induction)
    return Group(first, last, words, short, induction, changed)


def _paths(story: Story, first: date) -> Iterator[Path]:
    """Yield the evened pain after each infusion, cut where the diary was silent for more than a week."""
    days = [one.infusion.day for one in story.given]
    for day, following in zip_longest(days, days[1:]):
        known = within(story.diary, day, following)
        pains = evened([pain for _, pain in known])
        yield from _whole([(day + timedelta(days=at), pain) for (at, _), pain in zip(known, pains, strict=True)])
    if story.baseline is not None and days:
        before = [one.day for one in story.diary if first <= one.day < days[0]]
        if before:
            yield (before[0], float(story.baseline)), (days[0], float(story.baseline))


def _whole(points: Sequence[tuple[date, float]]) -> Iterator[Path]:
    part = 0
    parts = [0]
    for one, two in pairwise(points):
        part += (two[0] - one[0]).days > STOPPED_DAYS
        parts.append(part)
    for _, found in groupby(zip(parts, points, strict=False), key=lambda pair: pair[0]):
        path = tuple(point for _, point in found)
        if len(path) > 1:
            yield path


def _middle(story: Story) -> tuple[date, float] | None:
    """Return since when and at which pain half of the present benefit is gone."""
    last = story.last
    if last is None or last.nadir is None or story.baseline is None or last.nadir >= story.baseline:
        return None
    return last.infusion.day, middle_of(story.baseline, last.nadir)


def _phases(story: Story) -> Iterator[Bar]:
    """Yield the phases of a course, told from its infusions and judgements; only what has been is shown."""
    course = story.course
    end = course.ended_on or story.today
    over = _induced_on(story)
    yield _phase(CoursePhase.INDUCTION, course.opened_on, over or end)
    if over is None:
        return
    judged = min((one.day for one in story.kept.assessments if one.outcome is Outcome.GO_ON), default=None)
    kept_on = judged or (over if course.phase is CoursePhase.MAINTENANCE else None)
    if (kept_on or end) > over:
        yield _phase(CoursePhase.ASSESSMENT, over, kept_on or end)
    if kept_on is not None and end > kept_on:
        yield _phase(CoursePhase.MAINTENANCE, kept_on, end)


def _induced_on(story: Story) -> date | None:
    """Return the day of the induction's last infusion; None while it goes on."""
    if story.course.phase is CoursePhase.INDUCTION or not story.given:
        return None
    return story.given[max(story.induced, 1) - 1].infusion.day


def _phase(phase: CoursePhase, since: date, until: date) -> Bar:
    return Bar(since, until, phase_word(phase), phase)


def _shown(treatments: Iterable[Treatment], span: tuple[date, date]) -> list[Treatment]:
    return [one for one in treatments if one.since <= span[1] and (one.until is None or one.until >= span[0])]


def _bar(one: Treatment) -> Bar:
    return Bar(one.since, one.until, one.words)
