"""The unit of what is ordered: a rate, or a whole dose over the planned minutes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from session.checkin_fields import OrderUnit
from session.quantities import AmountUnit, RateUnit
from ui.text import tr
from ui.widgets.choice_row import ChoiceSegment
from ui.widgets.labelled import Labelled


class UnitChoice(Labelled):
    """Seven segments of which at most one is chosen; pressed again, or with Delete, none is.

    What stands before each line says what the units are of, so the label is for a screen reader only.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        content = QWidget()
        self._segments: dict[OrderUnit, ChoiceSegment] = {}
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        label = tr("Unit")
        self._add_line(grid, label, tr("Rate"), list(RateUnit))
        self._add_line(grid, label, tr("Whole dose"), list(AmountUnit))
        super().__init__(label, content, parent)
        self._label.hide()
        self.setFocusProxy(self._segments[RateUnit.ML_H])

    def _add_line(self, grid: QGridLayout, label: str, kind: str, units: list[RateUnit] | list[AmountUnit]) -> None:
        row, line = grid.rowCount(), QHBoxLayout()
        line.setSpacing(6)
        words = QLabel(kind)
        words.setObjectName("caption")
        grid.addWidget(words, row, 0)
        for unit in units:
            segment = ChoiceSegment(unit.value)
            segment.setAccessibleName(f"{label}, {kind}: {unit.value}")
            segment.clicked.connect(lambda _checked=False, pressed=unit: self._pressed(pressed))
            self._segments[unit] = segment
            line.addWidget(segment)
        line.addStretch(1)
        grid.addLayout(line, row, 1)

    def value(self) -> OrderUnit | None:
        """Return the unit chosen, or None."""
        return next((unit for unit, segment in self._segments.items() if segment.isChecked()), None)

    def segments(self) -> list[ChoiceSegment]:
        return list(self._segments.values())

    def choose(self, chosen: OrderUnit | None) -> None:
        """Show a unit as chosen; None shows that none is."""
        for unit, segment in self._segments.items():
            segment.setChecked(unit is chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._move(step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._settle(None)
        else:
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        segments = self.segments()
        at = next((index for index, segment in enumerate(segments) if segment.hasFocus()), 0)
        segments[(at + step) % len(segments)].setFocus(Qt.FocusReason.TabFocusReason)

    def _pressed(self, unit: OrderUnit) -> None:
        self._settle(unit if self._segments[unit].isChecked() else None)

    def _settle(self, unit: OrderUnit | None) -> None:
        self.choose(unit)
        self.show_problem("")
        self.chosen.emit()
