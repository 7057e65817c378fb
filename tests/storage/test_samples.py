"""Device samples are kept some seconds a commit, folded minute by minute, and read back as one track."""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from session.ports import Sample, SampleTrack
from session.problems import StorageProblem
from storage.opening import Opened, open_database
from storage.sample_store import SampleStore, fold
from storage.tables import CHUNKS
from tests.storage.conftest import Opens
from tests.storage.empty_record import lay_empty_record
from tests.storage.examples import START, STATION, Sitting, held_clock, samples
from tests.storage.faults import fill


@pytest.fixture
def store(database: Opened) -> SampleStore:
    """Return a store that commits each call at once."""
    return SampleStore(database.writer, database.reader, commit_every_s=0)


def rows(database: Opened) -> list[int]:
    """Return whether each row is folded, in order, once the writer has nothing more to do."""
    database.writer.submit(Connection.in_transaction).result()
    with database.reader.reading() as connection:
        return list(connection.execute(select(CHUNKS.c.folded).order_by(CHUNKS.c.number)).scalars())


def values(track: SampleTrack) -> list[tuple[float, float]]:
    return list(zip(track.at, track.values, strict=True))


def test_that_samples_come_back_by_code_with_both_times(database: Opened, sitting: Sitting, store: SampleStore) -> None:
    store.append(sitting.session_id, "monitor", samples(90)).result()
    tracks = database.journal.samples(sitting.session_id)
    assert list(tracks) == ["heart_rate", "spo2"]
    spo2 = tracks["spo2"]
    assert spo2.source == "monitor"
    assert values(spo2) == [(START.timestamp() + second, 90.0 + second % 7) for second in range(90)]
    assert np.allclose(np.subtract(spo2.at, spo2.device_at), 3.0)


def test_that_decimals_are_exact_and_a_missing_device_time_is_no_number(sitting: Sitting, store: SampleStore) -> None:
    store.append(sitting.session_id, "monitor", [Sample(START, None, "temperature", Decimal("36.80"))]).result()
    track = store.tracks(sitting.session_id)["temperature"]
    assert track.values[0] == 36.8
    assert math.isnan(track.device_at[0])


def test_that_whole_minutes_are_folded_into_a_row_each(database: Opened, sitting: Sitting, store: SampleStore) -> None:
    for second in range(0, 190, 5):
        store.append(sitting.session_id, "monitor", samples(5, START + timedelta(seconds=second))).result()
    assert rows(database)[:3] == [1, 1, 1]
    assert sum(rows(database)) == 3
    track = store.tracks(sitting.session_id)["heart_rate"]
    assert list(track.at) == [START.timestamp() + second for second in range(190)]


def test_that_a_fold_that_is_undone_loses_nothing(database: Opened, sitting: Sitting, store: SampleStore) -> None:
    def fold_and_fail(connection: Connection) -> None:
        fold(connection, sitting.session_id, "monitor")
        raise ZeroDivisionError

    store.append(sitting.session_id, "monitor", samples(59)).result()
    before = values(store.tracks(sitting.session_id)["spo2"])
    with pytest.raises(ZeroDivisionError):
        database.writer.submit(fold_and_fail).result()
    assert values(store.tracks(sitting.session_id)["spo2"]) == before


def test_that_samples_that_arrive_late_take_their_place(sitting: Sitting, store: SampleStore) -> None:
    store.append(sitting.session_id, "monitor", samples(60, START + timedelta(seconds=60))).result()
    store.append(sitting.session_id, "monitor", samples(60, START + timedelta(seconds=120))).result()
    store.append(sitting.session_id, "monitor", samples(60)).result()
    assert list(store.tracks(sitting.session_id)["spo2"].at) == [START.timestamp() + n for n in range(180)]


def test_that_two_monitors_of_a_session_are_one_track_that_names_both(sitting: Sitting, store: SampleStore) -> None:
    store.append(sitting.session_id, "simulated", samples(3)).result()
    store.append(sitting.session_id, "S/5", samples(3, START + timedelta(seconds=3))).result()
    track = store.tracks(sitting.session_id)["spo2"]
    assert (track.source, len(track.at)) == ("simulated, S/5", 6)


def test_that_calls_within_some_seconds_share_a_commit(database: Opened, sitting: Sitting) -> None:
    futures = [
        database.journal.append_samples(sitting.session_id, "monitor", samples(1, START + timedelta(seconds=second)))
        for second in range(20)
    ]
    assert len({id(future) for future in futures}) == 1
    assert not futures[0].done()
    assert rows(database) == []


def test_that_nothing_is_dropped_when_the_record_is_closed(opens: Opens) -> None:
    first, sitting = opens(), Sitting()
    first.registry.add_patient(sitting.patient, "A. Lindqvist")
    first.journal.append([sitting.event(sitting.opening())], sitting.head())
    future = first.journal.append_samples(sitting.session_id, "monitor", samples(100))
    first.close()
    assert future.exception() is None
    assert len(opens().journal.samples(sitting.session_id)["spo2"].at) == 100


