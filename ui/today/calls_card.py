"""Whom to call: boosters to plan, silent diaries, responses to judge, and calls after a session."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from session.day_plan import DayPlan
from ui.text import tr
from ui.today.call_row import CallRow
from ui.today.called_form import CalledForm
from ui.today.course_words import CallWords, follow_up_words, returning_words, silent_words, unjudged_words
from ui.widgets.card import Card
from ui.widgets.scroll_column import ScrollColumn

_SHOWN: Final = 30
Section = tuple[str, bool, str, Sequence[CallWords]]


class CallsCard(Card):
    """A heading and rows for each list; `course_asked` carries the patient's id.

    `called` carries the patient's id, what was said and who called, once that was written under the row. What is being
    written stays when the lists are read again. Up and Down go through the rows.
    """

    course_asked = Signal(object)
    called = Signal(object, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(tr("Whom to call"))
        self.nurse = ""
        self._sections: list[Section] = []
        self._rows: list[CallRow] = []
        self._parts: list[QWidget] = []
        self._form: tuple[UUID, CalledForm] | None = None
        self._none = QLabel(self)
        self._none.setObjectName("subtitle")
        self._scroll = ScrollColumn(self)
        self._scroll.body.setSpacing(6)
        self.body.setContentsMargins(12, 10, 12, 10)
        self.body.addWidget(self._none)
        self.body.addWidget(self._scroll, 1)

    def rows(self) -> list[CallRow]:
        return list(self._rows)

    def headings(self) -> list[str]:
        """Return the headings of the lists that have rows."""
        return [heading for heading, _, _, rows in self._sections if rows]

    @property
    def form(self) -> CalledForm | None:
        """Return the form that is open, or None."""
        return self._form[1] if self._form else None

    @property
    def is_writing(self) -> bool:
        """Say whether a call is being written down."""
        return self._form is not None

    @property
    def sentence(self) -> str:
        """Return what is said where there are no rows."""
        return self._none.text()

    def show_plan(self, plan: DayPlan, today: date, *, reading: bool, may_write: bool) -> None:
        """Show the lists; what has not changed stays as it is."""
        self._none.setText(tr("Reading the courses") if reading else tr("Nobody to call."))
        self._none.setVisible(not plan.calls or reading)
        sections: list[Section] = [
            (tr("Pain returning: call to plan a booster"), True, "", [returning_words(one) for one in plan.returning]),
            (tr("Ask by phone"), False, "", [silent_words(one) for one in plan.silent]),
            (tr("Response to be judged"), False, "", [unjudged_words(one) for one in plan.unjudged]),
            (
                tr("Call after a session"), False, tr("Called") if may_write else "",
                [follow_up_words(one, today) for one in plan.follow_ups],
            ),
        ]  # fmt: skip
        if sections != self._sections:
            self._sections = sections
            self._build()

    def say(self, sentence: str) -> None:
        """Say why a call was not saved."""
        if self._form:
            self._form[1].say(sentence)

    def close_form(self) -> None:
        """Put away what was being written."""
        if self._form is None:
            return
        patient_id, form = self._form
        self._form = None
        self._scroll.body.removeWidget(form)
        form.hide()
        form.deleteLater()
        if row := self._row_of(patient_id):
            row.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        """Build the rows anew; the keyboard stays on the patient that it was on."""
        held = next((row.said.patient for row in self._rows if _holds_keyboard(row)), None)
        for old in self._parts:
            self._scroll.body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._parts, self._rows = [], []
        for heading, urgent, button, rows in self._sections:
            if rows:
                self._add(_heading(heading, len(rows), self))
            for said in rows[:_SHOWN]:
                self._add(self._row(said, urgent=urgent, button=button))
        self._put_form_back()
        if held and self._form is None and (row := self._row_of(held.patient_id)):
            row.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, said: CallWords, *, urgent: bool, button: str) -> CallRow:
        row = CallRow(said, urgent=urgent, button=button, parent=self)
        row.course_asked.connect(lambda: self.course_asked.emit(said.patient.patient_id))
        row.called.connect(lambda: self._write(said.patient.patient_id))
        row.moved.connect(lambda step: self._move(row, step))
        self._rows.append(row)
        return row

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._scroll.body.addWidget(part)

    def _row_of(self, patient_id: UUID) -> CallRow | None:
        return next((row for row in self._rows if row.button and row.said.patient.patient_id == patient_id), None)

    def _write(self, patient_id: UUID) -> None:
        """Open the form under a row."""
        self.close_form()
        form = CalledForm(self.nurse, self)
        form.left.connect(self.close_form)
        form.saved.connect(lambda note, who: self.called.emit(patient_id, note, who))
        self._form = patient_id, form
        self._put_form_back()
        form.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(form)

    def _put_form_back(self) -> None:
        """Put an open form under its row; where the row is gone the form goes as well."""
        if self._form is None:
            return
        row = self._row_of(self._form[0])
        if row is None:
            self.close_form()
        else:
            self._scroll.body.insertWidget(self._scroll.body.indexOf(row) + 1, self._form[1])

    def _move(self, row: CallRow, step: int) -> None:
        place = self._rows.index(row) + step
        following = self._rows[max(0, min(len(self._rows) - 1, place))]
        following.panel.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(following)


def _heading(text: str, count: int, parent: QWidget) -> QLabel:
    """Return a list's heading, which says so where there are more than are shown."""
    if count > _SHOWN:
        text = tr("{heading} · the first {shown} of {count}").format(heading=text, shown=_SHOWN, count=count)
    label = QLabel(text, parent)
    label.setObjectName("columnHead")
    return label


def _holds_keyboard(row: CallRow) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and row.isAncestorOf(focused)
