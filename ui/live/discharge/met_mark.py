"""Whether a criterion is met, as a shape: a tick on a disc, a bar or a question mark in a ring, a tick in a square."""

from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from session.discharge import Criterion
from ui.text import tr
from ui.theme.fonts import sized
from ui.theme.icons import icon_pixmap
from ui.theme.look import look_of

_SIDE: Final = 22
_TICK: Final = 16


class Standing(Enum):
    """How a criterion stands."""

    MET = "met"
    NOT_MET = "not met"
    UNKNOWN = "unknown"
    OVERRIDDEN = "overridden"

    @property
    def word(self) -> str:
        return {
            "met": tr("Met"),
            "not met": tr("Not met"),
            "unknown": tr("Unknown"),
            "overridden": tr("Overridden"),
        }[self.value]


def standing_of(criterion: Criterion) -> Standing:
    """Return how a criterion stands; one that somebody answered for is overridden, whatever it rests on."""
    if criterion.override is not None:
        return Standing.OVERRIDDEN
    return {True: Standing.MET, False: Standing.NOT_MET, None: Standing.UNKNOWN}[criterion.met]


class MetMark(QWidget):
    """None of its shapes wears an alarm colour: not yet met is what recovery begins with."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.standing = Standing.UNKNOWN
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_standing(self, standing: Standing) -> None:
        if standing is not self.standing:
            self.standing = standing
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette = look_of(self).palette
        met = self.standing is Standing.MET
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1.5, 1.5, _SIDE - 3, _SIDE - 3)
        style = Qt.PenStyle.DashLine if self.standing is Standing.UNKNOWN else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(palette.accent if met else palette.muted), 2, style))
        painter.setBrush(QColor(palette.accent) if met else Qt.BrushStyle.NoBrush)
        if self.standing is Standing.OVERRIDDEN:
            painter.drawRoundedRect(box, 3, 3)
        else:
            painter.drawEllipse(box)
        if self.standing in (Standing.MET, Standing.OVERRIDDEN):
            tick = icon_pixmap("check", palette.on_accent if met else palette.text, _TICK, self.devicePixelRatioF())
            painter.drawPixmap(QPointF((_SIDE - _TICK) / 2, (_SIDE - _TICK) / 2), tick)
        elif self.standing is Standing.NOT_MET:
            painter.setPen(QPen(QColor(palette.text), 2.5))
            painter.drawLine(QPointF(6.5, _SIDE / 2), QPointF(_SIDE - 6.5, _SIDE / 2))
        else:
            painter.setPen(QColor(palette.text))
            painter.setFont(sized(self.font(), 13, QFont.Weight.DemiBold))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
