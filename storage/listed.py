"""What stands beside the chains of hashes: the list of sessions, and the rows of patients and of people.

The list of sessions is made of the entries, and is held against them: a session that is another patient's in the list,
or not in it at all, would be shown to nobody as what it is. A patient's or a person's row has to be what the audit says
of it last: a role that somebody gave himself, or a name that was exchanged, has no audit. Who writes into the audit as
well is not found by this, but is in the list of changes with what was written there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, select

from session.audit_words import IDENTITY
from session.erasure import ERASED, is_erased
from session.safekeeping import Misfit
from session.state import SessionState
from storage.audit_tables import ERASURES
from storage.kept_entries import UNREADABLE
from storage.patients import patient_from
from storage.people_tables import PEOPLE
from storage.reader import AnyRow
from storage.tables import AUDIT, PATIENTS, SESSIONS

_LISTED: Final = select(SESSIONS.c.session_id, SESSIONS.c.patient_id, SESSIONS.c.opened_at, SESSIONS.c.left_at)
_OF_A_PERSON: Final = ("name", "role", "active")
Rows = Mapping[str, Mapping[str, str]]
"""By identifier, each field as the audit writes it."""


class Said(NamedTuple):
    """What the entries of a session say that the list of sessions says as well."""

    patient_id: UUID
    opened_at: datetime
    left_at: datetime | None


def said_by(state: SessionState) -> Said | None:
    """Return what a session says of itself; None for one whose check-in is not there."""
    if state.opened is None or state.opening is None:
        return None
    return Said(state.opened.patient_id, state.opening.occurred_at, state.left_at)


def session_misfits(connection: Connection, said: Mapping[UUID, Said]) -> Iterator[Misfit]:
    """Yield each session that is not in the list as its entries say."""
    try:
        listed = {row.session_id: Said(row.patient_id, row.opened_at, row.left_at) for row in _rows(connection)}
    except UNREADABLE:
        yield Misfit(session_id=None, station="", seq=0, at=None, what="The list of sessions cannot be read.")
        return
    for session_id, own in said.items():
        for what in _differences(own, listed.get(session_id)):
            yield Misfit(session_id=session_id, station="", seq=1, at=own.opened_at, what=what)


def _rows(connection: Connection) -> Iterable[AnyRow]:
    return connection.execute(_LISTED)


def _differences(own: Said, listed: Said | None) -> Iterator[str]:
    if listed is None:
        yield "It is not in the list of sessions."
        return
    if listed.patient_id != own.patient_id:
        yield "The list of sessions says that it is another patient's."
    if listed.opened_at != own.opened_at:
        yield "The list of sessions says another time of its check-in."
    if listed.left_at != own.left_at:
        yield "The list of sessions says another end of it."


def audited_misfits(connection: Connection) -> Iterator[Misfit]:
    """Yield each row of a patient or a person that is not what the audit says of it last."""
    try:
        yield from _unlike("Patient", _patients(connection), _audited(connection, "patient", IDENTITY))
        yield from _unlike("Person", _people(connection), _audited(connection, "person", _OF_A_PERSON))
    except UNREADABLE:
        what = "The rows of patients and people cannot be read."
        yield Misfit(session_id=None, station="", seq=0, at=None, what=what)


def _audited(connection: Connection, subject: str, fields: Iterable[str]) -> Rows:
    """Return what the audit says last of each field."""
    asked = select(AUDIT.c.subject_id, AUDIT.c.field, AUDIT.c.new)
    asked = asked.where(AUDIT.c.subject == subject, AUDIT.c.field.in_([*fields])).order_by(AUDIT.c.number)
    last: dict[str, dict[str, str]] = defaultdict(dict)
    for subject_id, field, new in connection.execute(asked):
        last[subject_id][field] = " ".join(str(new).split())
    return last


def _patients(connection: Connection) -> Rows:
    """Return the patients' rows; of one who was erased, that all of it is."""
    erased = set(connection.execute(select(ERASURES.c.patient_id)).scalars())
    found = {}
    for row in connection.execute(select(PATIENTS)):
        own = {"name": row.name, "mrn": row.mrn, "born": str(row.born), "sex": row.sex}
        gone = str(row.patient_id) in erased and is_erased(patient_from(row))
        found[str(row.patient_id)] = dict.fromkeys(own, ERASED) if gone else own
    return found


def _people(connection: Connection) -> Rows:
    return {
        str(row.person_id): {"name": row.name, "role": row.role.value, "active": "yes" if row.active else "no"}
        for row in connection.execute(select(PEOPLE))
    }


def _unlike(kind: str, rows: Rows, audited: Rows) -> Iterator[Misfit]:
    for key in sorted({*rows, *audited}):
        for what in _said_of(f"{kind} {key}", rows.get(key), audited.get(key)):
            yield Misfit(session_id=None, station="", seq=0, at=None, what=what)


def _said_of(which: str, row: Mapping[str, str] | None, audited: Mapping[str, str] | None) -> Iterator[str]:
    if row is None:
        yield f"{which} is in the list of changes and no more in the record."
    elif audited is None:
        yield f"{which} is in the record and was not written by the program."
    else:
        wrong = [field for field in row if row[field] != audited.get(field)]
        yield from (f"{which}: the row says {field} unlike the list of changes." for field in wrong)
