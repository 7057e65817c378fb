"""A database of its own for each test, copied from one that was made once."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from session.simulation.hand_clock import HandClock
from storage.opening import Opened, open_database
from tests.storage.examples import STATION, Sitting, held_clock

Opens = Callable[..., Opened]


@pytest.fixture(scope="session")
def empty_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database that holds nothing yet; only to be copied."""
    path = tmp_path_factory.mktemp("empty") / "record.sqlite"
    open_database(str(path), STATION, clock=held_clock()).close()
    return path


@pytest.fixture
def record(tmp_path: Path, empty_record: Path) -> Path:
    """Return the path of an empty database of our own."""
    return Path(shutil.copy(empty_record, tmp_path / "record.sqlite"))


@pytest.fixture
def clock() -> HandClock:
    return held_clock()


@pytest.fixture
def opens(record: Path, clock: HandClock) -> Iterator[Opens]:
    """Open the test's database, as often as is asked; each is closed after the test."""
    opened: list[Opened] = []

    def opening(station: str = STATION, *, read_only: bool = False) -> Opened:
        opened.append(open_database(str(record), station, clock=clock, read_only=read_only))
        return opened[-1]

    yield opening
    for each in opened:
        each.close()


@pytest.fixture
def database(opens: Opens) -> Opened:
    """Return the test's database, open for writing."""
    return opens()


@pytest.fixture
def sitting(database: Opened) -> Sitting:
    """Return a session that has been opened in the database."""
    new = Sitting()
    database.registry.add_patient(new.patient, "A. Lindqvist")
    database.journal.append([new.event(new.opening())], new.head()).result()
    return new
