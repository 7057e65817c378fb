"""Books an infusion at a place of the week for somebody who has a course."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.booking_typed import moment_of, read_clock
from session.checkin_fields import read_minutes
from session.course import Booking
from session.course_ports import CourseRow
from session.form import FormFault
from session.identity import Identities
from session.problems import KnownProblem
from ui.day_words import weekday_words
from ui.desk import Desk
from ui.text import tr
from ui.week.moving import book, protocol_of
from ui.week.week_words import clock
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton

_SHOWN: Final = 4
_IDENTITIES: Final = Identities()


class BookForm(QWidget):
    """Who, from when, for how long, and in which chair; `booked` carries the booking and what is unusual about it."""

    booked = Signal(object, str)

    def __init__(self, desk: Desk, day: date, minute: int, chair: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._day = desk, day
        self._rows = desk.registry.courses.open_courses()
        self._chosen: CourseRow | None = None
        heading = QLabel(weekday_words(day), self)
        heading.setObjectName("heading")
        self.patient = Field(tr("Patient"), example=tr("name or MRN"), parent=self)
        self.offers = [KeyButton("", parent=self) for _ in range(_SHOWN)]
        self.time = Field(tr("Time"), example="10:00", parent=self)
        self.minutes = Field(tr("For"), unit=tr("min"), example="150", parent=self)
        self.chair = Field(tr("Chair"), example="2", parent=self)
        self.save = KeyButton(tr("Book"), tr("Enter"), kind=ButtonKind.PRIMARY, parent=self)
        self.time.set_text(clock(minute))
        self.chair.set_text(chair)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (heading, self.patient, *self.offers, self.time, self.minutes, self.chair, self.save):
            column.addWidget(part)
        column.addStretch(1)
        self.patient.edited.connect(self._typed)
        for place, button in enumerate(self.offers):
            button.clicked.connect(lambda _=False, at=place: self._take(self.found()[at]))
        self.patient.line.returnPressed.connect(self._first)
        for field in (self.time, self.minutes, self.chair):
            field.line.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        self.setFocusProxy(self.patient)
        self._offer(self.found())

    def found(self) -> Sequence[CourseRow]:
        """Return the courses whose patient fits what is typed, the first few by name."""
        words = self.patient.text().casefold().split()
        fits = (
            row
            for row in self._rows
            if all(word in f"{row.patient.name} {row.patient.mrn.replace(' ', '')}".casefold() for word in words)
        )
        return [row for row, _ in zip(fits, range(_SHOWN), strict=False)]

    def say(self, sentence: str) -> None:
        """Say why it was not booked; what was typed is still there."""
        self.time.show_problem(sentence)

    def _typed(self) -> None:
        self._chosen = None
        self._offer(self.found())

    def _offer(self, rows: Sequence[CourseRow]) -> None:
        for place, button in enumerate(self.offers):
            button.setVisible(place < len(rows))
            if place < len(rows):
                button.setText(rows[place].patient.name)
                button.setAccessibleName(f"{tr('Patient')}: {rows[place].patient.name}, {rows[place].patient.mrn}")
        nobody = tr("Nobody with a course is found. Open a course first.") if not rows else ""
        self.patient.show_problem(nobody)

    def _first(self) -> None:
        """Take the only one found; among several go on to them."""
        rows = self.found()
        if len(rows) == 1:
            self._take(rows[0])
        elif rows:
            self.offers[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _take(self, row: CourseRow) -> None:
        self._chosen = row
        self.patient.set_text(row.patient.name)
        self.patient.show_problem("")
        for button in self.offers:
            button.hide()
        if not self.minutes.text():
            try:
                protocol = protocol_of(self._desk, row.course.protocol)
                self.minutes.set_text(str(protocol.planned_min + protocol.recovery_min))
            except KnownProblem as problem:
                self.minutes.show_problem(problem.sentence)
        self.time.setFocus(Qt.FocusReason.TabFocusReason)

    def _save(self) -> None:
        """Book once everything can be read; else say under each field what is wrong."""
        row = self._chosen
        self.patient.show_problem("" if row else tr("Choose the patient."))
        booking = self._read(row) if row else None
        if booking is None:
            return
        try:
            unusual = book(self._desk, booking)
        except KnownProblem as problem:
            self.say(problem.sentence)
            return
        self.booked.emit(booking, unusual)

    def _read(self, row: CourseRow) -> Booking | None:
        try:
            self.time.show_problem("")
            at = moment_of(self._day, read_clock(self.time.text()), self._desk.clock)
        except FormFault as fault:
            self.time.show_problem(fault.sentence)
            return None
        try:
            self.minutes.show_problem("")
            minutes = read_minutes(self.minutes.text())
        except FormFault as fault:
            self.minutes.show_problem(fault.sentence)
            return None
        return Booking(
            booking_id=_IDENTITIES.new(self._desk.now()),
            course_id=row.course.course_id,
            patient_id=row.patient.patient_id,
            at=at,
            minutes=minutes,
            chair=self.chair.text(),
        )
