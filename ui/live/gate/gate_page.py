"""The start gate as a page in the chart's place: two columns of questions, the checks, and the outcome at the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.declarations import HoldOverridden, QuestionAnswered
from session.events import Body, PatientLeft
from session.problems import Refused
from session.screening import GATE, Gate, Outcome, detail_fault, not_today
from session.screening_items import CHECKED, Standing
from session.times import at_chair
from ui import shortcuts
from ui.desk import Desk
from ui.live.gate.check_row import CheckRow
from ui.live.gate.gate_foot import GateFoot
from ui.live.gate.gatekeeper import Gatekeeper
from ui.live.gate.last_card import LastCard
from ui.live.gate.question_row import MARK, YES, QuestionRow
from ui.running_session import RunningSession
from ui.text import tr
from ui.widgets.scroll_column import ScrollColumn

_BESIDE = 320


class GatePage(QWidget):
    """`asked` carries the name of a form of the live screen, `left` that the keyboard goes back to the line."""

    asked = Signal(str)
    left = Signal()

    def __init__(self, running: RunningSession, keeper: Gatekeeper, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running, self._keeper = running, keeper
        self.rows: dict[str, QuestionRow] = {}
        self.checks: dict[str, CheckRow] = {}
        self.view = ScrollColumn(self)
        self.foot = GateFoot(desk, self)
        self.foot.overridden.connect(self._override)
        self.foot.refused_today.connect(self._not_today)
        self.last = LastCard(keeper.background.last, self)
        self._beside = QVBoxLayout()
        self._beside.setSpacing(2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 6, 8, 0)
        whole.setSpacing(0)
        whole.addWidget(self.view, 1)
        whole.addWidget(self.foot)
        self._lay(keeper.gate())
        self.show_now()

    def _lay(self, gate: Gate) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(14)
        sides = (QVBoxLayout(), QVBoxLayout())
        for group, keys in self._groups(gate).items():
            side = min(sides, key=lambda each: each.count())
            heading = _heading(group)
            heading.setIndent(MARK + 10)
            side.addWidget(heading)
            for key in keys:
                side.addWidget(self._row(key))
        for side in sides:
            side.setSpacing(2)
            side.addStretch(1)
            columns.addLayout(side, 1)
        beside = QWidget(self)
        beside.setFixedWidth(_BESIDE)
        beside.setLayout(self._beside)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.addWidget(_heading(tr("From the record")))
        self._beside.addWidget(self.last)
        self._beside.addStretch(1)
        columns.addWidget(beside)
        self.view.body.addLayout(columns)

    def _groups(self, gate: Gate) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for item in gate.items:
            if item.group != CHECKED:
                groups.setdefault(item.group, []).append(item.key)
        return groups

    def _row(self, key: str) -> QuestionRow:
        opened = self._running.state.opened
        questions = opened.protocol.gate if opened else ()
        row = QuestionRow(next(one for one in questions if one.key == key), self)
        row.answered.connect(lambda answer, detail: self._answer(row, answer, detail))
        row.moved.connect(lambda step: self._move(row, step))
        row.left.connect(self.left)
        self.rows[key] = row
        return row

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes back may have judged the response, or written a test on the patient's course."""
        super().showEvent(event)
        self._keeper.look_at_course()
        self.show_now()

    def show_now(self) -> None:
        """Show the gate as it stands at this moment."""
        gate = self._keeper.gate()
        for item in gate.items:
            if row := self.rows.get(item.key):
                row.show_item(item)
        self._show_checks(gate)
        self.foot.show_gate(gate)

    def _show_checks(self, gate: Gate) -> None:
        items = {item.key: item for item in gate.items if item.group == CHECKED}
        for gone in [key for key in self.checks if key not in items]:
            row = self.checks.pop(gone)
            row.hide()
            row.deleteLater()
        for place, (key, item) in enumerate(items.items(), start=1):
            if key not in self.checks:
                made = self.checks[key] = CheckRow(item, self)
                made.asked.connect(self.asked)
                self._beside.insertWidget(place, made)
            self.checks[key].show_item(item, calm=gate.outcome is Outcome.OPEN)

    def bring_up(self) -> None:
        """Give the keyboard to the first question that is open, or to the field of a hold, or to the first question."""
        open_keys = [item.key for item in self._keeper.gate().standing(Standing.OPEN) if item.key in self.rows]
        field = self.foot.first_field()
        if open_keys or field is None:
            row = self.rows.get(open_keys[0] if open_keys else next(iter(self.rows), ""))
            if row is not None:
                self._give_keyboard(row)
        else:
            field.setFocus()

    def _give_keyboard(self, row: QuestionRow) -> None:
        if row.field.isHidden():
            row.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            row.field.setFocus(Qt.FocusReason.TabFocusReason)
        self.view.ensureWidgetVisible(row, 0, 8)

    def _move(self, row: QuestionRow, step: int) -> None:
        rows = list(self.rows.values())
        place = rows.index(row) + step
        if 0 <= place < len(rows):
            self._give_keyboard(rows[place])
        elif place >= len(rows):
            self._after_last()

    def _after_last(self) -> None:
        """Behind the last question comes what is to be written at the foot, or else the entry line."""
        if field := self.foot.first_field():
            field.setFocus()
        else:
            self.left.emit()

    def _answer(self, row: QuestionRow, answer: str, detail: str) -> None:
        now = at_chair(self._running.recorder.now(), self._running.state.utc_offset_min)
        writes = answer == YES and bool(row.question.detail) and not row.field.isHidden()
        if writes and (fault := detail_fault(row.question, detail, now.date())):
            row.say_fault(fault)
            return
        if self._write((QuestionAnswered(GATE, row.question.key, answer, detail),)) and writes:
            row.setFocus()
            self._move(row, 1)

    def _override(self, by: str, reason: str) -> None:
        """Answer for the firmest holds that stand, each by itself."""
        gate = self._keeper.gate()
        held = gate.standing(Standing.HARD) or gate.standing(Standing.SOFT)
        who = by or self._running.recorder.actor
        if self._write([HoldOverridden(GATE, item.key, item.sentence, who, reason) for item in held]):
            self.foot.written()

    def _not_today(self, reason: str) -> None:
        self._write((not_today(self._keeper.gate()), PatientLeft(note=reason)))

    def _write(self, bodies: Sequence[Body]) -> bool:
        try:
            self._running.bridge.write(bodies)
        except Refused as refused:
            self.foot.say(refused.sentence)
            return False
        self.foot.say("")
        return True


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("columnHead")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFixedHeight(22)
    label.setToolTip(tr("{key} goes between the questions and the line").format(key=shortcuts.shown("gate")))
    return label
