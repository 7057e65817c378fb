"""Today in a window that may only read, and where the record cannot be read."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from session.ports import Patient
from session.problems import StorageProblem
from tests.pages.today import TodayPage
from tests.ui.clinic import Clinic
from ui.theme.theme import Theme
from ui.today.today_screen import TodayScreen


@pytest.fixture
def recording(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def watching(recording: Clinic, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path, read_only=True)
    yield opened
    opened.close()


def open_page(qtbot: QtBot, clinic: Clinic) -> TodayPage:
    screen = TodayScreen(clinic.desk)
    qtbot.addWidget(screen)
    return TodayPage(qtbot, screen)


def test_that_a_reading_window_says_so_and_offers_no_start(
    qtbot: QtBot, recording: Clinic, watching: Clinic, theme: Theme
) -> None:
    recording.patient("Weiss, Hanna", "004018")
    page = open_page(qtbot, watching)
    assert page.screen.heading[1] == "nobody here now · this window may only read"
    assert page.patients == ["Weiss, Hanna"]
    assert not page.offers_a_start


def test_that_a_reading_window_follows_what_the_other_records(
    qtbot: QtBot, recording: Clinic, watching: Clinic, theme: Theme
) -> None:
    running = recording.seat(recording.patient("Okafor, Miriam", "004182"), "2")
    page = open_page(qtbot, watching)
    assert page.cards == ["Chair 2 · Okafor, Miriam"]
    recording.write(running, "125/78 73 98%")
    for _ in range(5):
        watching.desk.tick()
    face = page.card("Okafor").face
    assert face
    assert face.values == "BP 125/78 · HR 73 · SpO₂ 98"
    with qtbot.waitSignal(page.screen.review_requested) as asked:
        page.press(page.card("Okafor"))
    assert asked.args == [running.recorder.session_id]


def test_that_an_empty_record_in_a_reading_window_offers_nothing_to_start(
    qtbot: QtBot, watching: Clinic, theme: Theme
) -> None:
    page = open_page(qtbot, watching)
    assert page.is_welcoming
    assert not page.offers_a_start


def test_that_a_record_that_cannot_be_read_is_said_and_what_was_shown_stays(
    qtbot: QtBot, recording: Clinic, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    recording.patient("Weiss, Hanna", "004018")
    page = open_page(qtbot, recording)

    def broken(words: str, limit: int = 50) -> tuple[Patient, ...]:
        raise StorageProblem("The disk is gone. Nothing that was saved is lost.")

    with monkeypatch.context() as patched:
        patched.setattr(recording.database.registry, "find_patients", broken)
        page.search("w")
        assert page.notice == "The disk is gone. Nothing that was saved is lost."
        assert page.patients == ["Weiss, Hanna"]
    page.press(page.screen.banner.button)
    assert page.notice == ""
