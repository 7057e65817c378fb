"""One patient in the list, with the button that checks them in."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from session.erasure import is_erased
from session.ports import Patient
from session.times import age_on
from ui.day_words import day_words, sex_word
from ui.text import tr
from ui.theme.look import look_of
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.key_button import KeyButton

SHARES = (5, 3, 5)


class PatientRow(QFrame):
    """Name with age and sex, birth date with MRN, the last visit, and a button; Up and Down move between rows."""

    pressed = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("patientRow")
        self._name, self._about = _line("heading", self), _line("caption", self)
        self._born, self._mrn = _line("", self), _line("caption", self)
        self._last = _line("", self)
        self.button = KeyButton("", parent=self)
        self.button.setMinimumWidth(104)
        self.button.clicked.connect(self.pressed)
        self.button.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 12, 5)
        row.setSpacing(12)
        cells = ((self._name, self._about), (self._born, self._mrn), (self._last,))
        for share, cell in zip(SHARES, cells, strict=True):
            row.addLayout(_stacked(*cell), share)
        row.addWidget(self.button)

    @property
    def words(self) -> tuple[str, ...]:
        """Return what the row says, in the order in which it is read."""
        return tuple(label.text() for label in (self._name, self._about, self._born, self._mrn, self._last))

    def show_patient(self, patient: Patient, last: str, today: date, *, here: bool, may_start: bool) -> None:
        """Show a patient; the button leads to a session that is running, or starts one where that is allowed."""
        self._name.setText(patient.name)
        erased = is_erased(patient)
        about = f"{age_on(patient.born, today)} y, {sex_word(patient.sex)}"
        self._about.setText(tr("identity removed") if erased else about)
        self._born.setText("" if erased else day_words(patient.born))
        self._mrn.setText(tr("MRN {mrn}").format(mrn=patient.mrn))
        self._last.setText(last)
        self.button.setText(tr("Open") if here else tr("Check in"))
        self.button.setVisible(here or (may_start and not erased))
        self.button.setAccessibleName(f"{self.button.text()} {patient.name}, {self._born.text()}, {self._mrn.text()}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(16, self.height() - 1, self.width() - 28, 1, QColor(look_of(self).palette.line))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the arrows before the button, which would go to the next widget, wherever that is."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            if step is not None:
                self.moved.emit(step)
                return True
        return super().eventFilter(watched, event)


def _line(name: str, parent: QWidget) -> ElidedLabel:
    label = ElidedLabel(parent=parent)
    label.setObjectName(name)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return label


def _stacked(*labels: QLabel) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(1)
    column.addStretch(1)
    for label in labels:
        column.addWidget(label)
    column.addStretch(1)
    return column
