"""What is seen across patients, what is missing, what is looked at, and what is saved of it."""

import csv
import threading
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from pytestqt.qtbot import QtBot

from session.across_table import COLUMNS
from session.course import CourseFile
from session.ports import Patient
from session.problems import StorageProblem
from tests.pages.across import AcrossPage
from tests.ui.across.patients import simulated_patients
from tests.ui.clinic import Clinic
from ui.across.across_screen import AcrossScreen
from ui.theme.theme import Theme

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "documents"
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _where: str(folder))
    return folder


def open_page(qtbot: QtBot, clinic: Clinic) -> AcrossPage:
    screen = AcrossScreen(clinic.desk)
    qtbot.addWidget(screen, before_close_func=lambda _screen: screen.stop())
    return AcrossPage(qtbot, screen)


def test_that_an_empty_record_says_what_a_series_needs(qtbot: QtBot, clinic: Clinic, theme: Theme) -> None:
    page = open_page(qtbot, clinic)
    assert page.sentence.startswith("No series to look at yet")
    assert "diary" in page.sentence
    assert not page.may_save
    page.press(Qt.Key.Key_S, ALT)
    assert page.said == ""


def test_that_a_few_patients_are_shown_as_dots_and_said_to_be_too_few(
    qtbot: QtBot, clinic: Clinic, theme: Theme
) -> None:
    simulated_patients(clinic, 3)
    page = open_page(qtbot, clinic)
    assert page.lanes
    assert all("too few: fewer than 3 patients" in lane for lane in page.lanes)
    assert page.curves == []
    assert page.curve_hint == "A curve comes with a group of 3 patients."


def test_that_many_patients_have_medians_with_intervals_and_curves_and_no_verdict(
    qtbot: QtBot, clinic: Clinic, theme: Theme
) -> None:
    simulated_patients(clinic, 14)
    page = open_page(qtbot, clinic)
    assert page.warning == "What is seen here is not a trial: patients, doses and times were chosen, not drawn."
    page.compare_by("Concurrent treatment")
    assert page.curves
    assert any("median" in lane and " to " in lane for lane in page.lanes)
    assert "A patient whose relief is short has more series, and counts more often." in page.remark
    assert "A series with several treatments stands with each of them." in page.remark
    everything = " ".join((*page.lanes, page.remark, page.curve_hint)).lower()
    assert not any(word in everything for word in ("p =", "p-value", "significant"))


def test_that_series_are_compared_by_what_is_chosen(qtbot: QtBot, clinic: Clinic, theme: Theme) -> None:
    simulated_patients(clinic, 3)
    page = open_page(qtbot, clinic)
    by_condition = page.lanes
    page.compare_by("Dose")
    assert page.lanes != by_condition
    assert all("mg/kg" in lane for lane in page.lanes)


def test_that_a_filter_leaves_what_fits_and_says_what_is_looked_at(qtbot: QtBot, clinic: Clinic, theme: Theme) -> None:
    simulated_patients(clinic, 3)
    page = open_page(qtbot, clinic)
    everything = len(page.screen.series)
    assert page.looked_at == "All series"
    form = page.ask()
    form.since.set_text("2026-06-01")
    form.entries.set_text("20")
    page.click(form.show_chosen)
    assert page.form is None
    assert page.looked_at == "from 1 Jun 2026 · 20 days of diary at least"
    assert 0 < len(page.screen.series) < everything
    assert all(one.entries >= 20 for one in page.screen.series)
    page.click(page.ask().show_all)
    assert (page.looked_at, len(page.screen.series)) == ("All series", everything)


