"""The list of sessions, newest first, and the line in which one is looked for."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.problems import StorageProblem
from session.times import at_chair
from ui import shortcuts
from ui.desk import Desk
from ui.review.session_model import SessionModel
from ui.review.session_rows import SessionRows
from ui.running_session import RunningSession
from ui.text import tr
from ui.theme.look import look_of
from ui.widgets.search_field import SearchField

_SETTLE_MS: Final = 60
"""How long the keyboard rests on a row before the session is opened, so that running down the list stays quick."""


class SessionList(QWidget):
    """`chosen` carries the UUID of the session to open, `entered` says that the keyboard goes on to it."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._problem = ""
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.model = SessionModel(desk.registry, self)
        self.field = SearchField(tr("Name, MRN, date"), shortcuts.shown("find"), self)
        self.field.setToolTip(tr("Part of a name or MRN, a day 2026-11-20, a month 2026-11, a chair or a nurse"))
        self.rows = SessionRows(self.model, self)
        self._hint = QLabel(self)
        self._hint.setObjectName("detail")
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._arrange()
        self._connect()
        self.setFocusProxy(self.field)

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(12, 12, 12, 8)
        top.addWidget(self.field)
        column.addLayout(top)
        said = QVBoxLayout()
        said.setContentsMargins(16, 4, 16, 12)
        said.addWidget(self._hint)
        column.addLayout(said)
        column.addWidget(self.rows, 1)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.reload)
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
        moment = self._desk.now()
        today = at_chair(moment, self._desk.clock.utc_offset_min(moment)).date()
        current = self.current
        if not self.model.show_found(self.field.text().strip(), today):
            return
        self._problem = ""
        self._say(self._empty_words() if self.model.rowCount() == 0 else "")
        if current is not None:
            self.mark(current)

    def mark(self, session_id: UUID) -> None:
        """Make a session the current one where it is in the list, without opening it."""
        index = self.model.place_of(session_id)
        if index.isValid() and index.row() != self.rows.currentIndex().row():
            self.rows.setCurrentIndex(index)

    def _empty_words(self) -> str:
        if not self.model.words:
            return tr("No sessions yet.")
        return tr(
            "No session fits “{words}”. Look by part of a name or MRN, a day such as 2026-11-20, a month such as "
            "2026-11, a chair or a nurse."
        ).format(words=self.model.words)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus() and self.model.rowCount():
            self.rows.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.rows.currentIndex().isValid():
                self.rows.setCurrentIndex(self.model.index(0, 0))
            self._settling.start()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        line = self.rect().adjusted(self.width() - 1, 0, 0, 0)
        QPainter(self).fillRect(line, QColor(look_of(self).palette.line))
