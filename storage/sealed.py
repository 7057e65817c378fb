"""What the seals say of each session: which entries were there when, and whether they are there still."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, inspect

from session.safekeeping import Misfit
from storage import seals
from storage.kept_entries import UNREADABLE, Entry
from storage.tables import DAY_HEADS

_SLACK: Final = timedelta(hours=2)
"""A clock may be put back this far without a word: summer time ends, and a computer's clock is put right."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """Each session's heads with the place of their seal, counted from 0; the latest moment up to each place."""

    heads: dict[UUID, list[tuple[int, seals.Head]]] = field(default_factory=lambda: defaultdict(list))
    latest: list[datetime] = field(default_factory=list)
    misfits: list[Misfit] = field(default_factory=list)

    def gone(self, session_id: UUID) -> Misfit:
        """Return a session without a single entry as one that does not fit."""
        heads = self.heads.get(session_id)
        at = self.latest[heads[0][0]] if heads else None
        return Misfit(session_id=session_id, station="", seq=1, at=at, what="All its entries are missing.")

    def cut_off(self, session_id: UUID, entries: Iterable[Entry]) -> Iterator[Misfit]:
        """Yield for each station the first entry that was sealed and is not there as it was."""
        there = {(entry.station, entry.seq): entry for entry in entries}
        last: dict[str, int] = defaultdict(int)
        for station, seq in there:
            last[station] = max(last[station], seq)
        told: set[str] = set()
        for place, head in self.heads.get(session_id, ()):
            entry = there.get((head.station, head.seq))
            if head.station in told or (entry is not None and entry.hash == head.hash):
                continue
            told.add(head.station)
            if entry is None:
                yield self._missing(place, head, min(last[head.station] + 1, head.seq))
            else:
                yield entry.misfit(f"Station {head.station}: entry {head.seq} is not the one that was sealed.")

    def _missing(self, place: int, head: seals.Head, seq: int) -> Misfit:
        missing = f"entry {seq} is" if seq == head.seq else f"entries {seq} to {head.seq} are"
        what = f"Station {head.station}: {missing} missing; seal {place + 1} was put under them."
        return Misfit(session_id=head.session_id, station=head.station, seq=seq, at=self.latest[place], what=what)

    def added(self, session_id: UUID, entries: Iterable[Entry]) -> int:
        """Return how many entries are older by their own time than a seal that does not cover them."""
        heads = self.heads.get(session_id, ())
        return sum(self._is_added(entry, heads) for entry in entries)

    def _is_added(self, entry: Entry, heads: Iterable[tuple[int, seals.Head]]) -> bool:
        covering = (place for place, head in heads if head.station == entry.station and head.seq >= entry.seq)
        first = next(covering, len(self.latest))
        return first > 0 and entry.recorded_at + _SLACK < self.latest[first - 1]


def sealed(connection: Connection) -> Sealed:
    """Return what the seals of a record say; one of an older program has none."""
    found = Sealed()
    if not inspect(connection).has_table(DAY_HEADS.name):
        return found
    try:
        rows = []
        for place, (row, heads) in enumerate(seals.sealed_heads(connection)):
            rows.append(row)
            found.latest.append(max([row.sealed_at, *found.latest[-1:]]))
            for head in heads:
                found.heads[head.session_id].append((place, head))
        found.misfits.extend(seals.misfits(rows))
    except UNREADABLE:
        found.misfits.append(Misfit(session_id=None, station="", seq=0, at=None, what="The seals cannot be read."))
    return found
