"""A patient's open course as it stood before a session: what the start gate has to know of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from session.course import Course, CourseFile, CoursePhase, Infusion, Measured
from session.ports import SessionHead
from session.times import at_chair


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseSoFar:
    """`given` counts the infusions since the course was opened, `last_on` and `judged_on` are days, None before.

    `infusions` are all of the patient's in this record, of earlier courses as well, for caps and tests ask for all.
    """

    course: Course
    given: int = 0
    last_on: date | None = None
    judged_on: date | None = None
    infusions: tuple[Infusion, ...] = ()
    measured: tuple[Measured, ...] = ()

    @property
    def to_be_judged(self) -> bool:
        """Say whether the response has to be judged, and was not since the last infusion.

        A judgement on the day of an infusion counts as before it once the assessment goes on with another dose.
        """
        induced = self.course.phase is CoursePhase.INDUCTION and self.given >= self.course.planned
        if not induced and self.course.phase is not CoursePhase.ASSESSMENT:
            return False
        if self.judged_on is None or self.last_on is None:
            return self.judged_on is None
        return self.judged_on < self.last_on or (not induced and self.judged_on == self.last_on)


def so_far(kept: CourseFile, infusions: Iterable[Infusion]) -> CourseSoFar:
    """Return a course as it stands, with all of the patient's earlier infusions."""
    return CourseSoFar(
        course=kept.course,
        given=len(kept.infusions),
        last_on=max((one.day for one in kept.infusions), default=None),
        judged_on=max((one.day for one in kept.assessments), default=None),
        infusions=tuple(infusions),
        measured=kept.measured,
    )


def infusions_of(heads: Iterable[SessionHead]) -> tuple[Infusion, ...]:
    """Return the sessions whose infusion was started, each as the day and the dose of an infusion."""
    return tuple(
        Infusion(
            session_id=head.session_id,
            day=at_chair(head.started_at, head.utc_offset_min).date(),
            given_mg=head.given_mg,
        )
        for head in heads
        if head.started_at is not None
    )


def open_one(courses: Iterable[Course]) -> Course | None:
    """Return the course that goes on; a patient has at most one."""
    return next((one for one in courses if one.phase is not CoursePhase.ENDED), None)
