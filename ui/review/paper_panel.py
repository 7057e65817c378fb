"""A document on paper: its first page, the size of the paper, and what can be done with it."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, cast
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.audit_port import LookKind
from session.documents import Paper
from session.ports import SessionRow
from session.problems import KnownProblem
from session.times import at_chair
from ui.desk import Desk
from ui.review import paper_output
from ui.review.page_making import PageMaking, Purpose
from ui.review.page_picture import PagePicture
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.key_button import ButtonKind, KeyButton

WIDTH: Final = 520
"""How wide the panel is that it stands in, so that the page can be made out."""
_SHOWN_AT: Final = 110
_NAMES: Final = {Paper.A4: "A4", Paper.LETTER: "Letter"}
_PDF = Callable[[Paper], bytes]
_PICTURES = Callable[[Paper, int], tuple[bytes, ...]]


class PaperPanel(QWidget):
    """What stands in the panel at the right. Pages are set beside the window; a sentence says what became of them.

    `folder` is where a PDF is kept, the user's documents where it is None. No file is named after a patient.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._desk, self._folder = desk, folder
        self._pdf: _PDF | None = None
        self._pictures: _PICTURES | None = None
        self._stem = ""
        self._whose: tuple[UUID | None, UUID | None] = (None, None)
        self._printer: QPrinter | None = None
        self.making = PageMaking(self)
        self.paper = ChoiceRow(tr("Paper"), [(one, _NAMES[one]) for one in Paper], required=True, parent=self)
        self.page = PagePicture(self)
        self.count = QLabel(self)
        self.print = KeyButton(tr("Print"), kind=ButtonKind.PRIMARY, parent=self)
        self.save = KeyButton(tr("Save as PDF"), parent=self)
        self.message = QLabel(self)
        self._arrange()
        self.paper.choose(paper_output.usual_paper())
        self.paper.chosen.connect(lambda _paper: self._show_again())
        self.print.clicked.connect(self.print_pages)
        self.save.clicked.connect(self.save_pdf)
        self.making.made.connect(self._made)
        self.making.failed.connect(self._failed)

    def _arrange(self) -> None:
        for caption in (self.count, self.message):
            caption.setObjectName("caption")
            caption.setWordWrap(True)
            caption.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.print, 1)
        buttons.addWidget(self.save, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.paper)
        column.addWidget(self.page, 1)
        column.addWidget(self.count)
        column.addWidget(self.message)
        column.addLayout(buttons)

    def show_session(self, session_id: UUID) -> None:
        """Show the record of a session as it is on disk now."""
        documents, row = self._desk.documents, self._session_row(session_id)
        self._whose = (row.patient.patient_id if row else None, session_id)
        self._show(
            lambda paper: documents.session_record(session_id, paper),
            lambda paper, sharp: documents.session_pictures(session_id, paper, sharp),
            _session_stem(session_id, row),
        )

    def show_letter(self, patient_id: UUID) -> None:
        """Show the letter about a patient's newest course; who signs does so on paper."""
        documents, now = self._desk.documents, self._desk.now()
        day = at_chair(now, self._desk.clock.utc_offset_min(now)).date()
        self._whose = (patient_id, None)
        self._desk.look(LookKind.LETTER, *self._whose)
        self._show(
            lambda paper: documents.course_letter(patient_id, paper),
            lambda paper, sharp: documents.letter_pictures(patient_id, paper, sharp),
            tr("course letter {day} {short}").format(day=day.isoformat(), short=str(patient_id)[-8:]),
        )

    def stop(self) -> None:
        """Wait for what is being set, before the database is closed."""
        self.making.stop()

    def print_pages(self) -> None:
        """Let the system ask which printer, then have the pages set as sharp as it prints."""
        printer = paper_output.printer_for(self._paper())
        if printer is None:
            self.say(tr("This computer has no printer. Save the page as a PDF and print it elsewhere."))
            return
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(tr("Print"))
        if dialog.exec() == QDialog.DialogCode.Accepted:  # the system's own dialog comes no other way everywhere
            self.print_on(printer)
        dialog.deleteLater()

    def print_on(self, printer: QPrinter) -> None:
        """Have the pages set for a printer and send them there."""
        pictures, paper, sharp = self._pictures, self._paper(), paper_output.sharpness(printer)
        if pictures is not None:
            self._printer = printer
            self.say(tr("The pages are being set for the printer."))
            self.making.ask(Purpose.PRINT, lambda: pictures(paper, sharp))

    def save_pdf(self) -> None:
        """Write the document into the user's documents."""
        pdf, paper = self._pdf, self._paper()
        if pdf is not None:
            self.making.ask(Purpose.SAVE, lambda: pdf(paper))

    def _session_row(self, session_id: UUID) -> SessionRow | None:
        try:
            return self._desk.registry.session_row(session_id)
        except KnownProblem:
            return None

    def _paper(self) -> Paper:
        return cast("Paper", self.paper.value())

    def _show(self, pdf: _PDF, pictures: _PICTURES, stem: str) -> None:
        self._pdf, self._pictures, self._stem = pdf, pictures, stem
        self.page.clear()
        self._show_again()

    def _show_again(self) -> None:
        pictures, paper = self._pictures, self._paper()
        if pictures is not None:
            self.say("")
            self.count.setText(tr("The page is being set"))
            self.making.ask(Purpose.SHOW, lambda: pictures(paper, _SHOWN_AT))

    def _made(self, purpose: Purpose, found: object) -> None:
        match purpose:
            case Purpose.SHOW:
                pages = cast("tuple[bytes, ...]", found)
                words = tr("1 page") if len(pages) == 1 else tr("Page 1 of {count}").format(count=len(pages))
                self.page.show_page(pages[0], words)
                self.count.setText(words)
            case Purpose.SAVE:
                self._keep(cast("bytes", found))
            case Purpose.PRINT:
                self._send(cast("tuple[bytes, ...]", found))

    def _failed(self, purpose: Purpose, sentence: str) -> None:
        if purpose is Purpose.SHOW:
            self.page.clear()
            self.count.setText("")
        self.say(sentence)

    def _keep(self, content: bytes) -> None:
        file = paper_output.pdf_file(self._stem, self._folder)
        kept = paper_output.keep(content, file)
        if kept:
            self._desk.look(LookKind.PAPER, *self._whose)
        words = tr("Saved in {folder}: {file}") if kept else tr("The page could not be saved in {folder}: {file}")
        self.say(words.format(folder=file.parent.name, file=file.name))

    def _send(self, pages: tuple[bytes, ...]) -> None:
        printer, self._printer = self._printer, None
        if printer is None:
            return
        taken = paper_output.print_pages(pages, printer)
        if taken:
            self._desk.look(LookKind.PRINT, *self._whose)
        words = (
            tr("Sent to {printer}.") if taken else tr("{printer} did not take the pages. Look at it, and try again.")
        )
        self.say(words.format(printer=printer.printerName() or tr("the printer")))

    def say(self, sentence: str) -> None:
        """Say a sentence above the buttons; an empty text takes the last one away."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))


def _session_stem(session_id: UUID, row: SessionRow | None) -> str:
    """Return a file's name that says when the session was, and of whom nothing."""
    opened = at_chair(row.head.opened_at, row.head.utc_offset_min) if row else None
    when = f" {opened:%Y-%m-%d %H%M}" if opened else ""
    return tr("record{when} {short}").format(when=when, short=str(session_id)[:8])
