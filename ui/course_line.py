"""A patient's course in the words of one line: which infusion comes now, where it stands, what it is for."""

from session.course import Booking, Course, CoursePhase
from session.course_story import Story
from session.times import clock_text
from ui.day_words import chair_words
from ui.text import tr


def course_words(story: Story) -> str:
    """Return "Induction 3 of 6 · CRPS I, right foot"; a later phase is said behind the number."""
    phase = story.course.phase
    said = "" if phase is CoursePhase.INDUCTION else tr(phase.value)
    return " · ".join(filter(None, (story.number_words(), said, condition_words(story.course))))


def condition_words(course: Course) -> str:
    """Return what a course is for: "CRPS I, right foot"."""
    return ", ".join(filter(None, (tr(course.condition.value), course.site)))


def booked_words(booking: Booking, utc_offset_min: int) -> str:
    """Return for when today and for which chair somebody is booked."""
    words = tr("Booked for today {clock}, {chair}")
    return words.format(clock=clock_text(booking.at, utc_offset_min), chair=chair_words(booking.chair).lower())
