"""Who changed what and who looked at whose record, for those who may read it."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from session.audit_line import read_audit_line
from session.audit_port import LookKind
from session.people import Act
from session.times import at_chair
from ui import shortcuts
from ui.audit.audit_asked import Asked, Side, example_words, nothing_words, side_words
from ui.audit.audit_list import AuditList
from ui.audit.audit_reading import AuditExport, AuditReading, Page
from ui.desk import Desk
from ui.text import tr
from ui.widgets.chip import Chip
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.empty_hint import EmptyHint
from ui.widgets.flow_row import FlowRow
from ui.widgets.key_button import KeyButton
from ui.widgets.search_field import SearchField

_PAUSE_MS: Final = 150
"""How long nothing is typed before it is looked for."""
_LONGEST: Final = 700
"""So many signs of a row are read out under the list; the text of a protocol is longer."""


class AuditScreen(QWidget):
    """Reads anew whenever it is shown, for whoever may; `stop` comes before the database is closed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        audit, offset = desk.registry.audit, desk.clock.utc_offset_min
        self.reading = AuditReading(audit, self)
        self.export = AuditExport(audit, offset, self)
        self.sides = ChoiceRow(tr("List"), [(side, side_words(side)) for side in Side], required=True, parent=self)
        self.field = SearchField(tr("Person, patient, day, or a word"), shortcuts.shown("find"), self)
        self.save = KeyButton(tr("Save as a table"), shortcuts.shown("export list"), parent=self)
        self.understood = FlowRow(self)
        self.list = AuditList(offset, self)
        self._told, self._hint = QLabel(self), EmptyHint("schedule", tr("One moment"), "")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._body = QStackedLayout()
        self._arrange()
        self._connect()
        self.sides.choose(Side.CHANGED)
        self.setFocusProxy(self.field)
        self.field.setToolTip(example_words())

    def _arrange(self) -> None:
        self._told.setObjectName("detail")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.sides)
        head.addWidget(self.field, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.save, 0, Qt.AlignmentFlag.AlignBottom)
        for part in (self._hint, self.list):
            self._body.addWidget(part)
        self.understood.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.understood)
        column.addLayout(self._body, 1)
        column.addWidget(self._told)

    def _connect(self) -> None:
        self.sides.chosen.connect(lambda _side: self.ask())
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.field.returnPressed.connect(self.list.enter)
        self._pause.timeout.connect(self.ask)
        self.save.clicked.connect(self.save_table)
        self.reading.told.connect(self._show)
        self.reading.failed.connect(self._fail)
        self.export.told.connect(self._say)
        self.list.rows.more_wanted.connect(lambda last: self.reading.read(self.list.rows.asked, last))
        self.list.read.connect(lambda words: self._say(words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"))
        self.list.left_upwards.connect(self.search)
        self._desk.signed_in_changed.connect(self._look_again)
        shortcuts.bind("find", self, self.search)
        shortcuts.bind("export list", self, self.save_table)

    @property
    def hint(self) -> EmptyHint | None:
        """Return what is said in place of the rows; None where they are shown."""
        return self._hint if self._body.currentWidget() is self._hint else None

    @property
    def told(self) -> str:
        """Return what is said under the list."""
        return self._told.text()

    def search(self) -> None:
        """Put the keyboard into the line."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def ask(self) -> None:
        """Read what is asked, and say beside the line what was understood of it."""
        self._pause.stop()
        sentence = self._desk.refusal(Act.AUDIT)
        for part in (self.sides, self.field, self.save):
            part.setVisible(not sentence)
        self.understood.hide()
        if sentence:
            self._instead(EmptyHint("lock", tr("Not for everybody"), sentence))
            return
        asked = self._asked()
        self.understood.show_parts([Chip(words, outlined=True) for words in asked.question.understood])
        self.understood.setVisible(bool(asked.question.understood))
        self.reading.read(asked)

    def save_table(self) -> None:
        """Save all that fits as a table among the user's documents, and say where."""
        if self.save.isEnabled() and self.export.start(self._asked(), self._today().isoformat()):
            self._desk.look(LookKind.TABLE)
            self._say(tr("The list is being saved as a table."))

    def stop(self) -> None:
        """Wait for what is being read."""
        self._pause.stop()
        self.reading.stop()
        self.export.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.list.enter()
        else:
            super().keyPressEvent(event)

    def _asked(self) -> Asked:
        line, side = " ".join(self.field.text().split()), self.sides.value()
        question = read_audit_line(line, self._today())
        return Asked(side if isinstance(side, Side) else Side.CHANGED, line, question)

    def _today(self) -> date:
        moment = self._desk.now()
        return at_chair(moment, self._desk.clock.utc_offset_min(moment)).date()

    def _show(self, page: Page) -> None:
        if self._desk.refusal(Act.AUDIT):
            return  # somebody else has signed in meanwhile
        if page.before is None:
            self._say("")
        self.list.rows.show_page(page)
        self.save.setEnabled(bool(self.list.rows.rows))
        if self.list.rows.rows:
            self._body.setCurrentWidget(self.list)
        else:
            title = tr("Nothing found") if page.asked.line else tr("Nothing yet")
            self._instead(EmptyHint("search" if page.asked.line else "schedule", title, nothing_words(page.asked)))

    def _fail(self, sentence: str) -> None:
        self._instead(EmptyHint("error", tr("This cannot be read now"), sentence))

    def _instead(self, hint: EmptyHint) -> None:
        self.save.setEnabled(False)
        self._say("")
        self._body.addWidget(hint)
        self._body.setCurrentWidget(hint)
        self._body.removeWidget(self._hint)
        self._hint.deleteLater()
        self._hint = hint

    def _look_again(self) -> None:
        """Hide what was read from whoever may not read it."""
        if self.isVisible():
            self.ask()

    def _say(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.setVisible(bool(sentence))
