"""The command that writes a patient's plan as a calendar file."""

from contextlib import closing

from session.audit_port import Looking, LookKind
from session.calendar_file import calendar_text
from session.course import CoursePhase
from session.problems import KnownProblem
from storage.commands.desk import Desk
from storage.commands.files import write_text
from storage.commands.noting import note_look


def write_plan(desk: Desk, mrn: str, output: str | None) -> int:
    """Write the bookings of the course that goes on as an .ics file; raises KnownProblem."""
    with closing(desk.reading()) as opened:
        patient = opened.registry.patient_by_mrn(mrn)
        if patient is None:
            raise KnownProblem(f"No patient has the MRN {mrn}. Check the number.")
        courses = opened.registry.courses
        mine = courses.courses_of(patient.patient_id)
        going_on = next((one for one in mine if one.phase is not CoursePhase.ENDED), None)
        kept = courses.kept(going_on.course_id) if going_on else None
        if kept is None or not kept.bookings:
            raise KnownProblem(f"Nothing is booked for {patient.name}, so there is no plan to write.")
        text = calendar_text(kept.bookings, desk.clock.wall())
    note_look(desk, Looking(kind=LookKind.PLAN, patient_id=patient.patient_id))
    if output in {None, "-"}:
        desk.hand_over(text)
    else:
        write_text(str(output), text)
    return 0
