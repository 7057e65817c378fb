"""Comments on a past session, each pinned to the moment that the cursor shows."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.state import replay
from tests.pages.signing import SigningPage
from tests.session.fakes import Disk, MemoryJournal
from tests.ui.clinic import MORNING, Clinic
from ui.theme.theme import Theme

PHYSICIAN = "Dr L. Sørensen"
PEAK = MORNING + timedelta(minutes=55)
"""Fifty minutes after the infusion was started, at 10:47."""


@pytest.fixture
def page(qtbot: QtBot, clinic: Clinic) -> SigningPage:
    running = clinic.whole_session(clinic.patient("Okafor, Miriam", "004 182"))
    clinic.clock.advance(minutes=60)
    return SigningPage(qtbot, clinic.desk, running.recorder.session_id)


def test_that_a_comment_is_pinned_to_the_cursor_and_says_so_beforehand(clinic: Clinic, page: SigningPage) -> None:
    assert page.about == "On the whole session"
    page.point_at(PEAK)
    assert page.about == "At 0:50, 10:47"
    page.comment("Hold at 0.40 next time.", PHYSICIAN)
    said = f"{PHYSICIAN} · at 10:47 · written 23 Nov 2026, 13:02"
    page.qtbot.waitUntil(lambda: page.comments == [f"0:50 Hold at 0.40 next time. {said}"])
    state = replay(clinic.database.journal.events(page.shown.session_id))
    (comment,) = state.declared.comments
    assert (comment.at, comment.by, state.findings) == (PEAK, PHYSICIAN, ())
    assert page.shown.comments.words.text() == ""
    assert page.shown.comments.words.line.hasFocus()


def test_that_the_name_is_asked_for_once_and_remembered_apart_from_the_nurse(clinic: Clinic, page: SigningPage) -> None:
    page.comment("First.", PHYSICIAN)
    page.qtbot.waitUntil(lambda: len(page.comments) == 1)
    assert (page.shown.reviewer.name, clinic.desk.nurse) == (PHYSICIAN, "A. Lindqvist")
    assert clinic.database.registry.staff()[0] == PHYSICIAN
    clinic.clock.advance(minutes=1)
    page.comment("Second.")
    page.qtbot.waitUntil(lambda: len(page.comments) == 2)
    assert all(PHYSICIAN in line for line in page.comments)
    QTest.keyClicks(page.shown.comments.words.line, "Third")
    page.shown.comments.who.other.click()
    assert page.shown.comments.who.asking
    assert page.shown.comments.words.text() == "Third"


def test_that_escape_makes_it_about_the_whole_session(page: SigningPage) -> None:
    page.point_at(PEAK)
    page.shown.comments.begin()
    QTest.keyClick(page.shown.comments.words.line, Qt.Key.Key_Escape)
    assert page.about == "On the whole session"
    assert not page.shown.comments.whole.isVisible()
    page.comment("A calm session.", PHYSICIAN)
    words = f"A calm session. {PHYSICIAN} · on the whole session · written 23 Nov 2026, 13:02"
    page.qtbot.waitUntil(lambda: page.comments == [words])


def test_that_what_is_being_written_keeps_its_moment_until_it_is_asked_for_anew(page: SigningPage) -> None:
    page.point_at(PEAK)
    QTest.keyClicks(page.shown.comments.words.line, "Here")
    page.point_at(PEAK + timedelta(minutes=10))
    page.point_at(None)
    assert page.shown.comments.pin == PEAK
    page.point_at(PEAK + timedelta(minutes=20))
    page.shown.comments.begin()
    assert page.about == "At 1:10, 11:07"
    page.shown.comments.whole.click()
    assert page.about == "On the whole session"


def test_that_a_key_goes_through_the_comments_and_the_chart_to_their_moments(page: SigningPage) -> None:
    page.point_at(PEAK)
    page.comment("Here.", PHYSICIAN)
    page.qtbot.waitUntil(lambda: len(page.comments) == 1)
    page.point_at(None)
    page.comment("On all of it.")
    page.qtbot.waitUntil(lambda: len(page.comments) == 2)
    gone_to: list[object] = []
    page.shown.comments.moment_chosen.connect(gone_to.append)
    view = page.shown.comments.view
    view.setCurrentIndex(page.shown.comments.model.index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert gone_to == [PEAK]


def test_that_words_and_name_are_asked_for_in_their_places(page: SigningPage) -> None:
    page.comment("")
    assert page.shown.comments.words.problem == "Write the comment first."
    page.comment("Here")
    assert page.shown.comments.who.problem == "Write who says so."
    assert page.comments == []


def test_that_what_was_typed_waits_while_another_session_is_looked_at(clinic: Clinic, page: SigningPage) -> None:
    first = page.shown.session_id
    other = clinic.whole_session(clinic.patient("Brandt, Jonas", "004 183"))
    page.point_at(PEAK)
    QTest.keyClicks(page.shown.comments.words.line, "Half a sent")
    page.shown.show_session(other.recorder.session_id)
    assert (page.shown.comments.words.text(), page.shown.comments.pin) == ("", None)
    page.shown.show_session(first)
    assert (page.shown.comments.words.text(), page.shown.comments.pin) == ("Half a sent", PEAK)


def test_that_what_could_not_be_saved_stays_typed_and_says_why(clinic: Clinic, page: SigningPage) -> None:
    kept = clinic.database.journal
    clinic.desk.journal = full = MemoryJournal()
    full.kept[page.shown.session_id] = list(kept.events(page.shown.session_id))
    full.disk = Disk.FAILS
    page.comment("Here", PHYSICIAN)
    page.qtbot.waitUntil(lambda: "disk is full" in page.shown.comments.words.problem)
    assert page.shown.comments.words.text() == "Here"
    full.disk = Disk.WRITES
    page.comment("")
    page.qtbot.waitUntil(lambda: page.shown.comments.words.text() == "")


def test_that_a_session_that_still_runs_is_not_commented_on(qtbot: QtBot, clinic: Clinic) -> None:
    running = clinic.seat(clinic.patient("Okafor, Miriam", "004 182"), "2")
    assert not SigningPage(qtbot, clinic.desk, running.recorder.session_id).shown.comments.isVisible()


def test_that_a_window_that_only_reads_shows_comments_and_takes_none(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    first = Clinic(tmp_path)
    running = first.whole_session(first.patient("Okafor, Miriam", "004 182"))
    page = SigningPage(qtbot, first.desk, running.recorder.session_id)
    page.comment("Here.", PHYSICIAN)
    qtbot.waitUntil(lambda: len(page.comments) == 1)
    page.shown.hide()
    first.close()
    second = Clinic(tmp_path, read_only=True)
    reading = SigningPage(qtbot, second.desk, running.recorder.session_id)
    assert len(reading.comments) == 1
    assert not reading.shown.comments.words.isVisible()
    second.close()
