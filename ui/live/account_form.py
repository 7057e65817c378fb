"""Account for the drug: lot, vial, what was drawn and wasted, and whether it balances with what was given."""

from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from session.declarations import DrugAccounted
from session.people import Act
from session.quantities import Amount, AmountUnit, number, plain, rounded
from session.reconciliation import MG_PLACES, reconcile
from session.record import RUNNING
from ui.desk import Desk
from ui.live.field_chain import chain, go_to
from ui.live.form import Form
from ui.live.number_pad import NumberPad
from ui.running_session import RunningSession
from ui.signin.second_person import second_person
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.restyle import set_style_property
from ui.widgets.scroll_column import ScrollColumn


class AccountForm(Form):
    """Follows what is given; the balance is reckoned as the numbers are written."""

    def __init__(self, running: RunningSession, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(running, parent)
        self.view = ScrollColumn(self)
        self.given, self.balance = self._label("body"), self._label("body")
        self.lot, self.vial = Field(tr("Lot")), Field(tr("Vial or bag"))
        self.unit = ChoiceRow(
            tr("Drawn and wasted in"), [(unit, unit.value) for unit in (AmountUnit.MG, AmountUnit.ML)], required=True
        )
        self.unit.choose(AmountUnit.MG)
        self.drawn, self.wasted = Field(tr("Drawn up")), Field(tr("Wasted"))
        self.pad = NumberPad(self)
        self.witness = second_person(
            desk, tr("Witness"), Act.RECORD, not_by=running.recorder.actor,
            why=tr("Somebody else than {name} has to witness it."),
        )  # fmt: skip
        self.record = KeyButton(tr("Record the account"), kind=ButtonKind.PRIMARY, parent=self)
        self._arrange()
        fields = (self.lot, self.vial, self.drawn, self.wasted, *self.witness.fields)
        chain(self.view, fields, self._record, self.record)
        self.setFocusProxy(self.lot)
        for field in (self.drawn, self.wasted):
            field.edited.connect(self.show_now)
        self.unit.chosen.connect(self.show_now)
        self.record.clicked.connect(self._record)
        self.witness.proved.connect(self._record)
        self.saved.connect(self.done)

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _arrange(self) -> None:
        amounts = QGridLayout()
        amounts.setHorizontalSpacing(8)
        amounts.addWidget(self.drawn, 0, 0)
        amounts.addWidget(self.wasted, 1, 0)
        amounts.addWidget(self.pad, 0, 1, 3, 1)
        amounts.setRowStretch(2, 1)
        pair = QGridLayout()
        pair.setHorizontalSpacing(8)
        pair.addWidget(self.lot, 0, 0)
        pair.addWidget(self.vial, 0, 1)
        self.view.body.addWidget(self.given)
        self.view.body.addLayout(pair)
        self.view.body.addWidget(self.unit)
        self.view.body.addLayout(amounts)
        self.view.body.addWidget(self.witness)
        self.column.addWidget(self.view, 1)
        for part in (self.balance, self.message, self.record):
            self.column.addWidget(part)

    def show_now(self) -> None:
        state, now = self.running.state, self.running.recorder.now()
        drawn, wasted = self._mg(self.drawn), self._mg(self.wasted)
        account = DrugAccounted("", "", drawn, wasted, "") if drawn is not None and wasted is not None else None
        found = reconcile(state, now, account)
        if found is None:
            return
        percent, ordered = rounded(found.percent or Fraction(0), 0), plain(rounded(found.ordered_mg, MG_PLACES))
        ml = "" if found.given_ml is None else tr("{ml} mL, ").format(ml=rounded(found.given_ml, 1))
        words = tr("Given {mg} mg, {ml}{percent} % of {ordered} mg ordered.")
        mg = rounded(found.given_mg, MG_PLACES)
        self.given.setText(words.format(mg=mg, ml=ml, percent=percent, ordered=ordered))
        running = state.phase in RUNNING
        if account is None or running:
            said = tr("The infusion is still running.") if running else tr("Balance not known yet.")
        elif found.sentence:
            said = f"!! {found.sentence}"
        else:
            said = tr("Balances: {mg} mg left over.").format(mg=found.balance_mg)
        wrong = bool(account and not running and found.sentence)
        set_style_property(self.balance, "passed", "true" if wrong else "false")
        self.balance.setText(said)

    def _mg(self, field: Field) -> Decimal | None:
        """Return what is written as mg to a thousandth; None where it is not a number of zero or more."""
        value, mixture = number(field.text()), self.running.state.mixture
        unit = self.unit.value()
        if value is None or value < 0 or mixture is None or not isinstance(unit, AmountUnit):
            return None
        return value if unit is AmountUnit.MG else rounded(Amount(value, unit).mg(mixture), 3)

    def _record(self) -> None:
        if self.running.state.phase in RUNNING:
            self.say(tr("The infusion is still running. Account for the drug after its end."))
            return
        drawn, wasted = self._mg(self.drawn), self._mg(self.wasted)
        required = tr("Write it, or write unknown.")
        for field in (self.lot, self.vial):
            field.show_problem("" if field.text() else required)
        self.drawn.show_problem("" if drawn else tr("Write a number above zero."))
        self.wasted.show_problem("" if wasted is not None else tr("Write a number, 0 for nothing."))
        named = self.witness.complete()
        wrong = [field for field in (self.lot, self.vial, self.drawn, self.wasted) if field.problem]
        if wrong or not named or drawn is None or wasted is None:
            go_to(self.view, wrong[0] if wrong else self.witness)
            return
        lot = "" if self.lot.text().casefold() == "unknown" else self.lot.text()
        self.write((DrugAccounted(lot, self.vial.text(), drawn, wasted, self.witness.text()),))
