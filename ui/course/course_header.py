"""Whose course is shown, what it is for, and what can be written."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from session.course import CoursePhase
from ui import shortcuts
from ui.course.patient_course import PatientCourse
from ui.course.phase_words import about_words
from ui.day_words import person_words
from ui.text import tr
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.restyle import set_style_property


class CourseHeader(QWidget):
    """Name, person and course; `asked` carries the name of the form that a button opens."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = ElidedLabel(parent=self)
        self.name.setObjectName("title")
        self.about = ElidedLabel(parent=self)
        self.about.setObjectName("subtitle")
        self.pain = KeyButton(tr("Log pain today"), shortcuts.shown("log pain"), parent=self)
        self.judge = KeyButton(tr("Judge the response"), shortcuts.shown("judge"), parent=self)
        self.plan = KeyButton(tr("Plan booster"), shortcuts.shown("plan"), parent=self)
        self.more = KeyButton(tr("More"), shortcuts.shown("more"), parent=self)
        self._plan = "open"
        self._arrange()
        for name, button in self._buttons().items():
            button.clicked.connect(lambda _checked=False, name=name: self.ask(name))

    def _arrange(self) -> None:
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        for button in self._buttons().values():
            row.addWidget(button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.about)

    def show_course(self, shown: PatientCourse, *, may_write: bool) -> None:
        """Say whose and what, and offer what can be done next as the first button."""
        story = shown.story
        self.name.setText(shown.patient.name)
        course = (about_words(story.kept), story.course.prescriber) if story else ()
        self.about.setText(" · ".join((person_words(shown.patient, shown.today), *course)))
        self._plan, label = _next_step(shown)
        self.plan.set_label(label, shortcuts.shown("plan"))
        judging = shown.open is not None and shown.open.course.phase is CoursePhase.ASSESSMENT
        _make_primary(self.judge if judging else self.plan, (self.judge, self.plan))
        self.pain.setVisible(may_write)
        self.plan.setVisible(may_write)
        self.judge.setVisible(may_write and shown.open is not None and bool(shown.open.given))
        self.more.setVisible(may_write)

    def ask(self, name: str) -> None:
        """Do as a button does, where it is offered: "pain", "judge", "plan" or "more"."""
        if self._buttons()[name].isVisible():
            self.asked.emit(self._plan if name == "plan" else name)

    def _buttons(self) -> dict[str, KeyButton]:
        return {"pain": self.pain, "judge": self.judge, "plan": self.plan, "more": self.more}


def _next_step(shown: PatientCourse) -> tuple[str, str]:
    """Return the form that comes next and what its button says."""
    story = shown.open
    if story is None:
        return "open", tr("Open a course")
    if story.course.phase is CoursePhase.INDUCTION and len(story.given) < story.course.planned:
        if len(story.given) + len(shown.planned) >= story.course.planned:
            return "bookings", tr("Booked infusions")
        return "induction", tr("Plan the induction")
    return "booster", tr("Plan booster")


def _make_primary(chosen: KeyButton, buttons: tuple[KeyButton, ...]) -> None:
    for button in buttons:
        set_style_property(button, "kind", (ButtonKind.PRIMARY if button is chosen else ButtonKind.PLAIN).value)
