"""How the sessions of a comparison are told apart: by the dashes of their lines and by a mark, never by colour."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from ui.charts.ink import Ink

SAMPLE_PX: Final = 26.0
_REACH: Final = 3.4
_SIZE: Final = (12.0, 12.0)


@dataclass(frozen=True, slots=True)
class CompareLook:
    """The style of a line, and the mark that stands on its values: a circle, a square and so on, all hollow."""

    style: Qt.PenStyle
    mark: str


LOOKS: Final = (
    CompareLook(Qt.PenStyle.DashLine, "circle"),
    CompareLook(Qt.PenStyle.DotLine, "square"),
    CompareLook(Qt.PenStyle.DashDotLine, "triangle"),
    CompareLook(Qt.PenStyle.DashDotDotLine, "cross"),
    CompareLook(Qt.PenStyle.SolidLine, "diamond"),
)
MOST_LINES: Final = len(LOOKS)
"""More lines than this cannot be told apart."""


def draw_mark(painter: QPainter, ink: Ink, spot: tuple[float, float], look: CompareLook, hue: str) -> None:
    """Print a session's mark with its middle on a spot."""
    ink.stamps.print(painter, spot, _SIZE, (("compare", look.mark, hue), partial(_mark, ink, look.mark, hue)))


def draw_sample(painter: QPainter, ink: Ink, look: CompareLook | None, spot: tuple[float, float]) -> None:
    """Draw a piece of a session's line from a spot to the right; a full one with a dot for the session looked at."""
    x, y = spot
    style = look.style if look else Qt.PenStyle.SolidLine
    painter.setPen(ink.pen("text", 1.2 if look else 2.0, 1.0, style))
    painter.drawLine(QLineF(x, y, x + SAMPLE_PX, y))
    middle = (x + SAMPLE_PX / 2, y)
    if look:
        draw_mark(painter, ink, middle, look, "text")
    else:
        painter.setBrush(ink.brush("text"))
        painter.drawEllipse(QPointF(*middle), _REACH, _REACH)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _mark(ink: Ink, mark: str, hue: str, painter: QPainter) -> None:
    painter.setPen(ink.pen(hue, 1.2))
    painter.setBrush(ink.brush("panel"))
    _SHAPES[mark](painter)


def _circle(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(0.0, 0.0), _REACH, _REACH)


def _square(painter: QPainter) -> None:
    painter.drawRect(QRectF(-_REACH, -_REACH, 2 * _REACH, 2 * _REACH).adjusted(0.4, 0.4, -0.4, -0.4))


def _triangle(painter: QPainter) -> None:
    corners = [QPointF(0.0, -_REACH - 0.6), QPointF(_REACH + 0.4, _REACH), QPointF(-_REACH - 0.4, _REACH)]
    painter.drawPolygon(QPolygonF(corners))


def _diamond(painter: QPainter) -> None:
    far = _REACH + 0.8
    corners = [QPointF(0.0, -far), QPointF(far, 0.0), QPointF(0.0, far), QPointF(-far, 0.0)]
    painter.drawPolygon(QPolygonF(corners))


def _cross(painter: QPainter) -> None:
    painter.drawLines([QLineF(-_REACH, -_REACH, _REACH, _REACH), QLineF(-_REACH, _REACH, _REACH, -_REACH)])


_SHAPES: Final[dict[str, Callable[[QPainter], None]]] = {
    "circle": _circle, "square": _square, "triangle": _triangle, "diamond": _diamond, "cross": _cross,
}  # fmt: skip
