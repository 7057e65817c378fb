"""The start gate as a nurse meets it: questions answered by key or touch, checks read, the outcome at the foot."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from session.declarations import PumpChecked
from session.pump_check import pump_setting
from tests.pages.live import LivePage
from ui.live.gate.gate_page import GatePage
from ui.live.gate.question_row import QuestionRow
from ui.widgets.key_button import KeyButton

DETAILS = {"consent": "2026-11-02", "escort": "Ada Okafor, 555 0134"}


class GateView:
    """Presses keys where the keyboard is, touches buttons, and reads what the page says."""

    def __init__(self, live: LivePage) -> None:
        self.live = live

    @property
    def page(self) -> GatePage:
        page = self.live.screen.gate.page
        assert page
        return page

    @property
    def is_up(self) -> bool:
        return self.live.screen.gate.is_up

    @property
    def outcome(self) -> str:
        return self.page.foot.title.text()

    @property
    def detail(self) -> str:
        return self.page.foot.detail.text()

    @property
    def focused(self) -> str:
        """Return the key of the question that has the keyboard, or the name of what else has."""
        widget = QApplication.focusWidget()
        if isinstance(widget, QuestionRow):
            return widget.question.key
        parent = widget.parent() if widget else None
        if isinstance(parent, QuestionRow):
            return f"{parent.question.key} detail"
        return widget.accessibleName() if widget else ""

    @property
    def chosen(self) -> dict[str, str]:
        """Return the questions of which an answer is shown as given."""
        rows = self.page.rows.items()
        return {key: "yes" if row.yes.isChecked() else "no" for key, row in rows if _answered(row)}

    def check(self, key: str) -> str:
        """Return what a check says to a screen reader."""
        return self.page.checks[key].accessibleName()

    def key(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is, and wait until what it wrote is on the disk."""
        widget = QApplication.focusWidget()
        assert widget
        QTest.keyClick(widget, key)
        self.live.settle()

    def write(self, text: str) -> None:
        """Type a text where the keyboard is, and Enter."""
        widget = QApplication.focusWidget()
        assert isinstance(widget, QLineEdit)
        QTest.keyClicks(widget, text)
        self.key(Qt.Key.Key_Return)

    def touch(self, widget: QWidget) -> None:
        assert widget.isVisible()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.live.settle()

    def touch_answer(self, key: str, answer: str) -> None:
        row = self.page.rows[key]
        self.touch(row.yes if answer == "yes" else row.no)

    def answer_safely(self, *but: str) -> None:
        """Answer every question that is asked with the keys of the one that has the keyboard."""
        self.live.screen.gate.toggle()
        for key, row in self.page.rows.items():
            if key in but:
                self.page.rows[key].moved.emit(1)
                continue
            assert self.focused == key
            self.key(Qt.Key.Key_Y if row.question.safe == "yes" else Qt.Key.Key_N)
            if self.focused == f"{key} detail":
                self.write(DETAILS[key])

    def check_pump(self, by: str = "J. Mensah") -> None:
        """Let a second person read the pump off as it is ordered; the form for that has tests of its own."""
        state = self.live.state
        assert state.opened
        assert state.mixture
        due = pump_setting(state.opened.order, state.mixture)
        body = PumpChecked(by, due.drug, due.mg_per_ml, due.rate_ml_h, due.volume_ml)
        self.live.screen.running.bridge.write((body,))
        self.live.settle()

    def pass_all(self, baseline: str = "125/78 73 98% r15") -> None:
        """See to everything before the start: baseline, access, pump, questions."""
        self.live.enter(baseline)
        self.live.enter("access left forearm 22G attempt 1")
        self.check_pump()
        self.answer_safely()

    def button(self, label: str) -> KeyButton:
        """Return the button of that label on the page."""
        return next(one for one in self.page.findChildren(KeyButton) if one.text() == label and one.isVisible())


def _answered(row: QuestionRow) -> bool:
    return row.yes.isChecked() or row.no.isChecked()
