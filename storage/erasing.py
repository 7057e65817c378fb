"""Removes a patient's identity on request, for good; what was done and found in the sessions stays.

What goes: name, MRN, birth date and sex in the patient's row and in every old and new value of them in the audit, and
the words by which the patient and the sessions were found. What stays: sessions with all their entries under the bare
identifier, so that every chain of hashes still fits (no entry ever held the identity), course, diary and judgements,
who looked when, and that the identity was removed, by whom and why.

The audit is append-only by trigger. The trigger allows one change alone: the values of name, MRN, birth date and sex of
a patient who is written down in `erasures`, to the word `erased`. So the audit still shows that they were changed, by
whom and when.

SQLite leaves what was overwritten in free pages and in the write-ahead log. Therefore the search indexes are merged,
the file is rewritten whole and the log is emptied; the tests look for the name in the bytes. That this is still to be
done is written with the erasure, so that what could not be done then is done when the record is opened again.
What nobody can find by machine stays: a name that somebody typed into a note, a reason or a kept search, and backups.
"""

import logging
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, case, insert, null, select, update

from session.audit_words import IDENTITY
from session.erasure import BORN, ERASED, SEX, erased_mrn, erased_name
from session.folded import folded
from session.people import Act
from session.problems import Refused
from storage.audit import Change, write_audit
from storage.audit_tables import ERASURES, TO_SCOUR
from storage.bookings import free
from storage.heads import reindex_sessions
from storage.patients import mrn_key, registered
from storage.people import require_may
from storage.search import PATIENT_WORDS, FoundBy
from storage.tables import AUDIT, PATIENTS, SESSIONS

log = logging.getLogger(__name__)

_NUMBER: Final = select(PATIENTS.c.number).where(PATIENTS.c.patient_id == bindparam("of_id"))
_PUT: Final = update(PATIENTS).where(PATIENTS.c.number == bindparam("is_number"))
_ERASED: Final = select(ERASURES.c.patient_id).where(ERASURES.c.patient_id == bindparam("of_id"))
_RUNNING: Final = select(SESSIONS.c.patient_id).where(SESSIONS.c.left_at.is_(None))
_LEFT_OVER: Final = select(TO_SCOUR.c.patient_id).limit(1)
STILL_THERE: Final = (
    "Parts of an identity that was removed are still in the file. It is tried again when the record is opened next."
)
FREED: Final = "identity removed"
"""Why the bookings of somebody whose identity is removed are cancelled."""
_BLANK: Final = (
    update(AUDIT)
    .where(AUDIT.c.subject == "patient", AUDIT.c.subject_id == bindparam("of_id"), AUDIT.c.field.in_(IDENTITY))
    .values(
        old=case((AUDIT.c.old.is_(None), null()), else_=ERASED),
        new=case((AUDIT.c.new.is_(None), null()), else_=ERASED),
    )
)
_WORDS: Final = ("patient_words", "session_words")


def erase(connection: Connection, patient_id: UUID, reason: str, change: Change) -> None:
    """Remove a patient's identity from every row; raises Refused or StorageProblem, then all of it is there still."""
    reason = " ".join(reason.split())
    require_may(connection, change.actor, Act.ERASE)
    require_may(connection, change.actor, Act.ERASE)
    _require(connection, patient_id, reason)
    number = connection.execute(_NUMBER, {"of_id": patient_id}).scalar_one()
    name, mrn = erased_name(patient_id), erased_mrn(patient_id)
    row = {"name": name, "mrn": mrn, "name_key": folded(name), "mrn_key": mrn_key(mrn), "born": BORN, "sex": SEX}
    connection.execute(_PUT, row | {"is_number": number})
    PATIENT_WORDS.put(connection, number, FoundBy((name, mrn)))
    reindex_sessions(connection, patient_id)
    who = {"patient_id": str(patient_id), "at": change.at, "actor": change.actor, "station": change.station}
    connection.execute(insert(ERASURES), who | {"reason": reason})
    connection.execute(insert(TO_SCOUR), {"patient_id": str(patient_id), "at": change.at})
    connection.execute(_BLANK, {"of_id": str(patient_id)})
    free(connection, patient_id, change, FREED)
    write_audit(connection, change, {"identity": "kept"}, {"identity": ERASED}, reason)
    for words in _WORDS:  # what is no longer found lies in the index until its parts are merged
        connection.exec_driver_sql(f"INSERT INTO {words}({words}) VALUES ('optimize')")  # noqa: S608 -- names of ours


def is_erased(connection: Connection, patient_id: UUID) -> bool:
    """Say whether a patient's identity was removed."""
    return connection.execute(_ERASED, {"of_id": str(patient_id)}).first() is not None


def scour(connection: Connection) -> bool:
    """Leave nothing of what was overwritten in the file; say whether the log could be emptied as well.

    Ends the transaction in which it is called: the file cannot be rewritten within one. It takes as long as writing
    the file anew. Where somebody still reads an older moment, the log cannot be emptied yet.
    """
    driver = connection.connection.driver_connection
    assert driver is not None  # noqa: S101 -- a connection that is not pooled away has one
    connection.commit()
    driver.commit()
    driver.execute("VACUUM")
    busy = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()[0][0]
    if busy:
        log.info("The log of the record could not be emptied, for it is read; it is tried again")
        return False
    driver.execute(f"DELETE FROM {TO_SCOUR.name}")  # noqa: S608 -- a name of ours
    driver.commit()
    return True


def scour_again(connection: Connection) -> bool:
    """Do what `scour` could not do before; say whether nothing is left to be done.

    While a session runs it is put off, for the file that is written anew would hold up its entries.
    """
    if connection.execute(_LEFT_OVER).first() is None:
        return True
    return connection.execute(_RUNNING).first() is None and scour(connection)


def _require(connection: Connection, patient_id: UUID, reason: str) -> None:
    """Raise what says why the identity cannot be removed now."""
    patient = registered(connection, patient_id)
    if not reason:
        raise Refused("A reason is needed to remove an identity, so nothing was removed. Write why.")
    if is_erased(connection, patient_id):
        raise Refused("The identity of this patient was removed before, so there is nothing to remove.")
    running = set(connection.execute(_RUNNING).scalars())
    if patient_id in running:
        raise Refused(f"A session of {patient.name} is running, so nothing was removed. Wait until it is over.")
    if running:
        raise Refused(
            "A session is running, and the file is written anew for this, which would hold up its entries. "
            "Nothing was removed. Wait until no patient is at a chair."
        )
