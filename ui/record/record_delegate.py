"""Draws the rows of a record: clock, words, remarks, findings with their shape."""

from typing import Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.record.record_model import Index, RecordModel
from ui.record.row import RecordRow
from ui.record.row_layout import SIDE, Mark, RowLayout, lay_out
from ui.record.run_text import letters
from ui.theme.fonts import BODY, CAPTION, sized
from ui.theme.look import Look, look_of
from ui.theme.palette import Palette
from ui.theme.priority import Priority
from ui.widgets.priority_mark import paint_priority_shape

_SHAPE: Final = 14.0


class RecordDelegate(QStyledItemDelegate):
    """Lays a row out once for a width and a look, and remembers it."""

    def __init__(self, view: QListView, model: RecordModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._layouts: WeakKeyDictionary[RecordRow, RowLayout] = WeakKeyDictionary()
        self._width = 0
        self._look: Look | None = None

    def forget(self) -> None:
        """Lay every row out again: letters or colours have changed."""
        self._layouts.clear()
        self._look = None

    def layout_of(self, row: RecordRow) -> RowLayout:
        """Return where the words of a row stand."""
        if self._width != self._view.width():
            self._width = self._view.width()
            self.forget()
        known = self._layouts.get(row)
        if known is None:
            self._look = self._look or look_of(self._view)
            known = self._layouts[row] = lay_out(row, self._room(), self._look)
        return known

    def _room(self) -> int:
        """Return the width for words; the bar for scrolling keeps its room also while there is none."""
        return self._width - self._view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self._view)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = self._model.row(index)
        return QSize(80, self.layout_of(row).height) if row else QSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._model.row(index)
        if row is None:
            return
        look, layout = look_of(self._view), self.layout_of(row)
        _paint_ground(painter, option, look.palette)
        origin = QPointF(option.rect.topLeft())
        painter.setFont(letters(look.scale.px(BODY)))
        painter.setPen(QColor(look.palette.faint if row.pending else look.palette.muted))
        painter.drawText(origin + QPointF(SIDE, layout.top + QFontMetrics(painter.font()).ascent()), row.clock)
        for paragraph in layout.paragraphs:
            paragraph.draw(painter, origin)
            corner = origin + QPointF(paragraph.x - paragraph.mark.value, paragraph.y)
            self._paint_mark(painter, corner, paragraph.mark, row.priority)

    def _paint_mark(self, painter: QPainter, corner: QPointF, mark: Mark, priority: Priority) -> None:
        palette = look_of(self._view).palette
        painter.save()
        if mark is Mark.SAVING:
            _paint_ring(painter, corner + QPointF(4, 8), palette)
        elif mark is Mark.ALERT:
            box = QRectF(corner.x(), corner.y() + 2, _SHAPE, _SHAPE)
            paint_priority_shape(painter, box, priority, priority.colour(palette))
        elif mark is Mark.FINDING:
            box = QRectF(corner.x(), corner.y() + 1, _SHAPE, _SHAPE)
            paint_priority_shape(painter, box, Priority.LOW, Priority.LOW.colour(palette))
            painter.setFont(sized(self._view.font(), CAPTION - 1, QFont.Weight.Bold))
            painter.setPen(QColor(palette.panel))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, Priority.LOW.mark)
        painter.restore()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, palette: Palette) -> None:
    box = option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, QColor(palette.raised))
    painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(palette.line))
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(QColor(palette.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -1, -1))


def _paint_ring(painter: QPainter, centre: QPointF, palette: Palette) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palette.faint), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, 3.5, 3.5)
