"""Reads a record again: every entry decodes, every session folds, every chain and every seal fits."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, String, bindparam, func, select, type_coerce

from session.problems import StorageProblem
from session.safekeeping import Misfit, Progress, Verification
from session.state import replay
from storage import chain
from storage.append_only import trigger_misfits
from storage.kept_entries import UNREADABLE, Entry, entry_from, unreadable
from storage.listed import Said, audited_misfits, said_by, session_misfits
from storage.prepared import Prepared
from storage.sealed import Sealed, sealed
from storage.tables import EVENTS, SESSIONS

_COUNTED: Final = select(type_coerce(EVENTS.c.session_id, String), func.count()).group_by(EVENTS.c.session_id)
_LISTED: Final = select(type_coerce(SESSIONS.c.session_id, String))
_OF_SESSION: Final = Prepared(select(EVENTS).where(EVENTS.c.session_id == bindparam("session_id")))
_MOST: Final = 5
_ENDLESS: Final = datetime.max.replace(tzinfo=UTC)
Chosen = Callable[[Iterable[UUID]], Sequence[UUID]]
"""Says which of a record's sessions are read."""


def unwatched(done: int, of: int) -> None:
    """Tell nobody how far it is."""
    del done, of


@dataclass(slots=True)
class _Found:
    """What the sessions that were read held."""

    entries: int = 0
    added: int = 0
    misfits: list[Misfit] = field(default_factory=list)
    said: dict[UUID, Said] = field(default_factory=dict)


def verify(connection: Connection, chosen: Chosen = sorted, progress: Progress = unwatched) -> Verification:
    """Read the sessions that are `chosen` of all, and the seals.

    `progress` is told after each session, and may raise to give up.
    """
    return _verified(connection, chosen, progress, _Found())


def _verified(connection: Connection, chosen: Chosen, progress: Progress, found: _Found) -> Verification:
    with _whatever_it_holds(connection):
        return _read_all(connection, chosen, progress, found)


@contextmanager
def _whatever_it_holds(connection: Connection) -> Iterator[None]:
    """Read a text that is none as its bytes, which fit nowhere: else one of them would end the whole reading."""
    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101 -- a connection that is not pooled away has one
    driver.text_factory = _text
    try:
        yield
    finally:
        driver.text_factory = str


def _text(kept: bytes) -> str | bytes:
    try:
        return kept.decode()
    except UnicodeDecodeError:
        return kept


def _read_all(connection: Connection, chosen: Chosen, progress: Progress, found: _Found) -> Verification:
    under = sealed(connection)
    found.misfits += under.misfits
    sessions = chosen(dict.fromkeys(under.heads) | dict.fromkeys(_sessions(connection, found)))
    for number, session_id in enumerate(sessions, 1):
        _read(connection, session_id, under, found)
        progress(number, len(sessions))
    return Verification(
        sessions=len(sessions),
        entries=found.entries,
        seals=len(under.latest),
        misfits=tuple(sorted(found.misfits, key=_in_time)),
        remarks=(_added_words(found.added),) if found.added else (),
    )


def verify_file(connection: Connection, chosen: Chosen = sorted, progress: Progress = unwatched) -> Verification:
    """Verify, and check the file with its indexes: a session is found by one, and a damaged one hides entries.

    What stands beside the chains is checked as well, that of patients and people where all sessions are read.
    """
    read, every = _Found(), list[UUID]()

    def noted(sessions: Iterable[UUID]) -> Sequence[UUID]:
        every.extend(sessions)
        return chosen(every)

    found = _verified(connection, noted, progress, read)
    with _whatever_it_holds(connection):
        beside = [*session_misfits(connection, read.said)]
        if found.sessions == len(every):
            beside += audited_misfits(connection)
        beside += trigger_misfits(connection)
    faults = connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})").scalars().all()
    damage = tuple(
        Misfit(session_id=None, station="", seq=0, at=None, what=f"The file is damaged; the database says: {fault}.")
        for fault in faults
        if fault != "ok"
    )
    return replace(found, misfits=(*damage, *found.misfits, *beside))


def _in_time(misfit: Misfit) -> tuple[datetime, str, str, int]:
    return (misfit.at or _ENDLESS, str(misfit.session_id), misfit.station, misfit.seq)


def _sessions(connection: Connection, found: _Found) -> Iterator[UUID]:
    """Yield the sessions that are in the list or have an entry; what is no identifier does not fit."""
    for text in {*connection.execute(_LISTED).scalars(), *(row[0] for row in connection.execute(_COUNTED))}:
        try:
            session_id = UUID(text)
            if session_id.hex != text:
                raise ValueError
        except UNREADABLE:
            what = f"A session is called {text!r}, which no program of ours has written."
            found.misfits.append(Misfit(session_id=None, station="", seq=0, at=None, what=what))
        else:
            yield session_id


def _read(connection: Connection, session_id: UUID, under: Sealed, found: _Found) -> None:
    before, rows = len(found.misfits), _OF_SESSION.execute(connection, {"session_id": session_id}).fetchall()
    found.entries += len(rows)
    if not rows:
        found.misfits.append(under.gone(session_id))
        return
    entries = []
    for row in rows:
        try:
            entries.append(entry_from(row))
        except UNREADABLE:
            found.misfits.append(unreadable(session_id, row))
    found.misfits += chain.misfits((entry, entry.encoded) for entry in entries)
    found.misfits += under.cut_off(session_id, entries)
    own = _folded(entries, found.misfits)
    if own is not None and len(found.misfits) == before:  # a list of other entries says other things
        found.said[session_id] = own
    found.added += under.added(session_id, entries)


def _folded(entries: Iterable[Entry], misfits: list[Misfit]) -> Said | None:
    """Return what a session says of itself; what cannot be read or put together does not fit."""
    events = []
    for entry in entries:
        try:
            events.append(entry.event())
        except StorageProblem as problem:
            misfits.append(entry.misfit(problem.sentence))
        except UNREADABLE:
            misfits.append(entry.misfit("This entry cannot be read."))
    try:
        return said_by(replay(events))
    except UNREADABLE:
        misfits.append(entry.misfit("The entries of this session cannot be put together."))
        return None


def _added_words(count: int) -> str:
    entries, it = ("1 entry was", "it was") if count == 1 else (f"{count:,} entries were", "they were")
    return (
        f"{entries} not there when the record was sealed later than {it} recorded: "
        f"the clock was put back, or {it} added afterwards."
    )
