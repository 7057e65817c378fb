"""Patients that fit what is being typed, under the field, one press or Down and Enter away."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.ports import Patient
from ui.day_words import person_words
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.pressable_panel import PressablePanel


class Suggestion(PressablePanel):
    """One patient that may be meant."""

    def __init__(self, patient: Patient, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.patient = patient
        about = person_words(patient, today)
        name = QLabel(patient.name, self)
        name.setObjectName("heading")
        rest = ElidedLabel(about, self)
        rest.setObjectName("subtitle")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(name)
        row.addWidget(rest, 1)
        for label in (name, rest):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumHeight(48)
        self.setAccessibleName(f"{patient.name}, {about}")


class Suggestions(Card):
    """Lies over what is below the field and goes away when the keyboard goes elsewhere; Esc closes it."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, host: QWidget) -> None:
        super().__init__(parent=host)
        self._host = host
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.set_lit(True)
        self.body.setContentsMargins(6, 6, 6, 6)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)
        self._shown: list[Suggestion] = []
        self._field: QWidget | None = None
        self.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def rows(self) -> list[Suggestion]:
        """Return what is offered; nothing while it is closed."""
        return list(self._shown) if self.isVisible() else []

    def show_under(self, field: QWidget, patients: Sequence[Patient], today: date) -> None:
        """Offer patients under a line, or go away where there are none."""
        for old in self._shown:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = [Suggestion(patient, today, self) for patient in patients]
        for row in self._shown:
            row.clicked.connect(lambda _checked=False, one=row.patient: self._choose(one))
            self._rows.addWidget(row)
            row.show()  # at once, so that the keyboard can go there
        self._field = field
        self.setVisible(bool(patients))
        if patients:
            self.body.activate()
            self.move(field.mapTo(self._host, QPoint(0, field.height() + 4)))
            self.resize(field.width(), self.sizeHint().height())
            self.raise_()

    def enter(self) -> bool:
        """Take the keyboard, if anything is offered."""
        if self.rows():
            self._shown[0].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(self.rows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        at = next((place for place, row in enumerate(self._shown) if row.hasFocus()), 0)
        if event.key() == Qt.Key.Key_Escape or (step == -1 and at == 0):
            self.hide()
            self.left.emit()
        elif step is not None:
            self._shown[min(at + step, len(self._shown) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Go away when the keyboard is neither in the field nor in here."""
        if now is not None and now is not self._field and not self.isAncestorOf(now):
            self.hide()

    def _choose(self, patient: Patient) -> None:
        self.hide()
        self.chosen.emit(patient)
