"""An induction on the calendar: a shape, a first day, and the day of each infusion, to be moved one by one."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.course_rules import Induction
from session.induction import is_open, laid_out, replanned
from session.protocol import Protocol
from ui.course.day_field import DayField
from ui.day_words import days_words, short_day, weekday_words
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.labelled import Labelled

_ANY = Induction(1, 30, 1, 1)


class InductionPlan(QWidget):
    """Lays out as many infusions as are asked for; a day that is moved re-plans those after it, and says so."""

    def __init__(self, first: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._protocol: Protocol | None = None
        self._count, self._numbered_from = 0, 1
        self._days: tuple[date, ...] = ()
        self.fields: list[DayField] = []
        self.shape: ChoiceRow | None = None
        self.first = DayField(tr("First day"), first)
        self.changed = QLabel(self)
        self.changed.setObjectName("sentence")
        self.changed.setTextFormat(Qt.TextFormat.PlainText)
        self.changed.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._column.addWidget(self.first)
        self._column.addWidget(self.changed)
        self._column.addLayout(self._rows)
        self.changed.hide()
        self.first.line.editingFinished.connect(self._lay_out)
        self.setFocusProxy(self.first)

    @property
    def days(self) -> tuple[date, ...]:
        return self._days

    def plan(self, protocol: Protocol, count: int, numbered_from: int = 1) -> None:
        """Lay out `count` infusions by this protocol, the first of them being number `numbered_from`."""
        if protocol is not self._protocol:
            self._offer_shapes(protocol)
        self._protocol, self._count, self._numbered_from = protocol, count, numbered_from
        self._lay_out()

    def faulty(self) -> list[Labelled]:
        """Say under each day what is wrong with it, and return those fields."""
        parts = (self.first, *self.fields)
        for part in parts:
            part.day()
        return [part for part in parts if part.problem]

    def _offer_shapes(self, protocol: Protocol) -> None:
        if self.shape is not None:
            self._column.removeWidget(self.shape)
            self.shape.hide()
            self.shape.deleteLater()
            self.shape = None
        shapes = protocol.course.inductions
        if shapes:
            self.shape = ChoiceRow(tr("Shape"), [(one, str(one)) for one in shapes], required=True, per_row=1)
            self.shape.choose(shapes[0])
            self.shape.chosen.connect(lambda _shape: self._lay_out())
            self._column.insertWidget(0, self.shape)

    def _lay_out(self) -> None:
        """Lay all days out anew from the first day on."""
        first = self.first.day()
        if self._protocol is None or first is None:
            return
        chosen = self.shape.value() if self.shape else None
        shape = chosen if isinstance(chosen, Induction) else _ANY
        rules, gap = self._protocol.course, self._protocol.minimum_gap_days
        self._say("")
        self._show(laid_out(shape, self._count, first, rules.open_days, gap) if self._count else ())

    def _show(self, days: Sequence[date]) -> None:
        while len(self.fields) > len(days):
            field = self.fields.pop()
            self._rows.removeWidget(field)
            field.hide()
            field.deleteLater()
        while len(self.fields) < len(days):
            self._add()
        self._days = tuple(days)
        for field, day in zip(self.fields, days, strict=True):
            field.set_day(day)
            field.show_problem("")

    def _add(self) -> None:
        place = len(self.fields)
        field = DayField(tr("Infusion {number}").format(number=place + self._numbered_from))
        field.line.editingFinished.connect(lambda: self._move(place))
        before = self.fields[-1] if self.fields else self.first
        self.fields.append(field)
        self._rows.addWidget(field)
        QWidget.setTabOrder(before.line, field.line)

    def _move(self, place: int) -> None:
        """Take another day for one infusion, move those after it on where they come too soon, and say what changed."""
        if self._protocol is None or place >= len(self._days):
            return
        day = self.fields[place].day()
        if day is None or day == self._days[place]:
            return
        rules, gap = self._protocol.course, self._protocol.minimum_gap_days
        found = replanned(self._days, place, day, rules.open_days, gap)
        self._show(found.days)
        self._say(" ".join((found.changed, *self._doubts(place))))

    def _doubts(self, place: int) -> list[str]:
        """Return what is unusual about a day that was chosen by hand."""
        if self._protocol is None:
            return []
        day, gap = self._days[place], self._protocol.minimum_gap_days
        said = []
        if not is_open(day, self._protocol.course.open_days):
            said.append(tr("The clinic is closed on {day}.").format(day=weekday_words(day)))
        if place and (day - self._days[place - 1]).days < gap:
            before = short_day(self._days[place - 1])
            words = tr("{day} is too soon after {before}: the protocol asks for {gap} between two.")
            said.append(words.format(day=short_day(day), before=before, gap=days_words(gap)))
        return said

    def _say(self, sentence: str) -> None:
        self.changed.setText(sentence.strip())
        self.changed.setVisible(bool(sentence.strip()))
