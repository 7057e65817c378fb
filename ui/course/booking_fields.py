"""When and where: the time of day, for how long, and the chair."""

from datetime import date, time
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from session.booking_typed import moment_of, read_clock
from session.checkin_fields import read_minutes
from session.course import Booking
from session.form import FormFault
from session.identity import Identities
from session.times import clock_text
from ui.checkin.last_time import chairs_before
from ui.checkin.offers import Offers
from ui.course.course_form import read_from
from ui.course.patient_course import PatientCourse
from ui.desk import Desk
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled

_CHAIRS = 3
_IDENTITIES = Identities()


class BookingFields(QWidget):
    """Time and chair begin as those of the patient's last booking, the minutes as the protocol's."""

    edited = Signal()

    def __init__(self, desk: Desk, shown: PatientCourse, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.time = Field(tr("Time"), example="10:00")
        self.minutes = Field(tr("For"), unit=tr("min"), example="150")
        self.chair = Field(tr("Chair"), example="2")
        self.chairs = Offers(_CHAIRS, tr("Chair"))
        self.chairs.offer(chairs_before(desk, _CHAIRS))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        for place, field in enumerate((self.time, self.minutes, self.chair)):
            grid.addWidget(field, 0, place)
            grid.setColumnStretch(place, 1)
            field.edited.connect(self.edited)
        grid.addWidget(self.chairs, 1, 0, 1, 3, Qt.AlignmentFlag.AlignRight)
        self.chairs.chosen.connect(self._take)
        self.setFocusProxy(self.time)
        self._begin(shown)

    def _begin(self, shown: PatientCourse) -> None:
        protocol = shown.protocol
        self.minutes.set_text(str(protocol.planned_min + protocol.recovery_min))
        bookings = sorted(shown.story.kept.bookings, key=lambda one: one.at) if shown.story else []
        if bookings:
            self.fill(bookings[-1])

    def fill(self, booking: Booking) -> None:
        """Show when and where a booking is."""
        self.time.set_text(clock_text(booking.at, self._desk.clock.utc_offset_min(booking.at)))
        self.minutes.set_text(str(booking.minutes))
        self.chair.set_text(booking.chair)

    def faulty(self) -> list[Labelled]:
        """Say under each field what is wrong with it, and return those fields."""
        read_from(self.time, read_clock)
        read_from(self.minutes, read_minutes)
        read_from(self.chair, _read_chair)
        return [field for field in (self.time, self.minutes, self.chair) if field.problem]

    def booking(self, course_id: UUID, patient_id: UUID, day: date) -> Booking:
        """Return a booking on a day, as it is filled in; raises FormFault."""
        return Booking(
            booking_id=_IDENTITIES.new(self._desk.now()),
            course_id=course_id,
            patient_id=patient_id,
            at=moment_of(day, self.clock(), self._desk.clock),
            minutes=read_minutes(self.minutes.text()),
            chair=self.chair.text(),
        )

    def clock(self) -> time:
        """Return the time of day; raises FormFault."""
        return read_clock(self.time.text())

    def _take(self, chair: str) -> None:
        self.chair.set_text(chair)
        self.chair.show_problem("")
        self.edited.emit()


def _read_chair(text: str) -> str:
    if not text.strip():
        raise FormFault(tr("Write the chair."))
    return text