def test_that_what_was_loose_at_the_end_is_folded_when_it_goes_on(opens: Opens) -> None:
    first, sitting = opens(), Sitting()
    first.registry.add_patient(sitting.patient, "A. Lindqvist")
    first.journal.append([sitting.event(sitting.opening())], sitting.head())
    first.journal.append_samples(sitting.session_id, "monitor", samples(50))
    first.close()
    second = opens()
    store = SampleStore(second.writer, second.reader, commit_every_s=0)
    store.append(sitting.session_id, "monitor", samples(70, START + timedelta(seconds=50))).result()
    assert rows(second) == [1, 0]
    assert len(store.tracks(sitting.session_id)["spo2"].at) == 120


def test_that_a_session_without_samples_has_no_tracks(database: Opened, sitting: Sitting) -> None:
    assert database.journal.samples(sitting.session_id) == {}


def test_that_no_samples_at_all_are_no_row(database: Opened, sitting: Sitting, store: SampleStore) -> None:
    store.append(sitting.session_id, "monitor", []).result()
    assert rows(database) == []


def test_that_a_full_disk_is_told_and_entries_go_on(database: Opened, sitting: Sitting, store: SampleStore) -> None:
    store.append(sitting.session_id, "monitor", samples(10)).result()
    fill(database, full=True)
    noisy = [replace(each, value=Decimal(hash((each.at, 7)) % 10**8)) for each in samples(3000)]
    with pytest.raises(StorageProblem, match="is full"):
        store.append(sitting.session_id, "monitor", noisy).result()
    assert len(store.tracks(sitting.session_id)["spo2"].at) == 10
    database.journal.append([sitting.event()], sitting.head(2)).result()


@pytest.mark.parametrize("value", ["NaN", "Infinity", "1E-10", "1E+9", "-1E+9"])
def test_that_what_is_no_number_of_a_device_is_refused_and_the_rest_is_kept(
    sitting: Sitting, store: SampleStore, value: str
) -> None:
    with pytest.raises(StorageProblem, match="The device sent"):
        store.append(sitting.session_id, "monitor", [Sample(START, None, "spo2", Decimal(value))]).result()
    store.append(sitting.session_id, "monitor", samples(1)).result()
    assert len(store.tracks(sitting.session_id)["spo2"].at) == 1


def test_that_the_widest_values_share_a_row(sitting: Sitting, store: SampleStore) -> None:
    wide = [Sample(START, None, "spo2", Decimal(value)) for value in ("999999999", "-999999999", "0.000000001")]
    store.append(sitting.session_id, "monitor", wide).result()
    assert list(store.tracks(sitting.session_id)["spo2"].values) == [999999999, -999999999, 1e-9]


def test_that_folding_keeps_values_of_one_moment_in_their_order(
    database: Opened, sitting: Sitting, store: SampleStore
) -> None:
    for at in (START, START, START + timedelta(minutes=1)):
        own = at if at > START else None
        pair = [Sample(at, own, "spo2", Decimal(99)), Sample(at, START, "spo2", Decimal(97))]
        store.append(sitting.session_id, "monitor", pair).result()
    assert rows(database) == [1, 0]
    track = store.tracks(sitting.session_id)["spo2"]
    assert list(track.values) == [99, 97, 99, 97, 99, 97]
    assert [math.isnan(own) for own in track.device_at] == [True, False, True, False, False, False]


CALLS = st.lists(st.tuples(st.sampled_from(["a", "b"]), st.integers(0, 300), st.integers(1, 80)), max_size=8)


@pytest.fixture(scope="module")
def reopened(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    folder = tmp_path_factory.mktemp("calls")
    numbers = iter(range(10_000))
    return lambda: folder / f"{next(numbers)}.sqlite"


@settings(max_examples=40)
@given(CALLS)
def test_that_whatever_was_sent_in_whatever_order_is_read_back(
    reopened: Callable[[], Path], calls: list[tuple[str, int, int]]
) -> None:
    sitting = Sitting()
    database = open_database(str(lay_empty_record(reopened())), STATION, clock=held_clock())
    database.registry.add_patient(sitting.patient, "A. Lindqvist")
    database.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
    store = SampleStore(database.writer, database.reader, commit_every_s=0)
    sent: list[tuple[float, float]] = []
    for source, start, count in calls:
        batch = samples(count, START + timedelta(seconds=start), ("spo2",))
        sent += [(each.at.timestamp(), float(each.value)) for each in batch]
        store.append(sitting.session_id, source, batch).result()
    tracks = store.tracks(sitting.session_id)
    assert sorted(values(tracks["spo2"]) if tracks else []) == sorted(sent)
    database.close()
