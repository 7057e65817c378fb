"""What stands below the running sessions: who is booked or any patient, and whom to call or who has left."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from session.day_plan import DayPlan
from ui import shortcuts
from ui.desk import Desk
from ui.text import tr
from ui.theme.look import look_of
from ui.today.bookings_card import BookingsCard
from ui.today.calls_card import CallsCard
from ui.today.finished_today import FinishedToday
from ui.today.patient_list import PatientList
from ui.widgets.key_button import KeyButton
from ui.widgets.page_switch import PageSwitch

_FINISHED = 480


class LowerBoard(QWidget):
    """Two places beside each other; without any course they are the patients and who was finished today."""

    week_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.patients, self.finished = PatientList(desk, self), FinishedToday(desk, self)
        self.bookings, self.calls = BookingsCard(self), CallsCard(self)
        self.left, self.right = PageSwitch(self), PageSwitch(self)
        self.left.add_page("booked", tr("Booked today"), self.bookings)
        self.left.add_page("patients", tr("Patients"), self.patients)
        self.right.add_page("calls", tr("To call"), self.calls)
        self.right.add_page("finished", tr("Finished today"), self.finished)
        self.week = KeyButton(tr("Week"), shortcuts.shown("week"), parent=self)
        self.week.clicked.connect(self.week_requested)
        self.left.row.addWidget(self.week)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.left, 3)
        row.addWidget(self.right, 2)
        self._row = row
        self.offer_courses(offered=False)

    @property
    def offers_courses(self) -> bool:
        """Say whether bookings and calls are offered."""
        return self.left.is_offering

    def offer_courses(self, *, offered: bool) -> None:
        """Offer bookings and calls, or nothing of them while nobody has a course."""
        if offered and not self.left.is_offering:
            self.left.show_page("booked")
            self.right.show_page("calls")
        for switch in (self.left, self.right):
            switch.offer(several=offered)
        self.right.setMaximumWidth(16_777_215 if offered else look_of(self).scale.px(_FINISHED))
        self._row.setStretch(0, 3 if offered else 2)
        self._row.setStretch(1, 2 if offered else 1)

    def show_plan(self, plan: DayPlan, today: date, utc_offset_min: int, *, reading: bool) -> None:
        """Show the day's plan, with how many there are on the buttons."""
        writes = not self._desk.read_only
        self.bookings.show_expected(plan.expected, utc_offset_min, may_start=writes)
        self.calls.nurse = self._desk.nurse
        self.calls.show_plan(plan, today, reading=reading, may_write=writes)
        self.left.set_title("booked", _counted(tr("Booked today"), len(plan.expected)))
        self.right.set_title("calls", _counted(tr("To call"), 0 if reading else plan.calls))
        self.right.set_title("finished", _counted(tr("Finished today"), len(self.finished.rows())))

    def search(self) -> None:
        """Put the keyboard into the search."""
        self.left.show_page("patients")
        self.patients.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.patients.field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc in an empty search lead back to who is booked."""
        if event.key() == Qt.Key.Key_Escape and self.offers_courses and self.left.shown == "patients":
            self.left.show_page("booked")
            self.take_focus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def take_focus(self, reason: Qt.FocusReason) -> None:
        """Hand the keyboard to who is expected next, else to the search."""
        if self.offers_courses and self.left.shown == "booked":
            (self.bookings.first_expected() or self.left.segment("booked")).setFocus(reason)
        else:
            self.patients.field.setFocus(reason)


def _counted(title: str, count: int) -> str:
    return tr("{title} · {count}").format(title=title, count=count) if count else title
