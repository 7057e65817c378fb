"""The week: its bookings on a grid, what is chosen in words, and the keys to move, to book and to go back."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from session.audit_port import LookKind
from session.course import Booking
from session.problems import KnownProblem
from session.times import at_chair
from ui.desk import Desk
from ui.text import tr
from ui.theme.priority import Priority
from ui.week.book_form import BookForm
from ui.week.moving import move
from ui.week.places import Place
from ui.week.plan_saving import plan_folder, save_plan
from ui.week.week_bookings import Placed, Week, monday_of, read_week
from ui.week.week_grid import WeekGrid
from ui.week.week_words import carried_words, chosen_words, place_words, week_words
from ui.widgets.banner import Banner, Notice
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton
from ui.widgets.side_panel import SidePanel

_WEEK: Final = 7


class WeekScreen(QWidget):
    """`left` when it is gone back from, `course_requested` carries the patient whose booking was opened.

    What was done, and why something was refused, is said in the banner; nothing is moved by a refusal.
    """

    left = Signal()
    course_requested = Signal(object)

    def __init__(self, desk: Desk, folder: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._folder = desk, folder
        self._monday: date | None = None
        self._week: Week | None = None
        self.banner = Banner(self)
        self.title = QLabel(self)
        self.title.setObjectName("title")
        self.back = KeyButton(tr("Today"), "Esc", parent=self)
        self.before = KeyButton(tr("Week before"), "PgUp", parent=self)
        self.after = KeyButton(tr("Week after"), "PgDown", parent=self)
        self.plan = KeyButton(tr("Save the plan as a calendar file"), parent=self)
        self.who = Field(tr("Who moves and books"), example="A. Lindqvist", parent=self)
        self.grid = WeekGrid(may_write=not desk.read_only, parent=self)
        self.foot = QLabel(self)
        self.foot.setTextFormat(Qt.TextFormat.PlainText)
        self.foot.setWordWrap(True)
        self._scroll = QScrollArea(self)
        self._arrange()
        self.panel = SidePanel(self)
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _arrange(self) -> None:
        self._scroll.setWidget(self.grid)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.title, 1)
        for button in (self.plan, self.before, self.after, self.back):
            head.addWidget(button)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 10, 20, 10)
        inner.setSpacing(8)
        inner.addLayout(head)
        inner.addWidget(self.who)
        inner.addWidget(self._scroll, 1)
        inner.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(inner, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.before.clicked.connect(partial(self._turn, -1))
        self.after.clicked.connect(partial(self._turn, 1))
        self.plan.clicked.connect(self._save_plan)
        self.banner.acted.connect(self.banner.clear)
        self.grid.left.connect(self.left)
        self.grid.changed.connect(self._tell)
        self.grid.dropped.connect(self._move)
        self.grid.place_chosen.connect(self._ask)
        self.grid.opened.connect(lambda one: self.course_requested.emit(one.row.patient.patient_id))
        self.grid.turned.connect(self._turn)

    @property
    def week(self) -> Week | None:
        """Return the week that is shown."""
        return self._week

    def reload(self) -> None:
        """Read the week again; what cannot be read is said, and what was shown stays."""
        today = self._today()
        try:
            known = self._week.chairs if self._week else ()
            self._week = read_week(self._desk, self._monday or monday_of(today), known)
        except KnownProblem as problem:
            self._say(problem.sentence, Priority.HIGH)
            return
        self._monday = self._week.monday
        self.title.setText(week_words(self._week))
        self.who.setVisible(not self._desk.nurse and not self._desk.read_only)
        self.grid.show_week(self._week, today)

    def _turn(self, weeks: int) -> None:
        if self._monday:
            self._monday += timedelta(days=_WEEK * weeks)
            self.reload()

    def _tell(self) -> None:
        """Say what is chosen, or where it would go."""
        week, chosen, carried = self._week, self.grid.chosen, self.grid.carried_to
        if week is None:
            return
        if carried:
            words = carried_words(carried, week)
        elif chosen:
            movable = chosen.may_move and not self._desk.read_only
            keys = tr("Ctrl with the arrows carries it, Enter shows the course.")
            words = f"{chosen_words(chosen, week)} {keys if movable else tr('Enter shows the course.')}"
        else:
            words = place_words(self.grid.cursor_place, week) if self.grid.cursor_place else ""
            words += "" if self._desk.read_only else f". {tr('Enter books here.')}"
        self.plan.setEnabled(chosen is not None)
        if words != self.foot.text():
            self.foot.setText(words)
            self.grid.setAccessibleName(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.grid, words))

    def _named(self) -> bool:
        """Say whether it is known who moves and books; else ask for it."""
        if self._desk.nurse:
            return True
        if not self.who.text():
            self.who.show_problem(tr("Write who moves and books, then try again."))
            self.who.setFocus()
            return False
        self._desk.write_as(self.who.text())
        self.who.hide()
        return True

    def _move(self, one: Placed, to: Place) -> None:
        if self._week is None:
            return
        try:
            if not self._named():
                return
            said = move(self._desk, one, to, self._week)
        except KnownProblem as problem:
            self._say(problem.sentence, Priority.NONE)
            self.grid.put_back()
            return
        self._say(said, Priority.NONE)
        self.reload()

    def _ask(self, place: Place) -> None:
        """Open the form for an empty place."""
        if self._week is None:
            return
        try:
            if not self._named():
                return
            form = BookForm(self._desk, place.day, place.minute, self._week.chairs[place.chair])
        except KnownProblem as problem:
            self._say(problem.sentence, Priority.NONE)
            return
        form.booked.connect(self._booked)
        self.panel.open_with(tr("Book an infusion"), form)

    def _booked(self, booking: Booking, unusual: str) -> None:
        self.panel.close_panel()
        self.reload()
        self.grid.choose(booking.booking_id)
        self._say(" ".join(filter(None, (tr("Booked."), unusual))), Priority.NONE)

    def _save_plan(self) -> None:
        chosen = self.grid.chosen
        if chosen is None:
            return
        try:
            folder = self._folder or plan_folder()
            file = save_plan(self._desk, chosen.row.course.course_id, chosen.row.patient.mrn, folder)
        except KnownProblem as problem:
            self._say(problem.sentence, Priority.HIGH)
            return
        self._desk.look(LookKind.PLAN, chosen.row.patient.patient_id)
        self._say(tr("The plan of {name} is in {file}.").format(name=chosen.row.patient.name, file=file), Priority.NONE)

    def _say(self, sentence: str, priority: Priority) -> None:
        self.banner.show_notice(Notice(sentence, priority, action=tr("Understood")))

    def _today(self) -> date:
        moment = self._desk.now()
        return at_chair(moment, self._desk.clock.utc_offset_min(moment)).date()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.banner.clear()
        self.reload()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the grid."""
        super().focusInEvent(event)
        self.grid.setFocus(event.reason())
