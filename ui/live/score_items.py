"""The parts of a score's form: one for each item, and nothing chosen beforehand."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from session.instruments.instrument import Choice, Item, Measured, Written
from session.quantities import plain
from session.readings import Taken
from session.scored import answer_word
from ui.text import tr
from ui.widgets.age import age_words
from ui.widgets.answer_button import AnswerButton
from ui.widgets.key_button import KeyButton

_SHORT: Final = 34
TAKE: Final = "y"
"""The key that takes over a value from the record; no item's own key and no answer begins with it."""
DIGITS: Final = ("7", "8", "9", ".", "4", "5", "6", "⌫", "1", "2", "3", "0")


class ScoreItemPart(QWidget):
    """An item with its heading. `answered` carries what is written of it; an empty text takes the answer back."""

    answered = Signal(str)

    def __init__(self, item: Item, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = item
        self.heading = QLabel(item.label, self)
        self.heading.setObjectName("heading")
        self.heading.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 6)
        self.column.setSpacing(6)
        self.column.addWidget(self.heading)

    def show_answer(self, value: str, *, asked: bool) -> None:
        """Show what is written of the item, and whether a key answers it now."""
        self.heading.setText(f"▸ {self.item.label}" if asked else self.item.label)

    def show_recorded(self, taken: Taken | None, now: datetime) -> None:
        """Offer a value from the record; only what is measured has one."""


class ChoicePart(ScoreItemPart):
    """An item of which one answer is chosen, by touch or by the answer's key."""

    def __init__(self, item: Choice, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._answers = {answer_word(each): AnswerButton(each.words, each.key, self) for each in item.answers}
        _lay(self, self._answers, _columns([each.words for each in item.answers]))

    def show_answer(self, value: str, *, asked: bool) -> None:
        super().show_answer(value, asked=asked)
        for word, button in self._answers.items():
            button.setChecked(word == value)


class WrittenPart(ScoreItemPart):
    """An item in words: some to choose from, any other is written in the line."""

    def __init__(self, item: Written, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._words = {words: AnswerButton(words, parent=self) for words in places()}
        _lay(self, self._words, 3)
        other = QLabel(tr('Another one in the line: {key}="left foot"').format(key=item.key), self)
        other.setObjectName("caption")
        self.column.addWidget(other)

    def show_answer(self, value: str, *, asked: bool) -> None:
        super().show_answer(value, asked=asked)
        for words, button in self._words.items():
            button.setChecked(words == value)


class MeasuredPart(ScoreItemPart):
    """A reading: taken over from the record with one key where it is recent, or written with the keys under it."""

    def __init__(self, item: Measured, parent: QWidget | None = None) -> None:
        super().__init__(item, parent)
        self._vital = item.vital
        self._typed = self._written = self.recorded = ""
        self.take = AnswerButton("", TAKE, self)
        self.take.clicked.connect(lambda chosen: self.answered.emit(self.recorded if chosen else ""))
        self.none = QLabel(tr("Not in the record within one check interval"), self)
        self.none.setObjectName("caption")
        self.none.setWordWrap(True)
        self.write = AnswerButton(tr("Write it"), parent=self)
        self.write.setAccessibleName(f"{item.label}: {self.write.text()}")
        self.write.clicked.connect(self._open)
        row = QGridLayout()
        row.setSpacing(6)
        row.addWidget(self.take, 0, 0)
        row.addWidget(self.none, 0, 0)
        row.addWidget(self.write, 0, 1)
        row.setColumnStretch(0, 3)
        row.setColumnStretch(1, 2)
        self.column.addLayout(row)
        self._keys: QWidget | None = None

    def show_answer(self, value: str, *, asked: bool) -> None:
        super().show_answer(value, asked=asked)
        self._written = value
        if value:
            self.heading.setText(f"{self.item.label}: {value} {self._vital.unit}")
        self._tick()

    def _tick(self) -> None:
        """Tick where the written value is from: the record, or the keys."""
        self.take.setChecked(bool(self._written) and self._written == self.recorded)
        self.write.setChecked(bool(self._written) and self._written != self.recorded)

    def show_recorded(self, taken: Taken | None, now: datetime) -> None:
        self.recorded = plain(taken.value) if taken else ""
        self.take.setVisible(taken is not None)
        self.none.setVisible(taken is None)
        self._tick()
        if taken:
            age = age_words((now - taken.at).total_seconds())
            words = tr("{value} {unit}, {age}").format(value=self.recorded, unit=self._vital.unit, age=age)
            self.take.say(words, tr("{item}: take {words}").format(item=self.item.label, words=words))

    def _open(self) -> None:
        """Open the keys for hands without a keyboard; what they write begins anew."""
        self._typed = ""
        self._tick()
        if self._keys is None:
            self._keys = QWidget(self)
            grid = QGridLayout(self._keys)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setSpacing(6)
            for place, label in enumerate(DIGITS):
                button = KeyButton(label, parent=self._keys)
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                button.clicked.connect(lambda _checked=False, label=label: self._press(label))
                grid.addWidget(button, place // 4, place % 4)
            self.column.addWidget(self._keys)
            return
        self._keys.setVisible(self._keys.isHidden())

    def _press(self, label: str) -> None:
        self._typed = self._typed[:-1] if label == "⌫" else self._typed + label
        self.answered.emit(self._typed)


def part_for(item: Item) -> ScoreItemPart:
    """Return the part that answers an item."""
    match item:
        case Choice():
            return ChoicePart(item)
        case Measured():
            return MeasuredPart(item)
        case Written():
            return WrittenPart(item)


def places() -> tuple[str, ...]:
    """Return where pain is scored most, as words for the line; an own choice, any other is written."""
    return (
        "left hand", "left arm", "face", "right hand", "right arm", "back",
        "left foot", "left leg", "chest", "right foot", "right leg", "abdomen",
    )  # fmt: skip


def _lay(part: ScoreItemPart, buttons: dict[str, AnswerButton], columns: int) -> None:
    grid = QGridLayout()
    grid.setSpacing(6)
    for place, (word, button) in enumerate(buttons.items()):
        button.setAccessibleName(f"{part.item.label}: {button.accessibleName()}")
        button.clicked.connect(lambda chosen, word=word: part.answered.emit(word if chosen else ""))
        grid.addWidget(button, place // columns, place % columns)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    part.column.addLayout(grid)


def _columns(words: Iterable[str]) -> int:
    """Return in how many columns these answers can be read."""
    lengths = [len(each) for each in words]
    if max(lengths) <= 2:
        return 6
    if max(lengths) > _SHORT:
        return 2 if len(lengths) == 2 else 1
    return min(3, len(lengths))
