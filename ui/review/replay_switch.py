"""The switch of a replay between what is known today and what was on the screen then."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.text import tr
from ui.theme.fonts import CAPTION, sized
from ui.theme.look import look_of
from ui.theme.mixing import mixed
from ui.widgets.key_button import LOWEST

_DOT: Final = 4.5
_LEFT: Final = 26.0
_RIGHT: Final = 10.0
_PAD: Final = 5.0


class KnownSwitch(QAbstractButton):
    """Two lines of which one is chosen, by its dot and its weight; a press anywhere on it chooses the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._speak)
        self._speak()

    @property
    def then(self) -> bool:
        """Whether the session is shown as it was known then."""
        return self.isChecked()

    @property
    def words(self) -> str:
        """Return what is chosen."""
        return _choices()[self.then]

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font(chosen=True))
        widest = max(metrics.horizontalAdvance(words) for words in _choices())
        return QSize(round(_LEFT + widest + _RIGHT), max(LOWEST, round(2 * metrics.height() + 2 * _PAD)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = look_of(self).palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(QColor(palette.accent), 2) if self.hasFocus() else QPen(QColor(palette.line), 1)
        painter.setPen(edge)
        painter.setBrush(QColor(mixed(palette.raised, palette.text, 0.05) if self.underMouse() else palette.raised))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        half = (self.height() - 2 * _PAD) / 2
        for place, words in enumerate(_choices()):
            chosen = place == self.then
            line = QRectF(_LEFT, _PAD + place * half, self.width() - _LEFT, half)
            painter.setPen(QPen(QColor(palette.accent if chosen else palette.edge), 1.5))
            painter.setBrush(QColor(palette.accent) if chosen else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(_LEFT / 2 + 1, line.center().y()), _DOT, _DOT)
            painter.setPen(QColor(palette.text if chosen else palette.muted))
            painter.setFont(self._font(chosen=chosen))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)

    def _font(self, *, chosen: bool) -> QFont:
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        return sized(self.font(), look_of(self).scale.px(CAPTION), weight)

    def _speak(self) -> None:
        self.setAccessibleName(tr("Replay {words}").format(words=self.words))
        other = _choices()[not self.then]
        self.setAccessibleDescription(tr("Press for {words}, key T").format(words=other))
        self.setToolTip(tr("T: what is known of the moment today, or what was on the screen then"))


def _choices() -> tuple[str, str]:
    return tr("as known now"), tr("as known then")
