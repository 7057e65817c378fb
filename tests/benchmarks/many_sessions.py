"""A clinic's years of sessions, written straight into the tables: patients, their sessions, and the words of both."""

import random
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, insert

from session.ports import Patient, SessionHead
from storage import patients
from storage.audit import Change
from storage.columns import to_microseconds
from storage.engine import writing_engine
from storage.search import SESSION_WORDS
from storage.tables import SESSIONS
from tests.storage.examples import START, Sitting, a_patient

SESSIONS_A_PATIENT: Final = 10
MINUTES_BETWEEN: Final = 12
RARE: Final = 20
"""So many patients have a name that is rare in a clinic of any size."""

_SURNAMES: Final = (
    "Okafor Lindgren Ng Haddad Novak Silva Ivanova Meier Rossi Tanaka Dubois Kowalski Jensen Costa Petrov"
)
_NAMES: Final = "Miriam Bo Anna Omar Eva Jan Lucia Pierre Sofia Kenji Marta Lars Ines Pavel Ruth Tomas Aylin Noor"
_NURSES: Final = ("A. Lindqvist", "B. Okoye", "C. Duarte", "D. Frank")
_AT_ONCE: Final = 2_000


def fill_with_sessions(path: Path, count: int) -> None:
    """Write `count` sessions that end at the same moment, whatever their number."""
    engine, chance = writing_engine(path), random.Random(7)
    with engine.connect() as connection, connection.begin():
        registered = [_register(connection, number, chance) for number in range(count // SESSIONS_A_PATIENT)]
        held = ((chance.choice(registered), number) for number in range(count))
        heads = ((patient, _head(patient, count - number, chance)) for patient, number in held)
        while some := list(islice(heads, _AT_ONCE)):
            connection.execute(insert(SESSIONS), [_session(head) for _, head in some])
            connection.execute(insert(SESSION_WORDS.rows), list(_words(some)))
    engine.dispose()


def _register(connection: Connection, number: int, chance: random.Random) -> Patient:
    surname = "Zwetajewa" if number < RARE else chance.choice(_SURNAMES.split())
    born = date(1940, 1, 1) + timedelta(days=chance.randrange(25_000))
    patient = a_patient(f"{surname}, {chance.choice(_NAMES.split())}", f"{number:06d}", born)
    change = Change(at=START, actor=_NURSES[0], station="chair-1", subject="patient", subject_id="")
    patients.add(connection, patient, change)
    return patient


def _head(patient: Patient, before: int, chance: random.Random) -> SessionHead:
    opened_at = START - timedelta(minutes=MINUTES_BETWEEN * before)
    sitting = Sitting(
        patient=patient,
        opened_at=opened_at,
        chair=f"Bay {chance.randrange(8)}",
        nurse=chance.choice(_NURSES),
        left_at=opened_at + timedelta(hours=2),
    )
    return sitting.head()


def _session(head: SessionHead) -> dict[str, Any]:
    return asdict(head) | {"place": to_microseconds(head.opened_at), "day": head.opened_at.date().isoformat()}


def _words(heads: list[tuple[Patient, SessionHead]]) -> Iterator[dict[str, int | str]]:
    for patient, head in heads:
        texts = (patient.name, patient.mrn, head.chair, head.nurse)
        yield SESSION_WORDS.row(to_microseconds(head.opened_at), texts)
