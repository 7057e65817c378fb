"""What a course of treatment may be and how it may go on; a refusal is a plain sentence, empty where it may."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from session.course import Assessment, Course, CoursePhase, Outcome
from session.ports import Patient

_STEPS: Final = {
    CoursePhase.INDUCTION: {CoursePhase.ASSESSMENT},
    CoursePhase.ASSESSMENT: {CoursePhase.INDUCTION},
    CoursePhase.MAINTENANCE: {CoursePhase.ASSESSMENT, CoursePhase.INDUCTION},
    CoursePhase.ENDED: set[CoursePhase](),
}
"""From which phase a course may go to which without a judgement; it may end from each of the first three."""


def opening_refusal(course: Course, patient: Patient, others: Iterable[Course], today: date) -> str:
    """Say why a course may not be opened for a patient who has these `others`; `today` is the chair's date."""
    going_on = next((one for one in others if one.phase is not CoursePhase.ENDED), None)
    if going_on:
        return (
            f"{patient.name} has a course for {going_on.condition.value} since {going_on.opened_on}. "
            "End it before another one is opened."
        )
    if course.phase is not CoursePhase.INDUCTION:
        return "A course begins with its induction. Open it so; the response can be judged at any time after."
    return _faulty(course, patient, today)


def change_refusal(before: Course, after: Course, patient: Patient, today: date) -> str:
    """Say why a course may not be changed so without a judgement of the response."""
    if after.patient_id != before.patient_id:
        return "A course stays with its patient. Open another one for somebody else."
    if after.phase is not before.phase and (sentence := _step(before, after)):
        return sentence
    return _faulty(after, patient, today)


def assessment_refusal(before: Course, after: Course, assessment: Assessment, patient: Patient, today: date) -> str:
    """Say why a judgement of the response may not be signed, or does not lead to the course as it is after it."""
    if assessment.course_id != before.course_id or after.patient_id != before.patient_id:
        return "This judgement belongs to another course. Choose the course again."
    return (
        _unsigned(assessment, before, today)
        or _judged(before, after, assessment.outcome)
        or _faulty(after, patient, today)
    )


def _unsigned(assessment: Assessment, course: Course, today: date) -> str:
    if not assessment.physician.strip():
        return "A judgement of the response is signed by a physician. Write the name."
    if assessment.day > today:
        return f"{assessment.day} has not come yet. Check the day of the judgement."
    if assessment.day < course.opened_on:
        return f"{assessment.day} is before the course was opened ({course.opened_on}). Check the day of the judgement."
    return ""


def _judged(before: Course, after: Course, outcome: Outcome) -> str:
    """Say why an outcome does not lead from one course to the other."""
    if before.phase is CoursePhase.ENDED:
        return _over(before)
    stops, ends = outcome is Outcome.STOP, after.phase is CoursePhase.ENDED
    if stops and not ends:
        return "The outcome is stop, so the course ends. Write why."
    if ends and not stops:
        return f"The outcome is {outcome.value}, so the course goes on. Choose stop to end it."
    if after.phase is CoursePhase.MAINTENANCE and before.phase is CoursePhase.INDUCTION:
        return "The induction is still going on. Begin the response assessment, then sign the judgement."
    return ""


def _step(before: Course, after: Course) -> str:
    if before.phase is CoursePhase.ENDED:
        return _over(before)
    if after.phase is CoursePhase.ENDED or after.phase in _STEPS[before.phase]:
        return ""
    return "No maintenance before the response is judged: a physician signs the response assessment first."


def _over(course: Course) -> str:
    return f"This course ended on {course.ended_on}. Open a new one."


def _faulty(course: Course, patient: Patient, today: date) -> str:
    """Say what is wrong with a course by itself."""
    if not course.prescriber.strip():
        return "Write who prescribed the course."
    if not course.protocol.strip():
        return "Choose the protocol that the course follows."
    if course.planned < 1:
        return "An induction has at least one infusion. Write how many are planned."
    return _early(course, patient) or _late(course, today) or _ending(course)


def _early(course: Course, patient: Patient) -> str:
    for day, words in ((course.onset, "the onset of the pain"), (course.opened_on, "the day the course was opened")):
        if day is not None and day < patient.born:
            return f"{day}, {words}, is before {patient.name} was born ({patient.born}). Check the year."
    return ""


def _late(course: Course, today: date) -> str:
    days = (course.onset, "the onset of the pain"), (course.opened_on, "the day the course is opened")
    for day, words in (*days, (course.ended_on, "the day the course ended")):
        if day is not None and day > today:
            return f"{day}, {words}, has not come yet. Check the day."
    return ""


def _ending(course: Course) -> str:
    if course.phase is not CoursePhase.ENDED:
        goes_on = course.ended_on is None and not course.end_reason.strip()
        return (
            "" if goes_on else "A course that goes on has no end yet. End it, or leave day and reason of the end out."
        )
    if course.ended_on is None:
        return "Write the day on which the course ended."
    if course.ended_on < course.opened_on:
        return f"The course cannot end on {course.ended_on}: it was opened on {course.opened_on}. Check the day."
    return "" if course.end_reason.strip() else "A course ends for a reason. Write why it ends."
