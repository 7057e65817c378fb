"""A physician signs a past session: what is asked for, what is signed, what is said of it afterwards."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from session.declarations import NextTimeAdvised
from session.events import Body, NoteWritten
from session.recorder import Recorder
from session.review_events import CommentWritten, SessionSigned
from session.signing import MEANINGS, signed_as_it_is, to_sign
from session.state import SessionState, replay
from tests.pages.signing import SigningPage
from tests.session.fakes import FULL, Disk, MemoryJournal
from tests.ui.clinic import Clinic
from ui.theme.theme import Theme

PHYSICIAN = "Dr L. Sørensen"
Kept = Callable[[], SessionState]


class ChangedJournal(MemoryJournal):
    """A journal in which an entry was left out behind everybody's back."""

    def verify(self, session_id: UUID) -> tuple[str, ...]:
        return ("Station chair: entry 12 is missing.",)


@pytest.fixture
def page(qtbot: QtBot, clinic: Clinic) -> SigningPage:
    running = clinic.whole_session(clinic.patient("Okafor, Miriam", "004 182"))
    clinic.clock.advance(minutes=60)
    return SigningPage(qtbot, clinic.desk, running.recorder.session_id)


@pytest.fixture
def kept(clinic: Clinic, page: SigningPage) -> Kept:
    """Return what reads the session as it is on disk."""
    return lambda: replay(clinic.database.journal.events(page.shown.session_id))


def write_elsewhere(clinic: Clinic, page: SigningPage, body: Body) -> None:
    """Let somebody write about the session at another place."""
    journal, session_id = clinic.database.journal, page.shown.session_id
    Recorder.reopen(journal, clinic.clock, session_id, actor="Dr Voss", station="office").record((body,))


def test_that_nothing_is_chosen_beforehand_and_what_is_missing_is_said_in_its_place(
    page: SigningPage, kept: Kept
) -> None:
    form = page.open_panel()
    assert (form.meaning.value(), form.who.text()) == ("", "")
    assert form.whose.text() == "Okafor, Miriam · 23 Nov 2026, 09:52 to 12:02 · Chair 1"
    assert form.covered.text().startswith(f"You sign {len(kept().events)} entries, record ")
    page.press_sign()
    assert form.meaning.problem == "Choose what the signature says."
    assert form.who.problem == "Write who signs."
    assert not kept().declared.signatures


def test_that_a_signature_covers_the_comment_and_the_advice_that_were_written_with_it(
    clinic: Clinic, page: SigningPage, kept: Kept
) -> None:
    before = len(kept().events)
    page.open_panel()
    page.sign(1, PHYSICIAN, comment="A calm session.", advice="Begin at 0.3 mg/kg/h")
    page.qtbot.waitUntil(lambda: page.shown.signed == [page.shown.session_id])
    state = kept()
    assert [type(event.body) for event in state.events[before:]] == [CommentWritten, NextTimeAdvised, SessionSigned]
    (signature,) = state.declared.signatures
    assert (signature.by, signature.said.meaning, signature.said.entries) == (PHYSICIAN, MEANINGS[1], before + 2)
    assert signed_as_it_is(state, signature.said)
    assert not to_sign(state)
    assert not clinic.database.journal.verify(page.shown.session_id)


def test_that_the_page_says_who_signed_what_and_that_the_record_is_whole(page: SigningPage, kept: Kept) -> None:
    assert page.lines == f"Not signed.\nRecord verified: {len(kept().events)} entries, chain intact"
    page.open_panel()
    page.sign(0, PHYSICIAN)
    page.qtbot.waitUntil(lambda: "Signed by" in page.lines)
    said, verified = page.lines.split("\n")
    (signature,) = kept().declared.signatures
    covered = f"Record {signature.said.record[:12]}, {signature.said.entries} entries."
    assert said == f"Signed by {PHYSICIAN}, 23 Nov 2026 13:02: {MEANINGS[0]} {covered}"
    assert verified == f"Record verified: {signature.said.entries + 1} entries, chain intact"


def test_that_only_what_was_shown_is_signed(clinic: Clinic, page: SigningPage, kept: Kept) -> None:
    page.open_panel()
    clinic.clock.advance(minutes=1)
    write_elsewhere(clinic, page, CommentWritten("Talk this over."))
    page.sign(0, PHYSICIAN, comment="Fine.")
    assert page.message == "Something came into the record since it was shown here. Look at it, then sign."
    assert len(page.comments) == 1
    assert page.shown.form
    assert page.shown.form.comment.text() == "Fine."
    clinic.clock.advance(minutes=1)
    page.press_sign()
    page.qtbot.waitUntil(lambda: bool(page.shown.signed))
    assert [one.words for one in kept().declared.comments] == ["Talk this over.", "Fine."]


