"""A record of the third schema is brought to the fourth: its sessions are found by what is in their events."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from session.events import EffectNoted, NoteWritten, PatientLeft
from session.ports import SessionHead
from session.pump_events import InfusionStarted
from session.quantities import Rate, RateUnit
from session.search_line import read_search
from session.session_head import head
from session.simulation.hand_clock import HandClock
from session.state import replay
from storage.driver import sqlite
from storage.migrate import schema_version
from storage.opening import Opened, open_database
from tests.storage.examples import START, STATION, Sitting, vitals
from tests.storage.old_record import as_of

Third = tuple[Path, list[SessionHead]]
STARTED = InfusionStarted(Rate(Decimal(41), RateUnit.MG_H))


@pytest.fixture
def third(database: Opened, tmp_path: Path) -> Third:
    """Return a record of the third schema with two sessions, and the heads that their events give."""
    heads = []
    for number, bodies in enumerate(
        ((vitals(158), EffectNoted("nausea", "mild"), PatientLeft()), (STARTED, NoteWritten("Calm.")))
    ):
        sitting = Sitting(chair=str(number), opened_at=START + timedelta(days=number))
        sitting = replace(sitting, patient=replace(sitting.patient, mrn=str(number)))
        database.registry.add_patient(sitting.patient, sitting.nurse)
        events = [sitting.event(body, minute) for minute, body in enumerate((sitting.opening(), *bodies))]
        if number:  # entered a minute after the pump was started, of what was before
            events[-1] = replace(events[-1], occurred_at=sitting.opened_at)
        heads.append(head(replay(events), events[-1].recorded_at))
        database.journal.append(events, sitting.head()).result()
    return as_of(3, database, tmp_path), heads


def test_that_each_row_is_what_its_events_give(third: Third, clock: HandClock) -> None:
    path, heads = third
    told: list[str] = []
    assert schema_version(path) == 3
    opened = open_database(str(path), STATION, clock=clock, tell=told.append)
    assert opened.copy is not None
    assert schema_version(opened.copy) == 3
    assert [row.head for row in reversed(opened.registry.find_sessions())] == heads
    found = {words: opened.registry.find_sessions(read_search(words, START.date())) for words in ("unsigned", "calm")}
    assert [[row.head.chair for row in rows] for rows in found.values()] == [["0"], ["1"]]
    assert told == ["The record is brought up to date: 0 of 2 sessions. It was copied before."]
    opened.close()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE events SET kind = 'never.known' WHERE kind = 'note.written'",
        "UPDATE events SET body = replace(body, :patient, '01980000-0000-7000-8000-00000000dead')",
    ],
)
def test_that_a_session_that_cannot_be_read_keeps_no_other_from_being_filled(
    third: Third, clock: HandClock, harm: str
) -> None:
    path, heads = third
    connection = sqlite.connect(path)
    connection.execute("DROP TRIGGER events_refuse_update")
    changed = connection.execute(harm, {"patient": str(heads[1].patient_id)}).rowcount
    assert changed
    connection.commit()
    connection.close()
    opened = open_database(str(path), STATION, clock=clock)
    unread, filled = (row.head for row in opened.registry.find_sessions())
    assert filled == heads[0]
    assert unread.session_id == heads[1].session_id
    opened.close()


@pytest.mark.parametrize("change", ["urgency = 4", "urgency = -1", "to_sign = 2", "to_sign = NULL"])
def test_that_the_new_columns_are_checked(third: Third, clock: HandClock, change: str) -> None:
    path, _ = third
    open_database(str(path), STATION, clock=clock).close()
    connection = sqlite.connect(path)
    with pytest.raises(sqlite.IntegrityError):
        connection.execute(f"UPDATE sessions SET {change}")  # noqa: S608 -- a case of ours
    connection.close()
