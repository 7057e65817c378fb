"""Opening a past session and finding one among many, beside the raw read of the same."""

import json
import shutil
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from session.events import Body, Event, SessionOpened, VitalsRecorded
from session.search_line import read_search
from session.search_question import Shelf
from storage.columns import EPOCH
from storage.driver import sqlite
from storage.opening import Opened, open_database
from storage.sample_store import SampleStore
from storage.system_clock import SystemClock
from tests.benchmarks.floors import in_turns, seconds_of, tell
from tests.benchmarks.many_sessions import fill_with_sessions
from tests.storage.examples import START, STATION, Sitting, samples, vitals

GOAL = 1.5
ENTRIES, SECONDS = 150, 7_200
CODES = ("systolic", "diastolic", "heart_rate", "spo2", "respiration", "etco2", "temperature", "mean")
FEW, MANY = 20_000, 200_000


def opened(path: Path) -> Opened:
    return open_database(str(path), STATION, clock=SystemClock())


DECODERS: dict[str, "msgspec.json.Decoder[Body]"] = {
    body.KIND: msgspec.json.Decoder(body) for body in (SessionOpened, VitalsRecorded)
}


def raw_event(row: tuple[Any, ...]) -> Event:
    return Event(
        event_id=UUID(row[0]), session_id=UUID(row[1]), station=row[2], seq=row[3],
        occurred_at=EPOCH + timedelta(microseconds=row[6]), recorded_at=EPOCH + timedelta(microseconds=row[7]),
        actor=row[8], source=row[9], body=DECODERS[row[4]].decode(row[10]), prev_hash=row[11], hash=row[12],
    )  # fmt: skip


def raw_table(packed: bytes) -> NDArray[np.int64]:
    """Return the running sums of what a chunk holds: its values and both its times."""
    chunk = msgspec.msgpack.decode(zlib.decompress(packed))
    rows = [np.frombuffer(times[3], f"<i{times[2]}").cumsum(dtype=np.int64) for times in chunk[2:4]]
    steps = np.frombuffer(chunk[8], f"<i{chunk[7]}").reshape(len(chunk[4]), -1)
    return np.vstack([*rows, steps.cumsum(axis=1, dtype=np.int64)])


@dataclass
class Past:
    """A finished session in a database, and a raw connection to the same file."""

    database: Opened
    sitting: Sitting
    raw: sqlite.Connection

    def read(self) -> None:
        self.database.journal.events(self.sitting.session_id)
        self.database.journal.samples(self.sitting.session_id)

    def read_raw(self) -> None:
        """Read the same rows with sqlite3 into the same objects and arrays, by hand and unchecked."""
        session_id = (self.sitting.session_id.hex,)
        events = self.raw.execute("SELECT * FROM events WHERE session_id = ?", session_id).fetchall()
        sorted(map(raw_event, events), key=lambda event: event.order_key)
        chunks = self.raw.execute("SELECT packed FROM sample_chunks WHERE session_id = ?", session_id)
        tables = [raw_table(packed) for (packed,) in chunks.fetchall()]
        np.concatenate(tables, axis=1).astype(np.float64)

    def read_raw_rows(self) -> None:
        """Fetch the entries, and the samples as a row each, as they would be kept without a thought for speed."""
        session_id = (self.sitting.session_id.hex,)
        for row in self.raw.execute("SELECT * FROM events WHERE session_id = ?", session_id).fetchall():
            json.loads(row[10])
        self.raw.execute("SELECT at, device_at, code, value FROM plain_samples").fetchall()


@pytest.fixture
def past(tmp_path: Path) -> Iterator[Past]:
    database, sitting = opened(tmp_path / "record.sqlite"), Sitting()
    store = SampleStore(database.writer, database.reader, commit_every_s=0)
    database.registry.add_patient(sitting.patient, sitting.nurse)
    database.journal.append([sitting.event(sitting.opening())], sitting.head())
    for minute in range(1, ENTRIES):
        database.journal.append([sitting.event(vitals(), minute)], sitting.head(minute))
    for second in range(0, SECONDS, 60):
        part = samples(60, START + timedelta(seconds=second), CODES)
        store.append(sitting.session_id, "monitor", part).result()
    database.close()
    raw = sqlite.connect(tmp_path / "record.sqlite", isolation_level=None)
    raw.execute("CREATE TABLE plain_samples (at REAL, device_at REAL, code TEXT, value REAL)")
    rows = ((at.at.timestamp(), 0.0, at.code, float(at.value)) for at in samples(SECONDS, START, CODES))
    raw.execute("BEGIN")
    raw.executemany("INSERT INTO plain_samples VALUES (?, ?, ?, ?)", rows)
    raw.execute("COMMIT")
    database = opened(tmp_path / "record.sqlite")
    yield Past(database, sitting, raw)
    raw.close()
    database.close()


