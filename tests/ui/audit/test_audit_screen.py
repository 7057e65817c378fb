"""Who changed and who looked: read and asked with the keyboard, saved as a table, shown to whoever may see it."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.audit_port import LookKind
from session.people import Person, Role
from tests.pages.audit import AuditPage
from tests.ui.clinic import Clinic
from ui.audit.audit_asked import Side
from ui.audit.audit_reading import PAGE
from ui.audit.audit_screen import AuditScreen
from ui.course.patients_screen import PatientsScreen
from ui.review.review_screen import ReviewScreen
from ui.theme.theme import Theme

NURSE = "A. Lindqvist"


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


def open_page(qtbot: QtBot, clinic: Clinic) -> AuditPage:
    screen = AuditScreen(clinic.desk)
    qtbot.addWidget(screen, before_close_func=lambda _screen: screen.stop())
    return AuditPage(qtbot, screen)


def written(clinic: Clinic) -> None:
    """Wait until every look is on disk: nothing else does."""
    clinic.database.writer.submit(lambda _connection: None).result()


def test_that_changes_are_read_asked_for_and_read_out_with_the_keyboard(
    qtbot: QtBot, clinic: Clinic, theme: Theme
) -> None:
    clinic.patient("Okafor, Miriam", "004182")
    clinic.patient("Ng, Bo", "99")
    page = open_page(qtbot, clinic)
    assert len(page.rows) == 8
    assert page.rows[0] == (NURSE, "chair", "Ng, Bo: sex", "", "F", "")
    page.look_for("of okafor mrn today")
    assert page.rows == [(NURSE, "chair", "Okafor, Miriam: MRN", "", "004182", "")]
    page.press(Qt.Key.Key_Down)
    assert page.told == (
        "When: 2026-11-23 09:52. Who: A. Lindqvist. Station: chair. What: Okafor, Miriam: MRN. To: 004182"
    )
    page.press(Qt.Key.Key_Up)
    assert page.screen.field.hasFocus()
    page.look_for("xylophone")
    assert page.sentence.startswith("Nothing found Nothing fits “xylophone”. Look by a person")


def test_that_the_next_page_follows_where_there_are_more_rows(qtbot: QtBot, clinic: Clinic, theme: Theme) -> None:
    for number in range(PAGE // 4 + 1):
        clinic.patient(f"Patient {number}", str(number))
    page = open_page(qtbot, clinic)
    page.screen.list.scrollToBottom()
    qtbot.waitUntil(lambda: len(page.rows) == PAGE + 4)
    assert page.rows[-1] == (NURSE, "chair", "Patient 0: name", "", "Patient 0", "")


def test_that_the_table_that_is_saved_runs_in_no_spreadsheet(
    qtbot: QtBot, clinic: Clinic, theme: Theme, tmp_path: Path
) -> None:
    clinic.patient("=1+1", "004182")
    page = open_page(qtbot, clinic)
    page.screen.export.folder = tmp_path
    page.save()
    (file,) = tmp_path.glob("*.csv")
    assert file.name == "Audit, changed 2026-11-23.csv"
    rows = list(csv.reader(StringIO(file.read_text("utf-8"))))
    assert rows[0] == ["When", "Who", "Station", "What", "From", "To", "Why"]
    assert rows[-1][3:6] == ["'=1+1: name", "", "'=1+1"]


def test_that_whoever_opens_a_session_or_a_course_is_listed(qtbot: QtBot, clinic: Clinic, theme: Theme) -> None:
    running = clinic.whole_session(clinic.patient("Okafor, Miriam", "004182"))
    page = open_page(qtbot, clinic)
    page.turn_to(Side.LOOKED)
    assert page.sentence.startswith("Nothing yet Nobody looked yet.")
    review, patients = ReviewScreen(clinic.desk), PatientsScreen(clinic.desk)
    for screen in (review, patients):
        qtbot.addWidget(screen, before_close_func=lambda closed: closed.stop())
    for _ in range(2):
        review.show_session(running.recorder.session_id)
    patients.show_patient(running.patient.patient_id)
    review.page.copy_chart()
    written(clinic)
    page.look_for("")
    assert page.rows == [
        (NURSE, "chair", "Okafor, Miriam: chart copied, 2026-11-23", ""),
        (NURSE, "chair", "Okafor, Miriam: course opened", ""),
        (NURSE, "chair", "Okafor, Miriam: session opened, 2026-11-23", ""),
    ]


def test_that_a_nurse_who_signs_in_does_not_see_it(qtbot: QtBot, clinic: Clinic, theme: Theme) -> None:
    patient = clinic.patient("Okafor, Miriam", "004182")
    page = open_page(qtbot, clinic)
    assert page.rows
    clinic.desk.sign_in(Person(person_id=UUID(int=1), name=NURSE, role=Role.NURSE))
    assert page.rows == []
    assert page.sentence == (
        "Not for everybody Read who changed and who looked at what: that needs a physician or an administrator, and "
        "A. Lindqvist is signed in as nurse."
    )
    assert not any(part.isVisible() for part in (page.screen.sides, page.screen.field, page.screen.save))
    QTest.keyClick(page.screen, Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    assert page.told == ""
    clinic.desk.sign_in(Person(person_id=UUID(int=2), name="Dr. B. Osei", role=Role.PHYSICIAN))
    clinic.desk.look(LookKind.COURSE, patient.patient_id)
    written(clinic)
    page.turn_to(Side.LOOKED)
    assert page.rows == [("Dr. B. Osei", "chair", "Okafor, Miriam: course opened", "")]


@pytest.mark.parametrize("side", Side)
def test_that_nothing_usual_is_cut_in_a_row(qtbot: QtBot, clinic: Clinic, theme: Theme, side: Side) -> None:
    """While there is room: nobody signed in, and which session of whom was opened."""
    clinic.desk.look(LookKind.COURSE, clinic.patient("Okafor, Miriam", "004182").patient_id)
    written(clinic)
    page = open_page(qtbot, clinic)
    page.turn_to(side)
    shown = page.screen.list
    cells = {"Who": "nobody signed in", "When": "2026-11-26 22:30"}
    if side is Side.LOOKED:
        cells["What"] = "Haddad-Villanueva, Samir Alexander: session opened, 2026-11-26"
    for name, words in cells.items():
        at = side.columns.index(name)
        assert shown.fontMetrics().horizontalAdvance(words) + 24 <= shown.columnWidth(at), name
