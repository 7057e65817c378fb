"""The list of sessions, newest first, and the line in which one is looked for."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.audit_port import LookKind
from session.problems import StorageProblem
from session.search_question import Shelf
from ui import shortcuts
from ui.desk import Desk
from ui.review.asking import nothing_words
from ui.review.session_export import SessionExport
from ui.review.session_model import SessionModel
from ui.review.session_rows import SessionRows
from ui.review.session_search import SessionSearch
from ui.running_session import RunningSession
from ui.theme.look import look_of
from ui.widgets.search_field import SearchField

_SETTLE_MS: Final = 60
"""How long the keyboard rests on a row before the session is opened, so that running down the list stays quick."""


class SessionList(QWidget):
    """`chosen` carries the UUID of the session to open, `entered` says that the keyboard goes on to it.

    `listed` says of how many sessions the list has rows now.
    """

    chosen = Signal(object)
    entered = Signal()
    listed = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._problem = ""
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.model = SessionModel(desk.registry, self)
        self.search_line = SessionSearch(desk, self)
        self.rows = SessionRows(self.model, self)
        self.export = SessionExport(desk.registry, self)
        self._hint = QLabel(self)
        self._hint.setObjectName("detail")
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._arrange()
        self._connect()
        self.setFocusProxy(self.search_line)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(self.search_line)
        said = QVBoxLayout()
        said.setContentsMargins(16, 0, 16, 8)
        said.addWidget(self._hint)
        column.addLayout(said)
        column.addWidget(self.rows, 1)

    def _connect(self) -> None:
        self.search_line.asked.connect(self.reload)
        self.search_line.told.connect(self._say)
        self.search_line.downwards.connect(self._go_down)
        self.export.told.connect(self._say)
        self.field.returnPressed.connect(self._enter)
        self.model.failed.connect(self._fail)
        self.rows.chosen.connect(lambda _index: self._settling.start())
        self.rows.clicked.connect(lambda _index: self._settle())
        self.rows.entered.connect(self._enter)
        self.rows.left_upwards.connect(self.search)
        self._settling.timeout.connect(self._settle)
        self._desk.opened.connect(self._follow)
        for running in self._desk.running:
            self._follow(running)
        shortcuts.bind("queue", self, self.search_line.shelves.turn)
        shortcuts.bind("keep search", self, self.search_line.keep)
        shortcuts.bind("export list", self, self.export_found)

    @property
    def field(self) -> SearchField:
        return self.search_line.field

    @property
    def hint(self) -> str:
        """Return what is said above the rows; nothing where they say it all."""
        return self._hint.text()

    @property
    def problem(self) -> str:
        """Return why the sessions could not be read; nothing where they could."""
        return self._problem

    @property
    def first(self) -> UUID | None:
        """Return the newest session that fits."""
        row = self.model.row(self.model.index(0, 0))
        return row.head.session_id if row else None

    @property
    def current(self) -> UUID | None:
        """Return the session the keyboard has come to."""
        row = self.model.row(self.rows.currentIndex())
        return row.head.session_id if row else None

    def search(self) -> None:
        """Put the keyboard into the search."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def reload(self) -> None:
        """Show the sessions that fit what is typed; the one that was current stays so if it is among them."""
        asking, current = self.search_line.asking(), self.current
        if not self.model.show_found(asking, self.search_line.today):
            return
        try:
            counts = self._desk.registry.count_sessions(asking.question)
        except StorageProblem as problem:
            self._fail(problem.sentence)
            return
        self._problem = ""
        self.search_line.show_counts(counts, asking)
        self._say("" if self.model.rowCount() else nothing_words(asking, counts.of(Shelf.ALL)))
        if current is not None:
            self.mark(current)
        self.listed.emit(self.model.rowCount())

    def next_to_sign(self, session_id: UUID) -> UUID | None:
        """Return what comes after a session in the queue of those to sign; None where that is not what is shown."""
        if self.search_line.asking().shelf is not Shelf.TO_SIGN:
            return None
        place = self.model.place_of(session_id).row()
        beside = (self.model.row(self.model.index(at, 0)) for at in (place + 1, place - 1) if at >= 0)
        return next((row.head.session_id for row in beside if row), None)

    def export_found(self) -> None:
        """Save all sessions that fit what is asked as a table."""
        self._desk.look(LookKind.TABLE)
        self.export.start(self.search_line.asking(), self.search_line.today.isoformat())

    def stop(self) -> None:
        """Wait for what is being exported, before the database is closed."""
        self.export.stop()

    def mark(self, session_id: UUID) -> None:
        """Make a session the current one where it is in the list, without opening it."""
        index = self.model.place_of(session_id)
        if index.isValid() and index.row() != self.rows.currentIndex().row():
            self.rows.setCurrentIndex(index)

    def _say(self, sentence: str) -> None:
        self._hint.setText(sentence)
        self._hint.setVisible(bool(sentence))

    def _fail(self, sentence: str) -> None:
        self._problem = sentence
        self._say(sentence)

    def _settle(self) -> None:
        self._settling.stop()
        if (current := self.current) is not None:
            self.chosen.emit(current)

    def _enter(self) -> None:
        """Open the current session, or the first that fits, and hand the keyboard on."""
        if self.search_line.waits:
            self.reload()
        if self.current is None and self.model.rowCount():
            self.rows.setCurrentIndex(self.model.index(0, 0))
        if self.current is not None:
            self._settle()
            self.entered.emit()

    def _follow(self, running: RunningSession) -> None:
        running.bridge.recorded.connect(lambda *_: self._refresh(running.recorder.session_id))
        if self.isVisible():
            self.reload()

    def _refresh(self, session_id: UUID) -> None:
        """Show what has become of a running session; while the list is not shown it is read again later."""
        if not self.isVisible():
            return
        try:
            row = self._desk.registry.session_row(session_id)
        except StorageProblem as problem:
            self._fail(problem.sentence)
            return
        if row is not None:
            self.model.replace(row)
            self.rows.scheduleDelayedItemsLayout()

    def _go_down(self) -> None:
        """Put the keyboard on the rows."""
        if self.search_line.waits:
            self.reload()
        if self.model.rowCount():
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.rows.currentIndex().isValid():
                self.rows.setCurrentIndex(self.model.index(0, 0))
            self._settling.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.search_line.isAncestorOf(self.focusWidget()):
            if not self.search_line.go_down():
                self._go_down()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        line = self.rect().adjusted(self.width() - 1, 0, 0, 0)
        QPainter(self).fillRect(line, QColor(look_of(self).palette.line))
