"""Comparing a session with the others of its patient: band, lines, two beside each other, values and words."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from session.ports import Patient
from session.problems import StorageProblem
from tests.pages.compare import CompareScreen
from tests.ui.clinic import MORNING, WHOLE, Clinic
from ui.charts.compare_look import LOOKS
from ui.review.compare_head import CompareHead, CompareView
from ui.review.compare_page import ComparePage
from ui.theme.theme import Theme

STRONG = (
    (1, "125/78 73 98% r15 p8"), (4, "start 0.5 mg/kg/h"), (20, "158/94 84 97% p6"), (5, "effect nausea mild"),
    (20, "140/86 79 98% p5"), (20, "end; anxiety"), (15, "130/80 75 98% p4"), (5, "left"),
)  # fmt: skip


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


def have(clinic: Clinic, patient: Patient, days_ago: int, lines: Sequence[tuple[float, str]] = WHOLE) -> UUID:
    """Let a patient have a session so many days before the morning of the tests, and return its UUID."""
    clinic.clock.set_to(MORNING - timedelta(days=days_ago))
    running = clinic.seat(patient, "2")
    clinic.go_through(running, lines)
    return running.recorder.session_id


@pytest.fixture
def miriam(clinic: Clinic) -> tuple[Patient, UUID]:
    """Return a patient with two earlier sessions, an unfinished one before them that never began, and this one."""
    patient = clinic.patient("Okafor, Miriam", "004 182")
    have(clinic, patient, 9, ((1, "125/78 73 98%"), (5, "left; fever")))
    have(clinic, patient, 6)
    have(clinic, patient, 3)
    return patient, have(clinic, patient, 0, STRONG)


def compare(qtbot: QtBot, clinic: Clinic, session_id: UUID) -> CompareScreen:
    page = ComparePage(clinic.desk)
    qtbot.addWidget(page)
    screen = CompareScreen(qtbot, page)
    page.show_session(session_id)
    screen.wait()
    return screen


def test_that_a_session_stands_above_the_band_of_the_earlier_ones_and_words_compare_it_with_the_last(
    qtbot: QtBot, clinic: Clinic, miriam: tuple[Patient, UUID], theme: Theme
) -> None:
    screen = compare(qtbot, clinic, miriam[1])
    assert screen.title == "Compare: Okafor, Miriam"
    assert screen.has_band
    assert screen.labels == ["23 Nov"]
    assert screen.caption == "Grey: range and median of 2 sessions, each from the start of its infusion."
    assert screen.others[0].startswith("20 Nov 2026. chosen. 41.0 mg")
    assert screen.others[2] == "14 Nov 2026. not started"
    assert screen.words_about == "What differs from 20 Nov"
    assert screen.words[0].startswith("1:05 37.1 mg given (0.54 mg/kg), 3.9 less than on 20 Nov")
    assert any("Stopped early at 1:05 (anxiety); not on 20 Nov" in line for line in screen.words)


def test_that_a_difference_leads_to_its_moment_and_the_values_of_all_are_read_out(
    qtbot: QtBot, clinic: Clinic, miriam: tuple[Patient, UUID], theme: Theme
) -> None:
    screen = compare(qtbot, clinic, miriam[1])
    assert screen.values == ["23 Nov: no value", "Range of 2: no value", "Median: no value"]
    screen.press_words("Systolic peaked at 158")
    assert screen.page.chart.at == 1200.0
    assert screen.values[0].startswith("23 Nov: BP 158/94, HR 84, SpO₂ 97, mg/kg/h 0.50, mg given 11.4, mg/kg 0.17")
    assert "BP 132" in screen.values[1]
    screen.page.chart.stand_at(1500.0)
    assert "BP ~154/92" in screen.values[0]


def test_that_one_that_still_runs_is_compared_only_when_chosen_and_a_first_one_with_the_next(
    qtbot: QtBot, clinic: Clinic, theme: Theme
) -> None:
    patient = clinic.patient("Okafor, Miriam", "004 182")
    first = have(clinic, patient, 6)
    have(clinic, patient, 3)
    have(clinic, patient, 0, ((1, "125/78 73 98%"), (4, "start 0.5 mg/kg/h"), (20, "158/94 84 97%")))
    screen = compare(qtbot, clinic, first)
    assert screen.page.head.about.text().endswith("the first one, so the next one is compared")
    assert screen.words_about == "What differs from 20 Nov, a later one"
    assert screen.others[0].startswith("23 Nov 2026. not chosen. ")
    assert "running, as of " in screen.others[0]
    assert screen.labels == ["17 Nov", "20 Nov"]
    screen.press_day(0)
    assert screen.words_about == "What differs from 23 Nov so far, a later one"
    assert any("more than on 23 Nov so far (" in line for line in screen.words)


def test_that_space_and_a_press_on_the_box_choose_sessions_and_too_few_make_no_band(
    qtbot: QtBot, clinic: Clinic, miriam: tuple[Patient, UUID], theme: Theme
) -> None:
    screen = compare(qtbot, clinic, miriam[1])
    screen.press(Qt.Key.Key_Space)
    assert not screen.has_band
    assert screen.labels == ["23 Nov", "17 Nov"]
    assert screen.caption == "A band needs at least two sessions; one is chosen. It is drawn as a line."
    assert "not chosen" in screen.others[0]
    screen.press_box(1)
    assert screen.labels == ["23 Nov"]
    assert screen.caption.startswith("A band needs at least two sessions; none is chosen.")
    screen.press_box(2)
    assert screen.labels == ["23 Nov"]
    screen.press_box(1)
    screen.press_box(0)
    assert screen.has_band


def test_that_an_overlay_gives_each_session_a_line_of_its_own(
    qtbot: QtBot, clinic: Clinic, miriam: tuple[Patient, UUID], theme: Theme
) -> None:
    screen = compare(qtbot, clinic, miriam[1])
    screen.show_as(CompareView.OVERLAY)
    assert screen.labels == ["23 Nov", "20 Nov", "17 Nov"]
    assert screen.looks == [LOOKS[0], LOOKS[1], None]
    assert not screen.has_band
    screen.page.chart.stand_at(0.0)
    assert len(screen.values) == 3


def test_that_the_session_that_is_marked_stands_beside_this_one(
    qtbot: QtBot, clinic: Clinic, miriam: tuple[Patient, UUID], theme: Theme
) -> None:
    screen = compare(qtbot, clinic, miriam[1])
    screen.show_as(CompareView.BESIDE)
    assert screen.labels == ["23 Nov", "20 Nov"]
    screen.page.setFocus()
    screen.press(Qt.Key.Key_Down)
    assert screen.labels == ["23 Nov", "17 Nov"]
    assert screen.words_about == "What differs from 17 Nov"
    screen.press_day(2)
    assert screen.words_about == "This session cannot be compared."
    assert screen.words == []


def test_that_a_first_infusion_gets_words_and_no_empty_grey(qtbot: QtBot, clinic: Clinic, theme: Theme) -> None:
    screen = compare(qtbot, clinic, have(clinic, clinic.patient("Silva, Inês", "004 183"), 0))
    assert screen.hint.startswith("The first infusion of this patient here")
    assert not screen.page.head.view.isVisible()
    screen.press(Qt.Key.Key_Escape)
    assert screen.closings == [True]


def test_that_a_session_that_was_never_started_says_so(
    qtbot: QtBot, clinic: Clinic, miriam: tuple[Patient, UUID], theme: Theme
) -> None:
    rows = clinic.database.registry.sessions_of(miriam[0].patient_id)
    screen = compare(qtbot, clinic, rows[-1].head.session_id)
    assert screen.hint.startswith("This session was not started")


def test_that_escape_and_the_button_close_it(
    qtbot: QtBot, clinic: Clinic, miriam: tuple[Patient, UUID], theme: Theme
) -> None:
    screen = compare(qtbot, clinic, miriam[1])
    screen.press(Qt.Key.Key_Escape)
    screen.page.chart.setFocus()
    screen.press(Qt.Key.Key_Escape)
    screen.page.head.close_button.click()
    assert len(screen.closings) == 3


def test_that_a_long_name_leaves_the_page_its_width(qtbot: QtBot, theme: Theme) -> None:
    head = CompareHead()
    qtbot.addWidget(head)
    head.title.setText("Compare: Ortiz y Velázquez de la Cadena y Fernández de Córdoba, María del Carmen Inés")
    assert head.minimumSizeHint().width() < 800


def test_that_what_cannot_be_read_is_said_and_the_rest_is_compared(
    qtbot: QtBot, clinic: Clinic, miriam: tuple[Patient, UUID], theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = clinic.database.registry.sessions_of(miriam[0].patient_id)
    broken, read = rows[1].head.session_id, clinic.desk.journal.events

    def events(session_id: UUID) -> object:
        if session_id == broken:
            raise StorageProblem("This session could not be read.")
        return read(session_id)

    monkeypatch.setattr(clinic.desk.journal, "events", events)
    screen = compare(qtbot, clinic, miriam[1])
    assert screen.others[0] == "20 Nov 2026. This session could not be read."
    assert screen.words_about == "What differs from 17 Nov"


def test_that_a_record_that_cannot_be_read_says_why(qtbot: QtBot, clinic: Clinic, theme: Theme) -> None:
    screen = compare(qtbot, clinic, UUID(int=7))
    assert screen.hint == "This cannot be read now This session is not in the record that is open."
