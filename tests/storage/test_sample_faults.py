"""Device samples outlive a disk that takes none for a while, and never fill the memory."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from session.problems import StorageProblem
from storage import sample_store
from storage.opening import Opened
from storage.sample_store import SampleStore
from tests.storage.examples import START, Sitting, samples
from tests.storage.faults import fill, locked_elsewhere


@pytest.fixture
def store(database: Opened) -> SampleStore:
    """Return a store that commits each call at once."""
    return SampleStore(database.writer, database.reader, commit_every_s=0)


def seconds(first: int, count: int) -> list[float]:
    return [(START + timedelta(seconds=first + n)).timestamp() for n in range(count)]


def test_that_samples_go_on_after_a_lock_and_none_is_missing(
    database: Opened, sitting: Sitting, store: SampleStore
) -> None:
    with locked_elsewhere(database.path):
        failed = store.append(sitting.session_id, "monitor", samples(2))
        with pytest.raises(StorageProblem, match="locked"):
            failed.result()
    next_one = store.append(sitting.session_id, "monitor", samples(3, START + timedelta(seconds=2)))
    assert next_one is not failed
    next_one.result()
    assert list(store.tracks(sitting.session_id)["spo2"].at) == seconds(0, 5)


def test_that_samples_which_a_full_disk_refused_are_in_the_next_commit(
    database: Opened, sitting: Sitting, store: SampleStore
) -> None:
    fill(database, full=True)
    noisy = [replace(each, value=Decimal(hash((each.at, 7)) % 10**8)) for each in samples(3000)]
    refused = store.append(sitting.session_id, "monitor", noisy)
    with pytest.raises(StorageProblem, match="is full"):
        refused.result()
    fill(database, full=False)
    store.append(sitting.session_id, "monitor", samples(1, START + timedelta(seconds=3000))).result()
    assert list(store.tracks(sitting.session_id)["spo2"].at) == seconds(0, 3001)


def test_that_only_the_latest_samples_wait_for_a_disk_that_takes_none(
    database: Opened, sitting: Sitting, store: SampleStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample_store, "MOST_KEPT", 10)
    with locked_elsewhere(database.path), pytest.raises(StorageProblem, match="locked"):
        store.append(sitting.session_id, "monitor", samples(30, codes=("spo2",))).result()
    store.append(sitting.session_id, "monitor", samples(1, START + timedelta(seconds=30), ("spo2",))).result()
    assert list(store.tracks(sitting.session_id)["spo2"].at) == seconds(20, 11)


def test_that_samples_of_an_unknown_session_do_not_hold_up_the_others(
    database: Opened, sitting: Sitting, store: SampleStore
) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.append(Sitting().session_id, "monitor", samples(1)).result()
    store.append(sitting.session_id, "monitor", samples(2)).result()
    assert list(store.tracks(sitting.session_id)["spo2"].at) == seconds(0, 2)
