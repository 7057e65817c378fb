"""The other sessions of a patient under one another: Space or a press on the box chooses one, up and down move."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.charts.compare_look import SAMPLE_PX, draw_sample
from ui.charts.ink import Ink
from ui.record.row import Run
from ui.record.run_text import laid_out
from ui.review.compare_model import ROW, CompareModel, Index, day_of, line_of
from ui.review.compare_reading import ReadSession
from ui.text import tr
from ui.theme.fonts import BODY, CAPTION
from ui.theme.icons import icon_pixmap
from ui.theme.look import Look, look_of
from ui.theme.palette import Palette
from ui.theme.priority import Priority

BOX_PX: Final = 48
_TICKED: Final = 20
_ABOVE: Final = 7
_RIGHT: Final = 10
_EDGE: Final = 4
_TALLEST: Final = 0.3
_BATCH: Final = 12
"""How many rows are laid out at once: sixty would keep the window waiting."""


class CompareList(QListView):
    """`marked` comes when a key or a press has come to another session: the current one is what the words are about."""

    marked = Signal()

    def __init__(self, model: CompareModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setModel(model)
        self.setItemDelegate(CompareDelegate(self, model))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._model.modelReset.connect(self.updateGeometry)
        self.setAccessibleName(tr("Other sessions of this patient, newest first"))

    def sizeHint(self) -> QSize:
        """Ask for the room of all rows, up to a share of the page that leaves the words theirs."""
        most, high = round(_TALLEST * self.window().height()), 0
        for place in range(self._model.rowCount()):
            high += self.sizeHintForRow(place)
            if high >= most:
                break
        return QSize(300, min(max(high, BOX_PX), most) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def mark(self, place: int) -> None:
        """Make a row the one that the words are about."""
        self.setCurrentIndex(self._model.index(place, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.marked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._model.turn(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and event.position().x() < BOX_PX:
            self._model.turn(index)


class CompareDelegate(QStyledItemDelegate):
    """A box with a tick, the day with a piece of the session's line, what was given, and its flags."""

    def __init__(self, view: QListView, model: CompareModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._laid_out: dict[UUID, list[QTextLayout]] = {}
        self._laid_out_for: tuple[int, Look] | None = None
        model.modelReset.connect(self._laid_out.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        high = sum(layout.boundingRect().height() for layout in self._lines(index.data(ROW)))
        return QSize(80, max(round(high) + 2 * _ABOVE, BOX_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, box, row = look_of(self._view).palette, option.rect, index.data(ROW)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(palette.raised))
            painter.fillRect(QRect(box.left(), box.top(), _EDGE, box.height()), QColor(palette.accent))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(palette.line))
        if row.session is not None:
            self._paint_box(painter, QPointF(box.left() + BOX_PX / 2 + 2, box.top() + BOX_PX / 2), palette, row)
        y = float(box.top() + _ABOVE)
        for layout in self._lines(row):
            layout.draw(painter, QPointF(box.left() + BOX_PX, y))
            y += layout.boundingRect().height()
        self._paint_look(painter, box, row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _lines(self, row: ReadSession) -> list[QTextLayout]:
        """Return the lines of a row, laid out once for a width and a look."""
        bar = self._view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self._view)
        room, look = max(self._view.width() - bar - BOX_PX - _RIGHT, 80), look_of(self._view)
        if self._laid_out_for != (room, look):
            self._laid_out_for = (room, look)
            self._laid_out.clear()
        known = self._laid_out.get(row.head.session_id)
        if known is None:
            known = [laid_out(runs, room, look.scale.px(size), look) for runs, size in _said(row)]
            self._laid_out[row.head.session_id] = known
        return known

    def _paint_box(self, painter: QPainter, middle: QPointF, palette: Palette, row: ReadSession) -> None:
        chosen, half = self._model.is_chosen(row), _TICKED / 2
        square = QRectF(middle.x() - half, middle.y() - half, _TICKED, _TICKED)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(palette.accent if chosen else palette.edge), 1.5))
        painter.setBrush(QColor(palette.accent if chosen else palette.panel))
        painter.drawRoundedRect(square, 4.0, 4.0)
        if chosen:
            tick = icon_pixmap("check", palette.on_accent, _TICKED - 4, self._view.devicePixelRatioF())
            painter.drawPixmap(square.topLeft() + QPointF(2.0, 2.0), tick)
        painter.restore()

    def _paint_look(self, painter: QPainter, box: QRect, row: ReadSession) -> None:
        """Draw a piece of the line that the chart has for this session."""
        look = self._model.look(row)
        if look is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = Ink(look_of(self._view).palette, "panel", self._view.devicePixelRatioF())
        bar = self._view.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self._view)
        draw_sample(painter, ink, look, (self._view.width() - bar - _RIGHT - SAMPLE_PX, box.top() + _ABOVE + 9.0))
        painter.restore()


def _said(row: ReadSession) -> Iterator[tuple[tuple[Run, ...], int]]:
    yield (Run(day_of(row), bold=True),), BODY
    yield (Run(line_of(row), "muted"),), CAPTION
    runs: list[Run] = []
    for flag in row.flags:
        priority = Priority(flag.urgency or 0)
        runs += [Run(" · ", "muted")] if runs else []
        runs.append(Run(f"{priority.mark} {flag.words}".strip(), priority.tone if flag.urgency else "muted"))
    if runs:
        yield tuple(runs), CAPTION
