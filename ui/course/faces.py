"""What the cards above the chart say of a course, and how to get what is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from session.booster_words import returns_fast
from session.course import CoursePhase
from session.course_rules import CourseRules
from session.course_safety import safety
from session.course_story import Story
from session.quantities import plain, rounded
from session.relief_trend import relief_trend
from session.responder import Responds, Response
from session.response import Relief
from ui.course.patient_course import PatientCourse
from ui.day_words import month_words, short_day
from ui.text import tr
from ui.theme.priority import Priority

NONE = "–"
_SHOWN = 3
_WEEK = 7
_YEAR = 365


@dataclass(frozen=True, slots=True)
class Face:
    """A title, the figure and what stands behind it; an `accent` figure is what is to be done next."""

    title: str
    figure: str = NONE
    detail: str = ""
    accent: bool = False
    priority: Priority = Priority.NONE


def course_faces(shown: PatientCourse) -> tuple[Face, ...]:
    """Return the five cards of a course; all but the first are empty where there is none."""
    if shown.story is None:
        return (Face(tr("Course"), tr("No course"), tr("Open one: what it is for, and the induction")),)
    story = shown.story
    return (_course(story), _relief(story), _next(shown, story), _judged(shown, story), _year(shown))


def _course(story: Story) -> Face:
    course, given = story.course, len(story.given)
    of_induction = tr("{given} of {planned} induction").format(given=story.induced, planned=course.planned)
    title = tr("Course")
    match course.phase:
        case CoursePhase.INDUCTION if given >= course.planned:
            return Face(title, tr("Induction"), tr("{words} given: judge the response").format(words=of_induction))
        case CoursePhase.INDUCTION:
            missed = tr("{given} of {planned} given").format(given=story.induced, planned=course.planned)
            return Face(title, tr("Induction"), missed)
        case CoursePhase.ASSESSMENT:
            return Face(title, tr("Assessment"), tr("after {words}: judge the response").format(words=of_induction))
        case CoursePhase.MAINTENANCE:
            boosters = given - story.induced
            words = tr("after {words}, 1 booster") if boosters == 1 else tr("after {words}, {count} boosters")
            return Face(title, tr("Maintenance"), words.format(words=of_induction, count=boosters))
        case CoursePhase.ENDED:
            ended = month_words(course.ended_on) if course.ended_on else ""
            return Face(title, tr("Ended"), " · ".join(part for part in (ended, course.end_reason) if part))


def _relief(story: Story) -> Face:
    title, reliefs = tr("Relief lasted"), story.reliefs[-_SHOWN:]
    if reliefs:
        days = ", ".join(_days(relief) for relief in reliefs)
        order = tr("oldest first") if len(reliefs) > 1 else ""
        unseen = any(not relief.seen for relief in reliefs)
        said = tr("> the end was not seen") if unseen else tr(relief_trend(reliefs).value)
        return Face(title, tr("{days} days").format(days=days), " · ".join(filter(None, (order, said))))
    if not story.given:
        return Face(title, detail=tr("known once the first infusions were given"))
    if story.baseline is None:
        return Face(title, detail=tr("the pain before the first infusion is not known: log it for those days"))
    if len(story.diary) < _SHOWN:
        return Face(title, detail=tr("no diary yet: ask by phone and log the pain"))
    return Face(title, detail=tr("day {day} after the last infusion").format(day=_since(story)))


def _days(relief: Relief) -> str:
    return f"{'' if relief.seen else '>'}{relief.days:.0f}"


def _since(story: Story) -> int:
    return (story.today - story.last.infusion.day).days if story.last else 0


def _next(shown: PatientCourse, story: Story) -> Face:
    if shown.open is None:
        return Face(tr("Next infusion"), detail=tr("this course has ended"))
    booked = _booked(shown)
    if story.course.phase is CoursePhase.INDUCTION and len(story.given) < story.course.planned:
        ahead, passed = _ahead(shown), _passed(shown)
        if not ahead:
            return Face(tr("Next infusion"), tr("Not planned"), passed or tr("plan the induction"), accent=True)
        more = len(ahead) - 1
        left = tr("1 more is planned") if more == 1 else tr("{count} more are planned").format(count=more)
        return Face(tr("Next infusion"), month_words(ahead[0]), passed or (left if more else ""), accent=True)
    if story.dates is None or story.last is None:
        return Face(tr("Next booster"), detail=tr("known once the first infusions were given"))
    if story.course.phase is not CoursePhase.MAINTENANCE:
        return Face(tr("Next booster"), span_words(story.dates), tr("once the response is judged"))
    fast = tr("pain returns fast: think of a mini-series") if returns_fast(story, shown.protocol) else ""
    return Face(tr("Next booster"), span_words(story.dates), booked or fast or tr("not booked yet"), accent=True)


def _booked(shown: PatientCourse) -> str:
    ahead = _ahead(shown)
    return tr("booked for {day}").format(day=month_words(ahead[0])) if ahead else _passed(shown)


def _ahead(shown: PatientCourse) -> list[date]:
    return [day for day in shown.days if day >= shown.today]


def _passed(shown: PatientCourse) -> str:
    """Say that a booking was forgotten: its day is over, and nobody said what became of it."""
    day = next((day for day in shown.days if day < shown.today), None)
    return tr("not given on {day}: move it, or say missed").format(day=short_day(day)) if day else ""


def span_words(dates: tuple[date, date]) -> str:
    """Return a window of dates as "1 – 9 December", "28 Nov – 6 Dec"."""
    first, last = dates
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {month_words(last)}"
    return f"{short_day(first)} – {short_day(last)}"


def _judged(shown: PatientCourse, story: Story) -> Face:
    """Say nothing of the response while the induction goes on."""
    if story.course.phase is CoursePhase.INDUCTION and len(story.given) < story.course.planned:
        return Face(tr("Response"), detail=tr("judged after the induction"))
    judged = story.course.phase in {CoursePhase.MAINTENANCE, CoursePhase.ENDED}
    return _response(shown.response, judged=judged)


def _response(found: Response | None, *, judged: bool) -> Face:
    title = tr("Response")
    if found is None or found.percent is None:
        return Face(title, tr("Not known yet"), tr("needs the pain before and after: log it"))
    change = f"{-found.percent:+} %".replace("-", "−") if found.percent else "±0 %"
    weeks = plain(rounded(Fraction(found.days, _WEEK), 1))
    words = tr("{change} for {weeks} weeks").format(change=change, weeks=weeks)
    if found.status is Responds.YES and not judged:
        return Face(title, tr("Meets the rule"), tr("{words}, not judged yet").format(words=words))
    if found.status is Responds.YES:
        return Face(title, tr("Responder"), words)
    if found.status is Responds.NO:
        return Face(title, tr("No responder"), words)
    asked = found.asked_days // _WEEK
    if found.days >= found.asked_days:
        return Face(title, tr("Not known yet"), tr("{words}; ask: satisfied?").format(words=words))
    return Face(title, tr("Not known yet"), tr("{words}, asked for are {weeks}").format(words=words, weeks=asked))


def _year(shown: PatientCourse) -> Face:
    title, found = tr("Last 12 months"), shown.safety
    total = next(one for one in found.totals if one.days == _YEAR)
    if not shown.infusions:
        return Face(title, tr("0 infusions"), tr("nothing given so far"))
    words = tr("{count} infusion") if total.infusions == 1 else tr("{count} infusions")
    said = [tr("{mg} mg").format(mg=plain(rounded(total.mg, 0))), *_said_of_caps(shown)]
    priority = Priority.MEDIUM if found.reached or found.due else Priority.NONE
    return Face(title, words.format(count=total.infusions), " · ".join(said), priority=priority)


def _said_of_caps(shown: PatientCourse) -> Iterator[str]:
    """Yield what is due and which cap is reached in a few words each; the sentences are read out beside them."""
    rules = shown.protocol.course
    under = {
        tr("most infusions of a year"): CourseRules(most_in_year=rules.most_in_year),
        tr("most mg of a year"): CourseRules(most_mg_in_year=rules.most_mg_in_year),
        tr("liver test due"): CourseRules(liver_test_days=rules.liver_test_days),
        tr("urinary symptoms due"): CourseRules(urinary_days=rules.urinary_days),
    }
    measured = shown.story.kept.measured if shown.story else ()
    for words, alone in under.items():
        found = safety(shown.infusions, measured, alone, shown.today)
        if found.reached or found.due:
            yield words
