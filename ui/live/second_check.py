"""A second person reads the pump: what they read is written before the order's values are shown."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from session.declarations import PumpChecked
from session.events import SessionOpened
from session.people import Act
from session.pump_check import differences, pump_setting
from session.quantities import number, plain, rounded
from session.record import RUNNING
from ui.desk import Desk
from ui.live.field_chain import chain, go_to
from ui.live.form import Form
from ui.live.number_pad import NumberPad
from ui.running_session import RunningSession
from ui.signin.second_person import second_person
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.restyle import set_style_property
from ui.widgets.scroll_column import ScrollColumn

_MARK = "!! "


class SecondCheck(Form):
    """Name, drug, concentration, rate and volume as the pump shows them; recorded whether or not they match."""

    def __init__(self, running: RunningSession, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(running, parent)
        self._checked: PumpChecked | None = None
        self.view = ScrollColumn(self)
        self.name = second_person(
            desk, tr("Second person"), Act.RECORD, not_by=running.recorder.actor,
            why=tr("Somebody else than {name} has to read the pump."),
        )  # fmt: skip
        self.drug = Field(tr("Drug on the pump"))
        self.strength = Field(tr("Concentration"), unit="mg/mL")
        self.rate = Field(tr("Rate"), unit="mL/h")
        self.volume = Field(tr("Volume to be infused"), unit="mL")
        self.numbers = (self.strength, self.rate, self.volume)
        self.pad = NumberPad(self)
        self.result = QLabel(self)
        self.result.setObjectName("body")
        self.result.setWordWrap(True)
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        self.result.hide()
        self.record = KeyButton(tr("Compare and record"), kind=ButtonKind.PRIMARY, parent=self)
        self.close_form = KeyButton(tr("Done"), kind=ButtonKind.PRIMARY, parent=self)
        self.close_form.hide()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        hint = QLabel(tr("Read these off the pump. The order is shown once they are written."), self)
        hint.setObjectName("caption")
        hint.setWordWrap(True)
        drugs = QGridLayout()
        drugs.setSpacing(6)
        opened = self.running.state.opened
        for place, drug in enumerate(_drugs(opened) if opened else ()):
            button = KeyButton(drug, parent=self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, drug=drug: self._take_drug(drug))
            drugs.addWidget(button, place // 2, place % 2)
        for widget in (hint, self.name, self.drug):
            self.view.body.addWidget(widget)
        self.view.body.addLayout(drugs)
        pair = QGridLayout()
        pair.setSpacing(8)
        for place, field in enumerate(self.numbers):
            pair.addWidget(field, place, 0)
        pair.addWidget(self.pad, 0, 1, len(self.numbers), 1)
        self.view.body.addLayout(pair)
        self.column.addWidget(self.view, 1)
        for part in (self.result, self.message, self.record, self.close_form):
            self.column.addWidget(part)

    def _connect(self) -> None:
        fields = (*self.name.fields, self.drug, *self.numbers)
        chain(self.view, fields, self._record, self.record)
        self.setFocusProxy(self.name)
        for field in fields:
            field.edited.connect(self._begin_again)
        self.record.clicked.connect(self._record)
        self.name.proved.connect(self._record)
        self.close_form.clicked.connect(self.done)
        self.saved.connect(self._show_result)

    def _take_drug(self, drug: str) -> None:
        self.drug.set_text(drug)
        self.drug.show_problem("")
        self.strength.setFocus()
        self._begin_again()

    def _begin_again(self) -> None:
        """What was found belongs to what stood there before."""
        self.result.hide()
        self.close_form.hide()
        self.record.show()

    def _record(self) -> None:
        checked = self._read()
        if checked is not None:
            self._checked = checked
            self.write((checked,))

    def _read(self) -> PumpChecked | None:
        """Return what was written; say at each field what is wrong, and go to the first one, where something is."""
        complete = self.name.complete()
        self.drug.show_problem("" if self.drug.text() else tr("Write the drug that the pump shows."))
        values = [number(field.text()) for field in self.numbers]
        for field, value in zip(self.numbers, values, strict=True):
            field.show_problem("" if value and value > 0 else tr("Write a number above zero."))
        wrong = [field for field in (self.drug, *self.numbers) if field.problem]
        if not complete or wrong:
            go_to(self.view, wrong[0] if complete else self.name)
            return None
        strength, rate, volume = (value or Decimal(0) for value in values)
        return PumpChecked(self.name.text(), self.drug.text(), strength, rate, volume)

    def _show_result(self) -> None:
        state, checked = self.running.state, self._checked
        if checked is None or state.opened is None or state.mixture is None:
            return
        running = state.rate if state.phase in RUNNING else None
        wrong = differences(state.opened, state.mixture, checked, running)
        due = pump_setting(state.opened.order, state.mixture, running)
        if wrong:
            words = "\n".join(f"{_MARK}{sentence}" for sentence in wrong)
            self.result.setText(tr("{words}\nCorrect the pump, read it again and record it.").format(words=words))
        else:
            off = rounded(due.off_percent, 1)
            exact = tr("{rate} mL/h, off the order by {off} %").format(rate=due.rate_ml_h, off=off)
            strength = f"{plain(rounded(due.mg_per_ml, 3))} mg/mL"
            what = ", ".join(filter(None, (due.drug, strength, exact, "" if running else f"{due.volume_ml} mL")))
            self.result.setText(tr("The pump matches: {what}.").format(what=what))
        set_style_property(self.result, "passed", "true" if wrong else "false")
        self.result.show()
        self.record.setVisible(bool(wrong))
        self.close_form.setVisible(not wrong)
        if wrong:
            go_to(self.view, self.drug)
        else:
            self.close_form.setFocus()


def _drugs(opened: SessionOpened) -> list[str]:
    """Return drugs that a pump may hold, by name and in their own order, so that none is told by its place."""
    others = {drug.split()[0] for drug in opened.protocol.drugs if drug.lower().endswith(" iv")}
    return sorted({opened.order.drug.lower(), *others})
