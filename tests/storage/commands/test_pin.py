"""The only administrator who has forgotten the PIN gets another one at the command line, and that is audited."""

from contextlib import closing

import pytest

from session.people import NotSignedIn, Person, Role
from storage.opening import open_database
from tests.session.people_cases import a_person
from tests.storage.commands.office import Office

CHIEF = a_person("C. Haas", Role.ADMINISTRATOR)


@pytest.fixture
def office(office: Office) -> Office:
    """Return an office with one administrator, who has the PIN 7788."""
    with closing(open_database(str(office.record), "bay-1", clock=office.clock)) as opened:
        opened.registry.people.add(CHIEF, "7788", CHIEF.name)
    return office


def signs_in(office: Office, pin: str) -> Person | NotSignedIn:
    with closing(open_database(str(office.record), "bay-1", clock=office.clock)) as opened:
        return opened.registry.people.sign_in(CHIEF.name, pin)


@pytest.mark.parametrize("name", ["C. Haas", "c. haas"])
def test_that_the_new_pin_is_in_force_and_audited(office: Office, name: str) -> None:
    office.run("pin", name, entered="4821\n")
    assert (office.status, office.out) == (0, "")
    assert office.err == "C. Haas has another PIN. It is in the list of changes as set at the command line.\n"
    assert isinstance(signs_in(office, "7788"), NotSignedIn)
    assert isinstance(signs_in(office, "4821"), Person)
    with (
        closing(open_database(str(office.record), "bay-1", clock=office.clock)) as opened,
        opened.reader.reading() as connection,
    ):
        rows = connection.exec_driver_sql("SELECT actor, field, old, new FROM audit ORDER BY number").all()
    assert ("command line", "PIN") in [(row.actor, row.field) for row in rows]
    assert not any("4821" in str(value) for row in rows for value in row)


@pytest.mark.parametrize(
    ("name", "entered", "sentence"),
    [
        ("Nobody Here", "4821\n", "Nobody Here is not registered here. Registered: C. Haas."),
        ("C. Haas", "", "PIN"),
        ("C. Haas", "12\n", "PIN"),
    ],
)
def test_that_what_cannot_be_is_a_sentence_and_the_old_pin_stays(
    office: Office, name: str, entered: str, sentence: str
) -> None:
    office.run("pin", name, entered=entered)
    assert office.status == 1
    assert sentence in office.err
    assert isinstance(signs_in(office, "7788"), Person)
