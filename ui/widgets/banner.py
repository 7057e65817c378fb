"""A sentence across the screen that says what is wrong or what was done, and offers what to do."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.priority import Priority
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.priority_mark import PriorityMark, priority_word
from ui.widgets.restyle import set_style_property


@dataclass(frozen=True, slots=True)
class Notice:
    """What a banner says; without a priority it informs and wears no alarm colour.

    `advice` stands under the sentence; one that `flashes` waits for an answer.
    """

    sentence: str
    priority: Priority = Priority.NONE
    detail: str = ""
    action: str = ""
    key: str = ""
    advice: str = ""
    flashes: bool = False


class Banner(QFrame):
    """Shows one notice at a time without taking the keyboard; `acted` is its button."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice: Notice | None = None
        self._mark = PriorityMark(self)
        self._inform = IconLabel("info", "accent", parent=self)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("sentence")
        self._detail = QLabel(self)
        self._detail.setObjectName("detail")
        self._advice = QLabel(self)
        self._advice.setObjectName("advice")
        for label in (self._sentence, self._detail, self._advice):
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self._sentence, self._advice):
            label.setWordWrap(True)
        self._button = KeyButton("", parent=self)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self.acted)
        self._arrange()
        self.hide()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 4, 20, 4)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addWidget(self._inform)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self._sentence)
        said.addWidget(self._advice)
        row.addLayout(said, 1)
        row.addWidget(self._detail)
        row.addWidget(self._button)
        self.setMinimumHeight(56)

    @property
    def notice(self) -> Notice | None:
        return self._notice

    @property
    def button(self) -> KeyButton:
        return self._button

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of the last; the same again changes nothing."""
        if notice == self._notice:
            return
        self._notice = notice
        self._mark.set_priority(notice.priority)
        self._inform.setVisible(notice.priority is Priority.NONE)
        self._sentence.setText(notice.sentence)
        self._mark.flash(on=notice.flashes)
        self._advice.setText(notice.advice)
        self._advice.setVisible(bool(notice.advice))
        self._detail.setText(notice.detail)
        self._detail.setVisible(bool(notice.detail))
        self._button.set_label(notice.action, notice.key)
        self._button.setVisible(bool(notice.action))
        set_style_property(self, "tone", notice.priority.tone)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, _read_aloud(notice)))

    def clear(self) -> None:
        self._notice = None
        self._mark.flash(on=False)
        self.hide()


def _read_aloud(notice: Notice) -> str:
    parts = (priority_word(notice.priority), notice.sentence, notice.advice, notice.detail)
    return " ".join(part for part in parts if part)
