"""What a course is for, who prescribed it and by which protocol, to be filled in or changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from session.booking_typed import read_since
from session.course import Course, PainCondition
from session.form import FormFault
from session.protocol import Protocol
from ui.course.course_form import read_from
from ui.course.day_field import must_choose
from ui.day_words import day_words
from ui.live.name_field import NameField
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled


class CourseFields(QWidget):
    """`protocol_chosen` carries the protocol; `planned` is how many infusions the induction has."""

    protocol_chosen = Signal(object)

    def __init__(self, protocols: Sequence[Protocol], staff: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._protocols = {one.name: one for one in protocols}
        conditions = [(one, tr(one.value[:1].upper() + one.value[1:])) for one in PainCondition]
        self.condition = ChoiceRow(tr("What the pain comes from"), conditions, per_row=2)
        self.site = Field(tr("Where"), example=tr("right foot"))
        self.onset = Field(tr("Since: year, or year, month, day"), example="2019-03")
        self.earlier = Field(tr("Tried before, with commas between"), example=tr("gabapentin, physical therapy"))
        self.goals = Field(tr("Goals"), example=tr("to walk to the shop, to sleep"))
        self.prescriber = NameField(tr("Prescriber"), staff)
        self.protocol = ChoiceRow(tr("Protocol"), [(one.name, one.title) for one in protocols], per_row=1)
        self.planned = Field(tr("Infusions of the induction"), example="6")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in self._parts():
            column.addWidget(part)
        self.setFocusProxy(self.condition)
        self.protocol.chosen.connect(self._choose)
        self.onset.line.textChanged.connect(self._say_back)

    def _parts(self) -> tuple[QWidget, ...]:
        return (
            self.condition, self.site, self.onset, self.earlier, self.goals, self.prescriber, self.protocol,
            self.planned,
        )  # fmt: skip

    @property
    def chosen(self) -> Protocol | None:
        """Return the protocol that was chosen."""
        return self._protocols.get(str(self.protocol.value()))

    def fill(self, course: Course) -> None:
        """Show what a course is now, to be changed."""
        self.condition.choose(course.condition)
        self.site.set_text(course.site)
        self.onset.set_text(course.onset.isoformat() if course.onset else "")
        self.earlier.set_text(", ".join(course.earlier))
        self.goals.set_text(course.goals)
        self.prescriber.field.set_text(course.prescriber)
        self.protocol.choose(course.protocol)
        self.planned.set_text(str(course.planned))

    def faulty(self) -> list[Labelled]:
        """Say under each part what is wrong with it, and return those parts."""
        self.condition.show_problem(must_choose(self.condition.value(), tr("Choose what the pain comes from.")))
        read_from(self.onset, read_since)
        self.protocol.show_problem(must_choose(self.chosen, tr("Choose the protocol that the course follows.")))
        read_from(self.planned, read_count)
        named = self.prescriber.complete()
        parts: tuple[Labelled, ...] = (self.condition, self.onset, self.protocol, self.planned)
        wrong = [part for part in parts if part.problem]
        return wrong if named else [*wrong[:2], self.prescriber.field, *wrong[2:]]

    def applied(self, course: Course) -> Course:
        """Return the course as it is filled in; raises FormFault."""
        condition = self.condition.value()
        return replace(
            course,
            condition=condition if isinstance(condition, PainCondition) else course.condition,
            site=self.site.text(),
            onset=read_since(self.onset.text()),
            earlier=tuple(part.strip() for part in self.earlier.text().split(",") if part.strip()),
            goals=self.goals.text(),
            prescriber=self.prescriber.text(),
            protocol=str(self.protocol.value()),
            planned=read_count(self.planned.text()),
        )

    def _choose(self, name: object) -> None:
        protocol = self._protocols.get(str(name))
        if protocol is not None:
            self.protocol_chosen.emit(protocol)

    def _say_back(self) -> None:
        words = tr("Since: year, or year, month, day")
        try:
            since: date | None = read_since(self.onset.text())
        except FormFault:
            since = None
        self.onset.set_label(tr("Since {day}").format(day=day_words(since)) if since else words)


def read_count(text: str) -> int:
    """Read how many infusions an induction has, 1 to 30; raises FormFault."""
    found = text.strip()
    if not (found.isascii() and found.isdigit() and 1 <= int(found) <= 30):
        raise FormFault(tr("Write a whole number of infusions, 1 to 30."))
    return int(found)
