"""The commands that write documents for paper: the record of a session, the letter about a course."""

from contextlib import closing

from session.audit_port import Looking, LookKind
from session.documents import Paper
from session.problems import KnownProblem
from storage.commands.desk import Desk
from storage.commands.files import write_bytes
from storage.commands.finding import session_meant
from storage.commands.noting import note_look


def write_record(desk: Desk, written: str, paper: Paper, output: str) -> int:
    """Write the record of the session that `written` names as PDF; raises KnownProblem."""
    with closing(desk.reading()) as opened:
        session_id = session_meant(opened, written)
        content = opened.documents.session_record(session_id, paper)
        row = opened.registry.session_row(session_id)
    whose = row.head.patient_id if row else None
    note_look(desk, Looking(kind=LookKind.PAPER, patient_id=whose, session_id=session_id))
    write_bytes(output, content)
    return 0


def write_letter(desk: Desk, mrn: str, paper: Paper, output: str, signed_by: str) -> int:
    """Write the letter about a patient's newest course as PDF; raises KnownProblem."""
    with closing(desk.reading()) as opened:
        patient = opened.registry.patient_by_mrn(mrn)
        if patient is None:
            raise KnownProblem(f"No patient has the MRN {mrn}. Check the number.")
        content = opened.documents.course_letter(patient.patient_id, paper, signed_by)
    note_look(desk, Looking(kind=LookKind.LETTER, patient_id=patient.patient_id))
    write_bytes(output, content)
    return 0
