"""The criterion of a score before leaving, with the buttons that open its forms."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from session.discharge import Criterion
from session.instruments.catalogue import INSTRUMENTS
from session.protocol import ScoreMinimum
from ui.live.discharge.criterion_row import AskWho, CriterionRow
from ui.widgets.key_button import KeyButton


class ScoreRow(CriterionRow):
    """`asked` carries the name of the form as the live screen asks for it."""

    asked = Signal(str)

    def __init__(
        self, criterion: Criterion, minima: tuple[ScoreMinimum, ...], ask_who: AskWho, parent: QWidget | None = None
    ) -> None:
        super().__init__(criterion, ask_who, parent)
        self.buttons: dict[str, KeyButton] = {}
        row = QHBoxLayout()
        row.setContentsMargins(30, 0, 0, 0)
        for each in minima:
            button = KeyButton(INSTRUMENTS[each.instrument].short, parent=self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _chosen=False, name=each.instrument: self.asked.emit(f"score {name}"))
            self.buttons[each.instrument] = button
            row.addWidget(button, 1)
        self.column.addLayout(row)

    def show_criterion(self, criterion: Criterion, *, changeable: bool) -> None:
        super().show_criterion(criterion, changeable=changeable)
        for button in self.buttons.values():
            button.setVisible(changeable and not criterion.settled)

    def next_to_do(self) -> QWidget:
        return self.fields or next(iter(self.buttons.values()))
