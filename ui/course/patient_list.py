"""The list of patients with their courses, and the line in which one is looked for."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui import shortcuts
from ui.course.patient_course import chair_day
from ui.course.patient_model import MOST, PatientModel
from ui.course.patient_rows import PatientRows
from ui.desk import Desk
from ui.text import tr
from ui.theme.look import look_of
from ui.widgets.search_field import SearchField

_SETTLE_MS: Final = 60
"""How long the keyboard rests on a row before the course is opened, so that running down the list stays quick."""


class CourseList(QWidget):
    """`chosen` carries the UUID of the patient to show, `entered` says that the keyboard goes on to the course."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.model = PatientModel(desk.registry, self)
        self.field = SearchField(tr("Name or MRN"), shortcuts.shown("find"), self)
        self.field.setToolTip(tr("Part of a name or MRN, or a birth date 1979-03-14"))
        self.rows = PatientRows(self.model, self)
        self._hint = QLabel(self)
        self._hint.setObjectName("detail")
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setContentsMargins(16, 4, 16, 12)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self._settle)
        self._arrange()
        self._connect()
        self.setFocusProxy(self.field)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.addWidget(self.field)
        column.addLayout(top)
        column.addWidget(self._hint)
        column.addWidget(self.rows, 1)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.search_again)
        self.field.returnPressed.connect(self._enter)
        self.model.failed.connect(self._say)
        self.rows.chosen.connect(lambda _index: self._settling.start())
        self.rows.clicked.connect(lambda _index: self._settle())
        self.rows.entered.connect(self._enter)
        self.rows.left_upwards.connect(self.search)

    @property
    def hint(self) -> str:
        """Return what is said above the rows; nothing where they say it all."""
        return self._hint.text()

    @property
    def first(self) -> UUID | None:
        """Return the first patient that fits."""
        patient = self.model.patient(self.model.index(0, 0))
        return patient.patient_id if patient else None

    @property
    def current(self) -> UUID | None:
        """Return the patient the keyboard has come to."""
        patient = self.model.patient(self.rows.currentIndex())
        return patient.patient_id if patient else None

    def search(self) -> None:
        """Put the keyboard into the search."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def reload(self) -> None:
        """Read the courses again, and show who fits."""
        if self.model.read_courses():
            self.search_again()

    def search_again(self) -> None:
        """Show who fits what is typed; the one that was current stays so where it is among them."""
        current, words = self.current, self.field.text().strip()
        if not self.model.show_found(words, chair_day(self._desk)):
            return
        empty = tr("Nobody is found for {words}.").format(words=words) if words else tr("Nobody yet.")
        more = tr("The first {count} by name. Type to find others.").format(count=MOST)
        self._say(more if self.model.more else "" if self.model.rowCount() else empty)
        if current is not None:
            self.mark(current)

    def mark(self, patient_id: UUID) -> None:
        """Make a patient the current one where listed, without opening the course."""
        index = self.model.place_of(patient_id)
        if index.isValid() and index.row() != self.rows.currentIndex().row():
            self.rows.setCurrentIndex(index)

    def _say(self, sentence: str) -> None:
        self._hint.setText(sentence)
        self._hint.setVisible(bool(sentence))

    def _settle(self) -> None:
        self._settling.stop()
        if (current := self.current) is not None:
            self.chosen.emit(current)

    def _enter(self) -> None:
        """Open the current patient, or the first that fits, and hand the keyboard on."""
        if self.current is None and self.model.rowCount():
            self.rows.setCurrentIndex(self.model.index(0, 0))
        if self.current is not None:
            self._settle()
            self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus() and self.model.rowCount():
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.rows.currentIndex().isValid():
                self.rows.setCurrentIndex(self.model.index(0, 0))
            self._settling.start()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        line = self.rect().adjusted(self.width() - 1, 0, 0, 0)
        QPainter(self).fillRect(line, QColor(look_of(self).palette.line))
