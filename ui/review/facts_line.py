"""The facts of a session under its cards: one row of them, the rest behind the last, each leading to its moment."""

from datetime import datetime
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from session.state import SessionState
from session.summary import Summary
from ui.review.fact_chip import FactChip
from ui.review.fact_faces import FactFace, fact_faces
from ui.text import tr

_GAP: Final = 6
STEPS: Final = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
"""Where the arrow keys lead among things in a row."""


class FactsLine(QWidget):
    """Facts in words, what is wrong first; where they need more than one row, one more chip opens the rest.

    Tab goes from one to the next, as the arrow keys do. `moment_chosen` carries the moment of the one that was pressed.
    """

    moment_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[FactChip] = []
        self._more = FactChip(None, tr("{count} more").format(count=99), self)
        self._more.clicked.connect(self._turn)
        self._open = False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(240)
        self.setAccessibleName(tr("Facts"))
        self.hide()

    @property
    def in_order(self) -> tuple[FactChip, ...]:
        """Return every chip in the order in which Tab is to come to them, also those that have no room now."""
        return (*self._chips, self._more)

    @property
    def chips(self) -> list[FactChip]:
        """Return the facts that are shown, and behind them the one that opens or closes the rest."""
        return [chip for chip in (*self._chips, self._more) if not chip.isHidden()]

    def show_summary(self, state: SessionState, summary: Summary, origin: datetime | None = None) -> None:
        """Show the facts of a session in place of the last one's; `origin` is 0:00 on its chart."""
        faces = fact_faces(state, summary, origin)
        if faces != tuple(chip.face for chip in self._chips):
            self._open = False
            self._make(faces)
        self.setVisible(bool(self._chips))

    def _make(self, faces: tuple[FactFace, ...]) -> None:
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [FactChip(face, parent=self) for face in faces]
        for chip in self._chips:
            chip.clicked.connect(lambda _checked=False, pressed=chip: self._pressed(pressed))
        for before, after in pairwise((*self._chips, self._more)):
            QWidget.setTabOrder(before, after)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            for chip in (*self._chips, self._more):
                chip.forget_size()
            self._place()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, shown = STEPS.get(Qt.Key(event.key()), 0), self.chips
        focused = QApplication.focusWidget()
        if step and focused in shown:
            place = shown.index(focused) + step
            shown[max(0, min(place, len(shown) - 1))].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _pressed(self, chip: FactChip) -> None:
        if chip.face is not None:
            self.moment_chosen.emit(chip.face.moment)

    def _turn(self) -> None:
        self._open = not self._open
        self._place()

    def _place(self) -> None:
        boxes, held = self._boxes(self.width())
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < held)
        rest = len(boxes) > held
        self._more.setVisible(rest)
        more = tr("{count} more").format(count=len(self._chips) - held)
        self._more.set_words(tr("Fewer") if self._open else more)
        for chip, box in zip((*self._chips[:held], *([self._more] if rest else [])), boxes, strict=True):
            chip.setGeometry(box)
        self.setFixedHeight(max((box.bottom() + 1 for box in boxes), default=0))

    def _boxes(self, width: int) -> tuple[list[QRect], int]:
        """Return where the shown facts stand, with the one that opens the rest at the end, and how many they are."""
        sizes = [chip.size_within(width) for chip in self._chips]
        whole = _flowed(sizes, width)
        if not whole or whole[-1].top() == 0:
            return whole, len(whole)
        if self._open:
            return _flowed([*sizes, self._more.size_within(width)], width), len(sizes)
        for held in range(len(sizes) - 1, 0, -1):
            row = _flowed([*sizes[:held], self._more.size_within(width)], width)
            if row[-1].top() == 0 or held == 1:
                return row, held
        return whole, len(whole)


def _flowed(sizes: list[QSize], width: int) -> list[QRect]:
    """Return rows of boxes no wider than `width`, all of a row as high as the highest."""
    boxes: list[QRect] = []
    x = y = 0
    high = max((size.height() for size in sizes), default=0)
    for size in sizes:
        if x and x + size.width() > width:
            x, y = 0, y + high + _GAP
        boxes.append(QRect(x, y, size.width(), high))
        x += size.width() + _GAP
    return boxes
