"""What was written at check-in, put right beside the chart: weight, allergies and chair, with a reason."""

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from session.checkin_correction import CheckInTyped, as_typed, read_correction, weight_doubt, what_it_does
from session.checkin_fields import chair_key
from session.declarations import CheckInCorrected
from session.events import SessionOpened
from ui.desk import Desk
from ui.live.correction import REASONS, reason_of
from ui.live.form import Form
from ui.running_session import RunningSession
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.scroll_column import ScrollColumn

_COLUMNS: Final = 2


class CheckInCorrection(Form):
    """The three values as they are; only what differs is recorded. It closes once that is on disk."""

    def __init__(
        self, running: RunningSession, desk: Desk, opened: SessionOpened, parent: QWidget | None = None
    ) -> None:
        super().__init__(running, parent)
        self._desk, self._asked = desk, ""
        typed = as_typed(opened)
        self.weight = Field(tr("Weight"), unit="kg")
        self.allergies = Field(tr("Allergies, with commas between them, or none known"))
        self.chair = Field(tr("Chair"))
        self.reason = Field(tr("Why was it corrected?"))
        self._fields = {"weight": self.weight, "allergies": self.allergies, "chair": self.chair}
        for field, text in zip(self._fields.values(), (typed.weight, typed.allergies, typed.chair), strict=True):
            field.set_text(text)
        self.effect = QLabel(self)
        self.effect.setTextFormat(Qt.TextFormat.PlainText)
        self.effect.setWordWrap(True)
        self.reasons = [KeyButton(tr(reason).capitalize(), str(number), parent=self) for number, reason in _numbered()]
        self.save = KeyButton(tr("Save the correction"), kind=ButtonKind.PRIMARY, parent=self)
        self._arrange()
        self._connect()
        self.setFocusProxy(self.weight)

    def _arrange(self) -> None:
        view = ScrollColumn(self)
        view.body.setSpacing(10)
        for part in (self.weight, self.effect, self.allergies, self.chair, self.reason):
            view.body.addWidget(part)
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, button in enumerate(self.reasons):
            grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
        view.body.addLayout(grid)
        self.column.addWidget(view, 1)
        self.column.addWidget(self.message)
        self.column.addWidget(self.save)
        self.effect.hide()

    def _connect(self) -> None:
        self.saved.connect(self.done)
        self.save.clicked.connect(self.take)
        for field in (*self._fields.values(), self.reason):
            field.edited.connect(self._edited)
            field.line.returnPressed.connect(self.take)
        for button, (_, reason) in zip(self.reasons, _numbered(), strict=True):
            button.clicked.connect(partial(self._give_reason, tr(reason)))

    def take(self) -> None:
        """Record what differs; a weight that is far away or unusual is asked about once."""
        opened, correction = self.running.state.opened, self._read(show=True)
        if opened is None or correction is None:
            return
        doubt = weight_doubt(opened, correction.weight_kg)
        if doubt and self._asked != doubt:
            self._asked = doubt
            self.say(tr("{doubt} Save again records it.").format(doubt=doubt))
            return
        self.write((correction,))

    def show_now(self) -> None:
        """Say what the weight as it is typed does to the dose so far."""
        correction = self._read()
        words = what_it_does(self.running.state, correction, self.running.recorder.now()) if correction else ""
        self.effect.setText(words)
        self.effect.setVisible(bool(words))

    def _read(self, *, show: bool = False) -> CheckInCorrected | None:
        opened = self.running.state.opened
        if opened is None:
            return None
        typed = CheckInTyped(self.weight.text(), self.allergies.text(), self.chair.text())
        correction, faults = read_correction(opened, typed, self._taken(), reason_of(self.reason.text()))
        if show:
            for name, field in self._fields.items():
                field.show_problem(faults.get(name, ""))
        return correction

    def _taken(self) -> dict[str, str]:
        """Return who sits on the chairs of the other running sessions."""
        others = [each for each in self._desk.running if each is not self.running]
        return {chair_key(each.state.opened.chair): each.patient.name for each in others if each.state.opened}

    def _edited(self) -> None:
        self.say("")
        self.show_now()

    def _give_reason(self, reason: str) -> None:
        self.reason.set_text(reason)
        self.say("")


def _numbered() -> list[tuple[int, str]]:
    return list(enumerate(REASONS, start=1))
