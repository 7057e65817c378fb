"""The backups of the record: how old, where, and a check of everything that was ever written."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QWidget

from session.backup_words import age_words
from session.people import Act
from session.problems import KnownProblem
from session.safekeeping import Backup, BackupSettings, Verification
from session.times import at_chair, day_text
from ui.backup_watch import BackupWatch
from ui.desk import Desk
from ui.settings.kept_counts import KeptCounts
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.key_button import ButtonKind, KeyButton

_SHOWN: Final = 5
_MEGABYTE: Final = 1_000_000


def ask_for_folder(parent: QWidget) -> str:
    """Let the user choose a folder; empty where none was chosen."""
    return QFileDialog.getExistingDirectory(parent, tr("Folder for a second copy"))


class BackupCard(Card):
    """Says how old the last backup is, lists the newest, makes one when asked, and reads the whole record again."""

    _progressed = Signal(int, int)
    _verified = Signal(object)

    def __init__(self, watch: BackupWatch, desk: Desk, ask: Callable[[QWidget], str] = ask_for_folder) -> None:
        super().__init__(tr("Backups"))
        self._watch, self._desk, self._ask = watch, desk, ask
        self._problem = ""
        self.age = self._words("")
        self.listed = self._words("caption")
        self.second = self._words("")
        self.trouble = self._words("problem")
        self.seal = self._words("caption")
        self.seal.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.found = self._words("")
        self.wrong = self._words("problem")
        self.now = KeyButton(tr("Back up now"), kind=ButtonKind.PRIMARY, parent=self)
        self.choose = KeyButton(tr("Choose a folder"), parent=self)
        self.choose.setAccessibleName(tr("Choose a folder for a second copy"))
        self.drop = KeyButton(tr("No second copy"), kind=ButtonKind.QUIET, parent=self)
        self.counts = KeptCounts(self)
        self.check = KeyButton(tr("Check the whole record"), parent=self)
        self.copy = KeyButton(tr("Copy the seal"), kind=ButtonKind.QUIET, parent=self)
        self._seal_line = ""
        self._arrange()
        self._connect()
        self.show_state()

    def _arrange(self) -> None:
        for part in (self.age, self.trouble, self._row(self.now), self.listed):
            self.body.addWidget(part)
        self.body.addWidget(self._head(tr("How many are kept: the last of each hour, day and month")))
        self.body.addWidget(self.counts)
        self.body.addWidget(self._head(tr("Second copy, on another disk")))
        for part in (self.second, self._row(self.choose, self.drop)):
            self.body.addWidget(part)
        self.body.addWidget(self._head(tr("Is the record as it was written?")))
        for part in (self.found, self.wrong, self._row(self.check, self.copy), self.seal):
            self.body.addWidget(part)

    def _connect(self) -> None:
        self.now.clicked.connect(self._back_up)
        self.choose.clicked.connect(self._choose)
        self.drop.clicked.connect(self._drop)
        self.check.clicked.connect(self._check)
        self.counts.chosen.connect(lambda kept: self._take(replace(self._settings, kept=kept)))
        self._watch.refused.connect(self._refuse)
        self._desk.signed_in_changed.connect(lambda: self._refuse(""))
        self.copy.clicked.connect(self._copy)
        self._watch.changed.connect(self.show_state)
        self._desk.ticked.connect(self._tick)
        self._progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self._verified.connect(self._show_verified, Qt.ConnectionType.QueuedConnection)

    def show_state(self) -> None:
        """Show the backups, where the second copy goes, and the last seal."""
        backups = self._watch.safekeeping.backups()
        self._say_age()
        lines = [tr("In {folder}").format(folder=Path(backups[0].file).parent)] if backups else []
        self._say(self.listed, "\n".join((*lines, *map(self._line, backups[:_SHOWN]))))
        self.now.setDisabled(self._watch.running or self._desk.read_only)
        self.now.set_label(tr("Backing up") if self._watch.running else tr("Back up now"))
        second = self._settings.second
        self.counts.show_kept(self._settings.kept)
        self._say(self.second, second or tr("None. If this disk fails, record and backups are lost together."))
        self.drop.setVisible(bool(second))
        for button in (self.choose, self.drop, self.counts):
            button.setDisabled(self._desk.read_only)
        self._show_seal()

    def _line(self, backup: Backup) -> str:
        local = at_chair(backup.made_at, self._desk.clock.utc_offset_min(backup.made_at))
        size = f"{backup.size / _MEGABYTE:.1f}"
        words = tr("{day}, {time}: {size} MB, verified")
        return words.format(day=day_text(local.date()), time=f"{local:%H:%M}", size=size)

    def _say_age(self) -> None:
        backups = self._watch.safekeeping.backups()
        parts = [age_words(backups, self._desk.now()), self._watch.checked if backups else ""]
        self._say(self.age, ", ".join(filter(None, parts)))
        self._say(self.trouble, self._problem or " ".join(filter(None, (self._watch.overdue, self._watch.trouble))))

    def _show_seal(self) -> None:
        try:
            seal = self._watch.safekeeping.latest_seal()
        except KnownProblem as problem:
            seal = None
            self._say(self.wrong, problem.sentence)
        self._say(self.seal, seal.short() if seal else "")
        self._seal_line = seal.line() if seal else ""
        self.copy.set_label(tr("Copy the seal"))
        self.copy.setVisible(seal is not None)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._seal_line)
        self.copy.set_label(tr("Seal copied"))

    @property
    def _settings(self) -> BackupSettings:
        return self._watch.safekeeping.settings

    def _back_up(self) -> None:
        self._refuse("")
        self._watch.ask()

    def _choose(self) -> None:
        if sentence := self._desk.refusal(Act.KEEP):  # said before a folder is looked for in vain
            self._refuse(sentence)
        elif folder := self._ask(self):
            self._take(replace(self._settings, second=str(Path(folder))))
            if not self._problem:
                self._watch.ask()

    def _drop(self) -> None:
        self._take(replace(self._settings, second=""))

    def _take(self, settings: BackupSettings) -> None:
        try:
            self._watch.safekeeping.choose(settings, self._desk.who)
            self._problem = ""
        except KnownProblem as problem:
            self._problem = problem.sentence
        self.show_state()

    def _refuse(self, sentence: str) -> None:
        """Say why whoever asked may not; an empty sentence takes it back."""
        self._problem = sentence
        self._say_age()

    def _check(self) -> None:
        self._say(self.wrong, "")
        try:
            work = self._watch.safekeeping.verify(self._progressed.emit, self._desk.who)
        except KnownProblem as problem:
            self._say(self.wrong, problem.sentence)
            return
        self.check.setDisabled(True)
        self._say(self.found, tr("Reading the record"))
        work.add_done_callback(self._verified.emit)

    @Slot(int, int)
    def _show_progress(self, done: int, of: int) -> None:
        self._say(self.found, tr("Reading {done} of {of} sessions").format(done=f"{done:,}", of=f"{of:,}"))

    @Slot(object)
    def _show_verified(self, work: "Future[Verification]") -> None:
        self.check.setDisabled(False)
        self._say(self.found, "")
        if work.cancelled():
            return
        try:
            found = work.result()
        except KnownProblem as problem:
            self._say(self.wrong, problem.sentence)
            return
        self._say(self.found, self._whole(found) if found.whole else "")
        self._say(self.wrong, "" if found.whole else self._first(found))

    def _whole(self, found: Verification) -> str:
        words = tr("As it was written. Sessions: {sessions}, entries: {entries}, seals: {seals}.")
        said = words.format(sessions=f"{found.sessions:,}", entries=f"{found.entries:,}", seals=f"{found.seals:,}")
        return " ".join((said, *found.remarks))

    def _first(self, found: Verification) -> str:
        first = found.misfits[0]
        at = ""
        if first.at:
            local = at_chair(first.at, self._desk.clock.utc_offset_min(first.at))
            at = f"{local:%Y-%m-%d %H:%M:%S}, "
        session = tr("session {session}: ").format(session=first.session_id) if first.session_id else ""
        words = tr("Not as it was written. The first entry that does not fit: {place} Places in all: {count}.")
        return words.format(place=f"{at}{session}{first.what}", count=len(found.misfits))

    def _tick(self) -> None:
        if self.isVisible():
            self._say_age()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_state()

    def _say(self, label: QLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)
        label.setVisible(bool(text))

    def _words(self, name: str) -> QLabel:
        label = QLabel("", self)
        label.setObjectName(name or "sentence")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.hide()
        return label

    def _head(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setObjectName("columnHead")
        return label

    def _row(self, *parts: QWidget) -> QWidget:
        held = QWidget(self)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        return held
