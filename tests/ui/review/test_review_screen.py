"""One session in Review: what is said of it, and how one moves through it."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.driver import sqlite
from tests.pages.review import ReviewPage
from tests.ui.clinic import MORNING, Clinic
from ui.review.review_screen import ReviewScreen

Opens = Callable[[], ReviewPage]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def finished(clinic: Clinic) -> Clinic:
    clinic.whole_session(clinic.patient("Okafor, Miriam", "004182"), "2")
    return clinic


def test_that_an_empty_record_says_what_will_be_here(clinic: Clinic, review: Opens) -> None:
    page = review()
    assert page.sentence.startswith("No sessions yet")
    assert page.hint == "No sessions yet."


def test_that_the_newest_session_is_open_when_one_comes_to_review(finished: Clinic, review: Opens) -> None:
    page = review()
    assert page.name == "Okafor, Miriam"
    assert page.marked.startswith("Okafor, Miriam. today")
    assert page.header.splitlines() == [
        "47 y, female · born 14 Mar 1979 · MRN 004182 · 68.4 kg · allergies: penicillin, latex",
        "23 Nov 2026, 09:52 to 12:02 · Chair 2 · A. Lindqvist · Outpatient titration, version 1",
    ]
    assert page.screen.page.header.unconfirmed.isVisible()


def test_that_the_cards_the_table_and_the_record_tell_the_same_session(finished: Clinic, review: Opens) -> None:
    page = review()
    assert page.cards["Given of ordered"] == ("41.0 mg", "of 60 mg, 68 %")
    assert page.cards["Peak BP"] == ("146/88", "+17 %, at 0:50")
    assert page.record[0].startswith("09:52 Checked in")
    assert page.record[2] == "09:57 Infusion started 0.40 mg/kg/h"
    assert page.record[-1] == "12:02 Left"


def test_that_a_card_stands_the_cursor_at_its_moment(finished: Clinic, review: Opens) -> None:
    page = review()
    page.press_card("Peak BP")
    assert page.read_out.startswith("0:50  10:47")
    assert "BP 146/88" in page.read_out


def test_that_an_entry_stands_the_cursor_at_its_moment(finished: Clinic, review: Opens) -> None:
    page = review()
    page.press_entry("BP 132/81")
    assert page.read_out.startswith("0:20  10:17")
    page.screen.page.beside.record.setFocus()
    page.press(Qt.Key.Key_Down)
    assert page.read_out.startswith("0:35  10:32")


def test_that_the_chart_is_read_with_the_keyboard_from_set_to_set(finished: Clinic, review: Opens) -> None:
    page = review()
    page.press_on_chart(Qt.Key.Key_Home)
    for _ in range(3):
        page.press_on_chart(Qt.Key.Key_Right, CONTROL)
    assert "BP 132/81" in page.read_out


def test_that_what_is_zoomed_out_of_view_comes_into_it(finished: Clinic, review: Opens) -> None:
    page = review()
    page.press_card("Infusion time")
    for _ in range(6):
        page.press_on_chart(Qt.Key.Key_Plus)
    page.press_card("Ready, left")
    start, end = page.screen.page.pane.chart.span
    assert start <= timedelta(minutes=125).total_seconds() <= end


def test_that_opening_another_session_starts_afresh(finished: Clinic, review: Opens) -> None:
    finished.clock.set_to(MORNING + timedelta(hours=5))
    finished.whole_session(finished.patient("Brandt, Jonas", "003900"), "1")
    page = review()
    page.press_card("Infusion time")
    page.press_session("Okafor")
    assert page.name == "Okafor, Miriam"
    assert page.read_out.startswith("Point at the chart")


def test_that_findings_are_listed_and_lead_to_their_entry(clinic: Clinic, review: Opens) -> None:
    running = clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    clinic.go_through(running, [(1, "start 0.7 mg/kg/h"), (5, "251/104 88"), (5, "end"), (5, "left")])
    page = review()
    assert page.findings == [
        "0.7 mg/kg/h is above the protocol's maximum of 0.6 mg/kg/h.",
        "Systolic pressure 251 mmHg is unusual.",
    ]
    page.press_finding(1)
    assert page.read_out.startswith("0:05")
    assert page.screen.page.beside.record.current == running.state.entries[2].event.event_id


def test_that_a_session_without_findings_shows_no_list_of_them(finished: Clinic, review: Opens) -> None:
    page = review()
    assert page.findings == []
    assert not page.screen.page.beside.findings.isVisible()


def test_that_a_running_session_is_shown_as_of_now_with_the_way_to_its_screen(
    qtbot: QtBot, clinic: Clinic, review: Opens
) -> None:
    running = clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    clinic.go_through(running, [(1, "start 0.4 mg/kg/h"), (30, "140/85 80")])
    page = review()
    assert page.as_of == "Running, as of 10:23"
    assert page.cards["Infusion time"] == ("0:30", "of 1:30 planned")
    with qtbot.waitSignal(page.screen.live_requested) as asked:
        page.press_live()
    assert asked.args == [running.recorder.session_id]


def test_that_the_chart_of_a_running_session_ends_where_it_is_read(clinic: Clinic, review: Opens) -> None:
    running = clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    clinic.go_through(running, [(1, "start 0.4 mg/kg/h"), (30, "140/85 80")])
    page = review()
    assert page.chart_now == "0:30"
    for _ in range(2):
        page.press_on_chart(Qt.Key.Key_Plus)
    page.press_on_chart(Qt.Key.Key_0)
    assert page.chart_now == "0:30", "also when another span was looked at"


def test_that_a_finished_session_has_no_now_and_keeps_its_own_axis(clinic: Clinic, review: Opens) -> None:
    clinic.whole_session(clinic.patient("Okafor, Miriam", "004182"), "2")
    page = review()
    alone = page.screen.page.pane.chart.span
    running = clinic.seat(clinic.patient("Brandt, Jonas", "003900"), "1")
    clinic.go_through(running, [(1, "start 0.4 mg/kg/h"), (400, "140/85 80")])
    page.screen.hide()
    page.screen.show()
    page.press_session("Brandt")
    assert page.chart_now
    page.press_session("Okafor")
    assert page.chart_now == ""
    assert page.screen.page.pane.chart.span == alone


def test_that_a_running_session_is_read_again_when_one_comes_back(clinic: Clinic, review: Opens) -> None:
    running = clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    page = review()
    page.screen.hide()
    clinic.go_through(running, [(1, "start 0.4 mg/kg/h"), (30, "end"), (10, "left")])
    page.screen.show()
    assert page.as_of == ""
    assert page.record[-1].endswith("Left")
    assert not page.offers_live


@pytest.fixture
def watching(finished: Clinic, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path, MORNING + timedelta(hours=4), read_only=True)
    yield opened
    opened.close()


def test_that_a_session_of_another_window_has_no_live_screen_here(
    qtbot: QtBot, finished: Clinic, watching: Clinic
) -> None:
    finished.clock.set_to(MORNING + timedelta(hours=3))
    finished.go_through(finished.seat(finished.patient("Brandt, Jonas", "003900"), "1"), [(1, "start 0.4 mg/kg/h")])
    screen = ReviewScreen(watching.desk)
    qtbot.addWidget(screen)
    page = ReviewPage(qtbot, screen)
    assert page.as_of == "Running in another window, as of 13:52"
    assert not page.offers_live


def test_that_a_session_that_cannot_be_read_is_a_sentence_and_the_others_stay(finished: Clinic, review: Opens) -> None:
    finished.clock.set_to(MORNING + timedelta(hours=5))
    broken = finished.whole_session(finished.patient("Brandt, Jonas", "003900"), "1")
    spoil(finished.database.path, broken.recorder.session_id.hex)
    page = review()
    assert page.name == ""
    assert "which this program does not know" in page.sentence
    page.press_session("Okafor")
    assert page.name == "Okafor, Miriam"


def spoil(path: Path, session_id: str) -> None:
    """Put an entry of a kind that no program knows into a session, as a damaged file would hold it."""
    with sqlite.connect(path) as connection:
        connection.execute("DROP TRIGGER events_refuse_update")
        connection.execute("UPDATE events SET kind = 'tea.served' WHERE session_id = ? AND seq = 3", (session_id,))
    connection.close()


def test_that_a_search_without_a_hit_puts_the_session_aside_until_there_is_one(clinic: Clinic, review: Opens) -> None:
    clinic.whole_session(clinic.patient("Okafor, Miriam", "004182"), "2")
    page = review()
    assert page.name == "Okafor, Miriam"
    page.screen.search()
    page.screen.sessions.field.setText("nobody")
    page.qtbot.waitUntil(lambda: "No session fits" in page.sentence)
    page.screen.sessions.field.setText("")
    page.qtbot.waitUntil(lambda: page.name == "Okafor, Miriam")
