"""People are registered and sign in; wrong PINs are counted, slowed down and audited, and tell nothing about a name."""

from dataclasses import replace
from pathlib import Path

import pytest

from session.handover import NOT_SIGNED_IN
from session.people import AT_COMMAND_LINE as ACTOR
from session.people import NotSignedIn, Person, Role
from session.people_port import People
from session.problems import Refused, StorageProblem
from session.simulation.hand_clock import HandClock
from storage.driver import sqlite
from storage.opening import Opened
from storage.people import NOBODY
from storage.secret import fits, hashed
from tests.session.people_cases import PIN, a_person
from tests.storage.conftest import Opens
from tests.storage.examples import Sitting
from tests.storage.test_patients import audit

CHIEF = a_person("B. Okoye")
NURSE = a_person("A. Lindqvist", Role.NURSE)
WRONG = "0815"


@pytest.fixture
def people(database: Opened) -> People:
    """Return the people of a clinic with an administrator and a nurse."""
    database.registry.people.add(CHIEF, PIN, CHIEF.name)
    database.registry.people.add(NURSE, "2020", CHIEF.name)
    return database.registry.people


def wrong_pins(people: People, name: str, times: int) -> list[NotSignedIn]:
    told = [people.sign_in(name, WRONG) for _ in range(times)]
    assert not any(isinstance(one, Person) for one in told)
    return [one for one in told if isinstance(one, NotSignedIn)]


def test_that_a_pin_fits_only_itself_and_never_nobody() -> None:
    secret = hashed(PIN)
    assert fits(secret, PIN)
    assert not fits(secret, WRONG)
    assert not fits("", PIN)
    assert not fits("no hash", PIN)
    assert hashed(PIN) != secret


def test_that_whoever_is_registered_signs_in_by_name_and_pin(database: Opened, people: People) -> None:
    assert people.any_there()
    assert people.everybody() == (NURSE, CHIEF)
    assert people.sign_in(" a.  LINDQVIST ", "2020") == NURSE
    assert isinstance(people.sign_in(NURSE.name, PIN), NotSignedIn)


def test_that_a_long_name_signs_in(people: People) -> None:
    long = a_person("Maria " * 40, Role.NURSE)
    people.add(long, "3131", CHIEF.name)
    assert isinstance(people.sign_in(long.name, "3131"), Person)


@pytest.mark.parametrize("name", [NOT_SIGNED_IN, NOBODY, ACTOR, "Not  signed in"])
def test_that_nobody_is_called_what_the_record_calls_nobody(people: People, name: str) -> None:
    with pytest.raises(Refused, match="where nobody is signed in"):
        people.add(a_person(name, Role.NURSE), PIN, CHIEF.name)


def test_that_an_empty_clinic_has_nobody_and_begins_with_an_administrator(database: Opened) -> None:
    people = database.registry.people
    assert not people.any_there()
    with pytest.raises(Refused, match="The first one registered here has to be an administrator"):
        people.add(NURSE, PIN, "")
    with pytest.raises(Refused, match="at least 4 characters"):
        people.add(CHIEF, "12", "")
    assert not people.any_there()


def test_that_nothing_tells_whether_a_name_exists(people: People) -> None:
    assert wrong_pins(people, NURSE.name, 5) == wrong_pins(people, "N. Obody", 5)


def test_that_wrong_pins_keep_one_waiting_also_the_right_one(people: People, clock: HandClock) -> None:
    waits = [one.wait.total_seconds() for one in wrong_pins(people, NURSE.name, 3)]
    assert waits == [0, 0, 5]
    refusal = people.sign_in(NURSE.name, "2020")
    assert isinstance(refusal, NotSignedIn)
    assert refusal.sentence == "Too many wrong PINs for this name. Wait 5 seconds, then try again."
    assert isinstance(people.sign_in(CHIEF.name, PIN), Person)
    clock.advance(seconds=5)
    assert people.sign_in(NURSE.name, "2020") == NURSE
    assert wrong_pins(people, NURSE.name, 1)[0].wait.total_seconds() == 0


def test_that_the_wait_outlives_the_window(people: People, opens: Opens, database: Opened) -> None:
    wrong_pins(people, NURSE.name, 3)
    database.close()
    assert isinstance(opens().registry.people.sign_in(NURSE.name, "2020"), NotSignedIn)


def test_that_a_clock_that_is_set_is_no_way_round_the_wait(
    people: People, database: Opened, opens: Opens, clock: HandClock
) -> None:
    wrong_pins(people, NURSE.name, 3)
    clock.jump(-3600)
    assert isinstance(people.sign_in(NURSE.name, "2020"), NotSignedIn)
    clock.jump(7200)
    assert isinstance(people.sign_in(NURSE.name, "2020"), NotSignedIn)
    clock.jump(-7200)
    database.close()
    again = opens().registry.people
    for _ in range(2):
        assert isinstance(again.sign_in(NURSE.name, "2020"), NotSignedIn)
        clock.advance(seconds=4)
    clock.advance(seconds=1)
    assert again.sign_in(NURSE.name, "2020") == NURSE


def test_that_a_record_that_cannot_be_written_is_no_way_round_the_wait(people: People, opens: Opens) -> None:
    reading = opens(read_only=True).registry.people
    assert [one.wait.total_seconds() for one in wrong_pins(reading, NURSE.name, 4)] == [0, 0, 5, 5]
    assert reading.sign_in(CHIEF.name, PIN) == CHIEF


