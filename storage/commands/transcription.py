"""The command that types in a paper form after downtime."""

from contextlib import closing

from session.problems import TranscriptProblems
from session.record import Phase
from session.state import SessionState
from session.times import clock_text
from session.transcript import transcribe
from storage.commands.desk import Desk
from storage.commands.files import read_text
from storage.commands.one_transaction import one_transaction


def transcribe_form(desk: Desk, name: str) -> int:
    """Record a form and answer with the session's identifier; return the exit status.

    Either all of the form is recorded, with its patient, or nothing; then every faulty line is told.
    """
    text = read_text(name, desk.entered)
    with closing(desk.writing()) as opened:
        journal, registry = one_transaction(opened, desk.clock, desk.station)
        try:
            done = transcribe(text, journal, registry, desk.clock, desk.station)
        except TranscriptProblems as problems:
            desk.tell(f"{problems.sentence}\nNothing was recorded. Correct the form and enter it again.")
            return 1
    _warn(desk, done.state)
    desk.answer(str(done.session_id))
    return 0


def _warn(desk: Desk, state: SessionState) -> None:
    for finding in state.findings:
        entry = state.entry(finding.event_id)
        at = f"{clock_text(entry.occurred_at, state.utc_offset_min)} " if entry else ""
        desk.tell(f"warning: {at}{finding.sentence}")
    if state.phase is not Phase.LEFT:
        desk.tell(
            "warning: The form does not end with left, so this session is still running. Finish it on the screen."
        )
