"""The panel for paper: its page, the size of the paper, the printer and the file."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from session.documents import Paper
from tests.ui.clinic import Clinic
from tests.ui.review.documents import FakeDocuments
from ui.review import paper_output
from ui.review.page_making import PageMaking, Purpose
from ui.review.paper_panel import PaperPanel

NOBODY = UUID("01980000-0000-7000-8000-00000000abcd")


@pytest.fixture
def documents(clinic: Clinic) -> FakeDocuments:
    fake = FakeDocuments()
    clinic.desk.documents = fake
    return fake


@pytest.fixture
def panel(qtbot: QtBot, clinic: Clinic, documents: FakeDocuments, tmp_path: Path) -> Iterator[PaperPanel]:
    made = PaperPanel(clinic.desk, folder=tmp_path / "papers")
    qtbot.addWidget(made)
    made.paper.choose(Paper.A4)
    yield made
    made.stop()


@pytest.fixture
def settled(qtbot: QtBot, panel: PaperPanel) -> Callable[[], None]:
    """Wait until nothing is being set any more."""
    return lambda: qtbot.waitUntil(lambda: not panel.making.is_busy)


def test_that_the_first_page_is_shown_with_how_many_there_are(panel: PaperPanel, settled: Callable[[], None]) -> None:
    panel.show_session(NOBODY)
    assert panel.count.text() == "The page is being set"
    settled()
    assert panel.page.is_shown
    assert panel.count.text() == panel.page.accessibleName() == "Page 1 of 2"


def test_that_another_size_of_paper_sets_the_page_anew(
    qtbot: QtBot, panel: PaperPanel, documents: FakeDocuments, settled: Callable[[], None]
) -> None:
    panel.show_letter(NOBODY)
    settled()
    QTest.keyClick(panel.paper.segments()[1], Qt.Key.Key_Space)
    settled()
    assert [paper for _, paper, _ in documents.asked] == [Paper.A4, Paper.LETTER]
    assert panel.count.text() == "1 page"


def test_that_a_pdf_is_kept_under_a_name_that_says_nothing_of_the_patient(
    qtbot: QtBot, clinic: Clinic, panel: PaperPanel, settled: Callable[[], None], tmp_path: Path
) -> None:
    running = clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    panel.show_session(running.recorder.session_id)
    settled()
    for _ in range(2):
        QTest.keyClick(panel.save, Qt.Key.Key_Space)
        settled()
    stem = f"record 2026-11-23 0952 {str(running.recorder.session_id)[:8]}"
    names = sorted(file.name for file in (tmp_path / "papers").iterdir())
    assert names == [f"{stem} (2).pdf", f"{stem}.pdf"]
    assert (tmp_path / "papers" / names[1]).read_bytes() == b"%PDF of a record"
    assert panel.message.text() == f"Saved in papers: {stem} (2).pdf"


def test_that_a_page_that_cannot_be_made_is_a_sentence(
    panel: PaperPanel, documents: FakeDocuments, settled: Callable[[], None]
) -> None:
    documents.sentence = "The disk reported a fault."
    panel.show_session(NOBODY)
    settled()
    assert (panel.message.text(), panel.count.text()) == ("The disk reported a fault.", "")
    assert not panel.page.is_shown


def test_that_a_folder_that_takes_nothing_is_a_sentence(
    panel: PaperPanel, settled: Callable[[], None], tmp_path: Path
) -> None:
    (tmp_path / "papers").write_text("a file stands here", "utf-8")
    panel.show_letter(NOBODY)
    panel.save_pdf()
    settled()
    assert panel.message.text().startswith("The page could not be saved in papers: course letter 2026-11-23")


def test_that_pages_are_printed_as_sharp_as_the_printer(
    panel: PaperPanel, documents: FakeDocuments, settled: Callable[[], None], tmp_path: Path
) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(200)
    paper_output.lay_out(printer, Paper.LETTER)
    panel.show_session(NOBODY)
    settled()
    panel.print_on(printer)
    settled()
    assert documents.asked[-1] == ("record", Paper.A4, 200)
    assert (tmp_path / "printed.pdf").read_bytes().count(b"/Type /Page\n") == 2
    assert panel.message.text() == "Sent to the printer."


@pytest.mark.skipif(bool(QPrinterInfo.availablePrinters()), reason="this computer has a printer")
def test_that_a_computer_without_a_printer_says_so(panel: PaperPanel) -> None:
    panel.show_session(NOBODY)
    panel.print_pages()
    assert panel.message.text() == "This computer has no printer. Save the page as a PDF and print it elsewhere."


def test_that_of_what_waits_only_the_last_is_told(qtbot: QtBot) -> None:
    making, told, may_go = PageMaking(), [], threading.Event()
    making.made.connect(lambda _purpose, found: told.append(found))
    making.ask(Purpose.SHOW, lambda: may_go.wait(5) and "first")
    making.ask(Purpose.SHOW, lambda: "second")
    making.ask(Purpose.SHOW, lambda: "third")
    may_go.set()
    qtbot.waitUntil(lambda: not making.is_busy)
    assert told == ["third"]
