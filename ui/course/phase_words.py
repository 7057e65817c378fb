"""Where a course stands, in the few words of a list."""

from session.course import CourseFile, CoursePhase
from session.course_story import induced
from ui.day_words import day_words
from ui.text import tr


def course_line(kept: CourseFile) -> str:
    """Return "Induction 3 of 6", "Maintenance · booster 4"; the number is that of the infusion that comes next."""
    course, number = kept.course, len(kept.infusions) + 1
    match course.phase:
        case CoursePhase.INDUCTION if number <= course.planned:
            return tr("Induction {number} of {planned}").format(number=number, planned=course.planned)
        case CoursePhase.INDUCTION:
            return tr("Induction given, response to be judged")
        case CoursePhase.ASSESSMENT:
            return tr("Response to be judged")
        case CoursePhase.MAINTENANCE:
            return tr("Maintenance · booster {number}").format(number=number - induced(kept, kept.infusions))
        case CoursePhase.ENDED:
            return tr("ended {day}").format(day=day_words(course.ended_on) if course.ended_on else "")


def about_words(kept: CourseFile) -> str:
    """Return what a course is for: "CRPS I, right foot, since 2019"."""
    course = kept.course
    since = tr("since {year}").format(year=course.onset.year) if course.onset else ""
    return " ".join(part for part in (course.condition.value, course.site, since) if part)
