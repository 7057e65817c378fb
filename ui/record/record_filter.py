"""Which rows of the record are shown: three words, one of them underlined."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.record.row import Showing
from ui.text import tr
from ui.theme.fonts import CAPTION, sized
from ui.theme.look import look_of

_MARGIN = 8


class FilterButton(QPushButton):
    """One word; a bar under it says that it is chosen."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "quiet")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setAutoDefault(False)

    def _font(self) -> QFont:
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        return sized(self.font(), look_of(self).scale.px(CAPTION), weight)

    def sizeHint(self) -> QSize:
        bold = sized(self.font(), look_of(self).scale.px(CAPTION), QFont.Weight.DemiBold)
        return QSize(max(48, QFontMetrics(bold).horizontalAdvance(self.text()) + 2 * _MARGIN), 48)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        palette = look_of(self).palette
        painter.setFont(self._font())
        painter.setPen(QColor(palette.text if self.isChecked() else palette.muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.isChecked():
            width = self.width() - 2 * _MARGIN
            painter.fillRect(QRect(_MARGIN, self.height() - 10, width, 2), QColor(palette.accent))


class RecordFilter(QWidget):
    """All, events or vitals; `chosen` carries the Showing that was pressed."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        names = {Showing.ALL: tr("all"), Showing.EVENTS: tr("events"), Showing.VITALS: tr("vitals")}
        self._buttons = {showing: FilterButton(name, self) for showing, name in names.items()}
        for showing, button in self._buttons.items():
            button.setAccessibleName(tr("Show {what}").format(what=button.text()))
            button.clicked.connect(lambda _checked=False, wanted=showing: self.chosen.emit(wanted))
            row.addWidget(button)
        self._buttons[Showing.ALL].setChecked(True)

    def button(self, showing: Showing) -> FilterButton:
        return self._buttons[showing]

    def mark(self, showing: Showing) -> None:
        """Show which is in force."""
        self._buttons[showing].setChecked(True)
