"""The audit as rows of text, as the screen shows them and as a table to hand on.

Columns of what was changed: when (the chair's own clock), who, station, what, from, to, why. Columns of who looked:
when, who, station, what, why.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Final

from session.audit_port import Changed, Look
from session.audit_words import changed_words, look_words, value_words
from session.csv_text import csv_text, safe
from session.times import at_chair

CHANGED: Final = ("When", "Who", "Station", "What", "From", "To", "Why")
LOOKED: Final = ("When", "Who", "Station", "What", "Why")
Offset = Callable[[datetime], int]
"""Gives the chair's offset from UTC in minutes at a moment."""


def audit_row(row: Changed | Look, offset: Offset) -> tuple[str, ...]:
    """Return what stands in the columns of a row; a person who is not known is said to be so."""
    when = f"{at_chair(row.at, offset(row.at)):%Y-%m-%d %H:%M}"
    who = (when, row.actor or "not known", row.station)
    if isinstance(row, Look):
        return (*who, look_words(row), value_words(row.reason))
    return (*who, changed_words(row), value_words(row.old), value_words(row.new), value_words(row.reason))


def audit_table(columns: Sequence[str], rows: Iterable[Changed | Look], offset: Offset) -> str:
    """Return rows as CSV with their heading; no words in them become a formula of a spreadsheet."""
    return csv_text(columns, (tuple(map(safe, audit_row(row, offset))) for row in rows))
