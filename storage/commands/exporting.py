"""The command that writes a session to a file, or to where the program is called from."""

from contextlib import closing
from uuid import UUID

from session.audit_port import Looking, LookKind
from session.problems import StorageProblem
from session.state import SessionState, replay
from storage.commands.desk import Desk
from storage.commands.files import write_text
from storage.commands.finding import session_meant
from storage.commands.noting import note_look
from storage.exports.document import Exported, document
from storage.exports.table import table
from storage.opening import Opened


def export_session(desk: Desk, written: str, form: str, output: str | None) -> int:
    """Export the session that `written` names as "json" or "csv"; raises KnownProblem."""
    with closing(desk.reading()) as opened:
        session_id = session_meant(opened, written)
        state = replay(opened.journal.events(session_id))
        text = table(state) if form == "csv" else _document(desk, opened, session_id, state)
        row = opened.registry.session_row(session_id)
    whose = row.head.patient_id if row else None
    note_look(desk, Looking(kind=LookKind.TABLE, patient_id=whose, session_id=session_id))
    if output in {None, "-"}:
        desk.hand_over(text)
    else:
        write_text(str(output), text)
    return 0


def _document(desk: Desk, opened: Opened, session_id: UUID, state: SessionState) -> str:
    row = opened.registry.session_row(session_id)
    if row is None:
        raise StorageProblem(f"The session {session_id} has no patient in this record, so it was not exported.")
    samples = {code: len(track.values) for code, track in opened.journal.samples(session_id).items()}
    return document(Exported(session_id, state, row.patient, samples), desk.clock.wall())
