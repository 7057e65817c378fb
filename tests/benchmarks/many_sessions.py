"""A clinic's years of sessions, written straight into the tables: patients, their sessions, and the words of both."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from storage import patients
from storage.audit import Change
from storage.engine import writing_engine
from storage.heads import write_head
from tests.storage.examples import START, Sitting, a_patient

SESSIONS_A_PATIENT: Final = 10
MINUTES_BETWEEN: Final = 12
_SURNAMES: Final = (
    "Okafor Lindgren Ng Haddad Novak Silva Ivanova Meier Rossi Tanaka Dubois Kowalski Jensen Costa Petrov"
)
_NAMES: Final = "Miriam Bo Anna Omar Eva Jan Lucia Pierre Sofia Kenji Marta Lars Ines Pavel Ruth Tomas Aylin Noor"
_NURSES: Final = ("A. Lindqvist", "B. Okoye", "C. Duarte", "D. Frank")


def fill_with_sessions(path: Path, count: int) -> None:
    """Write `count` sessions that end at the same moment, whatever their number."""
    engine = writing_engine(path)
    with engine.connect() as connection, connection.begin():
        _fill(connection, count, random.Random(7))
    engine.dispose()


def _fill(connection: Connection, count: int, chance: random.Random) -> None:
    change = Change(at=START, actor="A. Lindqvist", station="chair-1", subject="patient", subject_id="")
    registered = []
    for number in range(count // SESSIONS_A_PATIENT):
        surname = "Zwetajewa" if number % 1000 == 17 else chance.choice(_SURNAMES.split())
        name = f"{surname}, {chance.choice(_NAMES.split())}"
        born = date(1940, 1, 1) + timedelta(days=chance.randrange(25_000))
        patient = a_patient(name, f"{number:06d}", born)
        patients.add(connection, patient, change)
        registered.append(patient)
    for number in range(count):
        opened_at = START - timedelta(minutes=MINUTES_BETWEEN * (count - number))
        write_head(
            connection,
            Sitting(
                patient=chance.choice(registered),
                opened_at=opened_at,
                chair=f"Bay {chance.randrange(8)}",
                nurse=chance.choice(_NURSES),
                left_at=opened_at + timedelta(hours=2),
            ).head(),
        )
