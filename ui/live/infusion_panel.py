"""The infusion in one panel: is it running, how fast, how much has been given, and what comes next."""

from datetime import datetime
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from session.discharge import criteria
from session.infusion import given_mg
from session.quantities import RateUnit, convert, plain, rounded
from session.record import Phase
from session.state import SessionState
from session.wording import rate_text
from ui import shortcuts
from ui.live import infusion_words
from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.restyle import set_style_property


class InfusionPanel(QFrame):
    """Rate in all units, dose given of the ordered maximum, and the buttons for the pump."""

    rate_asked = Signal()
    pause_asked = Signal()
    end_asked = Signal()
    start_asked = Signal()
    ready_asked = Signal()
    left_asked = Signal()
    discharge_asked = Signal()
    account_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: SessionState | None = None
        self.heading, self.time = _label("heading"), _label("caption")
        self.value, self.units = _label("figure"), _label("caption")
        self.given, self.ordered, self.ahead = _label("body"), _label("caption"), _label("caption")
        self.again, self.remaining, self.bag = _label("caption"), _label("caption"), _label("caption")
        self.ahead.setWordWrap(True)
        self.bag.setWordWrap(True)
        self.units.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setFixedHeight(8)
        self.bar.setAccessibleName(tr("Dose given of the ordered maximum"))
        self._make_buttons()
        self._arrange()

    def _make_buttons(self) -> None:
        self.controls = QWidget(self)
        self.start = KeyButton(tr("Start infusion"), shortcuts.shown("rate"), kind=ButtonKind.PRIMARY)
        self.rate = KeyButton(tr("Rate"), shortcuts.shown("rate"), stacked=True)
        self.pause = KeyButton(tr("Pause"), shortcuts.shown("pause"), stacked=True)
        self.end = KeyButton(tr("End"), shortcuts.shown("end"), stacked=True)
        self.discharge = KeyButton(tr("Before leaving"), shortcuts.shown("discharge"), kind=ButtonKind.PRIMARY)
        self.ready = KeyButton(tr("Ready to leave"))
        self.left = KeyButton(tr("Patient left"))
        self.account = KeyButton(tr("Account for the drug"), shortcuts.shown("account"))
        pairs = (
            (self.start, self.start_asked), (self.rate, self.rate_asked), (self.pause, self.pause_asked),
            (self.end, self.end_asked), (self.ready, self.ready_asked), (self.left, self.left_asked),
            (self.discharge, self.discharge_asked), (self.account, self.account_asked),
        )  # fmt: skip
        for button, asked in pairs:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(asked)

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.heading, 1)
        top.addWidget(self.time)
        dose = QHBoxLayout()
        dose.addWidget(self.given, 1)
        dose.addWidget(self.ordered)
        buttons = QGridLayout(self.controls)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(6)
        for place, button in enumerate((self.rate, self.pause, self.end)):
            buttons.addWidget(button, 0, place)
        buttons.addWidget(self.start, 1, 0, 1, 3)
        for row, button in enumerate((self.account, self.discharge, self.ready, self.left), start=2):
            buttons.addWidget(button, row, 0, 1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(5)
        column.addLayout(top)
        for widget in (self.value, self.units, self.bar):
            column.addWidget(widget)
        column.addLayout(dose)
        more = QHBoxLayout()
        more.addWidget(self.again, 1)
        more.addWidget(self.remaining)
        column.addLayout(more)
        column.addWidget(self.ahead)
        column.addWidget(self.bag)
        column.addWidget(self.controls)

    def show_state(self, state: SessionState, now: datetime) -> None:
        """Show the infusion as it is now; what only the record changes is not written again each second."""
        if state is not self._shown:
            self._shown = state
            self._show_buttons(state.phase)
            self.account.setVisible(state.started_at is not None and state.phase in (Phase.RECOVERY, Phase.READY))
            done = state.declared.account is not None
            words = tr("Drug accounted for") if done else tr("Account for the drug")
            self.account.set_label(words, shortcuts.shown("account"))
            self.heading.setText(infusion_words.heading(state))
            self._show_rate(state)
        self._show_leaving(state, now)
        self.time.setText(infusion_words.time(state, now))
        self._show_dose(state, now)

    def _show_buttons(self, phase: Phase) -> None:
        running = phase in (Phase.INFUSING, Phase.PAUSED)
        self.start.setVisible(phase is Phase.BEFORE)
        self.rate.setVisible(running)
        self.rate.setEnabled(phase is Phase.INFUSING)
        self.pause.setVisible(running)
        self.pause.set_label(tr("Resume") if phase is Phase.PAUSED else tr("Pause"), shortcuts.shown("pause"))
        self.end.setVisible(running)
        self.left.setVisible(phase in (Phase.RECOVERY, Phase.READY))

    def _show_leaving(self, state: SessionState, now: datetime) -> None:
        """Show how many criteria for leaving are met; a protocol that has none leaves it to one press."""
        recovering = state.phase is Phase.RECOVERY
        found = criteria(state, now) if recovering else ()
        self.discharge.setVisible(bool(found))
        self.ready.setVisible(recovering and not found)
        if found:
            met = sum(each.met is True for each in found)
            words = tr("Leaving: {met} of {all} met").format(met=met, all=len(found))
            if words != self.discharge.text():
                self.discharge.set_label(words, shortcuts.shown("discharge"))

    def _show_rate(self, state: SessionState) -> None:
        opened, mixture = state.opened, state.mixture
        if opened is None or mixture is None:
            return
        rate = state.rate or opened.order.start_rate
        flowing = state.phase is Phase.INFUSING
        mg_per_h = rate.mg_per_h(mixture)
        pump = rounded(convert(mg_per_h, RateUnit.ML_H, mixture), 1)
        self.value.setText(f"{pump if flowing or state.phase is Phase.BEFORE else rounded(pump * 0, 1)} mL/h")
        units = (RateUnit.MG_KG_H, RateUnit.MG_H)
        words = " · ".join(rate_text(convert(mg_per_h, unit, mixture), unit) for unit in units)
        words = f"{words} · {plain(mixture.mg_per_ml)} mg/mL"
        self.units.setText(words if flowing else f"{infusion_words.rate_word(state.phase)} {words}".strip())

    def _show_dose(self, state: SessionState, now: datetime) -> None:
        opened, mixture = state.opened, state.mixture
        if opened is None or mixture is None:
            return
        given = given_mg(state.segments, state.boluses, now)
        maximum = opened.order.maximum_mg
        self.bar.setValue(min(int(given / Fraction(maximum) * 1000), 1000))
        self.given.setText(tr("{mg} mg given").format(mg=rounded(given, 1)))
        self.ordered.setText(infusion_words.share(state, now))
        self.again.setText(infusion_words.given_again(state, now))
        self.remaining.setText(infusion_words.remaining(state, now))
        bag, empty = infusion_words.bag_words(state, now)
        self.bag.setText(bag)
        self.bag.setVisible(bool(bag))
        set_style_property(self.bag, "passed", "true" if empty else "false")
        words, passed = infusion_words.ahead(state, now)
        self.ahead.setText(words)
        self.ahead.setVisible(bool(words))
        set_style_property(self.ahead, "passed", "true" if passed else "false")
        set_style_property(self.bar, "passed", "true" if given > Fraction(maximum) else "false")


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