def test_that_a_filter_that_leaves_nothing_says_so(qtbot: QtBot, clinic: Clinic, theme: Theme) -> None:
    simulated_patients(clinic, 3)
    page = open_page(qtbot, clinic)
    form = page.ask()
    form.entries.set_text("999")
    form.entries.setFocus()
    page.press(Qt.Key.Key_Return)
    assert page.sentence.startswith("No series is left by this filter")
    assert not page.may_save


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (("soon", "", ""), "soon is not a day. Write year, month, day: 1979-03-14."),
        (("2026-06-02", "2026-06-01", ""), "This is before the first day."),
        (("", "", "many"), "Write a whole number of days, or nothing."),
    ],
)
def test_that_a_filter_that_cannot_be_read_says_why_and_stays(
    qtbot: QtBot, clinic: Clinic, theme: Theme, typed: tuple[str, str, str], sentence: str
) -> None:
    page = open_page(qtbot, clinic)
    form = page.ask()
    fields = (form.since, form.until, form.entries)
    for field, text in zip(fields, typed, strict=True):
        field.set_text(text)
    page.click(form.show_chosen)
    assert [field.problem for field in fields if field.problem] == [sentence]
    assert page.form is form


def test_that_what_is_looked_at_is_saved_as_a_table_without_a_name(
    qtbot: QtBot, clinic: Clinic, theme: Theme, documents: Path
) -> None:
    simulated_patients(clinic, 3)
    page = open_page(qtbot, clinic)
    page.press(Qt.Key.Key_S, ALT)
    file = documents / "Across patients 2026-11-23.csv"
    assert page.said == f"Saved in {documents}: {file.name}"
    text = file.read_bytes().decode("utf-8")
    heading, *rows = csv.reader(StringIO(text, newline=""))
    assert tuple(heading) == COLUMNS
    assert len(rows) == len(page.screen.series)
    for patient in clinic.database.registry.find_patients(""):
        assert patient.name not in text
        assert patient.mrn not in text
    page.click(page.screen.head.save)
    assert page.said.endswith("Across patients 2026-11-23 (2).csv")


def test_that_a_table_that_cannot_be_saved_is_said(qtbot: QtBot, clinic: Clinic, theme: Theme, documents: Path) -> None:
    simulated_patients(clinic, 3)
    documents.write_text("a file where the folder should be")
    page = open_page(qtbot, clinic)
    page.click(page.screen.head.save)
    assert page.said == f"This could not be saved in {documents}: Across patients 2026-11-23.csv"


def test_that_a_record_that_cannot_be_read_is_said(
    qtbot: QtBot, clinic: Clinic, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*, open_only: bool) -> tuple[tuple[Patient, CourseFile], ...]:
        raise StorageProblem("The disk is gone. Nothing that was saved is lost.")

    monkeypatch.setattr(clinic.database.registry.courses, "all_kept", broken)
    page = open_page(qtbot, clinic)
    assert page.sentence == "This cannot be read now The disk is gone. Nothing that was saved is lost."


def test_that_a_reading_that_takes_long_is_spoken_of_while_the_window_answers(
    qtbot: QtBot, clinic: Clinic, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    read = clinic.database.registry.courses.all_kept

    def slow(*, open_only: bool) -> tuple[tuple[Patient, CourseFile], ...]:
        go_on.wait()
        return read(open_only=open_only)

    monkeypatch.setattr(clinic.database.registry.courses, "all_kept", slow)
    screen = AcrossScreen(clinic.desk)
    qtbot.addWidget(screen, before_close_func=lambda _screen: screen.stop())
    screen.show()
    qtbot.waitUntil(lambda: screen.head.said.text() == "Reading the courses of all patients")
    screen.reading.read()
    go_on.set()
    qtbot.waitUntil(lambda: not screen.reading.is_reading)
    assert screen.head.said.text() == ""


def test_that_it_reads_anew_whenever_it_is_shown(qtbot: QtBot, clinic: Clinic, theme: Theme) -> None:
    page = open_page(qtbot, clinic)
    assert page.screen.series == ()
    page.screen.hide()
    simulated_patients(clinic, 1)
    page.screen.show()
    page.wait()
    assert page.screen.series
