"""Draws the rows of a record: clock, words, remarks, findings with their shape."""

from typing import Final
from weakref import WeakKeyDictionary

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.record.record_model import ROW, Index
from ui.record.row import RecordRow
from ui.record.row_layout import Mark, RowLayout, lay_out
from ui.theme.fonts import CAPTION, sized
from ui.theme.look import Look, look_of
from ui.theme.palette import Palette
from ui.theme.priority import Priority
from ui.widgets.priority_mark import paint_priority_shape

_SHAPE: Final = 14.0


class RecordDelegate(QStyledItemDelegate):
    """Lays a row out once for a width and a look, and remembers it."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._layouts: WeakKeyDictionary[RecordRow, RowLayout] = WeakKeyDictionary()
        self._laid_out_for: tuple[int, Look] | None = None

    def layout_of(self, row: RecordRow) -> RowLayout:
        """Return where the words of a row stand; the bar for scrolling always keeps its room."""
        bar = self._view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self._view)
        now_for = (self._view.width() - bar, look_of(self._view))
        if now_for != self._laid_out_for:
            self._layouts.clear()
            self._laid_out_for = now_for
        if row not in self._layouts:
            self._layouts[row] = lay_out(row, *now_for)
        return self._layouts[row]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        return QSize(80, self.layout_of(row).height) if isinstance(row, RecordRow) else QSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, RecordRow):
            return
        palette = look_of(self._view).palette
        box = option.rect
        _paint_ground(painter, option, palette)
        layout = self.layout_of(row)
        origin = QPointF(box.topLeft())
        layout.clock.draw(painter, origin)
        for paragraph in layout.paragraphs:
            paragraph.draw(painter, origin)
            self._paint_mark(painter, origin + QPointF(paragraph.x - paragraph.mark.value, paragraph.y), paragraph.mark)

    def _paint_mark(self, painter: QPainter, corner: QPointF, mark: Mark) -> None:
        palette = look_of(self._view).palette
        painter.save()
        if mark is Mark.SAVING:
            _paint_ring(painter, corner + QPointF(4, 8), palette)
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
