"""What encryption costs: the same commits, opening and pages of a list, encrypted against plain, side by side."""

import statistics
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from session.events import NoteWritten
from storage.opening import Opened
from tests.storage.examples import Sitting
from tests.storage.killed_encryption import kill_encryptions
from tests.storage.locked_record import PASSPHRASE, give_key, opened

COMMITS = 300
KILLS = 220


def filled(path: Path) -> Sitting:
    """Make a record with one session and return it."""
    sitting = Sitting()
    with closing(opened(path)) as database:
        database.registry.add_patient(sitting.patient, sitting.nurse)
        database.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
    return sitting


def commits_s(database: Opened, sitting: Sitting, minute: int) -> float:
    event = sitting.event(NoteWritten("Calm."), minute)
    began = time.perf_counter()
    database.journal.append([event], sitting.head(minute)).result()
    return time.perf_counter() - began


def shown(name: str, encrypted: list[float], plain: list[float]) -> None:
    ratio = statistics.median(encrypted) / statistics.median(plain)
    print(f"\n{name}: {statistics.median(encrypted) * 1000:.2f} ms encrypted, {ratio:.2f} x plain")


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def open_and_close(path: Path, typed: str) -> None:
    opened(path, typed).close()


def test_what_encryption_costs(tmp_path: Path) -> None:
    paths = {name: tmp_path / f"{name}.sqlite" for name in ("plain", "encrypted")}
    sittings = {name: filled(path) for name, path in paths.items()}
    give_key(paths["encrypted"])
    typed = {"plain": "", "encrypted": PASSPHRASE}
    took: dict[str, list[float]] = {name: [] for name in paths}
    with closing(opened(paths["plain"])) as plain, closing(opened(paths["encrypted"], PASSPHRASE)) as encrypted:
        databases = {"plain": plain, "encrypted": encrypted}
        for minute in range(2, COMMITS):
            for name, database in databases.items():
                took[name].append(commits_s(database, sittings[name], minute))
        shown("one entry, durable", took["encrypted"], took["plain"])
        reading: dict[str, list[float]] = {name: [] for name in paths}
        for _ in range(50):
            for name, database in databases.items():
                reading[name].append(timed(partial(database.journal.events, sittings[name].session_id)))
        shown(f"a session of {COMMITS} entries read", reading["encrypted"], reading["plain"])
    opening = {
        name: [timed(partial(open_and_close, path, typed[name])) for _ in range(20)] for name, path in paths.items()
    }
    shown("the record opened and closed, passphrase", opening["encrypted"], opening["plain"])


def test_that_the_record_survives_hundreds_of_kills(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.key_file.ROUNDS", 2_560)
    filled(tmp_path / "record.sqlite")
    kill_encryptions(tmp_path / "record.sqlite", KILLS)
