"""Draws the rows of the list of sessions."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from session.ports import SessionRow
from ui.record.row import Run
from ui.record.run_text import laid_out, letters
from ui.review.session_lines import Line, lines_of
from ui.review.session_model import ROW, Index, SessionModel
from ui.theme.fonts import CAPTION
from ui.theme.icons import icon_pixmap
from ui.theme.look import Look, look_of
from ui.theme.priority import Priority
from ui.widgets.priority_mark import paint_priority_shape

_SIDE: Final = 14
_ABOVE: Final = 10
_BETWEEN: Final = 3
_SIGN: Final = 16
_SHAPE: Final = 11
_EDGE: Final = 4
_GAP: Final = 8
_PEN: Final = 16


@dataclass(frozen=True, slots=True)
class _LaidOut:
    """A line as it is drawn: its words, and those at its right."""

    line: Line
    words: QTextLayout
    right: QTextLayout | None

    @property
    def height(self) -> float:
        return self.words.boundingRect().height()


class SessionDelegate(QStyledItemDelegate):
    """Name, when, what it was, what to know; a dot where the session still runs, a pen where it is to be signed."""

    def __init__(self, view: QListView, model: SessionModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._laid_out: dict[SessionRow, list[_LaidOut]] = {}
        self._laid_out_for: tuple[int, Look, date] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = sum(line.height + _BETWEEN for line in self._lines(index.data(ROW))) - _BETWEEN
        return QSize(80, round(height + 2 * _ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, box = look_of(self._view).palette, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(palette.raised))
            painter.fillRect(QRect(box.left(), box.top(), _EDGE, box.height()), QColor(palette.accent))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(palette.line))
        row, y = index.data(ROW), float(box.top() + _ABOVE)
        for line in self._lines(row):
            self._paint_line(painter, line, QPointF(box.left() + _SIDE, y), to_sign=row.head.to_sign)
            y += line.height + _BETWEEN
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _paint_line(self, painter: QPainter, line: _LaidOut, at: QPointF, *, to_sign: bool) -> None:
        indent = _SIGN if line.line.signed else 0
        line.words.draw(painter, QPointF(at.x() + indent, at.y()))
        if line.line.signed:
            self._paint_sign(painter, line, at)
        if line.right is None:
            return
        left = at.x() + self._room() - line.right.maximumWidth()
        line.right.draw(painter, QPointF(left, at.y() + 2))
        if to_sign:
            pen = icon_pixmap("edit_note", look_of(self._view).palette.accent, _PEN, self._view.devicePixelRatioF())
            painter.drawPixmap(QPointF(left - _PEN - 2, at.y() + 1), pen)

    def _paint_sign(self, painter: QPainter, line: _LaidOut, at: QPointF) -> None:
        palette, priority = look_of(self._view).palette, line.line.priority
        middle = at.y() + line.words.lineAt(0).height() / 2
        painter.save()
        if priority is not Priority.NONE:
            box = QRectF(at.x(), middle - _SHAPE / 2, _SHAPE, _SHAPE)
            paint_priority_shape(painter, box, priority, priority.colour(palette))
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.accent))
            painter.drawEllipse(QPointF(at.x() + 4, middle), 4.0, 4.0)
        painter.restore()

    def _room(self) -> int:
        bar = self._view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self._view)
        return max(self._view.width() - bar - 2 * _SIDE, 80)

    def _lines(self, row: SessionRow) -> list[_LaidOut]:
        """Return the lines of a row; laid out once for a width, a look and a day."""
        room, look = self._room(), look_of(self._view)
        if self._laid_out_for != (room, look, self._model.today):
            self._laid_out_for = (room, look, self._model.today)
            self._laid_out.clear()
        if row not in self._laid_out:
            self._laid_out[row] = [_lay_out(line, room, look) for line in lines_of(row, self._model.today)]
        return self._laid_out[row]


def _lay_out(line: Line, room: int, look: Look) -> _LaidOut:
    size, right, free = look.scale.px(line.size), None, room
    if line.right:
        small = look.scale.px(CAPTION)
        width = QFontMetricsF(letters(small)).horizontalAdvance(line.right) + 1
        right = laid_out((Run(line.right, "muted"),), width, small, look)
        free -= round(width) + _GAP + _PEN
    return _LaidOut(line, laid_out(line.runs, free - (_SIGN if line.signed else 0), size, look), right)
