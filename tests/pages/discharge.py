"""The form before leaving as a nurse meets it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.pages.live import LivePage
from ui.live.discharge.asked_row import AskedRow
from ui.live.discharge.criterion_row import CriterionRow
from ui.live.discharge.discharge_form import DischargeForm
from ui.live.discharge.override_fields import OverrideFields
from ui.live.discharge.score_row import ScoreRow
from ui.widgets.answer_button import AnswerButton
from ui.widgets.key_button import KeyButton


class DischargePage:
    """Opens the form, touches and types in it, and reads what it shows."""

    def __init__(self, live: LivePage) -> None:
        self.live = live

    @property
    def form(self) -> DischargeForm:
        (form,) = (one for one in self.live.screen.panel.findChildren(DischargeForm) if not one.isHidden())
        return form

    @property
    def is_open(self) -> bool:
        panel = self.live.screen.panel
        return panel.is_open and any(not one.isHidden() for one in panel.findChildren(DischargeForm))

    @property
    def words(self) -> dict[str, str]:
        """Return what each criterion shows under its title."""
        return {key: row.rests_on.text() for key, row in self.form.rows.items()}

    @property
    def standings(self) -> dict[str, str]:
        """Return the shape of each criterion by its word."""
        return {key: row.mark.standing.value for key, row in self.form.rows.items()}

    @property
    def summary(self) -> str:
        return self.form.count.text()

    @property
    def sentence(self) -> str:
        return self.form.message.text()

    @property
    def panel_button(self) -> str:
        """Return what the button in the infusion panel says; nothing while there is none."""
        button = self.live.screen.infusion.discharge
        return button.text() if not button.isHidden() else ""

    @property
    def may_find_ready(self) -> bool:
        return self.form.ready.isEnabled() and not self.form.ready.isHidden()

    def row(self, key: str) -> CriterionRow:
        return self.form.rows[key]

    def fields(self, key: str) -> OverrideFields | None:
        """Return where an override of that criterion is being written."""
        return self.row(key).fields

    def asked(self, key: str) -> AskedRow:
        row = self.row(f"question {key}")
        assert isinstance(row, AskedRow)
        return row

    def open_by_key(self) -> None:
        """Press Ctrl+L where the keyboard is."""
        QTest.keyClick(self._keyboard(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        self.live.screen.panel.arrive()

    def open_by_touch(self) -> None:
        self.live.press(self.live.screen.infusion.discharge)
        self.live.screen.panel.arrive()

    def key(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is, and wait for the disk."""
        QTest.keyClick(self._keyboard(), key)
        self.live.settle()

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(self._keyboard(), text)

    def touch(self, button: KeyButton | AnswerButton) -> None:
        """Touch a button, bringing it into view first as a finger would, and wait for the disk."""
        self._draw()
        if self.form.view.isAncestorOf(button):
            self.form.view.ensureWidgetVisible(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.live.settle()
        self._draw()

    def write_in(self, line: QLineEdit, text: str) -> None:
        """Write in a field as the system's keyboard on the screen does."""
        line.insert(text)
        line.textEdited.emit(line.text())

    def score_button(self, name: str) -> KeyButton:
        row = self.row("score")
        assert isinstance(row, ScoreRow)
        return row.buttons[name]

    def answer_all(self) -> None:
        """Touch Yes on every question and write the escort's name."""
        for key in ("gait", "line_out", "instructions"):
            self.touch(self.asked(key).yes)
        self.touch(self.asked("escort_here").yes)
        self.write_in(self.asked("escort_here").detail.line, "R. Okafor")
        self.touch(self.asked("escort_here").save)

    def _draw(self) -> None:
        """Let everything find its place, as it has before a finger comes."""
        for _ in range(3):
            QApplication.processEvents()

    def _keyboard(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget
        return widget
