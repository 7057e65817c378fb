"""Booked infusions: move one, say that it was missed, or cancel it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from session.booking_typed import moment_of
from session.course import Booking, BookingStatus, CoursePhase
from session.form import FormFault
from session.induction import next_open, replanned
from session.problems import Refused
from session.times import at_chair, clock_text
from ui.course.booking_doubts import doubts
from ui.course.booking_fields import BookingFields
from ui.course.course_form import CourseForm
from ui.course.day_field import DayField, must_choose
from ui.course.patient_course import PatientCourse
from ui.day_words import chair_words, short_day, weekday_words
from ui.desk import Desk
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled

_MOVE = "move"
_MOST = 8


class BookingsForm(CourseForm):
    """Which booking, what becomes of it, and why.

    In an induction those after a moved one move on where they would come too soon, and a missed one is booked anew.
    """

    title = "Booked infusions"

    def __init__(self, desk: Desk, shown: PatientCourse) -> None:
        super().__init__(desk, shown, tr("Save the change"))
        rows = list(zip(shown.planned, shown.days, strict=True))[:_MOST]
        words = [(place, self._words(one, day)) for place, (one, day) in enumerate(rows)]
        self.which = ChoiceRow(tr("Which one"), words, required=True, per_row=1)
        self.which.choose(0)
        answers = (
            (_MOVE, tr("Move")),
            (BookingStatus.MISSED, tr("Missed")),
            (BookingStatus.CANCELLED, tr("Cancel it")),
        )
        self.what = ChoiceRow(tr("What becomes of it"), answers)
        self.day = DayField(tr("To"))
        self.booking = BookingFields(desk, shown)
        self.reason = Field(tr("Why"), example=tr("patient has a cold"))
        self.changed = self.label(name="sentence")
        self.lay_out(self.which, self.what, self.day, self.booking, self.reason, self.changed)
        self.which.chosen.connect(self._take)
        self.what.chosen.connect(self._show)
        self.day.line.textChanged.connect(self._say_moves)
        self._take(0)

    def faulty(self) -> Sequence[Labelled]:
        self.what.show_problem(must_choose(self.what.value(), tr("Choose what becomes of it.")))
        wrong: list[Labelled] = [self.what] if self.what.problem else []
        if self.what.value() == _MOVE:
            self.day.day()
            wrong += [*([self.day] if self.day.problem else []), *self.booking.faulty()]
        return wrong

    def write(self, actor: str) -> str:
        courses, one, reason = self.desk.registry.courses, self._chosen(), self.reason.text()
        status = self.what.value()
        if isinstance(status, BookingStatus):
            courses.change_booking(replace(one, status=status, note=reason), actor, reason, seen=one)
            said = tr("The infusion of {day} is {status}.").format(
                day=short_day(self.shown.days[self._place()]), status=tr(status.value)
            )
            return f"{said} {self._make_up(actor)}".strip() if status is BookingStatus.MISSED else said
        days, changed = self._moves()
        after = self._as_moved(days)
        moved = {booking.booking_id for booking in after}
        courses.change_bookings(after, actor, reason, [one for one in self.shown.planned if one.booking_id in moved])
        return changed or tr("Time and place are changed.")

    def _make_up(self, actor: str) -> str:
        """Book the infusion that was missed behind all the others of its induction, and say when; nothing elsewhere."""
        day = self._make_up_day()
        if day is None:
            return ""
        one = self._chosen()
        try:
            self.desk.registry.courses.book(self.booking.booking(one.course_id, one.patient_id, day), actor)
        except Refused as refused:
            return tr("None is booked in its place. {why}").format(why=refused.sentence)
        return tr("In its place {day} is booked.").format(day=short_day(day))

    def _make_up_day(self) -> date | None:
        if self.course.phase is not CoursePhase.INDUCTION:
            return None
        others = (day for place, day in enumerate(self.shown.days) if place != self._place())
        gap = timedelta(days=max(self.shown.protocol.minimum_gap_days, 1))
        return next_open(max([self.shown.today, *others]) + gap, self.shown.protocol.course.open_days)

    def _as_moved(self, days: Sequence[date]) -> list[Booking]:
        """Return the bookings that change, as they are on these days; raises FormFault."""
        return [
            self._replaced(booking, day)
            for booking, before, day in zip(self.shown.planned, self.shown.days, days, strict=True)
            if booking is self._chosen() or before != day
        ]

    def _replaced(self, booking: Booking, day: date) -> Booking:
        """Return a booking as it is after the change; those behind the chosen one keep their time and chair."""
        if booking is not self._chosen():
            return replace(booking, at=self._moved(booking, day))
        changed = self.booking.booking(booking.course_id, booking.patient_id, day)
        return replace(changed, booking_id=booking.booking_id)

    def _moved(self, booking: Booking, day: date) -> datetime:
        """Return the same time of day on another day."""
        offset = self.desk.clock.utc_offset_min(booking.at)
        return moment_of(day, at_chair(booking.at, offset).time(), self.desk.clock)

    def _moves(self) -> tuple[tuple[date, ...], str]:
        """Return the days after the move, and what changed; outside of an induction the others stay."""
        day = self.day.quiet_day()
        if day is None:
            raise FormFault(tr("Write the day."))
        place, days = self._place(), self.shown.days
        rules, gap = self.shown.protocol.course, self.shown.protocol.minimum_gap_days
        if self.course.phase is CoursePhase.INDUCTION:
            found = replanned(days, place, day, rules.open_days, gap)
            return found.days, found.changed
        moved = tuple(day if n == place else one for n, one in enumerate(days))
        words = tr("The infusion of {before} moves to {day}.")
        same = days[place] == day
        return moved, "" if same else words.format(before=short_day(days[place]), day=short_day(day))

    def _place(self) -> int:
        place = self.which.value()
        return place if isinstance(place, int) else 0

    def _chosen(self) -> Booking:
        return self.shown.planned[self._place()]

    def _take(self, place: object) -> None:
        self.day.set_day(self.shown.days[self._place()])
        self.booking.fill(self._chosen())
        self._show()

    def _show(self) -> None:
        moves = self.what.value() == _MOVE
        self.day.setVisible(moves)
        self.booking.setVisible(moves)
        self._say_moves()

    def _say_moves(self) -> None:
        said: Sequence[str] = ()
        if self.what.value() == _MOVE and self.day.quiet_day() is not None:
            said = self._said()
        elif self.what.value() is BookingStatus.MISSED and (day := self._make_up_day()):
            said = (tr("In its place {day} will be booked.").format(day=short_day(day)),)
        self.changed.setText(" ".join(filter(None, said)))
        self.changed.setVisible(bool(self.changed.text()))

    def _said(self) -> Sequence[str]:
        """Return what moves, and what is closer then than the protocol asks for; it can be saved all the same."""
        days, changed = self._moves()
        try:
            return changed, *doubts(self.desk, self.shown, self._as_moved(days))
        except FormFault:
            return (changed,)  # the time is not written yet

    def _words(self, booking: Booking, day: date) -> str:
        clock = clock_text(booking.at, self.desk.clock.utc_offset_min(booking.at))
        return f"{weekday_words(day)}, {clock}, {chair_words(booking.chair)}"
