"""Names of those who record are remembered, the latest first, and protocols are read from their folder."""

from dataclasses import replace
from pathlib import Path

import pytest

from session.problems import ProtocolProblem, StorageProblem
from session.simulation.hand_clock import HandClock
from storage.locations import PROTOCOLS
from storage.opening import Opened
from storage.protocol_files import read_protocols
from tests.session.people_cases import PIN, a_person
from tests.storage.test_patients import audit


def test_that_the_latest_comes_first(database: Opened, clock: HandClock) -> None:
    for name in ("A. Lindqvist", "B. Okoye", "a.  lindqvist"):
        database.registry.add_staff(name, name)
        clock.advance(1)
    assert database.registry.staff() == ("A. Lindqvist", "B. Okoye")


def test_that_those_who_sign_in_come_first_and_who_does_no_more_is_not_offered(
    database: Opened, clock: HandClock
) -> None:
    for name in ("C. Haas", "B. Okoye", "A. Lindqvist", "A witness"):
        database.registry.add_staff(name, name)
        clock.advance(1)
    people = [a_person(name) for name in ("Z. New", "A. Lindqvist", "B. Okoye", "C. Haas")]
    for person in people:
        database.registry.people.add(person, PIN, people[0].name)
    database.registry.people.change(replace(people[-1], active=False), people[0].name)
    assert database.registry.staff() == ("A. Lindqvist", "B. Okoye", "Z. New", "A witness")


def test_that_only_a_new_name_is_audited(database: Opened) -> None:
    for _ in range(2):
        database.registry.add_staff("A. Lindqvist", "B. Okoye")
    assert audit(database) == [("B. Okoye", "name", None, "A. Lindqvist")]


def test_that_a_name_is_needed(database: Opened) -> None:
    with pytest.raises(StorageProblem, match="A name is needed to record under"):
        database.registry.add_staff("  ", "")


def test_that_the_default_protocol_comes_first(tmp_path: Path) -> None:
    text = (PROTOCOLS / "outpatient-titration.toml").read_text("utf-8")
    (tmp_path / "outpatient-titration.toml").write_text(text, "utf-8")
    other = text.replace('"outpatient-titration"', '"another"').replace('"Outpatient titration"', '"A short one"')
    (tmp_path / "another.toml").write_text(other, "utf-8")
    assert [protocol.name for protocol in read_protocols(tmp_path)] == ["outpatient-titration", "another"]


def test_that_the_shipped_protocols_are_offered(database: Opened) -> None:
    assert database.registry.protocols()[0].name == "outpatient-titration"


def test_that_a_folder_without_protocols_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProtocolProblem, match="There is no protocol in"):
        read_protocols(tmp_path)


def test_that_a_protocol_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.toml").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(ProtocolProblem, match="cannot be read"):
        read_protocols(tmp_path)


def test_that_a_faulty_protocol_is_named(tmp_path: Path) -> None:
    (tmp_path / "faulty.toml").write_text('name = "x"\n', "utf-8")
    with pytest.raises(ProtocolProblem, match=r"faulty\.toml"):
        read_protocols(tmp_path)
