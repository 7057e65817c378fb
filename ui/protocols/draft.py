"""What is changed in one protocol and not saved yet; it is kept as typed, right or wrong."""

from collections.abc import Mapping

from session.protocol import Protocol
from session.protocol_edit import differences, edited, faults, with_texts
from session.protocol_items import Addition, added, removed
from session.protocol_row import Row, Section
from session.protocol_rows import rows


class Draft:
    """Starts from a version; nothing in it is lost until it is saved or taken back."""

    def __init__(self, protocol: Protocol) -> None:
        self.base = protocol
        self._loose = protocol
        self._changes: dict[str, str] = {}
        self._confirmed: set[str] = set()
        self._was = {row.path: row for row in rows(protocol)}

    @property
    def touched(self) -> bool:
        """Say whether anything differs from the version it started from."""
        return bool(self._changes or self._confirmed) or self._loose != self.base

    @property
    def changes(self) -> int:
        """Return how many rows were changed, added or taken away, or confirmed."""
        now = {row.path: row for row in self.rows()}
        told = [row for row in now.values() if self.changed(row) or (self.confirms(row) and not row.confirmed)]
        return len(told) + len(self._was.keys() - now.keys())

    def rows(self) -> tuple[Row, ...]:
        """Return every row with what was typed into it."""
        return with_texts(rows(self._loose), self._changes)

    def section(self, section: Section) -> tuple[Row, ...]:
        return tuple(row for row in self.rows() if row.section is section)

    def type(self, path: str, text: str) -> None:
        """Take what stands in a row now; what stood there before is no change."""
        was = self._was.get(path)
        if was is not None and was.value == text:
            self._changes.pop(path, None)
        else:
            self._changes[path] = text

    def confirm(self, mark: str, *, confirmed: bool) -> None:
        """Confirm a default for the clinic, or take that back."""
        (self._confirmed.add if confirmed else self._confirmed.discard)(mark)

    def confirms(self, row: Row) -> bool:
        """Say whether a row's default is confirmed here."""
        return row.mark in self._confirmed

    def changed(self, row: Row) -> bool:
        """Say whether a row was typed into or added."""
        return row.path in self._changes or row.path not in self._was

    def to_confirm(self, row: Row) -> bool:
        """Say whether a row's value still is a default that nobody here confirmed or changed."""
        return not row.confirmed and not self.confirms(row) and not self.changed(row)

    def add(self, addition: Addition) -> tuple[Row, ...]:
        """Add a blank item and return its rows."""
        before = {row.path for row in rows(self._loose)}
        self._loose = added(self._loose, addition)
        return tuple(row for row in rows(self._loose) if row.path not in before)

    def remove(self, item: str) -> None:
        """Take an item away, with what was typed into it."""
        self._loose = removed(self._loose, item)
        self._changes = {path: text for path, text in self._changes.items() if path != item and not _in(item, path)}

    @property
    def loose(self) -> Protocol:
        """Return the protocol with what was added and without what was taken away, the texts as they were."""
        return self._loose

    def faults(self) -> Mapping[str, str]:
        """Return what keeps it from being saved: a sentence for each path, "" for the whole."""
        return faults(self._loose, self._changes, self._confirmed)

    def made(self) -> Protocol:
        """Return the protocol as changed; raises RowProblem."""
        return edited(self._loose, self._changes, self._confirmed)

    def differences(self) -> tuple[tuple[str, str, str], ...]:
        """Return what would be saved: each row with its value before and after; raises RowProblem."""
        return differences(self.base, self.made())


def _in(item: str, path: str) -> bool:
    return path.startswith(f"{item}.")
