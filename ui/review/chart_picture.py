"""The chart as a picture for a letter or a talk: on white, with a line that says what it shows and of whom nothing."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from ui.charts.session_chart import SessionChart
from ui.theme.fonts import FAMILY
from ui.theme.palette import LIGHT, Palette

_SHARP: Final = 2.0
"""Device pixels to a logical one, so that the picture can be printed."""
_CAPTION: Final = 30
_SIDE: Final = 12


def chart_picture(chart: SessionChart, caption: str, shown_in: Palette) -> QImage:
    """Return what the chart shows now, drawn for paper, under `caption`; the chart itself stays in `shown_in`."""
    size = chart.size()
    image = QImage(size.width() * 2, (size.height() + _CAPTION) * 2, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARP)
    image.fill(QColor(LIGHT.ground))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _write(painter, caption, QRect(_SIDE, 0, size.width() - 2 * _SIDE, _CAPTION))
    chart.set_palette(LIGHT)
    chart.render(painter, QPoint(0, _CAPTION))
    chart.set_palette(shown_in)
    painter.end()
    return image


def _write(painter: QPainter, caption: str, box: QRect) -> None:
    font = QFont(FAMILY)
    font.setPixelSize(13)
    painter.setFont(font)
    painter.setPen(QColor(LIGHT.muted))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, caption)
