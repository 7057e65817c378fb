"""A record of the fourth schema is brought to the fifth: all of it stays, and people sign in."""

from pathlib import Path

from session.simulation.hand_clock import HandClock
from storage.migrate import schema_version
from storage.opening import Opened, open_database
from tests.session.people_cases import PIN, a_person
from tests.storage.examples import STATION, Sitting
from tests.storage.old_record import as_of


def test_that_a_record_of_the_fourth_schema_stays_and_has_people_from_now_on(
    database: Opened, sitting: Sitting, clock: HandClock, tmp_path: Path
) -> None:
    database.registry.add_staff("A witness", "A witness")
    path = as_of(4, database, tmp_path)
    assert schema_version(path) == 4
    opened = open_database(str(path), STATION, clock=clock)
    assert opened.registry.staff() == ("A witness",)
    assert not opened.registry.people.any_there()
    person = a_person()
    opened.registry.people.add(person, PIN, person.name)
    assert opened.registry.people.sign_in(person.name, PIN) == person
    assert [row.head.session_id for row in opened.registry.running()] == [sitting.session_id]
    opened.close()
