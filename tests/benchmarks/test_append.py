"""A durable entry, from the call to its acknowledgement, beside one raw INSERT and commit of the same row."""

import sqlite3
import time
from pathlib import Path

from session.events import Event
from storage.codec import encode
from storage.columns import to_microseconds
from storage.opening import Opened, open_database
from storage.system_clock import SystemClock
from tests.benchmarks.floors import in_turns, tell
from tests.storage.examples import STATION, Sitting, vitals

ROUNDS = 400
GOAL = 1.5
_TABLE = (
    "CREATE TABLE events (event_id CHAR(32) PRIMARY KEY, session_id CHAR(32), station TEXT, seq INTEGER, kind TEXT, "
    "schema INTEGER, occurred_at INTEGER, recorded_at INTEGER, actor TEXT, source TEXT, body TEXT, prev_hash TEXT, "
    "hash TEXT)"
)


class RawInsert:
    """One row, one commit, power-loss safe, with Python's own sqlite3 and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._connection = sqlite3.connect(folder / "raw.sqlite", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.execute(_TABLE)
        self.next: Event | None = None

    def append(self) -> float:
        """Write the event that the journal has just written."""
        event = self.next
        assert event is not None
        encoded = encode(event.body)
        row = (
            event.event_id.hex, event.session_id.hex, event.station, event.seq, encoded.kind, encoded.schema,
            to_microseconds(event.occurred_at), to_microseconds(event.recorded_at), event.actor, event.source,
            encoded.text, event.prev_hash, event.hash,
        )  # fmt: skip
        start = time.perf_counter()
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        self._connection.execute("COMMIT")
        return time.perf_counter() - start

    def close(self) -> None:
        self._connection.close()


class JournalAppend:
    """The journal: codec, chain, the session's row in the list, and the way to the writer's thread and back."""

    def __init__(self, database: Opened, raw: RawInsert) -> None:
        self._journal, self._raw, self._sitting, self._lines = database.journal, raw, Sitting(), 1
        database.registry.add_patient(self._sitting.patient, self._sitting.nurse)
        opening = self._sitting.event(self._sitting.opening())
        self._journal.append([opening], self._sitting.head()).result()

    def append(self) -> float:
        self._lines += 1
        event, head = self._sitting.event(vitals(), self._lines), self._sitting.head(self._lines)
        start = time.perf_counter()
        (self._raw.next,) = self._journal.append([event], head).result()
        return time.perf_counter() - start


def test_how_long_a_durable_entry_takes(tmp_path: Path) -> None:
    database, raw = open_database(str(tmp_path / "record.sqlite"), STATION, clock=SystemClock()), RawInsert(tmp_path)
    journal = JournalAppend(database, raw)
    taken = in_turns({"journal": journal.append, "raw": raw.append}, ROUNDS)
    raw.close()
    database.close()
    absolute = f"{taken['journal'] * 1e6:.0f} us against {taken['raw'] * 1e6:.0f} us"
    tell("durable append of one event", taken["journal"] / taken["raw"], GOAL, absolute)
