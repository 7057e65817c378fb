"""Which series are looked at, to be chosen beside the charts."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from session.across import Filter
from session.course import PainCondition
from session.form import FormFault
from ui.course.course_form import read_from
from ui.course.day_field import DayField
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.scroll_column import ScrollColumn

_MOST_ENTRIES = 999


class FilterForm(QWidget):
    """`chosen` carries the Filter; what is left empty leaves all."""

    chosen = Signal(object)

    def __init__(self, now: Filter, protocols: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        conditions = [(one, tr(one.value[:1].upper() + one.value[1:])) for one in PainCondition]
        self.condition = ChoiceRow(tr("What the pain comes from"), conditions, per_row=1)
        self.protocol = ChoiceRow(tr("Protocol"), [(one, one) for one in protocols], per_row=1)
        self.since = DayField(tr("From"), now.since, optional=True)
        self.until = DayField(tr("Until"), now.until, optional=True)
        self.entries = Field(tr("Days of diary after the infusion, at least"), example="10")
        self.condition.choose(now.condition)
        self.protocol.choose(now.protocol or None)
        self.entries.set_text(str(now.entries) if now.entries else "")
        self.show_chosen = KeyButton(tr("Show these"), kind=ButtonKind.PRIMARY)
        self.show_all = KeyButton(tr("Show all"))
        view = ScrollColumn(self)
        for part in (self.condition, self.protocol, self.since, self.until, self.entries):
            view.body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(view, 1)
        column.addWidget(self.show_chosen)
        column.addWidget(self.show_all)
        self.show_chosen.clicked.connect(self._choose)
        self.show_all.clicked.connect(lambda: self.chosen.emit(Filter()))
        for field in (self.since, self.until, self.entries):
            field.line.returnPressed.connect(self._choose)
        self.setFocusProxy(self.condition)

    def _choose(self) -> None:
        since, until = self.since.day(), self.until.day()
        if since and until and until < since:
            self.until.show_problem(tr("This is before the first day."))
        entries = read_from(self.entries, read_entries)
        if self.since.problem or self.until.problem or entries is None:
            return
        condition = self.condition.value()
        self.chosen.emit(
            Filter(
                condition=condition if isinstance(condition, PainCondition) else None,
                protocol=str(self.protocol.value() or ""),
                since=since,
                until=until,
                entries=entries,
            )
        )


def read_entries(text: str) -> int:
    """Read how many days of diary there are at least, nothing for 0; raises FormFault."""
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and int(text) <= _MOST_ENTRIES):
        raise FormFault(tr("Write a whole number of days, or nothing."))
    return int(text)