def test_how_long_a_past_session_takes_to_open(past: Past) -> None:
    steps = {"ours": past.read, "raw": past.read_raw, "rows": past.read_raw_rows}
    taken = in_turns({name: partial(seconds_of, step) for name, step in steps.items()}, 60)
    tell(
        f"open {ENTRIES} entries and {SECONDS * len(CODES)} packed samples, beside the raw read of the same",
        taken["ours"] / taken["raw"], GOAL, f"{taken['ours'] * 1e3:.2f} ms against {taken['raw'] * 1e3:.2f} ms",
    )  # fmt: skip
    tell(
        "the same beside the raw read of a row a sample",
        taken["ours"] / taken["rows"], GOAL, f"{taken['ours'] * 1e3:.2f} ms against {taken['rows'] * 1e3:.2f} ms",
    )  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Opened, Opened]]:
    """Return a clinic with few sessions and one with ten times as many."""
    folder = tmp_path_factory.mktemp("clinics")
    clinics = []
    for count in (FEW, MANY):
        path = folder / f"{count}.sqlite"
        opened(path).close()
        fill_with_sessions(path, count)
        clinics.append(opened(path))
    yield clinics[0], clinics[1]
    for clinic in clinics:
        clinic.close()
    shutil.rmtree(folder)


MIDDLE: datetime | None = START - timedelta(days=30)
SEARCHES = {
    "first page": ("", Shelf.ALL, None),
    "a page further down": ("", Shelf.ALL, MIDDLE),
    "what is to be signed": ("", Shelf.TO_SIGN, None),
    "what is flagged": ("", Shelf.FLAGGED, None),
    "part of a common name": ("lind", Shelf.ALL, None),
    "part of a rare name": ("zwetajewa", Shelf.ALL, None),
    "part of an MRN": ("0017", Shelf.ALL, None),
    "two letters": ("ng", Shelf.ALL, None),
    "one digit": ("7", Shelf.ALL, None),
    "no such name": ("qqxyz", Shelf.ALL, None),
    "name and chair": ("okafor bay", Shelf.ALL, None),
    "nurse": ("nurse lind", Shelf.ALL, None),
    "a day": ("2026-11-01", Shelf.ALL, None),
    "a month and a name": ("2026-10 okafor", Shelf.ALL, None),
    "a year, flagged": ("2026", Shelf.FLAGGED, None),
    "flag": ("early stop", Shelf.ALL, None),
    "rare flag": ("emergency", Shelf.ALL, START - timedelta(days=10)),
    "month and flag": ("october nausea", Shelf.ALL, None),
    "name and flag": ("okafor nausea", Shelf.ALL, None),
    "flag, to be signed": ("nausea", Shelf.TO_SIGN, None),
    "rise of the systolic": ("systolic > 20 %", Shelf.ALL, None),
    "odd rise of the systolic": ("systolic > 33 %", Shelf.ALL, None),
    "low saturation": ("spo2 < 92", Shelf.ALL, None),
    "pain": ("pain < 4", Shelf.ALL, None),
    "dose": ("mg > 79,5", Shelf.ALL, None),
    "common word of a note": ("blanket", Shelf.ALL, None),
    "rare word of a note": ("extravasation", Shelf.ALL, None),
}


@pytest.mark.parametrize("search", SEARCHES)
def test_how_long_a_search_takes_among_many(filled: tuple[Opened, Opened], search: str) -> None:
    words, shelf, before = SEARCHES[search]
    question = read_search(words, START.date())
    steps = {
        name: partial(seconds_of, partial(clinic.registry.find_sessions, question, shelf, before))
        for name, clinic in zip(("few", "many"), filled, strict=True)
    }
    taken = in_turns(steps, 40)
    absolute = f"{taken['many'] * 1e3:.2f} ms against {taken['few'] * 1e3:.2f} ms"
    tell(f"{search} among {MANY} sessions, beside {FEW}", taken["many"] / taken["few"], GOAL, absolute)


@pytest.mark.parametrize("words", ["", "lind", "nausea", "systolic > 20 %", "blanket"])
def test_how_long_counting_the_shelves_takes(filled: tuple[Opened, Opened], words: str) -> None:
    question = read_search(words, START.date())
    steps = {
        name: partial(seconds_of, partial(clinic.registry.count_sessions, question))
        for name, clinic in zip(("few", "many"), filled, strict=True)
    }
    taken = in_turns(steps, 20)
    absolute = f"{taken['many'] * 1e3:.2f} ms against {taken['few'] * 1e3:.2f} ms"
    tell(f"counting {words!r} among {MANY} sessions, beside {FEW}", taken["many"] / taken["few"], GOAL, absolute)


@pytest.mark.parametrize("words", ["", "zwetajewa", "okafor", "7"])
def test_how_long_finding_a_patient_takes(filled: tuple[Opened, Opened], words: str) -> None:
    steps = {
        name: partial(seconds_of, partial(clinic.registry.find_patients, words))
        for name, clinic in zip(("few", "many"), filled, strict=True)
    }
    taken = in_turns(steps, 40)
    absolute = f"{taken['many'] * 1e3:.2f} ms against {taken['few'] * 1e3:.2f} ms"
    tell(f"patients by {words!r} in the larger clinic", taken["many"] / taken["few"], GOAL, absolute)
