"""Rows that belong together as one row that opens, so that a form of questions does not flood the record."""

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from uuid import UUID

from ui.record.row import RecordRow, Run
from ui.text import tr


def folded(rows: Iterable[RecordRow], opened: Collection[UUID]) -> list[RecordRow]:
    """Return rows with those of one family that follow each other under a heading; `opened` headings show theirs."""
    shown: list[RecordRow] = []
    for family, together in groupby(rows, key=lambda row: row.family):
        members = list(together)
        if not family or len(members) == 1:
            shown += members
            continue
        first = min(members, key=lambda row: (row.moment, row.event_id))
        is_open = first.event_id in opened
        shown.append(_heading(family, first, members, is_open=is_open))
        shown += members if is_open else []
    return shown


def _heading(family: str, first: RecordRow, members: Sequence[RecordRow], *, is_open: bool) -> RecordRow:
    words = {"gate": tr("Start gate: {count} answers"), "discharge": tr("Before leaving: {count} answers")}
    what = words.get(family, tr("{count} answers")).format(count=len(members))
    return RecordRow(
        event_id=first.event_id,
        moment=first.moment,
        clock=first.clock,
        said=(Run("▾ " if is_open else "▸ ", "muted"), Run(what)),
        shown_in=first.shown_in,
        family=family,
        members=tuple(row.event_id for row in members),
    )
