"""Plan a booster: one infusion or a mini-series of two or three."""

from collections.abc import Sequence
from datetime import date, timedelta

from session.booster_words import reasons, returns_fast
from session.course import Booking
from session.form import FormFault
from session.induction import next_open
from ui.course.booking_doubts import doubts
from ui.course.booking_fields import BookingFields
from ui.course.course_form import CourseForm
from ui.course.day_field import DayField
from ui.course.patient_course import PatientCourse
from ui.day_words import days_words, short_day
from ui.desk import Desk
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled import Labelled


class BoosterForm(CourseForm):
    """The day begins as the window's first on which the clinic is open; the reason for the window stands above."""

    title = "Plan booster"

    def __init__(self, desk: Desk, shown: PatientCourse) -> None:
        super().__init__(desk, shown, tr("Book"))
        why = " ".join(filter(None, reasons(shown.story, shown.protocol))) if shown.story else ""
        self.why = self.label(why or tr("Nothing is known yet of when the pain comes back."))
        window = shown.story.dates if shown.story else None
        begin = next_open(window[0] if window else shown.today, shown.protocol.course.open_days)
        self.day = DayField(tr("Day"), begin)
        self.booking = BookingFields(desk, shown)
        answers = ((1, tr("One infusion")), (2, tr("Two")), (3, tr("Three")))
        self.number = ChoiceRow(tr("How many"), answers, required=True)
        self.number.choose(1)
        self.doubt = self.label(name="sentence")
        self.lay_out(self.day, self.booking, self.number, self.doubt)
        self.view.body.insertWidget(0, self.why)
        if shown.story and returns_fast(shown.story, shown.protocol):
            self.view.body.insertWidget(1, self.label(tr("The pain returned fast: a mini-series is worth a thought.")))
        self.day.line.textChanged.connect(self._consider)
        self.booking.edited.connect(self._consider)
        self.number.chosen.connect(self._consider)
        self._consider()

    def days(self, first: date) -> list[date]:
        """Return the days of the series: as close as the protocol and the clinic's open days allow."""
        number = self.number.value()
        days = [first]
        for _ in range(number - 1 if isinstance(number, int) else 0):
            gap = timedelta(days=max(1, self.shown.protocol.minimum_gap_days))
            days.append(next_open(days[-1] + gap, self.shown.protocol.course.open_days))
        return days

    def faulty(self) -> Sequence[Labelled]:
        self.day.day()
        return [*([self.day] if self.day.problem else []), *self.booking.faulty()]

    def write(self, actor: str) -> str:
        first = self.day.day()
        bookings = self._bookings(first) if first else []
        self.desk.registry.courses.book_all(bookings, actor)
        days = ", ".join(short_day(day) for day in self.days(first)) if first else ""
        return tr("Booked: {days}.").format(days=days)

    def _bookings(self, first: date) -> list[Booking]:
        ids = self.course.course_id, self.shown.patient.patient_id
        return [self.booking.booking(*ids, day) for day in self.days(first)]

    def _consider(self) -> None:
        """Say which days a series has, and what is unusual about them; it can be booked all the same."""
        first = self.day.quiet_day()
        said: list[str] = []
        if first is not None:
            days = self.days(first)
            if len(days) > 1:
                said.append(tr("On {days}.").format(days=", ".join(short_day(day) for day in days)))
            said += self._unusual(first)
        self.doubt.setText(" ".join(said))
        self.doubt.setVisible(bool(said))

    def _unusual(self, first: date) -> list[str]:
        gap, last = self.shown.protocol.minimum_gap_days, self.shown.story.last if self.shown.story else None
        said = []
        if first < self.shown.today:
            said.append(tr("This day has passed."))
        if last is not None and (first - last.infusion.day).days < gap:
            said.append(tr("The protocol asks for at least {gap} after the last infusion.").format(gap=days_words(gap)))
        try:
            said += doubts(self.desk, self.shown, self._bookings(first))
        except FormFault:
            return said  # time and chair are not written yet
        return said
