"""The rows of the list of patients, drawn, and moved through by key, click or touch."""

from typing import Final

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.course.patient_model import ROW, Index, PatientLine, PatientModel
from ui.text import tr
from ui.theme.fonts import BODY, CAPTION, sized
from ui.theme.look import look_of

_SIDE: Final = 14
_ABOVE: Final = 9
_BETWEEN: Final = 2
_EDGE: Final = 4


class PatientDelegate(QStyledItemDelegate):
    """Name, age and MRN, and under them where the course stands, in the accent where one goes on."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = sum(QFontMetrics(font).height() for font in self._fonts())
        return QSize(80, max(48, height + 2 * _ABOVE + 2 * _BETWEEN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, box, line = look_of(self._view).palette, option.rect, index.data(ROW)
        if not isinstance(line, PatientLine):
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(palette.raised))
            painter.fillRect(QRect(box.left(), box.top(), _EDGE, box.height()), QColor(palette.accent))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(palette.line))
        y = box.top() + _ABOVE
        inks = (palette.text, palette.muted, palette.accent if line.goes_on else palette.muted)
        for words, ink, font in zip((line.patient.name, line.about, line.course), inks, self._fonts(), strict=True):
            room, metrics = box.width() - 2 * _SIDE, QFontMetrics(font)
            painter.setFont(font)
            painter.setPen(QColor(ink))
            place = QRect(box.left() + _SIDE, y, room, metrics.height())
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
            y += metrics.height() + _BETWEEN
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _fonts(self) -> tuple[QFont, QFont, QFont]:
        scale, font = look_of(self._view).scale, self._view.font()
        caption = sized(font, scale.px(CAPTION))
        return sized(font, scale.px(BODY), QFont.Weight.DemiBold), caption, caption


class PatientRows(QListView):
    """The rows under one another; `left_upwards` when the keyboard goes above the first."""

    chosen = Signal(QModelIndex)
    entered = Signal()
    left_upwards = Signal()

    def __init__(self, model: PatientModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setModel(model)
        self.setItemDelegate(PatientDelegate(self))
        self.setAccessibleName(tr("Patients, by name"))
        self.clicked.connect(self.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        if event.key() == Qt.Key.Key_Up and before <= 0:
            self.left_upwards.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
            if self.currentIndex().row() != before:
                self.chosen.emit(self.currentIndex())
