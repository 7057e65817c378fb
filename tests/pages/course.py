"""Patients and their courses as a person meets them."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.course.course_form import CourseForm
from ui.course.more_list import MoreList
from ui.course.patients_screen import PatientsScreen
from ui.widgets.choice_row import ChoiceRow

_Form = TypeVar("_Form", bound=CourseForm)
ALT = Qt.KeyboardModifier.AltModifier


class CoursePageObject:
    """Reads what a course says, and fills its forms in with the keyboard."""

    def __init__(self, qtbot: QtBot, screen: PatientsScreen, *, in_window: bool = False) -> None:
        self.qtbot, self.screen = qtbot, screen
        if not in_window:
            screen.resize(1282, 708)
            screen.show()
            screen.activateWindow()
            qtbot.waitUntil(screen.isActiveWindow)
            screen.setFocus()

    @property
    def patients(self) -> list[str]:
        """Return what each row of the list says, from the top."""
        model = self.screen.patients.model
        return [str(model.index(place, 0).data()) for place in range(model.rowCount())]

    @property
    def hint(self) -> str:
        """Return what stands above the list."""
        return self.screen.patients.hint

    @property
    def name(self) -> str:
        """Return whose course is shown; nothing where a sentence stands in its place."""
        return "" if self.screen.hint else self.screen.page.header.name.text()

    @property
    def about(self) -> str:
        return self.screen.page.header.about.text().replace("\N{NO-BREAK SPACE}", " ")

    @property
    def offered(self) -> list[str]:
        """Return the buttons of the header."""
        header = self.screen.page.header
        return [one.text() for one in (header.pain, header.judge, header.plan, header.more) if one.isVisible()]

    @property
    def cards(self) -> dict[str, tuple[str, str]]:
        """Return the cards by title, each with its figure and what stands behind it."""
        faces = [card.face for card in self.screen.page.faces.cards if card.isVisible()]
        return {face.title: (face.figure, face.detail) for face in faces}

    @property
    def why(self) -> str:
        return self.screen.page.why.words.text()

    @property
    def changes(self) -> list[str]:
        return self.screen.page.changes.said

    @property
    def read_out(self) -> str:
        return self.screen.page.chart.said.text()

    @property
    def notice(self) -> str:
        """Return what was said to be done last."""
        notice = self.screen.page.banner.notice
        return notice.sentence if notice else ""

    @property
    def form_title(self) -> str:
        """Return the title of the form that is open; nothing where none is."""
        return self.screen.panel.title if self.screen.panel.is_open else ""

    @property
    def form_words(self) -> str:
        """Return all words of the form that are shown."""
        form = self.screen.panel.form
        return "\n".join(one.text() for one in form.findChildren(QLabel) if one.isVisible()) if form else ""

    @property
    def refusal(self) -> str:
        """Return what is said under the form."""
        form = self.screen.panel.form
        return form.message.text() if isinstance(form, CourseForm) else ""

    def form(self, kind: type[_Form]) -> _Form:
        """Return the form that is open."""
        form = self.screen.panel.form
        assert isinstance(form, kind)
        return form

    def form_more(self) -> MoreList:
        """Return the list of more, which is open."""
        form = self.screen.panel.form
        assert isinstance(form, MoreList)
        return form

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, modifier)

    def type(self, text: str, *, enter: bool = False) -> None:
        """Type in place of what stands in the line that has the keyboard."""
        line = QApplication.focusWidget()
        assert line is not None
        QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(line, Qt.Key.Key_Delete)
        QTest.keyClicks(line, text)
        if enter:
            self.press(Qt.Key.Key_Return)

    def choose(self, row: ChoiceRow, answer: object) -> None:
        """Choose an answer of a row with the keyboard."""
        row.setFocus(Qt.FocusReason.TabFocusReason)
        while row.value() != answer:
            self.press(Qt.Key.Key_Space)
            if row.value() != answer:
                self.press(Qt.Key.Key_Right)

    def save(self) -> None:
        """Press the form's button with the keyboard."""
        form = self.screen.panel.form
        assert isinstance(form, CourseForm)
        form.button.setFocus(Qt.FocusReason.TabFocusReason)
        self.press(Qt.Key.Key_Return)
