"""The journal keeps each line whole, in order, once, and shows where it was tampered with."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError

from session.events import NoteWritten
from session.problems import StorageProblem
from storage.driver import sqlite
from storage.opening import Opened
from tests.storage.conftest import Opens
from tests.storage.examples import IDS, START, Sitting, vitals


def change_in_the_file(record: Path, statement: str, *values: object) -> None:
    """Tamper with the file behind the program's back, past the triggers."""
    connection = sqlite.connect(record, isolation_level=None)
    for trigger in ("events_refuse_update", "events_refuse_delete"):
        connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    connection.execute(statement, values)
    connection.close()


def test_that_a_line_comes_back_whole_with_its_numbers_and_hashes(database: Opened, sitting: Sitting) -> None:
    line = [sitting.event(vitals(), 10), sitting.event(NoteWritten("Floating."), 10)]
    committed = database.journal.append(line, sitting.head(3)).result()
    assert [replace(event, seq=0, prev_hash="", hash="") for event in committed] == line
    assert [event.seq for event in committed] == [2, 3]
    assert database.journal.events(sitting.session_id)[1:] == committed


def test_that_events_come_in_the_order_in_which_they_happened(database: Opened, sitting: Sitting) -> None:
    late = sitting.event(NoteWritten("Entered late."), 4)
    database.journal.append([sitting.event(vitals(), 10)], sitting.head(2)).result()
    database.journal.append([late], sitting.head(3)).result()
    assert [event.event_id for event in database.journal.events(sitting.session_id)][1] == late.event_id


def test_that_an_unknown_session_has_no_events(database: Opened) -> None:
    assert database.journal.events(UUID(int=1)) == ()
    assert database.journal.verify(UUID(int=1)) == ()


def test_that_each_station_has_its_own_running_number(database: Opened, sitting: Sitting) -> None:
    other = database.journal.append([sitting.event(station="chair-4")], sitting.head(2)).result()
    own = database.journal.append([sitting.event()], sitting.head(3)).result()
    assert (other[0].seq, other[0].prev_hash, own[0].seq) == (1, "", 2)
    assert database.journal.verify(sitting.session_id) == ()


def test_that_the_chain_goes_on_when_the_record_is_opened_again(opens: Opens) -> None:
    first, sitting = opens(), Sitting()
    first.registry.add_patient(sitting.patient, "A. Lindqvist")
    (opening,) = first.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
    first.close()
    (second,) = opens().journal.append([sitting.event(vitals(), 3)], sitting.head(2)).result()
    assert (second.seq, second.prev_hash) == (2, opening.hash)


def test_that_a_line_sent_twice_is_there_once(database: Opened, sitting: Sitting) -> None:
    line = [sitting.event(vitals(), 10), sitting.event(NoteWritten("Floating."), 10)]
    first = database.journal.append(line, sitting.head(3)).result()
    again = database.journal.append(line, sitting.head(1)).result()
    assert again == first
    assert len(database.journal.events(sitting.session_id)) == 3
    row = database.registry.session_row(sitting.session_id)
    assert row is not None
    assert row.head.entries == 3, "a line that changed nothing left the head alone"


def test_that_a_line_of_which_a_part_is_there_is_completed(database: Opened, sitting: Sitting) -> None:
    first, second = sitting.event(vitals(), 10), sitting.event(NoteWritten("Floating."), 10)
    database.journal.append([first], sitting.head(2)).result()
    both = database.journal.append([first, second], sitting.head(3)).result()
    assert [event.seq for event in both] == [2, 3]
    assert database.journal.verify(sitting.session_id) == ()


def test_that_another_entry_under_the_same_identifier_refuses_the_whole_line(
    database: Opened, sitting: Sitting
) -> None:
    first = sitting.event(vitals(), 10)
    database.journal.append([first], sitting.head(2)).result()
    other = replace(first, body=vitals(systolic=190))
    with pytest.raises(StorageProblem, match="Nothing of this line was written"):
        database.journal.append([sitting.event(), other], sitting.head(4)).result()
    assert len(database.journal.events(sitting.session_id)) == 2
    database.journal.append([sitting.event()], sitting.head(3)).result()
    assert database.journal.verify(sitting.session_id) == ()


