"""The page for the patient: kept as a PDF without a dialog, printed where there is a printer, and readable."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from session.audit_words import look_words
from session.documents import Paper
from session.take_home import take_home
from storage.opening import Opened
from tests.pages.discharge import DischargePage
from tests.session.cases import FORM_LINES, session
from ui import printing
from ui.live.discharge import patient_page
from ui.live.discharge.page_buttons import PageButtons

PAGE = take_home(session(*FORM_LINES), "Okafor <Miriam>")


@pytest.mark.parametrize(
    ("locale", "size"), [("de_DE", QPageSize.PageSizeId.A4), ("en_US", QPageSize.PageSizeId.Letter)]
)
def test_that_the_paper_is_the_countrys(locale: str, size: QPageSize.PageSizeId) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert printing.page_size().id() is size
    finally:
        QLocale.setDefault(before)


def test_that_all_of_it_stands_on_one_page_as_it_was_written(qtbot: QtBot) -> None:
    printed = patient_page.document_of(PAGE)
    text = printed.toPlainText()
    assert "Okafor <Miriam> · 20 Nov 2026" in text
    assert all(line in text for part in PAGE.parts for line in part.lines)
    assert "Telephone of the clinic: ____" in text


def test_that_it_is_kept_on_the_paper_that_was_chosen_with_the_mark_of_a_demonstration(
    qtbot: QtBot, tmp_path: Path
) -> None:
    made = {}
    for paper in Paper:
        assert patient_page.keep_as_pdf(PAGE, tmp_path / paper.value, paper)
        (made[paper],) = re.findall(rb"/MediaBox \[0 0 ([0-9 .]+)\]", (tmp_path / paper.value).read_bytes())[:1]
    assert made[Paper.LETTER].split()[0] == b"612.000000"
    assert made[Paper.A4] != made[Paper.LETTER]
    marked = patient_page.document_of(PAGE, "Demonstration: not a patient").toPlainText()
    assert marked.startswith("Demonstration: not a patient\n")


def test_that_it_is_kept_as_a_pdf_of_one_page(qtbot: QtBot, tmp_path: Path) -> None:
    file = patient_page.pdf_file(PAGE, tmp_path)
    assert file.name == "For the patient 2026-11-20.pdf"
    assert patient_page.keep_as_pdf(PAGE, file)
    content = file.read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == 1


def test_that_a_page_kept_before_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "For the patient 2026-11-20.pdf").touch()
    assert patient_page.pdf_file(PAGE, tmp_path).name == "For the patient 2026-11-20 (2).pdf"


def test_that_a_folder_that_cannot_be_written_to_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    assert not patient_page.keep_as_pdf(PAGE, blocked / "page.pdf")


def test_that_what_is_printed_is_a_page(qtbot: QtBot, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.put_on(patient_page.document_of(PAGE), printer)
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_that_without_a_printer_the_other_way_is_said(qtbot: QtBot) -> None:
    buttons = PageButtons()
    qtbot.addWidget(buttons)
    buttons.show_session(session(*FORM_LINES), "Okafor, Miriam")
    if printing.default_printer() is not None:
        pytest.skip("this computer has a printer")
    with qtbot.waitSignal(buttons.said) as said:
        buttons.printed.click()
    assert said.args == ["This computer has no printer. Save the page as a PDF and print it elsewhere."]


def test_that_the_form_says_where_the_page_was_kept(discharge: DischargePage, home: Path) -> None:
    discharge.open_by_touch()
    discharge.touch(discharge.form.page.kept)
    (file,) = home.rglob("For the patient 2026-11-23.pdf")
    assert discharge.sentence == f"Saved in {file.parent.name}: {file.name}"


def test_that_a_page_that_was_made_stands_in_the_list_of_who_looked(
    discharge: DischargePage, home: Path, database: Opened
) -> None:
    discharge.open_by_touch()
    discharge.touch(discharge.form.page.kept)
    database.writer.submit(lambda _connection: None).result()
    (look,) = database.registry.audit.looked()
    assert look_words(look) == "Okafor, Miriam: page for the patient printed or saved, 2026-11-23"


def test_that_there_is_no_page_before_the_infusion_has_ended(qtbot: QtBot) -> None:
    buttons = PageButtons()
    qtbot.addWidget(buttons)
    buttons.show_session(session("10:00 start 0.4 mg/kg/h"), "Okafor, Miriam")
    assert not buttons.printed.isEnabled()
    assert not buttons.kept.isEnabled()
