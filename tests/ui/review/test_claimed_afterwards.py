"""Whoever answers for an entry after the signature stands beside that signature, on the screen and on paper."""

from pytestqt.qtbot import QtBot

from session.alert_events import EmergencyOpened
from session.handover import NOT_SIGNED_IN, unclaimed
from session.handover_events import EntriesClaimed
from session.recorder import Recorder
from session.signing import MEANINGS, signature, to_sign
from session.state import SessionState
from storage.documents.signing import signatures
from tests.ui.clinic import WHOLE, Clinic
from ui.review.past_session import read_session
from ui.review.signature_lines import SignatureLines


def test_that_a_claim_after_the_signature_stands_beside_it(qtbot: QtBot, clinic: Clinic) -> None:
    running = clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    clinic.go_through(running, WHOLE[:4])
    running.write_as(NOT_SIGNED_IN)
    clinic.record(running, EmergencyOpened("Hypertension"))
    running.write_as("A. Lindqvist")
    clinic.go_through(running, WHOLE[4:])

    def written_by(name: str) -> Recorder:
        clinic.clock.advance(minutes=60)
        session_id = running.recorder.session_id
        return Recorder.reopen(clinic.desk.journal, clinic.clock, session_id, actor=name, station="chair")

    physician = written_by("Dr Lang")
    physician.record((signature(physician.state, MEANINGS[0]),))
    nurse = written_by("B. Okoye")
    claim = EntriesClaimed(tuple(entry.event.event_id for entry in unclaimed(nurse.state)))
    nurse.record((claim,))
    state: SessionState = nurse.state
    lines = SignatureLines(clinic.desk)
    qtbot.addWidget(lines)
    shown = read_session(clinic.desk, running.recorder.session_id)
    lines.show_session(shown)
    said = lines.text.splitlines()[0]
    assert said.endswith("After it, 23 Nov 2026 14:02, B. Okoye: answers for 1 entry of the locked keyboard.")
    assert "came after it" not in said
    (printed,) = signatures(state)
    assert printed["covers"].endswith(
        "B. Okoye, after it, 23 Nov 2026 14:02: answers for 1 entry of the locked keyboard."
    )
    row = clinic.desk.registry.session_row(running.recorder.session_id)
    assert row is not None
    assert not row.head.to_sign
    assert not to_sign(state)
    assert shown.now == state.left_at, "the chart ends where the session did"
