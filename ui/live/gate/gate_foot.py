"""What the start gate comes to, told by shape, colour and words, and how to go on where it holds."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from session.people import Act
from session.screening import Gate, Outcome
from session.screening_items import Item, Standing
from ui import shortcuts
from ui.desk import Desk
from ui.live.gate.hold_mark import HoldMark
from ui.live.name_field import NameField
from ui.signin.second_person import SecondPerson, second_person
from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.restyle import set_style_property

_STANDING: Final = {
    Outcome.OPEN: Standing.OPEN, Outcome.GO: Standing.FINE, Outcome.SOFT: Standing.SOFT, Outcome.HARD: Standing.HARD,
}  # fmt: skip
_SHOWN: Final = 3


class GateFoot(QFrame):
    """`overridden` carries the prescriber (empty for a soft hold) and the reason; `refused_today` why not today.

    A soft hold is answered for by who writes; a hard one by a prescriber, with a PIN where people sign in here.
    """

    overridden = Signal(str, str)
    refused_today = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._gate: Gate | None = None
        self.putting_off = False
        self.mark = HoldMark(30, self)
        self.title, self.detail, self.fault = QLabel(self), QLabel(self), QLabel(self)
        self.title.setObjectName("heading")
        self.detail.setObjectName("detail")
        self.fault.setObjectName("problem")
        for label in (self.title, self.detail, self.fault):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.fault.hide()
        self.prescriber, self.reason = self._asked(), QLineEdit(self)
        self.go_on = KeyButton("", kind=ButtonKind.PRIMARY, parent=self)
        self.not_today = KeyButton(tr("Not today"), parent=self)
        self.go_on.clicked.connect(self.send)
        self.reason.returnPressed.connect(self.send)
        self.not_today.clicked.connect(self._put_off)
        self._column = QVBoxLayout(self)
        self._arrange()
        desk.signed_in_changed.connect(self._follow_people)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.title, self.detail, self.fault):
            words.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addLayout(words, 1)
        top.addWidget(self.not_today, 0, Qt.AlignmentFlag.AlignVCenter)
        fields = QHBoxLayout()
        fields.setSpacing(8)
        fields.addWidget(self.reason, 1)
        fields.addWidget(self.go_on)
        self._column.setContentsMargins(4, 6, 8, 8)
        self._column.setSpacing(6)
        self._column.addLayout(top)
        self._column.addWidget(self.prescriber)
        self._column.addLayout(fields)

    def _asked(self) -> NameField:
        """Return what asks for the prescriber, anew: a PIN that was given counts once."""
        asked = second_person(self._desk, tr("Prescriber"), Act.ORDER, in_line=True)
        asked.field.line.setAccessibleName(tr("Name of the prescriber who answers for going on"))
        for field, following in pairwise(asked.fields):
            field.line.returnPressed.connect(following.setFocus)
        asked.fields[-1].line.returnPressed.connect(self._to_reason)
        asked.proved.connect(self._go_on_proved)
        return asked

    def _renew_prescriber(self) -> None:
        """Ask for the prescriber with nothing given."""
        before, self.prescriber = self.prescriber, self._asked()
        self.prescriber.setVisible(not before.isHidden())
        self._column.replaceWidget(before, self.prescriber)
        before.hide()
        before.deleteLater()
        QWidget.setTabOrder(self.prescriber.fields[-1].line, self.reason)

    def _follow_people(self) -> None:
        """Ask for a PIN from when people sign in here; what is being written stays while nothing else is asked."""
        asks_pin = self._desk.signed_in is not None or self._desk.locked
        if asks_pin != isinstance(self.prescriber, SecondPerson):
            self._renew_prescriber()

    def _go_on_proved(self) -> None:
        """Give what stands in the fields, where a prescriber still is asked for."""
        if not self.prescriber.isHidden():
            self.send()

    def _to_reason(self) -> None:
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_gate(self, gate: Gate) -> None:
        """Show what the gate comes to; words that are being written stay."""
        if self._gate is not None and gate == self._gate:
            return
        before = self._gate.outcome if self._gate else None
        self._gate = gate
        self._show()
        if before not in (None, gate.outcome):
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self, f"{self.title.text()} {self.detail.text()}")
            )

    def written(self) -> None:
        """What stood in the fields is on disk."""
        self._renew_prescriber()
        self.reason.clear()
        self.say("")

    def say(self, fault: str) -> None:
        """Say what is wrong, or nothing any more."""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))

    def first_field(self) -> QWidget | None:
        """Return where the keyboard goes on from the last question; None where nothing is to be written."""
        fields = (self.prescriber, self.reason)
        return next((field for field in fields if not field.isHidden()), None)

    def send(self) -> None:
        """Give what stands in the fields, or say what is missing."""
        asked, reason = not self.prescriber.isHidden(), self.reason.text().strip()
        if asked and not self.prescriber.complete():
            self.prescriber.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not reason:
            self.say(tr("Write the reason."))
            self.reason.setFocus()
        elif self.putting_off:
            self.refused_today.emit(reason)
        else:
            self.overridden.emit(self.prescriber.text() if asked else "", reason)

    def _put_off(self) -> None:
        """Ask why it is not started today, or go back."""
        self.putting_off = not self.putting_off
        self.written()
        self._show()
        if self.putting_off:
            self.reason.setFocus()

    def _show(self) -> None:
        gate = self._gate
        if gate is None:
            return
        outcome = gate.outcome
        held = outcome in (Outcome.SOFT, Outcome.HARD)
        self.mark.show_standing(_STANDING[outcome])
        self.title.setText(_title(gate))
        self.detail.setText(_detail(gate))
        self.detail.setVisible(bool(self.detail.text()))
        self.prescriber.setVisible(outcome is Outcome.HARD and not self.putting_off)
        self.reason.setVisible(held or self.putting_off)
        self.go_on.setVisible(held or self.putting_off)
        self.go_on.set_label(tr("Record: not started today") if self.putting_off else tr("Go on with this reason"))
        asked = tr("Why is it not started today?") if self.putting_off else tr("Reason for going on")
        self.reason.setPlaceholderText(asked)
        self.reason.setAccessibleName(asked)
        self.not_today.set_label(tr("Back") if self.putting_off else tr("Not today"))
        tone = {Outcome.SOFT: "medium", Outcome.HARD: "high"}.get(outcome, "neutral")
        set_style_property(self, "tone", tone)


def _title(gate: Gate) -> str:
    match gate.outcome:
        case Outcome.OPEN:
            count = len(gate.standing(Standing.OPEN))
            return tr("Open: {count} still to answer").format(count=count)
        case Outcome.GO:
            return tr("Go: start with {key}").format(key=shortcuts.shown("rate"))
        case Outcome.SOFT:
            return tr("Soft hold: going on needs a reason")
        case Outcome.HARD:
            return tr("Hard hold: a prescriber decides, or not today")


def _detail(gate: Gate) -> str:
    if gate.outcome is Outcome.OPEN:
        return _sentences([item for item in gate.items if item.severity and not item.missing])
    held = gate.standing(Standing.HARD) or gate.standing(Standing.SOFT)
    if held:
        return _sentences(held)
    passed = gate.standing(Standing.OVERRIDDEN)
    return tr("Held before: {count}, answered for.").format(count=len(passed)) if passed else ""


def _sentences(items: Sequence[Item]) -> str:
    words = " ".join(item.sentence for item in items[:_SHOWN])
    more = len(items) - _SHOWN
    return f"{words} {tr('And {count} more.').format(count=more)}" if more > 0 else words
