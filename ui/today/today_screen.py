"""The first screen: running sessions, then patients, then what was finished today."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from session.day_bookings import Visit
from session.people import Act
from session.ports import Patient
from session.problems import StorageProblem
from session.several import overdue
from session.times import at_chair
from ui import shortcuts
from ui.day_words import weekday_words
from ui.desk import Desk
from ui.occupants import occupant
from ui.running_session import RunningSession
from ui.text import tr
from ui.today.board_notices import BoardNotices
from ui.today.call_saving import save_call
from ui.today.cards_area import CardsArea
from ui.today.course_reading import CourseReading
from ui.today.lower_board import LowerBoard
from ui.today.running_cards import RunningCards
from ui.today.seats import Seat, WatchedSeats, own_seats
from ui.today.unreadable_sessions import UnreadableSessions
from ui.today.welcome import Welcome
from ui.week.week_screen import WeekScreen
from ui.widgets.banner import Banner

_LOOK_AGAIN = 5
"""How many ticks pass before a window that may only read looks at the other's sessions again."""
_COURSES_AGAIN = 60
"""How many ticks pass before who is late is told anew, and such a window reads the courses again."""


class TodayScreen(QWidget):
    """Who is here, whom to check in, who has left; kept up to date while it is shown.

    Binds Ctrl+K while shown; Ctrl+N and Ctrl+1 to 9 are the window's.
    `heading_changed` carries title and subtitle for the window's bar.
    """

    start_requested = Signal()
    patient_chosen = Signal(object)
    session_chosen = Signal(object)
    review_requested = Signal(object)
    demonstration_requested = Signal()
    people_requested = Signal()
    course_requested = Signal(object)
    backup_requested = Signal()
    heading_changed = Signal(str, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._watched = WatchedSeats(desk)
        self._ticks = 0
        self._heading = (weekday_words(self._today()), "")
        self._day: date | None = None
        self.banner = Banner(self)
        self._notices = BoardNotices(self.banner)
        self.welcome = Welcome(read_only=desk.read_only, demonstration=not desk.watermark, parent=self)
        self.unreadable = UnreadableSessions(self)
        self.cards = RunningCards(may_start=not desk.read_only, parent=self)
        self.below = LowerBoard(desk, self)
        self.patients, self.finished = self.below.patients, self.below.finished
        self.courses = CourseReading(desk, self._visits, self)
        self.week: WeekScreen | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._arrange()
        self._connect()
        shortcuts.bind("find", self, self.search)
        shortcuts.bind("week", self, self.turn_week)

    def _arrange(self) -> None:
        self._board = QWidget(self)
        board = QVBoxLayout(self._board)
        board.setContentsMargins(20, 16, 20, 16)
        board.setSpacing(16)
        board.addWidget(self.unreadable)
        self._area = CardsArea(self.cards, self._board)
        board.addWidget(self._area)
        board.addWidget(self.below, 1)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._board)
        self._pages.addWidget(self.welcome)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(self._pages, 1)

    def _connect(self) -> None:
        for signal in (self.welcome.start_requested, self.cards.start_requested, self.patients.new_requested):
            signal.connect(self._start)
        self.welcome.demonstration_requested.connect(self.demonstration_requested)
        self.welcome.people_requested.connect(self.people_requested)
        self._desk.signed_in_changed.connect(self._offer)
        self.cards.pressed.connect(self._go_to)
        self.patients.chosen.connect(self._choose)
        self.patients.failed.connect(self._notices.failed)
        self.finished.pressed.connect(self.review_requested)
        self.below.bookings.chosen.connect(self._choose)
        self.below.calls.course_asked.connect(self.course_requested)
        self.below.calls.called.connect(self._called)
        self.below.week_requested.connect(self.turn_week)
        self.courses.told.connect(self._show_plan)
        self.courses.failed.connect(self._notices.failed)
        self._desk.ticked.connect(self._tick)
        self._desk.opened.connect(self._follow)
        self._desk.finished.connect(self.reload)
        for running in self._desk.running:
            self._follow(running)
        self._notices.again.connect(self.reload)
        self._notices.back_up.connect(self.backup_requested)
        self.show_backup = self._notices.show_backup

    @property
    def heading(self) -> tuple[str, str]:
        """Return the title and the subtitle for the window's bar."""
        return self._heading

    @property
    def welcoming(self) -> bool:
        """Say whether nothing has been recorded here yet."""
        return self._pages.currentWidget() is self.welcome

    def _offer(self) -> None:
        self.welcome.offer(recording=not self._desk.refusal(Act.RECORD))

    def search(self) -> None:
        """Put the keyboard into the search."""
        self._leave_week()
        self.below.search()

    def turn_week(self) -> None:
        """Show the week's bookings in place of the board, or the board again; without a course there is no week."""
        if self.week is not None and self._pages.currentWidget() is self.week:
            self._leave_week()
        elif self.courses.any:
            if self.week is None:
                self.week = WeekScreen(self._desk, parent=self)
                self.week.left.connect(self._leave_week)
                self.week.course_requested.connect(self.course_requested)
                self._pages.addWidget(self.week)
            self._pages.setCurrentWidget(self.week)
            self.week.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_week(self) -> None:
        if self.week is not None and self._pages.currentWidget() is self.week:
            self._pages.setCurrentWidget(self._board)
            self.reload()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_number(self, number: int) -> None:
        """Go to the running session of that number, if there is one."""
        for seat in own_seats(self._desk):
            if seat.number == number and seat.running:
                self.session_chosen.emit(seat.running)

    def reload(self) -> None:
        """Read the lists again; what cannot be read is said, and what was shown stays."""
        if not self.isVisible():
            return
        self._day = self._today()
        try:
            if self._desk.read_only:
                self._watched.refresh()
            self.patients.reload()
            self.finished.reload(self._day)
        except StorageProblem as problem:
            self._notices.failed(problem.sentence)
            return
        self._notices.readable()
        self._show_seats()
        unreadable = self._watched.unreadable if self._desk.read_only else self._desk.unreadable
        self.unreadable.show_sessions(unreadable)
        empty = not (self._seats() or unreadable or self.patients.rows() or self.patients.field.text())
        if self.week is None or self._pages.currentWidget() is not self.week:
            self._pages.setCurrentWidget(self.welcome if empty else self._board)
        if not self._desk.read_only or self._ticks % _COURSES_AGAIN == 0:
            self.courses.read()

    def _tick(self) -> None:
        if not self.isVisible():
            return
        self._ticks += 1
        if self._day != self._today() or (self._desk.read_only and self._ticks % _LOOK_AGAIN == 0):
            self.reload()
        else:
            self._show_seats()
            if self.courses.any and self._ticks % _COURSES_AGAIN == 0:
                self.courses.plan_again()

    def _seats(self) -> tuple[Seat, ...]:
        return self._watched.seats() if self._desk.read_only else own_seats(self._desk)

    def _visits(self) -> Iterator[Visit]:
        """Yield the sessions that are running, and those of today whose patient has left."""
        for seat in self._seats():
            if seat.state.opening:
                yield Visit(seat.patient.patient_id, seat.session_id, seat.state.opening.occurred_at, left=False)
        for row in self.finished.sessions:
            yield Visit(row.patient.patient_id, row.head.session_id, row.head.opened_at, left=True)

    def _show_plan(self) -> None:
        self.below.offer_courses(offered=self.courses.any)
        if self.courses.any:
            moment = self._desk.now()
            offset = self._desk.clock.utc_offset_min(moment)
            self.below.show_plan(self.courses.plan, self._today(), offset, reading=self.courses.reading)

    def _called(self, patient_id: UUID, note: str, who: str) -> None:
        """Write down a call; what was typed stays where that was not possible."""
        if sentence := save_call(self._desk, patient_id, self._today(), note, who):
            self.below.calls.say(sentence)
        else:
            self.below.calls.close_form()
            self.courses.read()

    def _show_seats(self) -> None:
        seats = self._seats()
        self.cards.show_seats(seats)
        late = [seat for seat in seats if self.cards.is_overdue(seat)]
        self._notices.show_overdue(overdue(occupant(seat.patient, seat.state, seat.now) for seat in late))
        self._area.setVisible(bool(seats) or not self._desk.read_only)
        self._say_heading(len(seats))

    def _say_heading(self, here: int) -> None:
        done = len(self.finished.rows())
        parts = [
            tr("{count} here now").format(count=here) if here else tr("nobody here now"),
            tr("{count} finished today").format(count=done) if done else "",
            tr("this window may only read") if self._desk.read_only else "",
        ]
        heading = (weekday_words(self._today()), " · ".join(part for part in parts if part))
        if heading != self._heading:
            self._heading = heading
            self.heading_changed.emit(*heading)

    def _follow(self, running: RunningSession) -> None:
        running.bridge.recorded.connect(self._recorded)
        self.reload()

    def _recorded(self) -> None:
        if self.isVisible():
            self._show_seats()

    def _today(self) -> date:
        moment = self._desk.now()
        return at_chair(moment, self._desk.clock.utc_offset_min(moment)).date()

    def _start(self) -> None:
        if not self._desk.read_only:
            self.start_requested.emit()

    def _choose(self, patient: Patient) -> None:
        """Start a session for a patient, or go to the one that is running."""
        running = next((item for item in self._desk.running if item.patient.patient_id == patient.patient_id), None)
        if running is not None:
            self.session_chosen.emit(running)
        elif not self._desk.read_only:
            self.patient_chosen.emit(patient)

    def _go_to(self, session_id: UUID) -> None:
        running = self._desk.session(session_id)
        if running is not None:
            self.session_chosen.emit(running)
        else:
            self.review_requested.emit(session_id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticks = 0
        if self.week is not None:
            self._pages.setCurrentWidget(self._board)
        self.reload()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.courses.stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to what is most likely wanted: the most urgent session, else the search."""
        super().focusInEvent(event)
        if self.week is not None and self._pages.currentWidget() is self.week:
            self.week.setFocus(event.reason())
        elif self.welcoming:
            self.welcome.setFocus(event.reason())
        elif cards := self.cards.cards():
            cards[0].setFocus(event.reason())
        else:
            self.below.take_focus(event.reason())
