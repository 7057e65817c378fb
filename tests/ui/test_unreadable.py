"""One thing that cannot be read keeps nothing else from being gone on with or looked at."""

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from session.ports import Sample
from tests.pages.today import TodayPage
from tests.ui.clinic import MORNING, Clinic
from tests.ui.damage import damage_samples, write_as_later_program
from ui.live.live_screen import LiveScreen
from ui.review.past_session import read_session
from ui.review.session_page import SessionPage
from ui.theme.theme import Theme
from ui.today.today_screen import TodayScreen

LATER = MORNING + timedelta(minutes=20)


@pytest.fixture
def left_running(qtbot: QtBot, tmp_path: Path) -> Clinic:
    """Return a closed clinic with two running sessions, one of which a later program has written in."""
    clinic = Clinic(tmp_path)
    unreadable = clinic.seat(clinic.patient("Adams, Ann", "1"), "1")
    clinic.seat(clinic.patient("Brandt, Bo", "2"), "2")
    clinic.close()
    write_as_later_program(clinic.database.path, unreadable.recorder.session_id)
    return clinic


def today(qtbot: QtBot, clinic: Clinic) -> TodayPage:
    screen = TodayScreen(clinic.desk)
    qtbot.addWidget(screen)
    return TodayPage(qtbot, screen)


def told(page: TodayPage) -> str:
    """Return what stands on the cards of sessions that cannot be read."""
    shown = page.screen.unreadable
    return " ".join(label.text() for label in shown.findChildren(QLabel)) if shown.isVisible() else ""


def test_that_the_other_sessions_go_on_and_today_says_which_does_not(
    qtbot: QtBot, theme: Theme, tmp_path: Path, left_running: Clinic
) -> None:
    clinic = Clinic(tmp_path, LATER)
    assert [running.patient.name for running in clinic.desk.resume_all()] == ["Brandt, Bo"]
    page = today(qtbot, clinic)
    assert page.cards == ["Chair 2 · Brandt, Bo"]
    assert told(page).startswith("Chair 1 · Adams, Ann")
    assert "newer" in told(page)
    clinic.close()


def test_that_a_window_that_may_only_read_shows_the_others_as_well(
    qtbot: QtBot, theme: Theme, tmp_path: Path, left_running: Clinic
) -> None:
    clinic = Clinic(tmp_path, LATER, read_only=True)
    page = today(qtbot, clinic)
    assert page.cards == ["Chair 2 · Brandt, Bo"]
    assert told(page).startswith("Chair 1 · Adams, Ann")
    clinic.close()


def test_that_nothing_is_said_where_all_can_be_read(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    clinic = Clinic(tmp_path)
    clinic.seat(clinic.patient("Adams, Ann", "1"), "1")
    assert told(today(qtbot, clinic)) == ""
    clinic.close()


@pytest.fixture
def spoilt(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Clinic]:
    """Return a clinic with one running session whose device samples are damaged."""
    clinic = Clinic(tmp_path)
    running = clinic.seat(clinic.patient("Adams, Ann", "1"), "1")
    sample = Sample(clinic.clock.wall(), None, "heart_rate", Decimal(70))
    clinic.database.journal.append_samples(running.recorder.session_id, "monitor", [sample])
    clinic.close()
    damage_samples(clinic.database.path)
    again = Clinic(tmp_path, LATER, monitor=f"csv:{tmp_path / 'AS3DataExport.csv'}")
    yield again
    again.close()


def test_that_a_session_with_damaged_samples_is_gone_on_with(qtbot: QtBot, spoilt: Clinic) -> None:
    (running,) = spoilt.desk.resume_all()
    screen = LiveScreen(running, spoilt.desk)
    qtbot.addWidget(screen)
    assert running.monitor is not None
    assert screen.record.model.rowCount() > 0


def test_that_a_session_with_damaged_samples_is_reviewed_without_them_and_says_so(qtbot: QtBot, spoilt: Clinic) -> None:
    (row,) = spoilt.database.registry.running()
    session = read_session(spoilt.desk, row.head.session_id)
    page = SessionPage(spoilt.desk)
    qtbot.addWidget(page)
    page.show_session(session)
    assert page.banner.notice is not None
    assert page.banner.notice.sentence == session.unread
    assert "damaged" in session.unread
    assert page.beside.record.model.rowCount() > 0
