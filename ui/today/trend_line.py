"""The small picture of a session's trend on its card."""

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look_of
from ui.today.trend import Points, Trend

_MARK: Final = 3.5


class TrendLine(QWidget):
    """Systolic pressure with the chart's carets, heart rate with dots, the limit dashed, now as a thin line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trend: Trend | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_trend(self, trend: Trend) -> None:
        if trend != self._trend:
            self._trend = trend
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, look_of(self).scale.px(52))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, look_of(self).scale.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        trend = self._trend
        if trend is None or not (trend.systolic or trend.heart_rate):
            return
        palette = look_of(self).palette
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if trend.limit is not None:
            self._line(painter, trend, ((0.0, trend.limit), (1.0, trend.limit)), palette.faint, Qt.PenStyle.DashLine)
        at = self._place(trend, (trend.now, 0.0)).x()
        painter.setPen(QPen(QColor(palette.edge), 1))
        painter.drawLine(QPointF(at, 0), QPointF(at, self.height()))
        for points, colour in ((trend.heart_rate, palette.heart_rate), (trend.systolic, palette.blood_pressure)):
            self._line(painter, trend, points, colour, Qt.PenStyle.SolidLine)
        self._marks(painter, trend)

    def _place(self, trend: Trend, point: tuple[float, float]) -> QPointF:
        share, value = point
        height = self.height() - 2 * _MARK
        up = (value - trend.lowest) / (trend.highest - trend.lowest)
        return QPointF(_MARK + share * (self.width() - 2 * _MARK), _MARK + (1 - up) * height)

    def _line(self, painter: QPainter, trend: Trend, points: Points, colour: str, style: Qt.PenStyle) -> None:
        painter.setPen(QPen(QColor(colour), 1.5, style))
        painter.drawPolyline(QPolygonF([self._place(trend, point) for point in points]))

    def _marks(self, painter: QPainter, trend: Trend) -> None:
        palette = look_of(self).palette
        painter.setPen(QPen(QColor(palette.blood_pressure), 1.5))
        for point in trend.systolic:
            tip = self._place(trend, point)
            painter.drawLine(tip - QPointF(_MARK, _MARK), tip)
            painter.drawLine(tip, tip - QPointF(-_MARK, _MARK))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.heart_rate))
        for point in trend.heart_rate:
            painter.drawEllipse(self._place(trend, point), _MARK - 1, _MARK - 1)
