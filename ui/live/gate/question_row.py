"""One question of the start gate: its words, last time's answer, Yes and No, and a field for what a yes needs."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from session.protocol import Question, Severity
from session.screening_items import Item, Standing
from ui.live.gate.hold_mark import HoldMark
from ui.text import tr
from ui.theme.look import look_of
from ui.widgets.answer_button import AnswerButton
from ui.widgets.restyle import set_style_property

MARK: Final = 18
_BUTTON: Final = 62
_STEPS: Final = {
    Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Up: -1,
}  # fmt: skip
YES: Final = "yes"
NO: Final = "no"


class QuestionRow(QWidget):
    """The keys Y and N answer it while it has the keyboard; nothing is chosen beforehand.

    `answered` carries yes or no, and the detail; `moved` by how many questions the keyboard goes on; `left` that it
    goes back to the entry line.
    """

    answered = Signal(str, str)
    moved = Signal(int)
    left = Signal()

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self._item: Item | None = None
        self.mark = HoldMark(MARK, self)
        self.words = _label("body", question.words, self)
        self.note = _label("caption", "", self)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(f"{question.detail}: {question.words}")
        example = tr(", such as 2026-11-20") if question.detail_is == "date" else ""
        self.field.setPlaceholderText(f"{question.detail}{example}")
        self.field.installEventFilter(self)
        self.field.hide()
        self.yes, self.no = AnswerButton(tr("Yes"), "y", self), AnswerButton(tr("No"), "n", self)
        for answer, button in ((YES, self.yes), (NO, self.no)):
            button.setFixedWidth(_BUTTON)
            button.setAccessibleName(f"{question.words} {button.text()}")
            button.clicked.connect(lambda _chosen, answer=answer: self.answer(answer))
        self._arrange()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(tr("Y answers yes, N no, the arrow keys go to another question"))

    def _arrange(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addStretch(1)
        texts.addWidget(self.words)
        texts.addWidget(self.note)
        texts.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        row.addWidget(self.yes, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.no, 0, Qt.AlignmentFlag.AlignVCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4, 1, 2, 1)
        whole.setSpacing(2)
        whole.addLayout(row)
        whole.addWidget(self.field)

    def show_item(self, item: Item) -> None:
        """Show how it was answered, or that it was not; a field that is being written in stays."""
        if item == self._item:
            return
        news = self._item is None or (item.answer, item.detail) != (self._item.answer, self._item.detail)
        self._item = item
        self._press(item.answer)
        if news:
            wanted = item.answer == YES and bool(self.question.detail) and item.standing is Standing.OPEN
            self._open_field(item.detail) if wanted else self._close_field()
        corners = {Severity.SOFT: 4, Severity.HARD: 8}.get(item.severity, 0) if item.severity else 0
        shown = None if item.standing in (Standing.OPEN, Standing.FINE) else item.standing
        self.mark.show_standing(shown, corners=corners)
        self._say(item.sentence if item.detail and item.standing is Standing.OPEN else "")
        self.setAccessibleName(". ".join(filter(None, (item.words, self._spoken(item)))))

    def answer(self, answer: str) -> None:
        """Answer with yes or no; the same again changes nothing, but opens what was written with a yes."""
        item = self._item
        if item is None:
            return
        if answer != item.answer:
            self.answered.emit(answer, "")
            if answer == YES and self.question.detail:
                return
            self.moved.emit(1)
        elif answer == YES and self.question.detail:
            self._open_field(item.detail)
        self._press(item.answer)

    def write_detail(self) -> None:
        """Give what stands in the field, as Enter does."""
        self.answered.emit(YES, self.field.text().strip())

    def say_fault(self, sentence: str) -> None:
        """Say what is wrong with what stands in the field."""
        self._say(sentence)
        self.field.setAccessibleDescription(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (Qt.Key.Key_Y, Qt.Key.Key_N):
            self.answer(YES if key == Qt.Key.Key_Y else NO)
        elif step := _STEPS.get(key):
            self.moved.emit(step)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.write_detail()
                return True
            if key == Qt.Key.Key_Escape:
                self.setFocus()
                return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look_of(self).palette.accent), 2))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, 8, 8)

    def _press(self, answer: str) -> None:
        self.yes.setChecked(answer == YES)
        self.no.setChecked(answer == NO)

    def _open_field(self, detail: str) -> None:
        self.field.setText(detail)
        self.field.show()
        self.field.setFocus()

    def _close_field(self) -> None:
        if self.field.hasFocus():
            self.setFocus()
        self.field.hide()

    def _say(self, fault: str) -> None:
        item = self._item
        last = tr("last time: {answer}").format(answer=item.last) if item and item.last else ""
        detail = item.detail if item and self.field.isHidden() else ""
        text = fault or " · ".join(filter(None, (detail, last)))
        set_style_property(self.note, "wrong", "true" if fault else "false")
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _spoken(self, item: Item) -> str:
        answer = {YES: tr("Yes"), NO: tr("No")}.get(item.answer, tr("not answered"))
        last = tr("last time: {answer}").format(answer=item.last) if item.last else ""
        held = item.standing.value if item.severity else ""
        return ". ".join(filter(None, (answer, item.detail, held, last)))


def _label(name: str, text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
