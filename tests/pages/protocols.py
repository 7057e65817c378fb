"""The Protocols screen as a person meets it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from session.protocol_row import Section
from ui.protocols.editing_block import EditingBlock
from ui.protocols.protocols_screen import ProtocolsScreen
from ui.protocols.row_editor import RowEditor
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.key_button import KeyButton

PLAIN = Qt.KeyboardModifier.NoModifier


class ProtocolsPage:
    """Presses, types and reads; a row is named by its path."""

    def __init__(self, screen: ProtocolsScreen) -> None:
        self.screen = screen

    def press(self, widget: QWidget | None) -> None:
        assert widget is not None
        for _ in range(3):  # what has just unfolded gets its place in more than one round
            QApplication.processEvents()
        assert widget.isVisible()
        assert widget.height()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press_key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, modifier)

    def press_keys(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(QApplication.focusWidget() or self.screen, text)

    def tab_to(self, goal: QWidget, most: int = 80) -> None:
        """Press Tab until the keyboard has come to a widget."""
        for _ in range(most):
            if goal.hasFocus():
                return
            self.press_key(Qt.Key.Key_Tab)
        raise AssertionError("Tab does not come there")

    @property
    def protocols(self) -> list[tuple[str, str]]:
        """Return each protocol with what is said of it."""
        return [button.words for button in self.screen.protocols.buttons().values()]

    def section(self, section: Section) -> None:
        """Go to a section by touch."""
        self.press(self.screen.sections.button(section.value))

    def of_section(self, section: Section) -> str:
        """Return what a section's button says beside its name."""
        return self.screen.sections.button(section.value).words[1]

    @property
    def said(self) -> str:
        """Return everything that can be read on the screen."""
        return "\n".join(label.text() for label in self.screen.findChildren(QLabel) if label.isVisible())

    def block(self, path: str) -> EditingBlock:
        """Return what holds a row, or the item of that name."""
        return next(block for block in self.screen.page.blocks if path in block.editors or path in block.items)

    def editor(self, path: str) -> RowEditor:
        return self.block(path).editors[path]

    def type(self, path: str, text: str) -> None:
        """Put text in the place of what stands in a row, as a hand does."""
        line = self.line(path)
        line.setFocus()
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        for number, words in enumerate(text.splitlines()):
            if number:
                QTest.keyClick(line, Qt.Key.Key_Return)
            QTest.keyClicks(line, words)

    def line(self, path: str) -> QLineEdit | QPlainTextEdit:
        """Return what a row is typed into."""
        editor = self.editor(path)
        found = editor.findChild(QLineEdit) or editor.findChild(QPlainTextEdit)
        assert isinstance(found, QLineEdit | QPlainTextEdit)
        return found

    def choose(self, path: str, words: str) -> None:
        """Choose an answer of a row."""
        field = self.editor(path).field
        assert isinstance(field, ChoiceRow)
        self.press(next(one for one in field.segments() if one.text() == words))

    def problem(self, path: str) -> str:
        """Return what is said under a row; nothing while all is well."""
        return self.editor(path).problem

    def add(self, words: str) -> None:
        """Add something to the section by touch."""
        adding = self.screen.page.adding
        assert adding is not None
        self.press(adding.button)
        for offer in adding.offers:
            if offer.text() == words:
                self.press(offer)
                return

    def sign(self, physician: str, reason: str, title: str = "") -> None:
        """Fill in what is asked before something is saved, and save it."""
        panel = self.screen.sign
        for field, text in ((panel.title, title), (panel.physician, physician), (panel.reason, reason)):
            if text:
                field.line.setFocus()
                QTest.keyClicks(field.line, text)
        self.press(panel.save)

    def buttons(self) -> list[str]:
        """Return what the buttons at the foot say."""
        foot = self.screen.foot
        shown = [one for one in foot.findChildren(KeyButton) if one.isVisible()]
        return [one.text() for one in sorted(shown, key=lambda one: one.x())]
