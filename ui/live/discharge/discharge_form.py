"""Before leaving: every criterion of the protocol, the questions answered in place, and ready and left at the foot."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from session.audit_port import LookKind
from session.declarations import HoldOverridden, QuestionAnswered
from session.discharge import SCORE, STAGE, Criterion, criteria, question_key, ready_refusal
from session.events import Body, PatientLeft, PatientReady
from session.people import Act
from session.problems import Refused
from session.protocol import Discharge
from session.record import Phase
from session.times import clock_text, elapsed_text
from ui.desk import Desk
from ui.live.discharge.asked_row import AskedRow
from ui.live.discharge.criterion_row import CriterionRow
from ui.live.discharge.page_buttons import PageButtons
from ui.live.discharge.score_row import ScoreRow
from ui.live.form import Form
from ui.live.name_field import NameField
from ui.running_session import RunningSession
from ui.signin.second_person import second_person
from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.scroll_column import ScrollColumn


class DischargeForm(Form):
    """Follows the record and the clock; the criteria stand as they stood once the patient was found ready."""

    def __init__(self, running: RunningSession, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(running, parent)
        self._desk = desk
        opened = running.state.opened
        self._asked = opened.protocol.discharge if opened else Discharge()
        self.view = ScrollColumn(self)
        self.view.body.setSpacing(2)
        self.rows = {each.key: self._row(each) for each in self._criteria()}
        for row in self.rows.values():
            self.view.body.addWidget(row)
        self.count = QLabel(self)
        self.count.setObjectName("caption")
        self.count.setWordWrap(True)
        self.ready = KeyButton(tr("Ready to leave"), kind=ButtonKind.PRIMARY, parent=self)
        self.left = KeyButton(tr("Patient left"), kind=ButtonKind.PRIMARY, parent=self)
        self.page = PageButtons(mark=desk.watermark, parent=self)
        self.ready.clicked.connect(self._find_ready)
        self.left.clicked.connect(lambda: self.write((PatientLeft(),)))
        self.page.said.connect(self._inform)
        self.page.made.connect(self._note_page)
        self.column.addWidget(self.view, 1)
        for widget in (self.message, self.count, self.ready, self.left, self.page):
            self.column.addWidget(widget)
        self.saved.connect(self._saved)
        self._show()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleDescription(tr("Enter goes to what is still open, Y and N answer a question"))

    def show_now(self) -> None:
        held = self._keyboard()
        could = self.ready.isEnabled()
        self._show()
        if held and (self._keyboard() is not held or (self.ready.isEnabled() and not could)):
            self._go_on()

    def _keyboard(self) -> QWidget | None:
        """Return the part of the form that has the keyboard."""
        part = QApplication.focusWidget()
        return part if part and (part is self or self.isAncestorOf(part)) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.hasFocus() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def _show(self) -> None:
        state = self.running.state
        recovering = state.phase is Phase.RECOVERY
        found = self._criteria()
        for each in found:
            row = self.rows[each.key]
            row.show_criterion(each, changeable=recovering)
            if isinstance(row, AskedRow):
                answer = state.declared.answer(STAGE, row.question.key)
                counts = answer and state.ended_at and answer.at >= state.ended_at
                row.show_answer(answer if counts else None, changeable=recovering)
        self.count.setText(self._summary(found))
        self.ready.setVisible(state.phase is not Phase.READY)
        self.ready.setEnabled(recovering and all(each.settled for each in found))
        self.left.setVisible(state.phase is Phase.READY)
        self.page.show_session(state, self.running.patient.name)

    def _criteria(self) -> tuple[Criterion, ...]:
        return criteria(self.running.state, self.running.recorder.now())

    def _row(self, criterion: Criterion) -> CriterionRow:
        questions = {question_key(each): each for each in self._asked.questions}
        if question := questions.get(criterion.key):
            asked = AskedRow(criterion, question, self._ask_who, self)
            asked.answered.connect(partial(self._answered, asked))
            asked.moved.connect(partial(self._move, asked))
            row: CriterionRow = asked
        elif criterion.key == SCORE:
            row = score = ScoreRow(criterion, self._asked.scores, self._ask_who, self)
            score.asked.connect(self.asked)
        else:
            row = CriterionRow(criterion, self._ask_who, self)
        row.overridden.connect(partial(self._overridden, row))
        row.grown.connect(self._bring_into_view)
        return row

    def _ask_who(self) -> NameField:
        """Return what asks for who answers for letting the patient go in spite of a criterion."""
        return second_person(self._desk, tr("Who answers for it"), Act.ORDER)

    def _summary(self, found: Sequence[Criterion]) -> str:
        state = self.running.state
        met, over = sum(each.met is True for each in found), sum(each.override is not None for each in found)
        words = tr("{met} of {all} met").format(met=met, all=len(found)) if found else ""
        if over:
            words = tr("{words}, {over} overridden").format(words=words, over=over)
        if state.ready_at:
            clock = clock_text(state.ready_at, state.utc_offset_min)
            ready = tr("Ready since {clock}").format(clock=clock)
            return " · ".join(filter(None, (ready, words)))
        if state.phase is not Phase.RECOVERY:
            return tr("This is asked after the end of the infusion.")
        if not words or state.ended_at is None:
            return tr("The protocol asks for nothing before leaving.")
        passed = elapsed_text(self.running.recorder.now() - state.ended_at)
        hint = tr("Enter goes to what is still open")
        return tr("{passed} since the end · {words} · {hint}").format(passed=passed, words=words, hint=hint)

    def _answered(self, row: AskedRow, answer: str, detail: str) -> None:
        if self._record((QuestionAnswered(STAGE, row.question.key, answer, detail),)):
            self._move(row, 1)

    def _overridden(self, row: CriterionRow, by: str, reason: str) -> None:
        criterion = row.criterion
        self._record((HoldOverridden(STAGE, criterion.key, criterion.sentence, by, reason),))

    def _record(self, bodies: Sequence[Body]) -> bool:
        """Send these without waiting for what was sent before; say why where they may not be written."""
        try:
            self.running.bridge.write(bodies)
        except Refused as refused:
            self.say(refused.sentence)
            return False
        self.say("")
        return True

    def _inform(self, sentence: str) -> None:
        """Say something that is not wrong."""
        self.say("")
        self.message.setText(sentence)
        self.message.show()

    def _note_page(self) -> None:
        self._desk.look(LookKind.PAGE, self.running.patient.patient_id, self.running.recorder.session_id)

    def _find_ready(self) -> None:
        held = ready_refusal(self.running.state, self.running.recorder.now())
        if held:
            self.say(held)
        else:
            self.write((PatientReady(),))

    def _saved(self) -> None:
        if self.running.finished:
            self.done.emit()

    def _questions(self) -> list[AskedRow]:
        return [row for row in self.rows.values() if isinstance(row, AskedRow)]

    def _move(self, row: AskedRow, step: int) -> None:
        """Hand the keyboard to the question so many places on; behind the last it stays."""
        questions = self._questions()
        place = questions.index(row) + step
        if 0 <= place < len(questions):
            questions[place].setFocus(Qt.FocusReason.TabFocusReason)
            self._bring_into_view(questions[place])

    def _go_on(self) -> None:
        """Hand the keyboard to what is to be done next, the questions first: the rest comes from the chair."""
        rows = sorted(self.rows.values(), key=lambda row: not isinstance(row, AskedRow))
        held = (row.next_to_do() for row in rows if not row.criterion.settled)
        part = next(held, None) if not self.ready.isEnabled() else self.ready
        if self.left.isVisible():
            part = self.left
        if part is not None:
            part.setFocus(Qt.FocusReason.TabFocusReason)
            if part not in (self.ready, self.left):
                self._bring_into_view(part)

    def _bring_into_view(self, widget: QWidget) -> None:
        for _ in range(2):  # what was just shown has no place yet, and wrapped words tell their height only once placed
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.view.ensureWidgetVisible(widget, 0, 12)
