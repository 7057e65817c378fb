"""The chain that shows a changed record: each entry's hash holds the one before it, by session and station.

The hash is SHA-256, written as 64 lowercase hexadecimal digits, over one JSON object in UTF-8 without any space
between its tokens, with these members in this order:

- `event_id`, `session_id`: UUIDs as 8-4-4-4-12 lowercase hexadecimal digits
- `station`: what the computer is called in the record
- `seq`: the number of the entry at its station in its session, from 1 on without a gap
- `kind`, `schema`: the kind of the entry, and the number of the form in which its body is kept
- `occurred_at`, `recorded_at`: when it happened and when it was written, in UTC, as `2026-11-20T09:52:00Z`; where
  there are parts of a second, six digits of them behind a point
- `actor`, `source`: who wrote it, and by what
- `prev_hash`: the hash of the entry before it at its station in its session, empty for the first
- `body`: the JSON of the body, byte for byte as it is kept in the column `body`

Text is written as it is; a quotation mark, a backslash and characters below U+0020 are escaped as RFC 8259 asks, in
its two-character form where it has one, else as four lowercase digits. Last entries that are cut off leave a chain
that fits: `storage.seals` shows those.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Protocol
from uuid import UUID

import msgspec

from session.events import Event
from session.safekeeping import Misfit
from storage.codec import Encoded

_ENCODER = msgspec.json.Encoder(uuid_format="canonical")


class Entry(Protocol):
    """What the chain holds of an event besides its body."""

    @property
    def event_id(self) -> UUID: ...
    @property
    def session_id(self) -> UUID: ...
    @property
    def occurred_at(self) -> datetime: ...
    @property
    def recorded_at(self) -> datetime: ...
    @property
    def actor(self) -> str: ...
    @property
    def station(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def seq(self) -> int: ...
    @property
    def prev_hash(self) -> str: ...
    @property
    def hash(self) -> str: ...


def material(entry: Entry, encoded: Encoded, seq: int, prev_hash: str) -> bytes:
    """Return the bytes that are hashed: everything of the entry but its hash, as JSON in a fixed order."""
    return _ENCODER.encode(
        {
            "event_id": entry.event_id,
            "session_id": entry.session_id,
            "station": entry.station,
            "seq": seq,
            "kind": encoded.kind,
            "schema": encoded.schema,
            "occurred_at": entry.occurred_at.astimezone(UTC),
            "recorded_at": entry.recorded_at.astimezone(UTC),
            "actor": entry.actor,
            "source": entry.source,
            "prev_hash": prev_hash,
            "body": msgspec.Raw(encoded.text.encode()),
        }
    )


def linked(event: Event, encoded: Encoded, seq: int, prev_hash: str) -> Event:
    """Return `event` as the `seq`-th of its station in its session, after the one that has `prev_hash`."""
    return replace(event, seq=seq, prev_hash=prev_hash, hash=_digest(event, encoded, seq, prev_hash))


def findings(kept: Iterable[tuple[Entry, Encoded]]) -> tuple[str, ...]:
    """Return a sentence for each place where a session's record is not as it was written; none if it is whole."""
    return tuple(misfit.what for misfit in misfits(kept))


def misfits(kept: Iterable[tuple[Entry, Encoded]]) -> tuple[Misfit, ...]:
    """Return each place where a session's record is not as it was written, by station and number; none if it is whole.

    Each event comes with its body as it is kept: one that is encoded again may have gained fields since.
    """
    ordered = sorted(kept, key=lambda pair: (pair[0].station, pair[0].seq))
    found: list[Misfit] = []
    for _, group in groupby(ordered, key=lambda pair: pair[0].station):
        found.extend(_station_misfits(list(group)))
    return tuple(found)


def _station_misfits(kept: list[tuple[Entry, Encoded]]) -> Iterator[Misfit]:
    seq, previous = 0, ""
    for entry, encoded in kept:
        if entry.seq != seq + 1:
            missing = f"entry {seq + 1} is" if entry.seq == seq + 2 else f"entries {seq + 1} to {entry.seq - 1} are"
            yield _misfit(entry, f"{missing} missing", seq + 1)
        elif entry.prev_hash != previous:
            yield _misfit(entry, f"entry {entry.seq} does not follow from the entry before it", entry.seq)
        if _digest(entry, encoded, entry.seq, entry.prev_hash) != entry.hash:
            yield _misfit(entry, f"entry {entry.seq} is not as it was written", entry.seq)
        seq, previous = entry.seq, entry.hash


def _misfit(entry: Entry, what: str, seq: int) -> Misfit:
    station = entry.station
    return Misfit(
        session_id=entry.session_id, station=station, seq=seq, at=entry.recorded_at, what=f"Station {station}: {what}."
    )


def _digest(entry: Entry, encoded: Encoded, seq: int, prev_hash: str) -> str:
    return hashlib.sha256(material(entry, encoded, seq, prev_hash)).hexdigest()
