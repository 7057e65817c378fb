"""Two buttons for the page that the patient takes home: print it, or keep it as a PDF; no dialog in between."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.documents import Paper
from session.state import SessionState
from session.take_home import take_home
from ui.live.discharge import patient_page
from ui.printing import default_printer, put_on
from ui.text import tr
from ui.widgets.key_button import KeyButton


class PageButtons(QWidget):
    """`said` carries what became of the page, as a sentence; `made` comes where it was printed or kept.

    `mark` stands above it, as that of a demonstration.
    """

    said = Signal(str)
    made = Signal()

    def __init__(self, *, titled: bool = True, mark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        self._paper: Paper | None = None
        self._state: SessionState | None = None
        self._name = ""
        title = QLabel(tr("Page for the patient"), self)
        title.setObjectName("columnHead")
        title.setVisible(titled)
        self.printed = KeyButton(tr("Print") if titled else tr("Print patient's page"), parent=self)
        self.kept = KeyButton(tr("Save as PDF") if titled else tr("Patient's page as PDF"), parent=self)
        self.printed.setAccessibleName(tr("Print the page for the patient"))
        self.kept.setAccessibleName(tr("Save the page for the patient as a PDF"))
        for button in (self.printed, self.kept):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.printed.clicked.connect(self.print_page)
        self.kept.clicked.connect(self.keep_page)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.printed, 1)
        row.addWidget(self.kept, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(title)
        column.addLayout(row)

    def show_session(self, state: SessionState, name: str) -> None:
        """Say whose page it is; there is one once the infusion has ended or the patient has left."""
        self._state, self._name = state, name
        over = state.ended_at is not None or state.left_at is not None
        self.printed.setEnabled(over)
        self.kept.setEnabled(over)

    def use_paper(self, paper: Paper | None) -> None:
        """Use a size of paper from now on, the country's where none is named."""
        self._paper = paper

    def print_page(self) -> None:
        """Send the page to the system's printer."""
        if self._state is None:
            return
        printer = default_printer()
        if printer is None:
            self.said.emit(tr("This computer has no printer. Save the page as a PDF and print it elsewhere."))
            return
        document = patient_page.document_of(take_home(self._state, self._name), self._mark)
        put_on(document, printer, self._paper)
        self.made.emit()
        self.said.emit(tr("The page was sent to {printer}.").format(printer=printer.printerName()))

    def keep_page(self) -> None:
        """Write the page into the user's documents."""
        if self._state is None:
            return
        page = take_home(self._state, self._name)
        file = patient_page.pdf_file(page)
        done = patient_page.keep_as_pdf(page, file, self._paper, self._mark)
        if done:
            self.made.emit()
        words = tr("Saved in {folder}: {file}") if done else tr("The page could not be saved in {folder}: {file}")
        self.said.emit(words.format(folder=file.parent.name, file=file.name))
