"""A clinic's years of sessions, written straight into the tables: patients, their sessions, and the words of both."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, insert

from session.alert_record import Urgency
from session.ports import Patient, SessionHead
from session.session_flags import SessionFlag
from storage import patients
from storage.audit import Change
from storage.columns import to_microseconds
from storage.engine import writing_engine
from storage.heads import found_by
from storage.marks import marks_of
from storage.patients import mrn_key
from storage.search import SESSION_WORDS
from storage.tables import SESSIONS
from tests.storage.examples import START, Sitting, a_patient

SESSIONS_A_PATIENT: Final = 10
MINUTES_BETWEEN: Final = 12
RARE: Final = 20
"""So many patients have a name that is rare in a clinic of any size."""

UNSIGNED: Final = 60
"""So many are to be signed in a clinic of any size."""
RARE_NOTE: Final = 300
"""One session in so many has a note with a word that no other has."""
_FLAGS: Final = (
    (SessionFlag("early stop", "Stopped early at 0:48: anxiety", Urgency.HIGH), 0.03),
    (SessionFlag("systolic", "Systolic +26 % for 15 min", Urgency.MEDIUM), 0.12),
    (SessionFlag("rescue", "Rescue: ondansetron 4 mg", Urgency.LOW), 0.08),
    (SessionFlag("nausea", "Nausea treated"), 0.1),
    (SessionFlag("emergency", "Emergency: Severe reaction", Urgency.HIGH), 0.005),
)
_NOTES: Final = (
    "Floating, comfortable.", "Slept well, no dreams.", "Asks how long it still takes.", "Blanket given.",
    "Daughter called, will come at four.", "Music changed.", "Light dimmed, eyes closed.", "Dry mouth, sips of water.",
)  # fmt: skip

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
    """Return a session of which a fifth are flagged; the latest few are to be signed in a clinic of any size."""
    opened_at = START - timedelta(minutes=MINUTES_BETWEEN * before)
    left_at = opened_at + timedelta(hours=2)
    sitting = Sitting(
        patient=patient,
        opened_at=opened_at,
        chair=f"Bay {chance.randrange(8)}",
        nurse=chance.choice(_NURSES),
        left_at=left_at,
    )
    flags = [flag for flag, share in _FLAGS if chance.random() < share]
    base, rise = chance.randrange(105, 150), min(int(chance.expovariate(0.12)), 90)
    notes = [chance.choice(_NOTES) for _ in range(4)] + [flag.words for flag in flags]
    return replace(
        sitting.head(),
        ended_at=left_at - timedelta(minutes=30),
        given_mg=Decimal(chance.randrange(2_000, 8_000)) / 100,
        pain_first=Decimal(8),
        pain_last=Decimal(chance.randrange(9)),
        course=f"Induction {chance.randrange(1, 7)} of 6",
        flags=tuple(flags),
        to_sign=before < UNSIGNED,
        peak_systolic=base * (100 + rise) // 100,
        rise_percent=Decimal(rise),
        lowest_spo2=100 - min(int(chance.expovariate(0.35)), 20),
        found_by="\n".join((*notes, "Extravasation." if before % RARE_NOTE == 1 else "Calm.")),
    )


def _session(head: SessionHead) -> dict[str, Any]:
    fields = {name: getattr(head, name) for name in (column.name for column in SESSIONS.c) if hasattr(head, name)}
    own = {"place": to_microseconds(head.opened_at), "day": head.opened_at.date().isoformat()}
    return fields | own | {"marks": marks_of(head)}


def _words(heads: list[tuple[Patient, SessionHead]]) -> Iterator[dict[str, int | str]]:
    for patient, head in heads:
        row = _session(head)
        yield SESSION_WORDS.row(row["place"], found_by((patient.name, patient.mrn, mrn_key(patient.mrn)), row))
