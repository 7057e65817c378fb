"""Finding by parts of words at any size of the record: SQLite's trigram index, and a way to the shorter parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, TableClause, bindparam, column, delete, insert, literal_column, table

from session.folded import folded

_TRIGRAM: Final = 3
_FILL: Final = "\x01"
"""Fills a part of one or two letters up to the three that the index knows; it occurs in no text."""


def short_parts(words: str) -> str:
    """Return every part of one or two letters of `words`, each filled up to three signs."""
    parts = {
        words[start : start + length]
        for length in range(1, _TRIGRAM)
        for start in range(len(words) - length + 1)
        if "\n" not in words[start : start + length]
    }
    return "".join(_filled(part) for part in sorted(parts))


def query(words: Iterable[str], marks: Iterable[Iterable[str]] = ()) -> str:
    """Return the index's question for rows that hold every one of `words` (folded, not empty), and one of each group.

    The groups are of marks (`storage.marks`), none of them empty.
    """
    groups = (f"({' OR '.join(map(_quoted, group))})" for group in marks)
    return " AND ".join((*(_quoted(_filled(word)) for word in words), *groups))


def _quoted(part: str) -> str:
    return '"{}"'.format(part.replace('"', '""'))


def _filled(part: str) -> str:
    return part + _FILL * (_TRIGRAM - len(part))


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(filter(None, map(folded, texts))))


@dataclass(frozen=True, slots=True)
class FoundBy:
    """What a row is found by: names by every part, what was written by parts of three letters on, and marks."""

    names: tuple[str, ...]
    written: tuple[str, ...] = ()
    marks: str = ""


@dataclass(frozen=True, slots=True)
class WordIndex:
    """The words of one table's rows, found by the row's number."""

    rows: TableClause

    @property
    def number(self) -> ColumnElement[int]:
        """Return the column that holds the number of the row in its own table."""
        return self.rows.c.rowid

    def holds(self, words: Iterable[str], marks: Iterable[Iterable[str]] = ()) -> ColumnElement[bool]:
        """Return the condition that a row holds every one of `words`, in any of its texts, and one of each group."""
        return literal_column(self.rows.name).op("MATCH", is_comparison=True)(query(map(folded, words), marks))

    def put(self, connection: Connection, number: int, found: "FoundBy") -> None:
        """Make the row `number` findable by this, instead of what it was found by before."""
        self.drop(connection, number)
        connection.execute(insert(self.rows), self.row(number, found))

    def row(self, number: int, found: "FoundBy") -> dict[str, int | str]:
        """Return what the index keeps of a row."""
        words, written = _lines(found.names), _lines(found.written)
        return {
            "rowid": number,
            "words": "\n".join(filter(None, (words, written))),
            "parts": short_parts(words) + found.marks,
        }

    def drop(self, connection: Connection, number: int) -> None:
        """Make the row no longer findable."""
        connection.execute(delete(self.rows).where(self.number == bindparam("number")), {"number": number})


def _index(name: str) -> WordIndex:
    return WordIndex(table(name, column("rowid"), column("words"), column("parts")))


PATIENT_WORDS: Final = _index("patient_words")
SESSION_WORDS: Final = _index("session_words")
