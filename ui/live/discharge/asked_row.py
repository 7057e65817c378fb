"""A question before leaving, answered in place with Yes or No."""

from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from session.declared import Answer
from session.discharge import Criterion
from session.protocol import Question
from ui.live.discharge.criterion_row import AskWho, CriterionRow
from ui.text import tr
from ui.theme.look import look_of
from ui.widgets.answer_button import AnswerButton
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton

YES: Final = "yes"
NO: Final = "no"


class AskedRow(CriterionRow):
    """Y and N answer it while it has the keyboard, the arrow keys go to another one; nothing is chosen beforehand.

    `answered` carries yes or no and the detail, `moved` by how many questions the keyboard goes on.
    """

    answered = Signal(str, str)
    moved = Signal(int)

    def __init__(
        self, criterion: Criterion, question: Question, ask_who: AskWho, parent: QWidget | None = None
    ) -> None:
        super().__init__(criterion, ask_who, parent)
        self.question = question
        self._answer: Answer | None = None
        self.yes, self.no = AnswerButton(tr("Yes"), "y", self), AnswerButton(tr("No"), "n", self)
        for answer, button in ((YES, self.yes), (NO, self.no)):
            button.setAccessibleName(f"{question.words} {button.text()}")
            button.clicked.connect(lambda _chosen=False, answer=answer: self.answer(answer))
        self.detail = Field(question.detail, parent=self)
        self.detail.line.returnPressed.connect(self.write_detail)
        self.save = KeyButton(tr("Save"), parent=self)
        self.save.clicked.connect(self.write_detail)
        self._arrange_answers()
        self._show_detail(shown=False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(tr("Y answers yes, N no, the arrow keys go to another question"))

    def _arrange_answers(self) -> None:
        answers = QHBoxLayout()
        answers.setContentsMargins(30, 0, 0, 0)
        answers.addWidget(self.yes, 1)
        answers.addWidget(self.no, 1)
        written = QHBoxLayout()
        written.setContentsMargins(30, 0, 0, 0)
        written.addWidget(self.detail, 1)
        written.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(answers)
        self.column.addLayout(written)

    def show_answer(self, answer: Answer | None, *, changeable: bool) -> None:
        """Show what was answered, or that it was not; what is being written stays until it is on disk."""
        news = answer != self._answer
        self._answer = answer
        self.yes.setEnabled(changeable)
        self.no.setEnabled(changeable)
        if news or not changeable:
            self._show_detail(shown=False)
        self._press()

    def next_to_do(self) -> QWidget:
        return self.fields or self

    def answer(self, answer: str) -> None:
        """Answer with yes or no; a yes with a detail is only written with it."""
        if not self.yes.isEnabled():
            return
        if answer == YES and self.question.detail:
            self.yes.setChecked(False)
            self._show_detail(shown=True)
            self.detail.setFocus()
            self.grown.emit(self.detail)
        elif self._answer is None or self._answer.said.answer != answer:
            self._show_detail(shown=False)
            self.answered.emit(answer, "")
        self._press()

    def write_detail(self) -> None:
        """Give yes with what stands in the field."""
        if words := self.detail.text():
            self.answered.emit(YES, words)
        else:
            self.detail.show_problem(tr("Write it first, or answer No."))
            self.detail.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Up: -1}
        if plain and self.hasFocus() and key in (Qt.Key.Key_Y, Qt.Key.Key_N):
            self.answer(YES if key == Qt.Key.Key_Y else NO)
        elif self.hasFocus() and key in steps:
            self.moved.emit(steps[key])
        elif key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # the field's own Enter ends in the field
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(look_of(self).palette.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def _show_detail(self, *, shown: bool) -> None:
        if not shown and (self.detail.line.hasFocus() or self.save.hasFocus()):
            self.setFocus()
        self.detail.setVisible(shown)
        self.save.setVisible(shown)

    def _press(self) -> None:
        said = self._answer.said.answer if self._answer else ""
        self.yes.setChecked(said == YES)
        self.no.setChecked(said == NO)
