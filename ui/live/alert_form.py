"""An alert beside the chart: what is so, what to do, and one press that answers it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from session.alert_answers import Offered, offered
from session.alert_record import Alert, standing, waiting
from session.protocol import Step
from ui import shortcuts
from ui.live.alert_head import AlertHead
from ui.live.entry_line import EntryLine
from ui.live.form import Form
from ui.running_session import RunningSession
from ui.text import tr
from ui.widgets.answer_button import AnswerButton
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton
from ui.widgets.scroll_column import ScrollColumn


class AlertForm(Form):
    """Shows the most pressing alert that waits, its answers on the keys 1 to 9, and what stands answered.

    An answer that belongs in a line of its own puts that line into the entry field once it is on disk.
    """

    def __init__(self, running: RunningSession, parent: QWidget | None = None) -> None:
        super().__init__(running, parent)
        self._line: EntryLine | None = None
        self._seen: object = None
        self._alert: Alert | None = None
        self._chosen: Step | None = None
        self._changed = QElapsedTimer()
        self._changed.start()
        self.buttons: list[AnswerButton] = []
        self.heads: list[AlertHead] = []
        self.own = Field(tr("In your own words"))
        self.own.line.returnPressed.connect(self._answer_in_words)
        self.limits = KeyButton(tr("Limits of this patient"), shortcuts.shown("limits"), parent=self)
        self.limits.clicked.connect(lambda: self.asked.emit("limits"))
        self.view = ScrollColumn(self)
        self._content = QWidget(self)
        self.view.body.addWidget(self._content)
        for widget in (self.own, self.limits):
            self.view.body.addWidget(widget)
        self.column.insertWidget(0, self.view, 1)
        self.column.addWidget(self.message)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.saved.connect(self._answered)

    @property
    def alert(self) -> Alert | None:
        """Return the alert that is shown; None where none waits."""
        return self._alert

    def beside(self, line: EntryLine) -> None:
        self._line = line

    def show_now(self) -> None:
        """Show another alert where this one was answered, is over, or is less pressing than a new one."""
        alerts = self.running.state.alerts
        shown = waiting(alerts)
        self._alert = shown[0] if shown else None
        others = [one for one in standing(alerts) if one is not self._alert]
        seen = (self._alert, tuple(others))
        if seen != self._seen:
            self._seen = seen
            self._changed.start()
            self._lay_out(others)

    def _lay_out(self, others: Sequence[Alert]) -> None:
        offset = self.running.state.utc_offset_min
        content = QWidget(self)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        self.buttons, self.heads = [], []
        if self._alert:
            self.heads.append(AlertHead(self._alert, offset, parent=content))
            column.addWidget(self.heads[0])
            self._lay_answers(column, self._alert, content)
        else:
            column.addWidget(_heading(tr("No alert waits for an answer."), content))
        if others:
            column.addSpacing(8)
            column.addWidget(_heading(tr("Also there"), content))
        for one in others:
            self.heads.append(AlertHead(one, offset, small=True, parent=content))
            column.addWidget(self.heads[-1])
        self.own.setVisible(self._alert is not None)
        self.view.body.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        content.show()

    def _lay_answers(self, column: QVBoxLayout, alert: Alert, content: QWidget) -> None:
        opened = self.running.state.opened
        answers = offered(opened.protocol, alert) if opened else ()
        for acted, title in ((True, tr("What is done")), (False, tr("Nothing had to be done"))):
            column.addWidget(_heading(title, content))
            grid = QGridLayout()
            grid.setSpacing(6)
            column.addLayout(grid)
            for place, answer in enumerate(each for each in answers if each.acted is acted):
                grid.addWidget(self._button(answer, content), place // _COLUMNS, place % _COLUMNS)

    def _button(self, answer: Offered, content: QWidget) -> AnswerButton:
        number = len(self.buttons) + 1
        button = AnswerButton(tr(answer.step.words), str(number) if number <= len(_DIGITS) else "", content)
        button.setCheckable(False)
        button.clicked.connect(lambda: self._answer(answer))
        self.buttons.append(button)
        return button

    def _answer(self, answer: Offered, note: str = "") -> None:
        if self._alert is None or self._awaited is not None or self._changed.elapsed() < UNREAD_MS:
            return
        self._chosen = answer.step
        self.write((answer.to(self._alert, note),))

    def _answer_in_words(self) -> None:
        if words := self.own.text():
            self._answer(Offered(Step(words), acted=True))

    def _answered(self) -> None:
        """The answer is on disk: its line goes into the field, and the next alert is shown, if there is one."""
        step, self._chosen = self._chosen, None
        self.own.set_text("")
        if not waiting(self.running.state.alerts):
            self.done.emit()
        if step and step.line and self._line:
            self._write_line(self._line, step.line)

    def _write_line(self, line: EntryLine, piece: str) -> None:
        """Put what belongs to the answer into the entry line; what is being written there already is left alone."""
        if line.text.strip():
            self.running.inform(tr("After this line write: {line}").format(line=piece))
        else:
            line.add(f"{piece} ")  # a command that is begun is gone on with

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = _DIGITS.find(event.text()) if event.text() else -1
        if 0 <= place < len(self.buttons) and not event.isAutoRepeat():
            self.buttons[place].click()
        else:
            super().keyPressEvent(event)


UNREAD_MS: Final = 300
"""How long answers count for nothing after another alert has come under the finger: nobody has read it yet."""
_COLUMNS: Final = 2
_DIGITS: Final = "123456789"


def _heading(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    label.setObjectName("heading")
    return label
