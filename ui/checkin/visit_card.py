"""What is checked and measured at the chair today."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from session.checkin import IDENTIFIERS, Blank
from session.checkin_fields import chair_key
from ui.checkin.allergy_field import AllergyField
from ui.checkin.last_time import LastTime
from ui.checkin.offers import Offers
from ui.checkin.question import Question
from ui.checkin.several_choice import SeveralChoice
from ui.checkin.weight_field import WeightField
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled

_WORDS = {"name": "Name", "birth date": "Birth date", "MRN": "MRN", "photo or wristband": "Photo or wristband"}
_CHAIRS = 3


class VisitCard(Card):
    """Two identifiers, weight, chair, allergies; nothing is chosen or filled in beforehand."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Today at the chair"), parent)
        self.identifiers = SeveralChoice(
            tr("Two identifiers, checked with the patient now"), [(item, tr(_WORDS[item])) for item in IDENTIFIERS]
        )
        self.weight = WeightField()
        self.chair = Field(tr("Chair"), example="2")
        self.chairs = Offers(_CHAIRS, tr("Chair"))
        self.allergies = AllergyField()
        self._free: list[str] = []
        self._taken: frozenset[str] = frozenset()
        self._arrange()
        self.weight.edited.connect(self.edited)
        self.chairs.chosen.connect(self._take_chair)

    def _arrange(self) -> None:
        beside = QWidget(self)
        row = QHBoxLayout(beside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.chair, 1)
        under_label = QVBoxLayout()
        under_label.setContentsMargins(0, self.chair.fontMetrics().height() + 3, 0, 0)
        under_label.addWidget(self.chairs)
        under_label.addStretch(1)
        row.addLayout(under_label)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.addWidget(self.weight, 0, 0)
        grid.addWidget(beside, 0, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.body.addWidget(self.identifiers)
        self.body.addLayout(grid)
        self.body.addWidget(self.weight.question)
        self.body.addWidget(self.allergies)

    def begin(self, chairs: Sequence[str], taken: Sequence[str]) -> None:
        """Empty everything, and offer the chairs that were used before and are free."""
        self.clear()
        self._taken = frozenset(chair_key(chair) for chair in taken)
        self._free = [chair for chair in chairs if chair_key(chair) not in self._taken]
        self.offer_booked("")

    def offer_booked(self, booked: str) -> None:
        """Offer the chair that is booked before the others, where it is free; an empty one is none."""
        key = chair_key(booked)
        first = [booked] if booked and key not in self._taken else []
        self.chairs.offer([*first, *(chair for chair in self._free if chair_key(chair) != key)])

    def clear(self) -> None:
        """Empty every answer; the chairs stay on offer."""
        self.identifiers.clear()
        self.weight.clear()
        self.chair.set_text("")
        self.chair.show_problem("")
        self.allergies.clear()

    def show_last(self, last: LastTime | None) -> None:
        """Show last time's weight and allergies beside today's questions."""
        self.weight.show_last(last)
        self.allergies.show_last(last)

    def open_question(self) -> Question | None:
        """Return what has to be answered about the weight first, or None."""
        return self.weight.open_question()

    def blanks(self) -> dict[Blank, Labelled]:
        """Return the fields by what they ask."""
        return {
            Blank.IDENTIFIERS: self.identifiers,
            Blank.WEIGHT: self.weight.field,
            Blank.ALLERGIES: self.allergies.fault_place(),
            Blank.CHAIR: self.chair,
        }

    def _take_chair(self, chair: str) -> None:
        self.chair.set_text(chair)
        self.chair.show_problem("")
        self.chair.setFocus()
