"""A sentence across the screen that says what is wrong or what was done, and offers what to do."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.theme.priority import Priority
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_button import KeyButton
from ui.widgets.priority_mark import PriorityMark
from ui.widgets.restyle import set_style_property


@dataclass(frozen=True, slots=True)
class Notice:
    """What a banner says; without a priority it informs and wears no alarm colour."""

    sentence: str
    priority: Priority = Priority.NONE
    detail: str = ""
    action: str = ""
    key: str = ""


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
        for label in (self._sentence, self._detail):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
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
        row.addWidget(self._sentence, 1)
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
        self._detail.setText(notice.detail)
        self._detail.setVisible(bool(notice.detail))
        self._button.set_label(notice.action, notice.key)
        self._button.setVisible(bool(notice.action))
        set_style_property(self, "tone", notice.priority.tone)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, f"{notice.sentence} {notice.detail}"))

    def clear(self) -> None:
        self._notice = None
        self.hide()
