"""The protocol that the infusion follows, with its numbers and where they come from."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from session.checkin import Blank
from session.protocol import Protocol
from ui.checkin.protocol_numbers import Number, protocol_numbers
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled

_MARK: Final = "◇"
_COLUMNS: Final = 2
_PER_ROW: Final = 3


class ProtocolCard(Card):
    """The protocols to choose from; one that is the only one is chosen. `chosen` comes with each choice.

    The one chosen takes the place of the choice with its numbers; the button beside it lets another be chosen.
    The one that the patient's course follows is offered above the choice; it is not chosen by itself.
    `taken` comes when a person has chosen: the keyboard goes on from here.
    """

    chosen = Signal()
    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Protocol"), parent)
        self._protocols: tuple[Protocol, ...] = ()
        self._course = ""
        self.offered = KeyButton("", parent=self)
        self.offered.clicked.connect(self.take_offered)
        self.choice = ChoiceRow(tr("Protocol"), ())
        self.another = KeyButton(tr("Choose another"), parent=self)
        self.another.clicked.connect(self._choose_another)
        self._source, self._legend, self.differs = (_words(name, self) for name in ("caption", "caption", "sentence"))
        for label in (self._source, self._legend, self.differs):
            label.setWordWrap(True)
        self._numbers = QGridLayout()
        self._numbers.setHorizontalSpacing(10)
        self._numbers.setVerticalSpacing(2)
        for column in range(_COLUMNS):
            self._numbers.setColumnStretch(2 * column + 1, 1)
        self._shown: list[QLabel] = []
        head = QHBoxLayout()
        head.addWidget(self._source, 1)
        head.addWidget(self.another, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.offered, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.choice)
        self.body.addWidget(self.differs)
        self.body.addLayout(head)
        self.body.addLayout(self._numbers)
        self.body.addWidget(self._legend)

    @property
    def protocol(self) -> Protocol | None:
        """Return the protocol chosen, or None."""
        if len(self._protocols) == 1:
            return self._protocols[0]
        return next((one for one in self._protocols if one.name == self.choice.value()), None)

    @property
    def words(self) -> list[str]:
        """Return what is said of the protocol chosen."""
        return [label.text() for label in (self.differs, self._source, *self._shown, self._legend) if label.text()]

    def begin(self, protocols: Sequence[Protocol]) -> None:
        """Offer these; none is chosen where there are several."""
        self._protocols, self._course = tuple(protocols), ""
        self.body.removeWidget(self.choice)
        self.choice.hide()
        self.choice.deleteLater()
        self.choice = ChoiceRow(tr("Choose one"), [(one.name, one.title) for one in protocols], per_row=_PER_ROW)
        self.choice.chosen.connect(self._choose)
        self.body.insertWidget(self.body.indexOf(self.offered) + 1, self.choice)
        self._show()

    def offer(self, name: str) -> None:
        """Offer the protocol that the patient's course follows, above the choice; an empty name is none."""
        self._course = name
        self._show_offer()

    @property
    def offers(self) -> bool:
        """Say whether the course's protocol can be taken, because none is chosen yet."""
        return self.protocol is None and self._of_course() is not None

    def take_offered(self) -> None:
        """Choose what is offered, where nothing is chosen yet."""
        if self.protocol is None and (offered := self._of_course()):
            self.choice.choose(offered.name)
            self.choice.show_problem("")
            self._choose()

    def clear(self) -> None:
        """Choose none where there are several."""
        self.choice.choose(None)
        self.choice.show_problem("")
        self._show()

    def blanks(self) -> dict[Blank, Labelled]:
        """Return the field by what it asks."""
        return {Blank.PROTOCOL: self.choice}

    def _of_course(self) -> Protocol | None:
        return next((one for one in self._protocols if one.name == self._course), None)

    def _show_offer(self) -> None:
        """Offer the course's protocol while none is chosen, and say it where another one is."""
        offered, chosen = self._of_course(), self.protocol
        self.offered.setVisible(offered is not None and chosen is None)
        if offered is None:
            self.differs.hide()
            return
        self.offered.set_label(tr("{title}, as in the course").format(title=offered.title))
        self.differs.setText(tr("The course follows another one: {title}.").format(title=offered.title))
        self.differs.setVisible(chosen is not None and chosen.name != offered.name)

    def _choose(self) -> None:
        self._show()
        if self.protocol is not None:
            self.taken.emit()

    def _choose_another(self) -> None:
        self.clear()
        self.choice.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        protocol = self.protocol
        several = len(self._protocols) > 1
        self.choice.setVisible(several and protocol is None)
        self.another.setVisible(several and protocol is not None)
        title = tr("Protocol: {title}, version {version}")
        self.set_title(title.format(title=protocol.title, version=protocol.version) if protocol else tr("Protocol"))
        self._source.setText(protocol.source if protocol else "")
        self._show_numbers(protocol_numbers(protocol) if protocol else ())
        self._show_offer()
        for label in (self._source, self._legend):
            label.setVisible(bool(label.text()))
        self.chosen.emit()

    def _show_numbers(self, numbers: Sequence[Number]) -> None:
        for label in self._shown:
            self._numbers.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._shown = []
        narrow = [number for number in numbers if not number.wide]
        rows = -(-len(narrow) // _COLUMNS)
        for place, number in enumerate(narrow):
            self._add(number, place % rows, place // rows)
        for place, number in enumerate(number for number in numbers if number.wide):
            self._add(number, rows + place, 0)
        unconfirmed = any(not number.confirmed for number in numbers)
        words = tr("{mark} default, to be confirmed by the clinic").format(mark=_MARK)
        self._legend.setText(words if unconfirmed else "")

    def _add(self, number: Number, row: int, column: int) -> None:
        name, value = _words("caption", self), _words("", self)
        name.setText(number.name)
        value.setText(number.value if number.confirmed else f"{number.value}\N{NO-BREAK SPACE}{_MARK}")
        rest = "" if number.confirmed else tr(", default, to be confirmed by the clinic")
        value.setAccessibleName(f"{number.name} {number.value}{rest}".replace("\N{NO-BREAK SPACE}", " "))
        value.setWordWrap(number.wide)
        self._numbers.addWidget(name, row, 2 * column, Qt.AlignmentFlag.AlignTop)
        self._numbers.addWidget(value, row, 2 * column + 1, 1, 2 * _COLUMNS - 1 if number.wide else 1)
        self._shown += [name, value]


def _words(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
