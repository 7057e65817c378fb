"""Reads the audit beside the window, a page at a time; only what was asked last is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from session.audit_port import Audit, Changed, Look
from session.audit_table import Offset, audit_table
from ui.across.saving import free_file, keep_as_csv
from ui.aside import Aside
from ui.audit.audit_asked import Asked, side_words
from ui.text import tr

PAGE: Final = 100
_EXPORTED: Final = 1_000
"""Rows that are read at once where all of them are wanted."""


@dataclass(frozen=True, slots=True)
class Page:
    """Rows that were read; `before` is None where they are the first."""

    asked: Asked
    rows: tuple[Changed | Look, ...]
    before: int | None

    @property
    def is_last(self) -> bool:
        return len(self.rows) < PAGE


class AuditReading(QObject):
    """`told` carries a Page, `failed` why there is none; `stop` comes before the database is closed."""

    told = Signal(object)
    failed = Signal(str)

    def __init__(self, audit: Audit, parent: QObject) -> None:
        super().__init__(parent)
        self._audit = audit
        self._aside = Aside("audit", self)
        self._next: tuple[Asked, int | None] | None = None
        self._aside.done.connect(self._take)
        self._aside.failed.connect(self._fail)

    @property
    def goes_on(self) -> bool:
        return self._aside.busy

    def read(self, asked: Asked, before: int | None = None) -> None:
        """Read a page; while another is being read, this is read after it, and that one is told no more."""
        self._next = (asked, before)
        self._begin()

    def stop(self) -> None:
        """Wait until nothing is read any more."""
        self._next = None
        self._aside.stop()

    def _begin(self) -> None:
        if self._next is not None and not self._aside.busy:
            (asked, before), self._next = self._next, None
            self._aside.begin(partial(_page, self._audit, asked, before))

    def _take(self, page: object) -> None:
        if self._next is None:
            self.told.emit(page)
        self._begin()

    def _fail(self, sentence: str) -> None:
        if self._next is None:
            self.failed.emit(sentence)
        self._begin()


def _page(audit: Audit, asked: Asked, before: int | None) -> Page:
    return Page(asked, asked.page(audit, before, PAGE), before)


class AuditExport(QObject):
    """Saves all that fits as a table among the user's documents, or in `folder`; `told` carries what became of it."""

    told = Signal(str)

    def __init__(self, audit: Audit, offset: Offset, parent: QObject) -> None:
        super().__init__(parent)
        self._audit, self._offset = audit, offset
        self.folder: Path | None = None
        self._aside = Aside("export of the audit", self)
        self._aside.done.connect(self.told.emit)
        self._aside.failed.connect(self.told)

    def start(self, asked: Asked, day: str) -> bool:
        """Begin, and say whether none goes on already; `day` is part of the file's name, in which nobody is named."""
        file = free_file(tr("Audit, {side} {day}").format(side=side_words(asked.side).lower(), day=day), self.folder)
        return self._aside.begin(partial(self._save, asked, file))

    def stop(self) -> None:
        """Wait until nothing is read any more."""
        self._aside.stop()

    def _save(self, asked: Asked, file: Path) -> str:
        rows = _every(self._audit, asked)
        done = keep_as_csv(audit_table(asked.side.columns, rows, self._offset), file)
        words = tr("{count} rows saved in {folder}: {file}") if done else tr("Not saved in {folder}: {file}")
        return words.format(count=len(rows), folder=file.parent, file=file.name)


def _every(audit: Audit, asked: Asked) -> Sequence[Changed | Look]:
    rows: list[Changed | Look] = []
    before = None
    while page := asked.page(audit, before, _EXPORTED):
        rows += page
        before = page[-1].number
    return rows
