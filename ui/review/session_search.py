"""The line in which sessions are looked for, with its shelves, what was understood of it, and lines kept before."""

from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from session.problems import StorageProblem
from session.search_line import read_search
from session.search_question import Counts
from session.times import at_chair
from ui import shortcuts
from ui.desk import Desk
from ui.review.asking import Asking, example_words
from ui.review.kept_searches import KeptSearches
from ui.review.shelf_row import ShelfRow
from ui.text import tr
from ui.widgets.chip import Chip
from ui.widgets.flow_row import FlowRow
from ui.widgets.search_field import SearchField

_PAUSE_MS: Final = 120
"""How long nothing is typed before it is looked for, so that typing never waits for the record."""


class SessionSearch(QWidget):
    """`asked` comes when something else is to be looked for, `downwards` when the keyboard goes on below.

    `told` carries a sentence about what was kept, or why it could not be.
    """

    asked = Signal()
    downwards = Signal()
    told = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.field = SearchField(tr("Name, date, “nausea”"), shortcuts.shown("find"), self)
        self.field.setAccessibleName(tr("Find sessions"))
        self.field.setToolTip(example_words())
        self.shelves = ShelfRow(self)
        self.understood = FlowRow(self)
        self.kept = KeptSearches(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._arrange()
        self._connect()
        self.setFocusProxy(self.field)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        for part in (self.field, self.kept, self.shelves, self.understood):
            column.addWidget(part)
        self.understood.hide()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self.kept.list.installEventFilter(self)
        self._pause.timeout.connect(self.asked)
        self.shelves.chosen.connect(lambda _shelf: self.ask())
        self.kept.list.chosen.connect(self._take)
        self.kept.list.dropped.connect(self._drop)
        self.kept.list.left.connect(self._leave_kept)

    @property
    def waits(self) -> bool:
        """Say whether something was typed that has not been looked for yet."""
        return self._pause.isActive()

    @property
    def today(self) -> date:
        """Return the chair's date."""
        moment = self._desk.now()
        return at_chair(moment, self._desk.clock.utc_offset_min(moment)).date()

    def asking(self) -> Asking:
        """Return what is asked, and say beside the line what was understood of it."""
        self._pause.stop()
        line = " ".join(self.field.text().split())
        question = read_search(line, self.today)
        self.understood.show_parts([Chip(words, outlined=True) for words in question.understood])
        self.understood.setVisible(bool(question.understood))
        return Asking(line, question, self.shelves.shelf)

    def ask(self) -> None:
        """Look now for what is typed."""
        self._pause.stop()
        self.asked.emit()

    def show_counts(self, counts: Counts, asking: Asking) -> None:
        self.shelves.show_counts(counts, asking.question)

    def keep(self) -> None:
        """Keep the line that is typed, to be offered again."""
        line = " ".join(self.field.text().split())
        try:
            self._desk.registry.keep_search(line, self._desk.who)
        except StorageProblem as problem:
            self.told.emit(problem.sentence)
            return
        self.told.emit(tr("Kept: {line}. It is offered while nothing is typed.").format(line=line))

    def go_down(self) -> bool:
        """Put the keyboard on the kept searches where they are offered; say whether that was done."""
        if self.kept.isVisible() and self.field.hasFocus():
            self.kept.enter()
            return True
        return False

    def _typed(self, text: str) -> None:
        self._offer()
        if text:
            self._pause.start()
        else:
            self.ask()

    def _take(self, line: str) -> None:
        self.field.setText(line)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ask()

    def _drop(self, line: str) -> None:
        try:
            self._desk.registry.drop_search(line, self._desk.who)
        except StorageProblem as problem:
            self.told.emit(problem.sentence)
            return
        self._offer()
        if not self.kept.isVisible():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_kept(self, step: int) -> None:
        if step < 0:
            self.field.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.downwards.emit()

    def _offer(self) -> None:
        """Offer what was kept while the line is empty and has the keyboard."""
        near = self.field.hasFocus() or self.kept.list.hasFocus()
        lines: tuple[str, ...] = ()
        if near and not self.field.text():
            try:
                lines = self._desk.registry.searches()
            except StorageProblem as problem:
                self.told.emit(problem.sentence)
        self.kept.show_lines(lines)
        self.kept.setVisible(bool(lines))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.reason() is not Qt.FocusReason.MouseFocusReason:
            QTimer.singleShot(0, self, self._offer)  # once it is known where the keyboard has gone
        return False
