"""Quotes, markup, formulas, other scripts and three hundred letters come out everywhere as they were typed."""

import json
from collections.abc import Iterator
from csv import DictReader
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from session.checkin_fields import read_name
from session.csv_text import safe
from session.documents import Paper
from session.search_question import Question
from session.session_table import session_table
from session.state import replay
from storage.exports.document import Exported, document
from storage.exports.table import table
from tests.pages.review import ReviewPage
from tests.ui.clinic import Clinic
from ui.live.live_screen import LiveScreen
from ui.review.review_screen import ReviewScreen
from ui.theme.theme import Theme
from ui.today.today_screen import TodayScreen

NAMES = (
    '=a+1, O\'Brien "Bo"',
    "<b>Dubois</b>, Anne & <img src=x>",
    "שלום, مرحبا",
    "漢字, 🫀 Ngọc",
    f"{'Wolfeschlegelstein' * 16}, {'H' * 12}",
)
NOTE = '<script>alert(1)</script> <b>calm</b> & "well"; =1+1'
CHAIR = "<i>2</i> & 3"


@pytest.fixture
def clinic(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Clinic]:
    """Return a clinic in which a patient of each name sits and something was written of each."""
    opened = Clinic(tmp_path)
    for number, name in enumerate(NAMES):
        assert read_name(name) == name
        running = opened.seat(
            opened.patient(name, f"=00{number}"), f"{CHAIR}{number}", allergies=("<u>latex</u> & nuts",)
        )
        opened.write(running, "start 0.4 mg/kg/h")
        opened.write(running, f"128/80 74; {NOTE}")
    yield opened
    opened.close()


def drawn_as_typed(screen: QWidget) -> list[str]:
    """Return the texts of all labels, of which none may be taken for markup but one that escapes what it holds."""
    labels = [label for label in screen.findChildren(QLabel) if label.text()]
    rich = [label.text() for label in labels if label.textFormat() is not Qt.TextFormat.PlainText]
    assert [text for text in rich if "<img" in text or "<u>" in text or "<i>" in text] == []
    return [label.text() for label in labels]


def test_that_what_was_typed_comes_out_as_it_was_typed_everywhere(qtbot: QtBot, clinic: Clinic) -> None:
    live, today = LiveScreen(clinic.desk.running[1], clinic.desk), TodayScreen(clinic.desk)
    for screen in (live, today):
        qtbot.addWidget(screen)
        screen.show()
        assert NAMES[1] in drawn_as_typed(screen)
        screen.hide()
    review = ReviewScreen(clinic.desk)
    qtbot.addWidget(review)
    page = ReviewPage(qtbot, review)
    assert {session.split(". ")[0] for session in page.sessions} == set(NAMES)
    page.type('"<b>dubois"')
    qtbot.waitUntil(lambda: len(page.sessions) == 1)
    page.press(Qt.Key.Key_Return)
    assert page.name == NAMES[1]
    assert NAMES[1] in drawn_as_typed(review)
    assert any(NOTE in entry for entry in page.record)


def test_that_what_was_typed_is_given_out_and_printed_as_it_was_typed(clinic: Clinic) -> None:
    rows = clinic.database.registry.find_sessions(Question())
    listed = list(DictReader(StringIO(session_table(rows), newline="")))
    assert {line["patient"] for line in listed} == {safe(name) for name in NAMES}
    assert {line["mrn"][:4] for line in listed} == {"'=00"}
    for row in rows:
        state = replay(clinic.database.journal.events(row.head.session_id))
        given_out = json.loads(document(Exported(row.head.session_id, state, row.patient, {}), clinic.clock.wall()))
        assert given_out["session"]["patient"]["name"] == row.patient.name
        assert [entry["body"]["note"] for entry in given_out["events"] if entry["body"].get("note")] == [NOTE]
        notes = [line["value"] for line in DictReader(StringIO(table(state), newline="")) if line["name"] == "note"]
        assert notes == [safe(NOTE)]
        pages = PdfReader(BytesIO(clinic.database.documents.session_record(row.head.session_id, Paper.A4))).pages
        words = "".join("".join(each.extract_text().split()) for each in pages)
        assert "<script>alert(1)</script>" in words
