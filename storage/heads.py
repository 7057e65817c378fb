"""The row of a session in the lists, written in the transaction of each of its entries."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, update

from session.ports import SessionHead
from session.problems import StorageProblem
from session.times import at_chair
from storage.columns import to_microseconds
from storage.marks import marks_of
from storage.prepared import Prepared
from storage.reader import AnyRow
from storage.search import SESSION_WORDS, FoundBy
from storage.tables import PATIENTS, SESSIONS

_SETTLED: Final = (
    "session_id", "patient_id", "chair", "nurse", "opened_at", "utc_offset_min", "protocol", "course", "found_by",
    "marks",
)  # fmt: skip
"""What a row is placed and found by: while it stays, an entry costs one plain update. The marks come last."""
_MOVING: Final = (
    "phase", "started_at", "ended_at", "left_at", "last_at", "given_mg", "entries", "weight_kg", "pain_first",
    "pain_last", "flags", "urgency", "to_sign", "peak_systolic", "rise_percent", "lowest_spo2",
)  # fmt: skip
_NAMES: Final = (*_MOVING, *_SETTLED)
_VALUES: Final = attrgetter(*_NAMES[:-1])
_PARAMETERS: Final = (*(f"new_{name}" for name in _MOVING), *(f"is_{name}" for name in _SETTLED))
_WORDED: Final = tuple(SESSIONS.c[name] for name in ("chair", "nurse", "protocol", "course", "found_by", "marks"))

_MOVE: Final = Prepared(
    update(SESSIONS)
    .where(*(SESSIONS.c[name] == bindparam(f"is_{name}") for name in _SETTLED))
    .values({name: bindparam(f"new_{name}") for name in _MOVING})
)
_REPLACE: Final = update(SESSIONS).where(SESSIONS.c.place == bindparam("is_place"))
_FIND: Final = select(SESSIONS.c.place, SESSIONS.c.opened_at).where(SESSIONS.c.session_id == bindparam("session_id"))
_TAKEN: Final = select(SESSIONS.c.place).where(SESSIONS.c.place == bindparam("place"))
_WHO: Final = select(PATIENTS.c.name, PATIENTS.c.mrn, PATIENTS.c.mrn_key).where(
    PATIENTS.c.patient_id == bindparam("patient_id")
)
_AS_PLACED: Final = select(SESSIONS.c.place, SESSIONS.c.patient_id, *_WORDED)
_PLACED: Final = _AS_PLACED.where(SESSIONS.c.place == bindparam("place"))
_OF_PATIENT: Final = _AS_PLACED.where(SESSIONS.c.patient_id == bindparam("patient_id"))


def write_head(connection: Connection, head: SessionHead) -> None:
    """Write a session's head: one plain update, unless the session is new or what it is found by has changed."""
    values = (*_VALUES(head), marks_of(head))
    if _MOVE.execute(connection, dict(zip(_PARAMETERS, values, strict=True))).rowcount == 0:
        _place(connection, head, dict(zip(_NAMES, values, strict=True)))


def reindex_sessions(connection: Connection, patient_id: UUID) -> None:
    """Make a patient's sessions findable by what the patient's row holds now."""
    for row in connection.execute(_OF_PATIENT, {"patient_id": patient_id}).all():
        _index(connection, row)


def _index(connection: Connection, row: AnyRow) -> None:
    who = connection.execute(_WHO, {"patient_id": row.patient_id}).one()
    SESSION_WORDS.put(connection, row.place, found_by(tuple(who), row._asdict()))


def found_by(who: tuple[str, ...], row: Mapping[str, Any]) -> FoundBy:
    """Return what a session is found by: who the patient is, and what its row says."""
    written = (row["protocol"], row["course"], *row["found_by"].split("\n"))
    return FoundBy((*who, row["chair"], row["nurse"]), written, row["marks"])


def _place(connection: Connection, head: SessionHead, fields: dict[str, Any]) -> None:
    """Give the head its place in the order of time, and its words to the search."""
    if connection.execute(_WHO, {"patient_id": head.patient_id}).first() is None:
        raise StorageProblem(
            "The patient of this session is not registered, so nothing was saved. Register the patient first."
        )
    old = connection.execute(_FIND, {"session_id": head.session_id}).first()
    if old is not None and old.opened_at == head.opened_at:
        place = old.place
    else:
        place = _free_place(connection, to_microseconds(head.opened_at))
    row = fields | {"place": place, "day": at_chair(head.opened_at, head.utc_offset_min).date().isoformat()}
    if old is None:
        connection.execute(insert(SESSIONS), row)
    else:
        connection.execute(_REPLACE, row | {"is_place": old.place})
    if old is not None and old.place != place:
        SESSION_WORDS.drop(connection, old.place)
    _index(connection, connection.execute(_PLACED, {"place": place}).one())


def _free_place(connection: Connection, place: int) -> int:
    while connection.execute(_TAKEN, {"place": place}).first() is not None:
        place += 1
    return place
