"""Who is in the chair: name, birth date, allergies, weight, and which infusion; saving, monitor, clock and nurse."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.events import SessionOpened
from session.ports import Patient
from session.quantities import plain
from session.state import SessionState
from session.times import age_on, at_chair
from ui import shortcuts
from ui.day_words import day_words
from ui.live.emergency_button import EmergencyButton
from ui.live.fact_button import FactButton
from ui.live.narrow_row import NarrowRow
from ui.text import tr
from ui.widgets.chip import Chip
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.saving_status import SavingStatus

_FACT: Final = 5
"""The room that a fact that can be pressed keeps around its chip."""


class PatientHeader(QFrame):
    """The bar above the chart; `away_asked` is the way back to Today, `nurse_asked` changes who writes.

    `monitor_asked` wants the monitor that stands elsewhere, `check_in_asked` the check-in corrected, `emergency_asked`
    the emergency card.
    """

    away_asked = Signal()
    nurse_asked = Signal()
    monitor_asked = Signal()
    check_in_asked = Signal()
    emergency_asked = Signal()

    def __init__(self, patient: Patient, state: SessionState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.away = KeyButton(tr("Today"), shortcuts.shown("today"), kind=ButtonKind.QUIET, stacked=True, parent=self)
        self.away.clicked.connect(self.away_asked)
        self.name = QLabel(self)
        self.name.setObjectName("patientName")
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.identity = QLabel(self)
        self.identity.setTextFormat(Qt.TextFormat.PlainText)
        self.allergies, self.weight, self.chair = (FactButton(self) for _ in range(3))
        for fact in (self.allergies, self.weight, self.chair):
            fact.clicked.connect(self.check_in_asked)
        self.course = Chip("", outlined=True, parent=self)
        self._opened: SessionOpened | None = None
        self.saving = SavingStatus(self)
        self.monitor = Chip("", parent=self)
        self.attach = KeyButton("", kind=ButtonKind.QUIET, stacked=True, parent=self)
        self.attach.clicked.connect(self.monitor_asked)
        self.attach.hide()
        self.clock = QLabel(self)
        self.clock.setObjectName("clock")
        self.nurse = KeyButton("", kind=ButtonKind.QUIET, parent=self)
        self.nurse.setToolTip(tr("Who writes now"))
        self.nurse.clicked.connect(self.nurse_asked)
        self.emergency = EmergencyButton(self)
        self.emergency.clicked.connect(self.emergency_asked)
        self.show_patient(patient, state)
        self._arrange()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 8, 2)
        row.setSpacing(12)
        row.addWidget(self.away)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.setContentsMargins(0, 4, 0, 6)
        who.addWidget(self.name)
        who.addWidget(self.identity)
        row.addLayout(who)
        facts = QHBoxLayout()
        facts.setSpacing(0)
        for fact in (self.allergies, self.weight, self.chair):
            facts.addWidget(fact)
        facts.addSpacing(_FACT)
        facts.addWidget(self.course, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(facts)
        row.addStretch(1)
        known = QVBoxLayout()
        known.setSpacing(2)
        known.addStretch(1)
        known.addWidget(self.saving, 0, Qt.AlignmentFlag.AlignRight)
        known.addWidget(self.monitor, 0, Qt.AlignmentFlag.AlignRight)
        known.addStretch(1)
        row.addLayout(known)
        row.addWidget(self.attach)
        self._sound = QHBoxLayout()
        row.addLayout(self._sound)
        row.addWidget(self.clock)
        row.addWidget(self.nurse)
        row.addWidget(self.emergency)
        self.setMinimumHeight(60)
        NarrowRow(self, row, (self.chair, self.weight, self.course, self.clock))

    def take_sound(self, button: QWidget) -> None:
        """Place the button that pauses the sound of reminders beside the clock."""
        self._sound.addWidget(button)

    def show_patient(self, patient: Patient, state: SessionState) -> None:
        """Show who it is, as the patient's row says now."""
        self.name.setText(patient.name)
        self.identity.setText(identity(patient, state))
        self.show_check_in(state)

    def show_check_in(self, state: SessionState) -> None:
        """Show allergies, weight, chair and course as they were written at check-in, or corrected since."""
        opened = state.opened
        if opened is None or opened is self._opened:
            return
        self._opened = opened
        allergies = ", ".join(opened.allergies)
        if allergies:
            self.allergies.show_fact(tr("ALLERGY {what}").format(what=allergies), "high")
        else:
            self.allergies.show_fact(tr("no known allergies"))
        self.weight.show_fact(f"{plain(opened.weight_kg)} kg")
        self.chair.show_fact(tr("chair {chair}").format(chair=opened.chair) if opened.chair else "")
        self.course.setText(opened.course)
        self.course.setVisible(bool(opened.course))

    def show_course(self, words: str) -> None:
        """Say what the course is for, behind which infusion of it this is."""
        self.course.setToolTip(words)
        self.course.setAccessibleDescription(words)

    def show_time(self, now: datetime, state: SessionState) -> None:
        """Show the chair's clock as it is in this session."""
        text = f"{at_chair(now, state.utc_offset_min):%H:%M}"
        if text != self.clock.text():
            self.clock.setText(text)

    def show_nurse(self, nurse: str) -> None:
        self.nurse.set_label(nurse or tr("Who writes?"))
        self.nurse.setAccessibleName(tr("{nurse} writes; change").format(nurse=nurse))

    def show_monitor(self, words: str, *, trouble: bool) -> None:
        """Say what the monitor does; empty words take the chip away."""
        self.monitor.setText(words)
        self.monitor.setVisible(bool(words))
        self.monitor.set_tone("medium" if trouble else "neutral")

    def offer_monitor(self, words: str) -> None:
        """Offer the monitor that stands elsewhere; empty words take the offer away."""
        self.attach.setVisible(bool(words))
        if words and words != self.attach.text():
            self.attach.set_label(words, tr("attach it here"))
            self.attach.setAccessibleName(tr("{where}; attach it here").format(where=words))
            self.attach.setAccessibleDescription("")


def identity(patient: Patient, state: SessionState) -> str:
    """Return sex, age at the session, birth date and number, as the header says them."""
    day = at_chair(state.opening.occurred_at, state.utc_offset_min).date() if state.opening else patient.born
    sex = {"F": tr("F"), "M": tr("M"), "X": tr("X")}.get(patient.sex, "")
    return (
        tr("{sex} {age} y · born {born} · MRN {mrn}")
        .format(sex=sex, age=age_on(patient.born, day), born=day_words(patient.born), mrn=patient.mrn)
        .strip()
    )
