"""What a nurse sees at the very first start: what this is, and the two things to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import shortcuts
from ui.text import tr
from ui.theme.icons import IconName
from ui.theme.look import look_of
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_button import ButtonKind, KeyButton


class Welcome(QWidget):
    """Three short lines and what to do first; a window that may only read has nothing to do.

    Whoever may not record is led to the people instead of to a patient.
    """

    start_requested = Signal()
    people_requested = Signal()
    demonstration_requested = Signal()

    def __init__(self, *, read_only: bool, demonstration: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.start = KeyButton(
            tr("Check in the first patient"), shortcuts.shown("start"), kind=ButtonKind.PRIMARY, parent=self
        )
        self.people = KeyButton(tr("Register who works here"), kind=ButtonKind.PRIMARY, icon="group", parent=self)
        self.people.clicked.connect(self.people_requested)
        self.people.hide()
        self._read_only = read_only
        self.look_round = KeyButton(tr("Look round with demonstration data"), parent=self)
        self.start.clicked.connect(self.start_requested)
        self.look_round.clicked.connect(self.demonstration_requested)
        self.start.setVisible(not read_only)
        self.look_round.setVisible(demonstration)
        self.setFocusProxy(self.look_round if read_only else self.start)
        heading = QLabel(tr("Welcome to Chairside"), self)
        heading.setObjectName("title")
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.start)
        buttons.addWidget(self.people)
        buttons.addWidget(self.look_round)
        buttons.addStretch(1)
        inner = QVBoxLayout()
        inner.setSpacing(14)
        inner.addWidget(heading)
        for icon, words in _lines(read_only=read_only):
            row = QHBoxLayout()
            row.setSpacing(14)
            row.addWidget(IconLabel(icon, "accent", 24, self), 0, Qt.AlignmentFlag.AlignTop)
            label = QLabel(words, self)
            label.setObjectName("lead")
            label.setWordWrap(True)
            label.setFixedWidth(look_of(self).scale.px(560))
            row.addWidget(label, 1)
            inner.addLayout(row)
        inner.addSpacing(6)
        inner.addLayout(buttons)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addLayout(_between(inner))
        outer.addStretch(1)

    def offer(self, *, recording: bool) -> None:
        """Offer the first patient to whoever may record, and the people to whoever may not."""
        self.start.setVisible(recording and not self._read_only)
        self.people.setVisible(not recording and not self._read_only)
        if not self._read_only:
            self.setFocusProxy(self.start if recording else self.people)


def _lines(*, read_only: bool) -> tuple[tuple[IconName, str], ...]:
    if read_only:
        return (("lock", tr("This window may only read, and nothing is recorded yet. Record in the other window.")),)
    return (
        ("person_add", tr("Check a patient in: who, weight today, allergies, chair and order.")),
        ("edit_note", tr("Write what you measure in one line, such as 128/80 74 98%, then Enter.")),
        ("check", tr("Every entry is on this computer's disk before it is shown as saved.")),
    )


def _between(inner: QVBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.addStretch(2)
    column.addLayout(inner)
    column.addStretch(3)
    return column
