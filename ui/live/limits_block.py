"""The limits of one reading: what the protocol says, what holds now and by whom, and a field for each other one."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from session.declarations import LimitsChanged
from session.limits import Tier
from session.limits_typed import BACK
from session.patient_limits import Limited, range_words
from session.quantities import plain
from session.record import Entry
from session.times import clock_text
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton

_COLUMNS: Final[tuple[Tier, ...]] = (Tier.ACT, Tier.STOP)


class LimitsBlock(QWidget):
    """Nothing is filled in beforehand; an empty field leaves the limit as it is. `touched` wants keys on the screen."""

    touched = Signal()

    def __init__(self, limited: Limited, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code = limited.vital.code
        unit = f", {limited.vital.unit}" if limited.vital.unit else ""
        heading = self._label("heading", f"{limited.vital.heading}{unit}")
        self.fields = {tier: Field(_outside(tier), parent=self) for tier in _COLUMNS}
        self.said = {tier: self._label("caption", "") for tier in _COLUMNS}
        self.back = {tier: KeyButton(tr("Back to protocol"), parent=self) for tier in _COLUMNS}
        self.now = self._label("caption", "")
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for place, tier in enumerate(_COLUMNS):
            grid.setColumnStretch(place, 1)
            grid.addWidget(self.fields[tier], 0, place)
            grid.addWidget(self.said[tier], 2, place, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self.back[tier], 3, place)
            self.fields[tier].line.setAccessibleName(f"{limited.vital.heading}: {_outside(tier)}{unit}")
            self.fields[tier].line.installEventFilter(self)
            self.back[tier].setAccessibleName(f"{limited.vital.heading}: {_outside(tier)}, {self.back[tier].text()}")
            self.back[tier].clicked.connect(lambda _checked=False, tier=tier: self._go_back(tier))
        self.keys = QVBoxLayout()
        grid.addLayout(self.keys, 1, 0, 1, len(_COLUMNS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        for part in (heading, self.now):
            column.addWidget(part)
        column.addLayout(grid)

    def show_limited(self, limited: Limited, offset_min: int) -> None:
        """Show what holds now, what the protocol says, and who set another one."""
        for tier, limit in ((Tier.ACT, limited.band.act), (Tier.STOP, limited.band.stop)):
            self.fields[tier].line.setPlaceholderText(range_words(limit))
            own = limited.own[tier]
            said = tr("protocol: {limits}").format(limits=limited.said[tier])
            self.said[tier].setText("\n".join(filter(None, (_set_by(own, offset_min), said))))
            self.back[tier].setVisible(bool(own))
        act, stop = range_words(limited.band.act), range_words(limited.band.stop)
        words = tr("Now: act outside {act}, stop outside {stop}.").format(act=act, stop=stop)
        if limited.baseline is not None:
            words = tr("{words} Baseline {baseline}.").format(words=words, baseline=plain(limited.baseline))
        self.now.setText(words)

    def typed(self) -> dict[tuple[str, Tier], str]:
        """Return what stands in the fields, by reading and tier."""
        return {(self.code, tier): field.text() for tier, field in self.fields.items()}

    def show_faults(self, faults: Mapping[tuple[str, Tier], str]) -> Field | None:
        """Say under each field what is wrong with it; return the first that has something wrong."""
        for tier, field in self.fields.items():
            field.show_problem(faults.get((self.code, tier), ""))
        return next((field for field in self.fields.values() if field.problem), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() is Qt.FocusReason.MouseFocusReason:
            self.touched.emit()
        return super().eventFilter(watched, event)

    def _go_back(self, tier: Tier) -> None:
        self.fields[tier].set_text(BACK)
        self.fields[tier].show_problem("")

    def _label(self, name: str, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label


def _outside(tier: Tier) -> str:
    return tr("Act outside") if tier is Tier.ACT else tr("Stop outside")


def _set_by(own: tuple[Entry, ...], offset_min: int) -> str:
    """Say who set the limit that holds now: "set by Dr Lang 10:12: reason"."""
    if not own or not isinstance(said := own[-1].body, LimitsChanged):
        return ""
    clock = clock_text(own[-1].occurred_at, offset_min)
    return tr("set by {by} {clock}: {reason}").format(by=said.by, clock=clock, reason=said.reason)
