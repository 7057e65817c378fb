"""What may be added to a section, unfolded when it is asked for."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from session.protocol_items import Addition
from ui.text import tr
from ui.widgets.answer_button import AnswerButton
from ui.widgets.key_button import KeyButton

_COLUMNS: Final = 2


class Adding(QWidget):
    """One button that unfolds those of what may be added; a single one needs none. `chosen` carries it."""

    chosen = Signal(object)
    unfolded = Signal()

    def __init__(self, offered: Sequence[Addition], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        alone = len(offered) == 1
        label = tr("Add: {what}").format(what=tr(offered[0].words)) if alone else tr("Add")
        self.button = KeyButton(label, icon="add", parent=self)
        self.offers: list[AnswerButton] = []
        self._offers = QWidget(self)
        grid = QGridLayout(self._offers)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, addition in enumerate(() if alone else offered):
            offer = AnswerButton(tr(addition.words), parent=self._offers)
            offer.setCheckable(False)
            offer.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            offer.setAccessibleName(tr("Add: {what}").format(what=tr(addition.words)))
            offer.clicked.connect(lambda _checked=False, one=addition: self.chosen.emit(one))
            grid.addWidget(offer, place // _COLUMNS, place % _COLUMNS)
            self.offers.append(offer)
        self._offers.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._offers)
        self.button.clicked.connect((lambda: self.chosen.emit(offered[0])) if alone else self._unfold)

    def _unfold(self) -> None:
        self._offers.setVisible(self._offers.isHidden())
        if self.offers and not self._offers.isHidden():
            self.offers[0].setFocus(Qt.FocusReason.TabFocusReason)
            self.unfolded.emit()
