"""The prescriber's order: drug, concentration, start rate with its unit, planned time, and the maximum."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from session.checkin import Blank, OpeningAnswers, plan_of
from session.checkin_fields import split_rate
from session.protocol import Protocol
from session.quantities import RateUnit, plain
from ui import shortcuts
from ui.checkin.dose_panel import DosePanel
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton
from ui.widgets.labelled import Labelled


class OrderCard(Card):
    """Nothing is filled in beforehand; the protocol's rate and minutes are taken with one key."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Order"), parent)
        self._protocol: Protocol | None = None
        self.drug = Field(tr("Drug"), example="ketamine")
        self.concentration = Field(tr("Concentration"), unit="mg/mL", example="2")
        self.rate = Field(tr("Start rate"), example="0.25")
        self.unit = ChoiceRow(tr("Unit of the rate"), [(unit, unit.value) for unit in RateUnit])
        self.minutes = Field(tr("Planned"), unit="min", example="90")
        self.maximum = Field(tr("At most in total"), unit="mg", example="60")
        self.take = KeyButton(tr("Use the protocol's"), shortcuts.shown("protocol"))
        self.take.setAccessibleName(tr("Use the protocol's start rate and planned minutes"))
        self.dose = DosePanel()
        self._arrange()
        for field in (self.drug, self.concentration, self.rate, self.minutes, self.maximum):
            field.edited.connect(self.edited)
        self.unit.chosen.connect(self.edited)
        self.rate.line.editingFinished.connect(self._take_written_unit)
        self.take.clicked.connect(self.take_protocol)

    def _arrange(self) -> None:
        first, second, third = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (first, second, third):
            row.setSpacing(12)
            self.body.addLayout(row)
        first.addWidget(self.drug, 1)
        first.addWidget(self.concentration, 1)
        second.addWidget(self.rate, 1)
        second.addWidget(self.unit)
        third.addWidget(self.minutes, 1)
        third.addWidget(self.maximum, 1)
        under_label = QVBoxLayout()
        under_label.setContentsMargins(0, self.fontMetrics().height() + 3, 0, 0)
        under_label.addWidget(self.take)
        under_label.addStretch(1)
        third.addLayout(under_label)
        self.body.addWidget(self.dose)

    def begin(self) -> None:
        """Empty every field."""
        for field in (self.drug, self.concentration, self.rate, self.minutes, self.maximum):
            field.set_text("")
            field.show_problem("")
        self.unit.choose(None)
        self.unit.show_problem("")

    def show_protocol(self, protocol: Protocol | None) -> None:
        """Let the protocol's rate and minutes be taken; they are never filled in by themselves."""
        self._protocol = protocol
        self.take.setEnabled(protocol is not None)

    def take_protocol(self) -> None:
        """Fill in the protocol's start rate and planned minutes."""
        if self._protocol is None:
            return
        self.rate.set_text(plain(self._protocol.start_rate.value))
        self.unit.choose(self._protocol.start_rate.unit)
        self.minutes.set_text(str(self._protocol.planned_min))
        for field in (self.rate, self.unit, self.minutes):
            field.show_problem("")
        self.maximum.setFocus()
        self.edited.emit()

    def show_dose(self, answers: OpeningAnswers) -> None:
        """Show what the answers come to so far."""
        plan, maximum = plan_of(answers) or (None, None)
        self.dose.show_plan(plan, maximum, self._protocol)

    @property
    def rate_unit(self) -> RateUnit | None:
        """Return the unit chosen, or None."""
        value = self.unit.value()
        return value if isinstance(value, RateUnit) else None

    def blanks(self) -> dict[Blank, Labelled]:
        """Return the fields by what they ask."""
        unit_missing = bool(self.rate.text()) and self.rate_unit is None
        return {
            Blank.DRUG: self.drug,
            Blank.CONCENTRATION: self.concentration,
            Blank.RATE: self.unit if unit_missing else self.rate,
            Blank.MINUTES: self.minutes,
            Blank.MAXIMUM: self.maximum,
        }

    def _take_written_unit(self) -> None:
        """Move a unit that was typed behind the number to its choice, unless another one is chosen."""
        digits, unit = split_rate(self.rate.text())
        if unit is not None and self.rate_unit in (None, unit):
            self.rate.set_text(digits)
            self.unit.choose(unit)
            self.unit.show_problem("")
            self.edited.emit()
