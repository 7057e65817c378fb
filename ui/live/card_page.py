"""What there is to press on an emergency card: the titles of the cards, or the steps and the drugs of one."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from session.findings import allergic
from session.protocol import EmergencyCard, Step
from ui.live.tap_button import TapButton
from ui.text import tr
from ui.widgets.scroll_column import ScrollColumn

_KEYS = 9


class CardPage(ScrollColumn):
    """`title_pressed` and `drug_pressed` carry the words, `step_pressed` the step."""

    title_pressed = Signal(str)
    step_pressed = Signal(object)
    drug_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setSpacing(6)
        self.titles: dict[str, TapButton] = {}
        self.steps: dict[Step, TapButton] = {}
        self.drugs: dict[str, TapButton] = {}
        self._shown: object = None

    @property
    def buttons(self) -> list[TapButton]:
        """Return what can be pressed, from the top."""
        return [*self.titles.values(), *self.steps.values(), *self.drugs.values()]

    @property
    def numbered(self) -> list[TapButton]:
        """Return what the keys 1 to 9 press."""
        return [*self.titles.values(), *self.steps.values()][:_KEYS]

    def show_titles(self, titles: Sequence[str]) -> bool:
        """Show which cards there are; say whether anything else was shown before."""
        if not self._clear(tuple(titles)):
            return False
        self._head(tr("Which emergency? The first press starts the clock."), "caption")
        for place, title in enumerate(titles, start=1):
            self.titles[title] = self._button(title, place, partial(self.title_pressed.emit, title))
        return True

    def show_card(self, card: EmergencyCard, allergies: Sequence[str]) -> bool:
        """Show the steps and drugs of a card; say whether anything else was shown before."""
        if not self._clear((card, tuple(allergies))):
            return False
        for place, step in enumerate(card.steps, start=1):
            self.steps[step] = self._button(step.words, place, partial(self.step_pressed.emit, step))
        if card.drugs:
            self._head(tr("Given, with the time of the press"), "columnHead")
        for drug in card.drugs:
            press = partial(self.drug_pressed.emit, drug)
            self.drugs[drug] = self._button(drug, 0, press, allergic(allergies, drug))
        return True

    def light_keys(self, *, lit: bool) -> None:
        """Show whether the keys on the buttons press them now."""
        for button in self.numbered:
            button.light_key(lit=lit)

    def _button(self, words: str, place: int, press: Callable[[], object], warning: str = "") -> TapButton:
        button = TapButton(words, str(place) if 1 <= place <= _KEYS else "", warning=warning, parent=self)
        button.clicked.connect(lambda _checked=False: press())
        self.body.addWidget(button)
        return button

    def _head(self, words: str, name: str) -> None:
        label = QLabel(words, self)
        label.setObjectName(name)
        label.setWordWrap(True)
        self.body.addWidget(label)

    def _clear(self, wanted: object) -> bool:
        """Take away what is shown where something else is wanted."""
        if wanted == self._shown:
            return False
        self._shown = wanted
        self.titles, self.steps, self.drugs = {}, {}, {}
        while (item := self.body.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        self.verticalScrollBar().setValue(0)
        return True
