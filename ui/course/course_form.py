"""A form beside the course: what was typed stays until it is on disk, and what storage refuses is said under it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import ClassVar, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from session.course import Course
from session.course_story import Story
from session.form import FormFault
from session.people import Act
from session.problems import KnownProblem, Refused, StorageProblem
from ui.course.patient_course import PatientCourse
from ui.desk import Desk
from ui.live.name_field import NameField
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.labelled import Labelled
from ui.widgets.restyle import set_style_property
from ui.widgets.scroll_column import ScrollColumn

_Read = TypeVar("_Read")


def read_from(field: Field, read: Callable[[str], _Read]) -> _Read | None:
    """Return what stands in a field as a value; where it cannot be read, its sentence stands under the field."""
    try:
        value = read(field.text())
    except FormFault as fault:
        field.show_problem(fault.sentence)
        return None
    field.show_problem("")
    return value


class CourseForm(QWidget):
    """`saved` carries the sentence of what was done, `asked` the name of another form.

    Enter in a line saves; in a long form, which is one that does not, it goes on to what comes next. Who writes is
    who is signed in, and may do the form's `act`; else it is asked for in every form, and the panel fills in who
    wrote last from this window.
    """

    saved = Signal(str)
    asked = Signal(str)
    title: ClassVar[str] = ""
    saves_by_enter: ClassVar[bool] = True
    act: ClassVar[Act] = Act.PLAN

    def __init__(self, desk: Desk, shown: PatientCourse, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.shown = desk, shown
        self.view = ScrollColumn(self)
        self.who = NameField(tr("Who records"), desk.registry.staff())
        self._follow_people()
        desk.signed_in_changed.connect(self._follow_people)
        self.message = QLabel(self)
        self.message.setObjectName("caption")
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setWordWrap(True)
        self.message.hide()
        self.button = KeyButton(label, kind=ButtonKind.PRIMARY, parent=self)
        self.button.clicked.connect(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.view, 1)
        column.addWidget(self.message)
        column.addWidget(self.button)

    def _follow_people(self) -> None:
        """Let it be written by whoever is signed in now; what was filled in before stays."""
        if self.desk.signed_in is not None:
            self.who.fix(self.desk.signed_in.name)

    @property
    def story(self) -> Story:
        """Return the story of the course that goes on; raises Refused where there is none."""
        if self.shown.open is None:
            raise Refused(tr("There is no course that goes on. Open one first."))
        return self.shown.open

    @property
    def course(self) -> Course:
        """Return the course that goes on; raises Refused where there is none."""
        return self.story.course

    def lay_out(self, *parts: QWidget) -> None:
        """Put these under one another, who writes last, and hand the keyboard to the first."""
        for part in (*parts, self.who):
            self.view.body.addWidget(part)
        self.setFocusProxy(parts[0])
        for line in self.findChildren(QLineEdit):
            line.returnPressed.connect(self.take if self.saves_by_enter else self.focusNextChild)
        first: QWidget = parts[0]
        for following in (*parts[1:], self.who, self.button):
            QWidget.setTabOrder(first, following)
            first = following

    def faulty(self) -> Sequence[Labelled]:
        """Say under each part what is wrong with it, and return those parts."""
        raise NotImplementedError

    def write(self, actor: str) -> str:
        """Write what was filled in and return what was done; raises a KnownProblem where it is refused."""
        raise NotImplementedError

    def take(self) -> None:
        """Write what was filled in where nothing is missing; else go to what is."""
        if not self.is_ready():
            return
        try:
            done = self.write(self.who.text())
        except KnownProblem as problem:
            self.say(problem.sentence)
            return
        self.settle(done)

    def is_ready(self) -> bool:
        """Say whether it can be written; else what is missing has the keyboard, or it is said who may do it."""
        wrong = list(self.faulty())
        if not self.who.complete():
            wrong.append(self.who.field)
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
            self.view.ensureWidgetVisible(wrong[0], 0, 12)
        elif sentence := self.desk.refusal(self.act):
            self.say(sentence)
        else:
            return True
        return False

    def settle(self, done: str) -> None:
        """Say what was done, and offer the name of who did it from now on."""
        self._remember(self.who.text())
        self.saved.emit(done)

    def say(self, sentence: str, *, wrong: bool = True) -> None:
        """Say what is wrong, or what is worth knowing; nothing takes it back."""
        set_style_property(self.message, "wrong", "true" if sentence and wrong else "false")
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def label(self, words: str = "", name: str = "detail") -> QLabel:
        """Return a label of plain words that wraps."""
        made = QLabel(words, self)
        made.setObjectName(name)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setWordWrap(True)
        return made

    def _remember(self, name: str) -> None:
        if name not in self.desk.registry.staff():
            with suppress(StorageProblem):  # the name is with what was written; only its suggestion is missing
                self.desk.registry.add_staff(name, name)
