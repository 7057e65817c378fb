"""The protocol that the infusion follows, with its numbers and where they come from."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from session.checkin import Blank
from session.protocol import Protocol
from ui.checkin.protocol_numbers import Number, protocol_numbers
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled import Labelled

_MARK: Final = "◇"
_COLUMNS: Final = 2


class ProtocolCard(Card):
    """The protocols to choose from; one that is the only one is chosen. `chosen` comes with each choice."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Protocol"), parent)
        self._protocols: tuple[Protocol, ...] = ()
        self.choice = ChoiceRow(tr("Protocol"), ())
        self._source, self._legend = _words("caption", self), _words("caption", self)
        for label in (self._source, self._legend):
            label.setWordWrap(True)
        self._numbers = QGridLayout()
        self._numbers.setHorizontalSpacing(10)
        self._numbers.setVerticalSpacing(2)
        for column in range(_COLUMNS):
            self._numbers.setColumnStretch(2 * column + 1, 1)
        self._shown: list[QLabel] = []
        self.body.addWidget(self._source)
        self.body.addLayout(self._numbers)
        self.body.addWidget(self._legend)
        self.body.insertWidget(1, self.choice)

    @property
    def protocol(self) -> Protocol | None:
        """Return the protocol chosen, or None."""
        if len(self._protocols) == 1:
            return self._protocols[0]
        return next((one for one in self._protocols if one.name == self.choice.value()), None)

    @property
    def words(self) -> list[str]:
        """Return what is said of the protocol chosen."""
        return [label.text() for label in (self._source, *self._shown, self._legend) if label.text()]

    def begin(self, protocols: Sequence[Protocol]) -> None:
        """Offer these; none is chosen where there are several."""
        self._protocols = tuple(protocols)
        self.body.removeWidget(self.choice)
        self.choice.hide()
        self.choice.deleteLater()
        self.choice = ChoiceRow(tr("Choose one"), [(one.name, one.title) for one in protocols])
        self.choice.chosen.connect(self._choose)
        self.body.insertWidget(1, self.choice)
        self.choice.setVisible(len(protocols) > 1)
        self._choose()

    def blanks(self) -> dict[Blank, Labelled]:
        """Return the field by what it asks."""
        return {Blank.PROTOCOL: self.choice}

    def _choose(self) -> None:
        protocol = self.protocol
        for label in self._shown:
            self._numbers.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._shown = []
        numbers = protocol_numbers(protocol) if protocol else ()
        rows = -(-len(numbers) // _COLUMNS)
        for place, number in enumerate(numbers):
            self._add(number, place % rows, place // rows)
        title = tr("Protocol: {title}, version {version}")
        self.set_title(title.format(title=protocol.title, version=protocol.version) if protocol else tr("Protocol"))
        self._source.setText(protocol.source if protocol else "")
        unconfirmed = any(not number.confirmed for number in numbers)
        self._legend.setText(
            tr("{mark} default, to be confirmed by the clinic").format(mark=_MARK) if unconfirmed else ""
        )
        for label in (self._source, self._legend):
            label.setVisible(bool(label.text()))
        self.chosen.emit()

    def _add(self, number: Number, row: int, column: int) -> None:
        name, value = _words("caption", self), _words("", self)
        name.setText(number.name)
        value.setText(number.value if number.confirmed else f"{number.value} {_MARK}")
        rest = "" if number.confirmed else tr(", default, to be confirmed by the clinic")
        value.setAccessibleName(f"{number.name} {number.value}{rest}")
        self._numbers.addWidget(name, row, 2 * column)
        self._numbers.addWidget(value, row, 2 * column + 1)
        self._shown += [name, value]


def _words(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
