"""One of a few answers, none of them given beforehand."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.theme.icons import icon_pixmap
from ui.theme.look import look_of
from ui.widgets.labelled import Labelled

_TICK = 18


class ChoiceSegment(QPushButton):
    """One answer; a tick shows that it is chosen, beside the colour."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        text = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(text + 2 * (_TICK + 14), max(48, super().sizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # Qt's own would leave the row at its ends; the row moves within itself
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        for control in (QStyle.ControlElement.CE_PushButtonBevel, QStyle.ControlElement.CE_PushButtonLabel):
            painter.drawControl(control, option)  # all of a button but the style's own mark of the keyboard
        if self.isChecked():
            tick = icon_pixmap("check", look_of(self).palette.on_accent, _TICK, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(9, (self.height() - _TICK) / 2), tick)


class ChoiceRow(Labelled):
    """Segments of which at most one is chosen; pressed again, or with Delete, it is not answered again.

    A `required` row is for choices that are always in force, such as a setting: it cannot be taken back.
    With `per_row` above zero there are at most so many beside each other, and more rows below.
    """

    chosen = Signal(object)

    def __init__(
        self,
        label: str,
        answers: Sequence[tuple[object, str]],
        *,
        required: bool = False,
        per_row: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        self._required = required
        content = QWidget()
        rows = QGridLayout(content)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        columns = per_row or len(answers) or 1
        self._segments: list[tuple[object, ChoiceSegment]] = []
        for place, (value, text) in enumerate(answers):
            segment = ChoiceSegment(text, content)
            segment.setAccessibleName(f"{label}: {text}")
            self._segments.append((value, segment))
            rows.addWidget(segment, *divmod(place, columns))
        rows.setColumnStretch(columns, 1)
        super().__init__(label, content, parent)
        for value, segment in self._segments:
            segment.clicked.connect(lambda _checked=False, answer=value: self._pressed(answer))
        if self._segments:
            self.setFocusProxy(self._segments[0][1])

    def value(self) -> object | None:
        """Return the answer, or None while not answered."""
        return next((value for value, segment in self._segments if segment.isChecked()), None)

    def segments(self) -> list[ChoiceSegment]:
        return [segment for _, segment in self._segments]

    def choose(self, answer: object | None) -> None:
        """Show an answer as given; None shows it as not answered."""
        for value, segment in self._segments:
            segment.setChecked(answer is not None and value == answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._move(step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._required:
            self._settle(None)
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        segments = self.segments()
        at = next((index for index, segment in enumerate(segments) if segment.hasFocus()), 0)
        segments[(at + step) % len(segments)].setFocus(Qt.FocusReason.TabFocusReason)

    def _pressed(self, answer: object) -> None:
        still = any(segment.isChecked() for value, segment in self._segments if value == answer)
        self._settle(answer if still or self._required else None)

    def _settle(self, answer: object | None) -> None:
        self.choose(answer)
        self.show_problem("")
        self.chosen.emit(answer)