def test_that_the_same_is_not_signed_twice_by_the_same_person(page: SigningPage, kept: Kept) -> None:
    page.open_panel()
    page.sign(0, PHYSICIAN)
    page.qtbot.waitUntil(lambda: bool(page.shown.signed))
    page.open_panel()
    page.sign(0)
    when = "23 Nov 2026 13:02"
    assert page.message == (
        f"{PHYSICIAN} signed this session with these words on {when}, and nothing has come into it since."
    )
    assert len(kept().declared.signatures) == 1


def test_that_a_comment_that_is_saved_is_not_lost_and_not_written_twice_where_the_signature_fails(
    clinic: Clinic, page: SigningPage
) -> None:
    clinic.desk.journal = journal = MemoryJournal()
    journal.kept[page.shown.session_id] = list(clinic.database.journal.events(page.shown.session_id))
    page.open_panel()
    journal.disk = Disk.WAITS
    page.sign(0, PHYSICIAN, comment="Fine.")
    journal.finish()
    page.qtbot.waitUntil(lambda: len(journal.heads) == 2)
    journal.finish(fails=True)
    page.qtbot.waitUntil(lambda: bool(page.message))
    assert page.message == f"What you wrote is saved, the signature is not. {FULL}"
    assert page.shown.form
    assert page.shown.form.comment.text() == ""
    journal.disk = Disk.WRITES
    page.press_sign()
    page.qtbot.waitUntil(lambda: bool(page.shown.signed))
    bodies = [type(event.body) for event in journal.events(page.shown.session_id)[-2:]]
    assert bodies == [CommentWritten, SessionSigned]


def test_that_a_session_that_still_runs_is_not_signed(qtbot: QtBot, clinic: Clinic) -> None:
    running = clinic.seat(clinic.patient("Okafor, Miriam", "004 182"), "2")
    page = SigningPage(qtbot, clinic.desk, running.recorder.session_id)
    form = page.open_panel()
    assert page.message == "The session is not over yet. It can be signed once the patient has left."
    assert not form.sign.isEnabled()
    assert not page.shown.lines.isVisible()


def test_that_a_window_that_only_reads_says_why_it_does_not_sign(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    first = Clinic(tmp_path)
    running = first.whole_session(first.patient("Okafor, Miriam", "004 182"))
    first.close()
    second = Clinic(tmp_path, read_only=True)
    page = SigningPage(qtbot, second.desk, running.recorder.session_id)
    form = page.open_panel()
    assert page.message == "This window only reads the record."
    assert not form.sign.isEnabled()
    assert "chain intact" in page.lines
    second.close()


def test_that_a_record_changed_behind_a_signature_is_said_in_red_words(page: SigningPage, clinic: Clinic) -> None:
    page.open_panel()
    page.sign(0, PHYSICIAN)
    page.qtbot.waitUntil(lambda: "Signed by" in page.lines)
    events = list(clinic.database.journal.events(page.shown.session_id))
    clinic.desk.journal = journal = ChangedJournal()
    journal.kept[page.shown.session_id] = [*events[:-2], replace(events[-2], hash="f" * 64), events[-1]]
    page.shown.show_session(page.shown.session_id)
    assert "!!! The entries that are there now are not those that were signed." in page.lines
    assert page.lines.endswith("!!! The record is not as it was written.\n!!! Station chair: entry 12 is missing.")


def test_that_a_record_that_was_changed_is_not_signed(page: SigningPage, clinic: Clinic) -> None:
    events = list(clinic.database.journal.events(page.shown.session_id))
    clinic.desk.journal = journal = ChangedJournal()
    journal.kept[page.shown.session_id] = events
    form = page.open_panel()
    assert page.message == (
        "This record is not as it was written, so it is not signed. Station chair: entry 12 is missing. "
        "Check the whole record in Settings."
    )
    assert not form.sign.isEnabled()


def test_that_the_keys_go_among_the_meanings_and_take_one_back(page: SigningPage) -> None:
    choice = page.open_panel().meaning
    QTest.keyClick(choice.buttons[0], Qt.Key.Key_Down)
    assert QApplication.focusWidget() is choice.buttons[1]
    QTest.keyClick(choice.buttons[1], Qt.Key.Key_Return)
    assert choice.value() == MEANINGS[1]
    QTest.keyClick(choice.buttons[1], Qt.Key.Key_Space)
    assert choice.value() == ""


def test_that_what_came_after_a_signature_is_said_beside_it(page: SigningPage, clinic: Clinic) -> None:
    page.open_panel()
    page.sign(0, PHYSICIAN)
    page.qtbot.waitUntil(lambda: bool(page.shown.signed))
    clinic.desk.journal = journal = MemoryJournal()
    events = list(clinic.database.journal.events(page.shown.session_id))
    late = replace(events[2], event_id=clinic.new_id(), station="bay 2", seq=1, body=NoteWritten("felt warm"))
    journal.kept[page.shown.session_id] = [*events, late]
    page.shown.show_session(page.shown.session_id)
    assert "1 entry came after it: 09:57 “felt warm”." in page.lines
    assert "!!!" not in page.lines