def test_that_a_second_window_is_no_way_round_the_wait(database: Opened, people: People, opens: Opens) -> None:
    second = opens("bay-2")
    assert second.read_only
    wrong_pins(second.registry.people, NURSE.name, 3)
    second.close()
    for window in (database, opens("bay-2")):
        told = window.registry.people.sign_in(NURSE.name, "2020")
        assert isinstance(told, NotSignedIn)
        assert told.wait.total_seconds() == 5
    rows = [row for row in database.registry.audit.changes(limit=3) if row.subject == "sign-in"]
    assert [(row.station, row.new) for row in rows] == [("bay-2", "3"), ("bay-2", "2"), ("bay-2", "1")]


def test_that_wrong_pins_are_audited_and_a_right_one_ends_them(database: Opened, people: People) -> None:
    before = len(audit(database))
    wrong_pins(people, NURSE.name, 2)
    people.sign_in(NURSE.name, "2020")
    assert audit(database)[before:] == [
        ("nobody signed in", "wrong PINs in a row", "0", "1"),
        ("nobody signed in", "wrong PINs in a row", "1", "2"),
        ("A. Lindqvist", "wrong PINs in a row", "2", "0"),
    ]


def test_that_what_was_typed_as_a_name_is_kept_only_where_somebody_has_it(database: Opened, people: People) -> None:
    """A PIN may have been typed in its place, or a patient's MRN have been scanned into it."""
    wrong_pins(people, "ZX 774411", 1)
    wrong_pins(people, NURSE.name, 1)
    newest = database.registry.audit.changes(limit=2)
    assert [row.subject_id for row in newest] == ["a. lindqvist", "a name that nobody has here"]
    path = database.path
    database.close()
    content = path.read_bytes().lower()
    assert b"zx 774411" not in content
    assert b"774411" not in content


def test_that_only_who_may_registers_people_and_removes_an_identity(
    database: Opened, people: People, sitting: Sitting
) -> None:
    """Also where a window still takes somebody for an administrator who is none any more."""
    words = "that needs an administrator, and A. Lindqvist is signed in as nurse"
    with pytest.raises(Refused, match=words):
        people.add(a_person("Somebody", Role.ADMINISTRATOR), PIN, NURSE.name)
    with pytest.raises(Refused, match=words):
        people.change(replace(NURSE, role=Role.PHYSICIAN), NURSE.name)
    with pytest.raises(Refused, match=words):
        people.set_pin(CHIEF.person_id, "9631", NURSE.name)
    with pytest.raises(Refused, match=words):
        database.registry.erase_patient(sitting.patient.patient_id, NURSE.name, "a try")
    people.set_pin(NURSE.person_id, "9631", NURSE.name)
    assert people.sign_in(NURSE.name, "9631") == NURSE


def test_that_changes_are_audited_without_the_pin(database: Opened, people: People) -> None:
    people.change(replace(NURSE, name="A. Lindqvist-Holm", role=Role.PHYSICIAN), CHIEF.name)
    people.set_pin(NURSE.person_id, "9631", CHIEF.name)
    people.set_pin(NURSE.person_id, "", CHIEF.name)
    assert audit(database)[-8:] == [
        (CHIEF.name, "name", None, "A. Lindqvist"),
        (CHIEF.name, "role", None, "nurse"),
        (CHIEF.name, "active", None, "yes"),
        (CHIEF.name, "PIN", None, "set"),
        (CHIEF.name, "name", "A. Lindqvist", "A. Lindqvist-Holm"),
        (CHIEF.name, "role", "nurse", "physician"),
        (CHIEF.name, "PIN", "set", "set anew"),
        (CHIEF.name, "PIN", "set", "taken back"),
    ]


def test_that_nobody_signs_in_without_a_pin_or_who_is_not_active(people: People) -> None:
    people.set_pin(NURSE.person_id, "", CHIEF.name)
    assert isinstance(people.sign_in(NURSE.name, "2020"), NotSignedIn)
    assert isinstance(people.sign_in(NURSE.name, ""), NotSignedIn)
    people.set_pin(NURSE.person_id, "9631", CHIEF.name)
    assert people.sign_in(NURSE.name, "9631") == NURSE
    people.change(replace(NURSE, active=False), CHIEF.name)
    assert isinstance(people.sign_in(NURSE.name, "9631"), NotSignedIn)


def test_that_a_new_pin_ends_the_wait(people: People) -> None:
    wrong_pins(people, NURSE.name, 3)
    people.set_pin(NURSE.person_id, "9631", CHIEF.name)
    assert people.sign_in(NURSE.name, "9631") == NURSE


def test_that_the_last_administrator_stays(people: People) -> None:
    words = "Nobody would be left who may register people"
    with pytest.raises(Refused, match=words):
        people.change(replace(CHIEF, role=Role.NURSE), CHIEF.name)
    with pytest.raises(Refused, match=words):
        people.set_pin(CHIEF.person_id, "", CHIEF.name)
    with pytest.raises(Refused, match=r"A\. Lindqvist is registered already"):
        people.add(a_person("a. LINDQVIST"), PIN, CHIEF.name)
    with pytest.raises(StorageProblem, match="This person is not registered"):
        people.change(a_person("Somebody"), CHIEF.name)
    assert people.everybody() == (NURSE, CHIEF)


def test_that_no_pin_is_in_the_file(database: Opened, people: People) -> None:
    people.set_pin(NURSE.person_id, "a-long-secret", CHIEF.name)
    path = database.path
    database.close()
    assert b"a-long-secret" not in path.read_bytes()


@pytest.mark.parametrize(
    "change", ["role = 'owner'", "secret = '4711'", "active = 2", "name_key = ''", "name_key = 'b. okoye'"]
)
def test_that_the_tables_are_checked(database: Opened, people: People, record: Path, change: str) -> None:
    connection = sqlite.connect(record)
    with pytest.raises(sqlite.IntegrityError):
        connection.execute(f"UPDATE people SET {change}")  # noqa: S608 -- a case of ours
    connection.close()
