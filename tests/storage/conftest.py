"""A database of its own for each test, copied from one that was made once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from session.simulation.hand_clock import HandClock
from storage import key_file
from storage.opening import Opened, open_database
from tests.storage.empty_record import lay_empty_record
from tests.storage.examples import STATION, Sitting, held_clock

Opens = Callable[..., Opened]


@pytest.fixture
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase be tried in a hundredth of its time."""
    monkeypatch.setattr(key_file, "ROUNDS", 2_560)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Return the path of an empty database of our own."""
    return lay_empty_record(tmp_path / "record.sqlite")


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


@pytest.fixture
def entered(database: Opened, sitting: Sitting) -> Sitting:
    """Return a session that stands in the record, which is closed."""
    database.close()
    return sitting
