"""The prescriber's order: drug and bag, rate or whole dose, limits, and what may be given when needed."""

from datetime import datetime
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.checkin import Blank, OpeningAnswers, bag_of, plan_of, weight_of
from session.checkin_fields import OrderUnit, split_unit
from session.plan_limits import capped, most_mg
from session.protocol import Protocol
from session.quantities import plain, rounded
from ui import shortcuts
from ui.checkin.dose_panel import DosePanel
from ui.checkin.last_time import LastTime
from ui.checkin.offers import Offers
from ui.checkin.prn_choice import PrnChoice
from ui.checkin.unit_choice import UnitChoice
from ui.day_words import day_words
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled

_BAG_LABEL: Final = "Bag, or its mg/mL"
_BETWEEN: Final = 4


class OrderCard(Card):
    """Nothing is filled in beforehand; what the protocol has of it is taken with one key, or the button `take`."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(tr("Order"))
        self._protocol: Protocol | None = None
        self._answers = OpeningAnswers()
        self._offered: str = ""
        self.drug = Field(tr("Drug"), example="ketamine")
        self.concentration = Field(tr(_BAG_LABEL), example="500 mg in 250 mL")
        self.rate = Field(tr("Start rate, or whole dose"), example="0.25")
        self.minutes = Field(tr("Planned"), unit="min", example="90")
        self.unit = UnitChoice()
        self.maximum = Field(tr("At most in total"), unit="mg", example="60")
        self.most = Offers(1, tr("At most in total"))
        self.maximum_rate = Field(tr("Highest rate, with unit"), example="25 mg/h")
        self.step = Field(tr("Step, with unit"), example="5 mg/h")
        self.prn = PrnChoice()
        self.take = KeyButton(tr("Use the protocol's"), shortcuts.shown("protocol"))
        self.take.setAccessibleName(tr("Use the protocol's rate, minutes, highest rate, step, and drugs when needed"))
        self.dose = DosePanel()
        self.advised = QLabel(self)
        self.advised.setObjectName("sentence")
        self.advised.setTextFormat(Qt.TextFormat.PlainText)
        self.advised.setWordWrap(True)
        self.advised.hide()
        self._when_needed = _heading(tr("When needed"))
        self._arrange()
        self._connect()
        self.show_protocol(None)

    def _connect(self) -> None:
        for field in self._fields():
            field.edited.connect(self.edited)
        self.unit.chosen.connect(self.edited)
        self.prn.chosen.connect(self.edited)
        self.rate.line.editingFinished.connect(self._take_written_unit)
        self.most.chosen.connect(self._take_most)

    def _fields(self) -> tuple[Field, ...]:
        rates = (self.rate, self.minutes, self.maximum, self.maximum_rate, self.step)
        return (self.drug, self.concentration, *rates)

    def _arrange(self) -> None:
        title = QHBoxLayout()
        heading = QLabel(tr("Order"), self)
        heading.setObjectName("heading")
        title.addWidget(heading, 1)
        title.addWidget(self.take)
        self.body.addLayout(title)
        self.body.addWidget(self.advised)
        self.body.addWidget(_heading(tr("Drug and bag")))
        self._add_row((self.drug, 2), (self.concentration, 3))
        self.body.addSpacing(_BETWEEN)
        self.body.addWidget(_heading(tr("Rate or dose")))
        self._add_row((self.rate, 2), (self.minutes, 1))
        self.body.addWidget(self.unit)
        self.body.addWidget(self.dose)
        self.body.addSpacing(_BETWEEN)
        self.body.addWidget(_heading(tr("Limits")))
        total = QWidget(self)
        row = QHBoxLayout(total)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.maximum, 1)
        row.addLayout(_under_label(self.most, self.fontMetrics().height() + 3))
        self._add_row((total, 4), (self.maximum_rate, 3), (self.step, 3))
        self.body.addSpacing(_BETWEEN)
        self.body.addWidget(self._when_needed)
        self.body.addWidget(self.prn)

    def _add_row(self, *parts: tuple[QWidget, int]) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for part, share in parts:
            row.addWidget(part, share)
        self.body.addLayout(row)

    def begin(self) -> None:
        """Empty every field."""
        for field in self._fields():
            field.set_text("")
            field.show_problem("")
        self.unit.choose(None)
        self.unit.show_problem("")
        self.prn.choose(())

    def show_last(self, last: LastTime | None) -> None:
        """Say what was advised last time for this infusion, where it is ordered."""
        words = last.advice if last else ""
        day = day_words(last.day) if last else ""
        self.advised.setText(tr("For this time, written after {day}: {words}").format(day=day, words=words))
        self.advised.setVisible(bool(words))

    def show_protocol(self, protocol: Protocol | None, *, offered: bool = False) -> None:
        """Let what the protocol has of an order be taken, or the course's where it is `offered`; nothing by itself."""
        self._protocol = protocol
        self.take.setEnabled(protocol is not None or offered)
        of_course = protocol is None and offered
        self.take.set_label(
            tr("Use the course's protocol") if of_course else tr("Use the protocol's"), shortcuts.shown("protocol")
        )
        drugs = protocol.prn if protocol else ()
        self.prn.offer(drugs)
        self._when_needed.setVisible(bool(drugs))

    def take_protocol(self) -> None:
        """Fill in the protocol's start rate, minutes, highest rate, step and drugs; no rate above its cap."""
        protocol = self._protocol
        if protocol is None:
            return
        known = (weight_of(self._answers), bag_of(self._answers))
        start = capped(protocol, protocol.start_rate, *known)
        self.rate.set_text(plain(start.value))
        self.unit.choose(start.unit)
        self.minutes.set_text(str(protocol.planned_min))
        self.maximum_rate.set_text(str(capped(protocol, protocol.maximum_rate, *known)))
        self.step.set_text(str(protocol.step))
        self.prn.choose_all()
        for answer in (self.rate, self.unit, self.minutes, self.maximum_rate, self.step):
            answer.show_problem("")
        self.maximum.setFocus()
        self.edited.emit()

    def show_dose(self, answers: OpeningAnswers, now: datetime | None = None) -> None:
        """Show what the answers come to so far; `now` is the time at the chair."""
        self._answers = answers
        plan, maximum = plan_of(answers) or (None, None)
        self.dose.show_plan(plan, maximum, self._protocol, now)
        self._tell_strength(bag_of(answers))
        self._offer_most()

    @property
    def rate_unit(self) -> OrderUnit | None:
        """Return the unit chosen, or None."""
        return self.unit.value()

    def blanks(self) -> dict[Blank, Labelled]:
        """Return the fields by what they ask."""
        unit_missing = bool(self.rate.text()) and self.rate_unit is None
        return {
            Blank.DRUG: self.drug,
            Blank.CONCENTRATION: self.concentration,
            Blank.RATE: self.unit if unit_missing else self.rate,
            Blank.MINUTES: self.minutes,
            Blank.MAXIMUM: self.maximum,
            Blank.MAXIMUM_RATE: self.maximum_rate,
            Blank.STEP: self.step,
        }

    def _tell_strength(self, mg_per_ml: Decimal | None) -> None:
        words = tr("Bag, {strength} mg/mL")
        self.concentration.set_label(
            words.format(strength=plain(rounded(mg_per_ml, 3))) if mg_per_ml else tr(_BAG_LABEL)
        )

    def _offer_most(self) -> None:
        """Offer the most that the protocol allows at today's weight."""
        most = most_mg(self._protocol, weight_of(self._answers)) if self._protocol else None
        offered = tr("{mg} mg").format(mg=plain(most)) if most else ""
        if offered != self._offered:
            self._offered = offered
            self.most.offer([offered] if offered else [])

    def _take_most(self) -> None:
        self.maximum.set_text(self._offered.partition(" ")[0])
        self.maximum.show_problem("")
        self.maximum.setFocus()
        self.edited.emit()

    def _take_written_unit(self) -> None:
        """Move a unit that was typed behind the number to its choice, unless another one is chosen."""
        digits, unit = split_unit(self.rate.text())
        if unit is not None and self.rate_unit in (None, unit):
            self.rate.set_text(digits)
            self.unit.choose(unit)
            self.unit.show_problem("")
            self.edited.emit()


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("heading")
    return label


def _under_label(part: QWidget, label_height: int) -> QVBoxLayout:
    """Return a column that puts a part beside a field's line, under the height of its label."""
    column = QVBoxLayout()
    column.setContentsMargins(0, label_height, 0, 0)
    column.addWidget(part)
    column.addStretch(1)
    return column
