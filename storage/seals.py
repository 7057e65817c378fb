"""The seals: what shows that last entries were cut off, or that a whole session is gone.

A seal is written once a day is over, with each backup, and when the program is closed. It holds the last entry (the
head) of every chain that had grown since the seal before, and that seal's hash. Its own hash is SHA-256, as 64
lowercase hexadecimal digits, over one JSON object in UTF-8 without any space between its tokens, with these members in
this order: `number` (from 1 on without a gap), `day` (the chair's date as `2026-11-25`), `sealed_at` (UTC, as in
`storage.chain`), `prev_hash` (empty for the first), and `heads`: an array of objects with the members `session_id`,
`station`, `seq` and `hash`, sorted by the first two. Who has the line of a seal on paper can tell whether anything
before it was changed since.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import Connection, bindparam, func, insert, select

from session.ports import Clock
from session.safekeeping import Misfit, Seal
from session.times import at_chair
from storage.reader import AnyRow, Reader
from storage.tables import DAY_HEADS, EVENTS
from storage.writer import Writes

_ENCODER: Final = msgspec.json.Encoder(uuid_format="canonical")
_TIPS: Final = select(EVENTS.c.session_id, EVENTS.c.station, func.max(EVENTS.c.seq)).group_by(
    EVENTS.c.session_id, EVENTS.c.station
)
_GROWN: Final = (
    select(EVENTS.c.seq, EVENTS.c.hash, EVENTS.c.recorded_at)
    .where(
        EVENTS.c.session_id == bindparam("session_id"),
        EVENTS.c.station == bindparam("station"),
        EVENTS.c.seq > bindparam("sealed"),
    )
    .order_by(EVENTS.c.seq)
)
_SEALS: Final = select(DAY_HEADS).order_by(DAY_HEADS.c.number)
_LAST: Final = _SEALS.order_by(None).order_by(DAY_HEADS.c.number.desc()).limit(1)
Chain = tuple[UUID, str]
"""A session and a station."""


class Head(msgspec.Struct, frozen=True):
    """The last entry of a chain when it was sealed."""

    session_id: UUID
    station: str
    seq: int
    hash: str


Day = tuple[date, tuple[Head, ...]]
"""A day of the chair and the heads that are to be sealed under it."""
_DECODER: Final = msgspec.json.Decoder(tuple[Head, ...])


def seal(reader: Reader, writer: Writes, clock: Clock, *, today: bool) -> None:
    """Seal the days that are over, and what of today is written by now where `today`; waits until it is committed.

    Raises StorageProblem. The chains are read on the caller's thread, so that no entry waits for it.
    """
    now = clock.wall()
    with reader.reading() as connection:
        days = [(day, heads) for day, heads in _grown(connection, clock, now) if today or day < _local(clock, now)]
    if days:
        writer.submit(lambda connection: _write(connection, days, now)).result()


def seals(reader: Reader) -> tuple[Seal, ...]:
    """Return all seals in their order; raises StorageProblem where they cannot be read."""
    with reader.reading() as connection:
        return tuple(map(_shown, connection.execute(_SEALS)))


def latest(reader: Reader) -> Seal | None:
    """Return the last seal, or None; raises StorageProblem where it cannot be read."""
    with reader.reading() as connection:
        row = connection.execute(_LAST).first()
    return _shown(row) if row else None


def _shown(row: AnyRow) -> Seal:
    chains = str(row.heads).count('"seq":')  # as many as there are heads, also where they cannot be read any more
    return Seal(number=row.number, day=row.day, sealed_at=row.sealed_at, chains=chains, hash=row.hash)


def sealed_heads(connection: Connection) -> Iterator[tuple[AnyRow, tuple[Head, ...]]]:
    """Yield each seal's row with its heads, none where they cannot be read."""
    for row in connection.execute(_SEALS):
        try:
            yield row, _DECODER.decode(row.heads)
        except (msgspec.DecodeError, TypeError):
            yield row, ()


def misfits(rows: Iterable[AnyRow]) -> Iterator[Misfit]:
    """Yield each place where the seals are not as they were written."""
    number, previous = 0, ""
    for row in rows:
        if row.number != number + 1:
            yield _misfit(row, number + 1, f"Seal {number + 1} is missing.")
        elif row.prev_hash != previous:
            yield _misfit(row, row.number, f"Seal {row.number} does not follow from the one before it.")
        if _digest(row.number, row.day, row.sealed_at, row.prev_hash, row.heads) != row.hash:
            yield _misfit(row, row.number, f"Seal {row.number} is not as it was written.")
        number, previous = row.number, row.hash


def _misfit(row: AnyRow, number: int, what: str) -> Misfit:
    return Misfit(session_id=None, station="", seq=number, at=row.sealed_at, what=what)


def _grown(connection: Connection, clock: Clock, now: datetime) -> list[Day]:
    """Return the heads that no seal covers, by the day of the chair on which their entries were recorded.

    A chain goes on under the day it had reached where the clock was put back; nothing is ahead of today.
    """
    covered: dict[Chain, int] = {}
    for _, heads in sealed_heads(connection):
        covered.update({(head.session_id, head.station): head.seq for head in heads})
    found: dict[date, dict[Chain, Head]] = {}
    for session_id, station, newest in connection.execute(_TIPS).all():
        before = covered.get((session_id, station), 0)
        if newest > before:
            asked = {"session_id": session_id, "station": station, "sealed": before}
            for day, head in _days(connection.execute(_GROWN, asked).all(), (session_id, station), clock, now):
                found.setdefault(day, {})[session_id, station] = head
    return [(day, tuple(found[day][chain] for chain in sorted(found[day]))) for day in sorted(found)]


def _days(rows: Sequence[AnyRow], chain: Chain, clock: Clock, now: datetime) -> Iterator[tuple[date, Head]]:
    day, today = date.min, _local(clock, now)
    for row in rows:
        day = min(max(day, _local(clock, row.recorded_at)), today)
        yield day, Head(*chain, row.seq, row.hash)


def _local(clock: Clock, moment: datetime) -> date:
    return at_chair(moment, clock.utc_offset_min(moment)).date()


def _write(connection: Connection, days: Sequence[Day], now: datetime) -> None:
    last = connection.execute(_LAST).first()
    number, previous = (last.number, last.hash) if last else (0, "")
    for day, heads in days:
        number += 1
        kept = _ENCODER.encode(heads).decode()
        own = _digest(number, day, now, previous, kept)
        row = {"number": number, "day": day, "sealed_at": now, "heads": kept, "prev_hash": previous, "hash": own}
        connection.execute(insert(DAY_HEADS), row)
        previous = own


def _digest(number: int, day: date, sealed_at: datetime, prev_hash: str, heads: str) -> str:
    sealed = {
        "number": number,
        "day": day,
        "sealed_at": sealed_at.astimezone(UTC),
        "prev_hash": prev_hash,
        "heads": msgspec.Raw(heads.encode()),
    }
    return hashlib.sha256(_ENCODER.encode(sealed)).hexdigest()
