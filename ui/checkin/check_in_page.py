"""The questions of the check-in, side by side where there is room: patient and protocol left, the order right."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from session.checkin import Blank, OpeningAnswers
from session.checkin_fields import chair_key
from session.events import SessionOpened
from session.times import at_chair
from ui.checkin.last_time import LastTime, chairs_before, chairs_in_use
from ui.checkin.open_course import OpenCourse
from ui.checkin.order_card import OrderCard
from ui.checkin.protocol_card import ProtocolCard
from ui.checkin.question import Question
from ui.checkin.suggestions import Suggestions
from ui.checkin.visit_card import VisitCard
from ui.checkin.who_card import WhoCard
from ui.desk import Desk
from ui.widgets.labelled import Labelled
from ui.widgets.scroll_column import ScrollColumn

WIDEST: Final = 1560
_CHAIRS: Final = 9


class CheckInPage(ScrollColumn):
    """Four cards; scrolls where sentences need more room than there is."""

    def __init__(
        self, desk: Desk, today: Callable[[], date], suggestions: Suggestions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.who = WhoCard(desk, today, suggestions)
        self.visit = VisitCard()
        self.protocol = ProtocolCard()
        self.order = OrderCard()
        self._course: OpenCourse | None = None
        self._left, self._right = _column(self.who, self.visit, self.protocol), _column(self.order)
        room = QWidget()
        room.setMaximumWidth(WIDEST)
        self._grid = QGridLayout(room)
        self._grid.setContentsMargins(20, 10, 20, 10)
        self._grid.setSpacing(14)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(room, 1000)
        centred.addStretch(1)
        self.body.addLayout(centred)
        self._place(two=True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.who.let_go.connect(self._clear_answers)
        self.visit.edited.connect(self.show_dose)
        self.order.edited.connect(self.show_dose)
        self.protocol.chosen.connect(self._show_protocol)
        self.order.take.clicked.connect(self.take_protocol)
        self.protocol.taken.connect(self.order.drug.setFocus)
        desk.ticked.connect(self._follow_time)

    def cards(self) -> tuple[QWidget, ...]:
        """Return the cards in the order in which they are filled in."""
        return (self.who, self.visit, self.protocol, self.order)

    def begin(self) -> None:
        """Empty every answer but the patient; raises StorageProblem or ProtocolProblem, then nothing is offered."""
        self.order.begin()
        self.visit.begin((), ())
        self.protocol.begin(self._desk.registry.protocols())
        self.visit.begin(chairs_before(self._desk, _CHAIRS), list(chairs_in_use(self._desk)))
        self.show_dose()

    def show_last(self, last: LastTime | None) -> None:
        """Show what was so last time; identifiers that were checked were another person's."""
        self.visit.identifiers.clear()
        self.visit.show_last(last)
        self.order.show_last(last)

    def show_course(self, course: OpenCourse | None) -> None:
        """Show the course of the patient chosen, and offer its protocol and the chair booked; None shows none."""
        self._course = course
        self.protocol.offer(course.protocol if course else "")
        self._show_protocol()
        self.visit.offer_booked(course.booking.chair if course and course.booking else "")
        self.who.summary.show_course(course.words if course else "")

    def in_course(self, opened: SessionOpened) -> SessionOpened:
        """Return a check-in with the infusion of the course that was shown; as it is where no course was."""
        if self._course is None:
            return opened
        return replace(opened, course=self._course.number, course_id=self._course.course_id)

    def take_protocol(self) -> None:
        """Take the numbers of the protocol chosen, or choose what is offered and take its."""
        self.protocol.take_offered()
        self.order.take_protocol()

    def answers(self, nurse: str = "") -> OpeningAnswers:
        """Return everything but the patient, as typed and chosen."""
        visit, order = self.visit, self.order
        return OpeningAnswers(
            identifiers=visit.identifiers.values(),
            weight=visit.weight.field.text(),
            none_known=visit.allergies.none_known,
            allergies=visit.allergies.listed.text(),
            chair=visit.chair.text(),
            protocol=self.protocol.protocol,
            drug=order.drug.text(),
            concentration=order.concentration.text(),
            rate=order.rate.text(),
            rate_unit=order.rate_unit,
            minutes=order.minutes.text(),
            maximum=order.maximum.text(),
            maximum_rate=order.maximum_rate.text(),
            step=order.step.text(),
            prn=order.prn.values(),
            nurse=nurse,
            taken_chairs={chair_key(chair): name for chair, name in chairs_in_use(self._desk).items()},
        )

    def blanks(self) -> dict[Blank, Labelled]:
        """Return the fields that are shown, by what they ask."""
        return self.who.blanks() | self.visit.blanks() | self.protocol.blanks() | self.order.blanks()

    def open_questions(self) -> list[Question]:
        """Ask what has to be answered before the session is opened."""
        return [asked for asked in (self.who.open_question(), self.visit.open_question()) if asked]

    def show_dose(self) -> None:
        """Show what the order comes to so far."""
        moment = self._desk.now()
        self.order.show_dose(self.answers(), at_chair(moment, self._desk.clock.utc_offset_min(moment)))

    def _follow_time(self) -> None:
        """Let the end of the infusion move on with the time."""
        if self.isVisible():
            self.show_dose()

    def _clear_answers(self) -> None:
        """Let go of what was measured, asked and ordered: it was another person's."""
        self.visit.clear()
        self.protocol.clear()
        self.order.begin()
        self.show_dose()

    def _show_protocol(self) -> None:
        self.order.show_protocol(self.protocol.protocol, offered=self.protocol.offers)
        self.show_dose()

    def minimumSizeHint(self) -> QSize:
        return QSize(600, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(two=self._fit_side_by_side())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place(two=self._fit_side_by_side())

    def _fit_side_by_side(self) -> bool:
        margins = self._grid.contentsMargins()
        around = margins.left() + margins.right() + self._grid.horizontalSpacing()
        needed = self._left.minimumSizeHint().width() + self._right.minimumSizeHint().width() + around
        return self.viewport().width() >= needed

    def _place(self, *, two: bool) -> None:
        self._grid.removeWidget(self._left)
        self._grid.removeWidget(self._right)
        self._grid.addWidget(self._left, 0, 0)
        self._grid.addWidget(self._right, 0 if two else 1, 1 if two else 0)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if two else 0)


def _column(*cards: QWidget) -> QWidget:
    column = QWidget()
    stack = QVBoxLayout(column)
    stack.setContentsMargins(0, 0, 0, 0)
    stack.setSpacing(10)
    for card in cards:
        stack.addWidget(card)
    stack.addStretch(1)
    return column
