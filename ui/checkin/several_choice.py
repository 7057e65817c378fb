"""Any of a few answers, none of them given beforehand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.widgets.choice_row import ChoiceSegment
from ui.widgets.labelled import Labelled


class SeveralChoice(Labelled):
    """Segments of which any number is chosen; Space chooses, the arrows move."""

    chosen = Signal()

    def __init__(self, label: str, answers: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._segments: list[tuple[str, ChoiceSegment]] = []
        for value, text in answers:
            segment = ChoiceSegment(text, content)
            segment.setAccessibleName(f"{label}: {text}")
            segment.clicked.connect(self._pressed)
            self._segments.append((value, segment))
            row.addWidget(segment)
        row.addStretch(1)
        super().__init__(label, content, parent)
        self.setFocusProxy(self._segments[0][1])

    def values(self) -> tuple[str, ...]:
        """Return what is chosen, in the order in which it stands."""
        return tuple(value for value, segment in self._segments if segment.isChecked())

    def segments(self) -> list[ChoiceSegment]:
        return [segment for _, segment in self._segments]

    def clear(self) -> None:
        """Choose none."""
        for segment in self.segments():
            segment.setChecked(False)
        self.show_problem("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        segments = self.segments()
        at = next((index for index, segment in enumerate(segments) if segment.hasFocus()), 0)
        segments[(at + step) % len(segments)].setFocus(Qt.FocusReason.TabFocusReason)

    def _pressed(self) -> None:
        self.show_problem("")
        self.chosen.emit()
