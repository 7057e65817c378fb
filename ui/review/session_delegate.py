"""Draws the rows of the list of sessions."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from session.ports import SessionRow
from ui.record.row import Run
from ui.record.run_text import laid_out
from ui.review.session_model import ROW, Index, SessionModel
from ui.review.session_words import course_words, phase_words, place_words
from ui.theme.fonts import BODY, CAPTION
from ui.theme.look import Look, look_of

_SIDE: Final = 14
_ABOVE: Final = 10
_BETWEEN: Final = 3
_DOT: Final = 14
_EDGE: Final = 4


class SessionDelegate(QStyledItemDelegate):
    """Name, when, what was given; a dot and the phase where the session is still running."""

    def __init__(self, view: QListView, model: SessionModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._laid_out: dict[SessionRow, list[tuple[QTextLayout, bool]]] = {}
        self._laid_out_for: tuple[int, Look, date] | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = self._lines(index.data(ROW))
        height = sum(layout.boundingRect().height() + _BETWEEN for layout, _ in lines) - _BETWEEN
        return QSize(80, round(height + 2 * _ABOVE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, box = look_of(self._view).palette, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(palette.raised))
            painter.fillRect(QRect(box.left(), box.top(), _EDGE, box.height()), QColor(palette.accent))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(palette.line))
        y = float(box.top() + _ABOVE)
        for layout, dotted in self._lines(index.data(ROW)):
            x = box.left() + _SIDE + (_DOT if dotted else 0)
            layout.draw(painter, QPointF(x, y))
            if dotted:
                self._paint_dot(painter, QPointF(x - _DOT + 4, y + layout.boundingRect().height() / 2))
            y += layout.boundingRect().height() + _BETWEEN
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _lines(self, row: SessionRow) -> list[tuple[QTextLayout, bool]]:
        """Return the lines of a row, and which has a dot; laid out once for a width, a look and a day."""
        bar = self._view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self._view)
        room, look = max(self._view.width() - bar - 2 * _SIDE, 80), look_of(self._view)
        if self._laid_out_for != (room, look, self._model.today):
            self._laid_out_for = (room, look, self._model.today)
            self._laid_out.clear()
        if row not in self._laid_out:
            self._laid_out[row] = [
                (laid_out((run,), room - (_DOT if dotted else 0), look.scale.px(size), look), dotted)
                for run, size, dotted in self._said(row)
            ]
        return self._laid_out[row]

    def _said(self, row: SessionRow) -> Iterator[tuple[Run, int, bool]]:
        yield Run(row.patient.name, bold=True), BODY, False
        yield Run(place_words(row.head, self._model.today), "muted"), CAPTION, False
        yield Run(course_words(row.head), "muted"), CAPTION, False
        if words := phase_words(row.head):
            yield Run(words, "accent", bold=True), CAPTION, True

    def _paint_dot(self, painter: QPainter, centre: QPointF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look_of(self._view).palette.accent))
        painter.drawEllipse(centre, 4.0, 4.0)
        painter.restore()
