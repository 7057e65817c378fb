"""The corner that is always there: it opens the emergency card, and shows how long an emergency goes on."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QStylePainter, QWidget

from ui import shortcuts
from ui.text import tr
from ui.theme.fonts import BODY, sized
from ui.theme.look import look_of
from ui.theme.priority import Priority
from ui.widgets.key_button import KeyButton
from ui.widgets.priority_mark import paint_priority_shape
from ui.widgets.restyle import set_style_property

_SHAPE: Final = 14
_GAP: Final = 6


class EmergencyButton(KeyButton):
    """Neutral while all is well; the colour and the shape of a high priority while an emergency goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Emergency"), shortcuts.shown("emergency"), stacked=True, parent=parent)
        self.setToolTip(tr("Open the emergency card"))

    @property
    def goes_on(self) -> bool:
        return bool(self.property("emergency") == "true")

    def show_time(self, time: str) -> None:
        """Show how long an emergency goes on as "2:14"; nothing where none does."""
        shown = time or shortcuts.shown("emergency")
        if shown == self.key:
            return
        set_style_property(self, "emergency", "true" if time else "false")
        self.set_label(tr("Emergency"), shown)
        self.setAccessibleName(tr("Emergency {time}").format(time=time) if time else tr("Emergency"))
        self.setAccessibleDescription(tr("Key {key}").format(key=shortcuts.shown("emergency")))

    def _label_width(self) -> int:
        return super()._label_width() + (_SHAPE + _GAP if self.goes_on else 0)

    def _label_font(self) -> QFont:
        weight = QFont.Weight.Bold if self.goes_on else QFont.Weight.Medium
        return sized(self.font(), look_of(self).scale.px(BODY), weight)

    def _key_font(self) -> QFont:
        return self._label_font() if self.goes_on else super()._key_font()

    def _paint_label(self, painter: QStylePainter, box: QRect) -> None:
        if self.goes_on:
            shape = QRectF(box.left(), box.center().y() - _SHAPE / 2 + 0.5, _SHAPE, _SHAPE)
            paint_priority_shape(painter, shape, Priority.HIGH, self._ink())
        painter.setFont(self._label_font())
        painter.setPen(QColor(self._ink()))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.text())

    def _ink(self) -> str:
        return look_of(self).palette.high if self.goes_on else super()._ink()

    def _key_ink(self) -> str:
        return look_of(self).palette.high if self.goes_on else super()._key_ink()
