"""What is changed, taken out, put in, moved or cut off behind the program's back shows; what is not does not."""

import random
import shutil
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from session.events import NoteWritten
from session.safekeeping import Verification
from session.simulation.hand_clock import HandClock
from storage.driver import sqlite
from storage.engine import reading_engine
from storage.opening import Opened
from storage.reader import Reader
from storage.seals import latest, seal, seals
from storage.verification import verify
from tests.storage.conftest import Opens
from tests.storage.examples import START, Sitting, a_patient, vitals
from tests.storage.tampering import CHANGES, Change, cut_off_the_end, tamper

SEEDS = 12
TOLD = (
    "6 entries were not there when the record was sealed later than they were recorded: "
    "the clock was put back, or they were added afterwards."
)


def checked(path: Path) -> Verification:
    reader = Reader(reading_engine(path), path)
    with closing(reader), reader.reading() as connection:
        return verify(connection)


def sit(database: Opened, number: int, clock: HandClock, stations: tuple[str, ...] = ("bay-1",)) -> Sitting:
    """Write a session of some entries, in turn by each station."""
    new = Sitting(patient=a_patient(mrn=f"{number:06d}"), opened_at=clock.wall())
    database.registry.add_patient(new.patient, "A. Lindqvist")
    database.journal.append([new.event(new.opening(), station=stations[0])], new.head()).result()
    write(database, new, 5, stations)
    return new


def write(database: Opened, sitting: Sitting, count: int, stations: tuple[str, ...] = ("bay-1",)) -> None:
    for minute in range(count):
        body = vitals(120 + minute) if minute % 2 else NoteWritten(f"Calm, {minute}.")
        event = sitting.event(body, minute, stations[minute % len(stations)])
        database.journal.append([event], sitting.head(minute + 2)).result()


def three_days(database: Opened, clock: HandClock) -> Path:
    """Return a closed record of three sealed days with two sessions each, the second of each from two stations."""
    for day in range(3):
        sit(database, 2 * day, clock)
        sit(database, 2 * day + 1, clock, ("bay-1", "bay-2"))
        seal(database.reader, database.writer, clock, today=day == 2)
        clock.advance(minutes=24 * 60)
    seal(database.reader, database.writer, clock, today=False)
    database.close()
    return database.path


@pytest.fixture
def sealed(database: Opened, clock: HandClock) -> Path:
    return three_days(database, clock)


def test_that_a_record_that_nobody_touched_is_whole(sealed: Path) -> None:
    found = checked(sealed)
    assert (found.sessions, found.entries, found.seals) == (6, 36, 3)
    assert found.whole
    assert found.remarks == ()


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_that_every_change_behind_the_programs_back_is_found(sealed: Path, tmp_path: Path, change: Change) -> None:
    for seed in range(SEEDS):
        path = Path(shutil.copy(sealed, tmp_path / "changed.sqlite"))
        tamper(path, change, seed)
        found = checked(path)
        assert not found.whole, (change.__name__, seed)
        assert all(misfit.what for misfit in found.misfits)


def test_that_what_is_cut_off_without_a_seal_under_it_is_not_found_and_with_one_is(
    database: Opened, clock: HandClock, tmp_path: Path
) -> None:
    """This is what the seals are for."""
    sit(database, 1, clock)
    for under, whole in ((False, True), (True, False)):
        if under:
            seal(database.reader, database.writer, clock, today=True)
        copy = tmp_path / f"{under}.sqlite"
        with closing(sqlite.connect(database.path)) as source, closing(sqlite.connect(copy)) as target:
            source.backup(target)
        tamper(copy, cut_off_the_end, 2)
        found = checked(copy)
        assert found.whole is whole


def test_that_a_day_is_sealed_once_it_is_over_by_the_clock_of_the_chair(database: Opened, clock: HandClock) -> None:
    sit(database, 1, clock)
    seal(database.reader, database.writer, clock, today=False)
    assert seals(database.reader) == ()
    clock.advance(minutes=13 * 60 + 8)  # 0:00 at the chair, an hour ahead of UTC
    seal(database.reader, database.writer, clock, today=False)
    one = latest(database.reader)
    assert one is not None
    assert (one.number, one.day, one.chains, one.sealed_at) == (1, START.date(), 1, clock.wall())
    seal(database.reader, database.writer, clock, today=True)
    assert seals(database.reader) == (one,)


def test_that_days_that_passed_unsealed_get_a_seal_each(database: Opened, clock: HandClock) -> None:
    first = sit(database, 1, clock)
    clock.advance(minutes=24 * 60)
    sit(database, 2, clock)
    first.opened_at = clock.wall()
    write(database, first, 2)
    clock.advance(minutes=72 * 60)
    seal(database.reader, database.writer, clock, today=False)
    assert [(one.day - START.date(), one.chains) for one in seals(database.reader)] == [
        (timedelta(0), 1),
        (timedelta(days=1), 2),
    ]
    assert checked(database.path).whole


def test_that_what_is_written_after_a_seal_comes_under_the_next(database: Opened, clock: HandClock) -> None:
    one = sit(database, 1, clock)
    seal(database.reader, database.writer, clock, today=True)
    write(database, one, 3)
    seal(database.reader, database.writer, clock, today=True)
    assert [each.chains for each in seals(database.reader)] == [1, 1]
    assert {each.day for each in seals(database.reader)} == {START.date()}
    found = checked(database.path)
    assert found.whole
    assert found.remarks == ()


def test_that_a_clock_put_back_is_no_alarm_and_is_told(database: Opened, clock: HandClock) -> None:
    sit(database, 1, clock)
    seal(database.reader, database.writer, clock, today=True)
    clock.jump(-30 * 3600)
    sit(database, 2, clock)
    for _ in range(2):
        found = checked(database.path)
        assert found.whole
        assert found.remarks == (TOLD,)
        seal(database.reader, database.writer, clock, today=True)
    assert len(seals(database.reader)) == 2


@pytest.mark.parametrize("change", ["UPDATE day_heads SET heads = '[]'", "DELETE FROM day_heads"])
def test_that_a_seal_can_not_be_changed(sealed: Path, change: str) -> None:
    with closing(sqlite.connect(sealed)) as connection, pytest.raises(sqlite.IntegrityError, match="append-only"):
        connection.execute(change)


def test_that_a_record_that_only_may_be_read_is_not_sealed(
    database: Opened, sitting: Sitting, clock: HandClock, opens: Opens
) -> None:
    reading = opens("bay-2", read_only=True)
    with pytest.raises(Exception, match="opened for reading only"):
        seal(reading.reader, reading.writer, clock, today=True)
    assert seals(reading.reader) == ()


def test_that_the_first_place_in_time_comes_first(sealed: Path) -> None:
    chance = random.Random(1)
    with closing(sqlite.connect(sealed)) as file:
        file.execute("DROP TRIGGER events_refuse_update")
        rows = file.execute("SELECT event_id, recorded_at FROM events").fetchall()
        chosen = chance.sample(rows, 5)
        file.executemany("UPDATE events SET actor = 'somebody else' WHERE event_id = ?", [row[:1] for row in chosen])
        file.commit()
    found = checked(sealed)
    assert len(found.misfits) == 5
    moments = [misfit.at for misfit in found.misfits if misfit.at]
    assert moments == sorted(moments)