def test_that_the_same_identifier_in_another_session_is_refused(database: Opened, sitting: Sitting) -> None:
    taken = sitting.event()
    database.journal.append([taken], sitting.head(2)).result()
    other = Sitting(patient=sitting.patient)
    with pytest.raises(StorageProblem, match="same identifier"):
        database.journal.append([replace(taken, session_id=other.session_id)], other.head()).result()
    assert database.registry.session_row(other.session_id) is None


def test_that_a_session_needs_a_registered_patient(database: Opened) -> None:
    stranger = Sitting()
    with pytest.raises(StorageProblem, match="patient of this session is not registered"):
        database.journal.append([stranger.event(stranger.opening())], stranger.head()).result()
    assert database.journal.events(stranger.session_id) == ()


def test_that_an_event_of_another_session_than_the_head_fails_and_writes_nothing(
    database: Opened, sitting: Sitting
) -> None:
    stray = replace(sitting.event(), session_id=IDS.new(START))
    with pytest.raises(IntegrityError):
        database.journal.append([stray], sitting.head(9)).result()
    assert database.journal.events(stray.session_id) == ()
    row = database.registry.session_row(sitting.session_id)
    assert row is not None
    assert row.head.entries == 1


@pytest.mark.parametrize("change", ["UPDATE events SET actor = 'Somebody'", "DELETE FROM events"])
def test_that_the_database_itself_refuses_to_change_an_event(
    database: Opened, sitting: Sitting, record: Path, change: str
) -> None:
    connection = sqlite.connect(record, isolation_level=None)
    with pytest.raises(sqlite.IntegrityError, match="append-only"):
        connection.execute(change)
    connection.close()
    assert [event.actor for event in database.journal.events(sitting.session_id)] == [sitting.nurse]


def test_that_a_changed_entry_is_found(database: Opened, sitting: Sitting, record: Path) -> None:
    database.journal.append([sitting.event(vitals(), 1), sitting.event()], sitting.head(3)).result()
    change_in_the_file(record, "UPDATE events SET body = replace(body, '128', '182') WHERE seq = 2")
    assert database.journal.verify(sitting.session_id) == ("Station chair-3: entry 2 is not as it was written.",)


def test_that_missing_entries_are_found(database: Opened, sitting: Sitting, record: Path) -> None:
    database.journal.append([sitting.event() for _ in range(5)], sitting.head(6)).result()
    change_in_the_file(record, "DELETE FROM events WHERE seq IN (2, 4, 5)")
    assert database.journal.verify(sitting.session_id) == (
        "Station chair-3: entry 2 is missing.",
        "Station chair-3: entries 4 to 5 are missing.",
    )


def test_that_an_entry_put_in_place_of_another_is_found(database: Opened, sitting: Sitting, record: Path) -> None:
    database.journal.append([sitting.event(), sitting.event()], sitting.head(3)).result()
    change_in_the_file(record, "UPDATE events SET hash = ? WHERE seq = 2", "0" * 64)
    assert database.journal.verify(sitting.session_id) == (
        "Station chair-3: entry 2 is not as it was written.",
        "Station chair-3: entry 3 does not follow from the entry before it.",
    )


def test_that_lines_are_committed_in_the_order_in_which_they_were_appended(database: Opened, sitting: Sitting) -> None:
    futures = [database.journal.append([sitting.event(minute=n)], sitting.head(n + 2)) for n in range(50)]
    assert [future.result()[0].seq for future in futures] == list(range(2, 52))


def test_that_closing_finishes_what_was_appended(opens: Opens) -> None:
    first, sitting = opens(), Sitting()
    first.registry.add_patient(sitting.patient, "A. Lindqvist")
    first.journal.append([sitting.event(sitting.opening())], sitting.head())
    futures = [first.journal.append([sitting.event(minute=n)], sitting.head(n + 2)) for n in range(50)]
    first.close()
    assert all(future.done() for future in futures)
    assert len(opens().journal.events(sitting.session_id)) == 51


def test_that_a_closed_record_refuses_with_a_sentence(opens: Opens) -> None:
    closed, sitting = opens(), Sitting()
    closed.close()
    with pytest.raises(StorageProblem, match="has been closed"):
        closed.journal.append([sitting.event()], sitting.head()).result()


def test_that_times_keep_their_microseconds(database: Opened, sitting: Sitting) -> None:
    exact = replace(sitting.event(), occurred_at=START + timedelta(microseconds=123457))
    database.journal.append([exact], sitting.head(2)).result()
    assert database.journal.events(sitting.session_id)[-1].occurred_at == exact.occurred_at
