"""Protocols are saved in versions: the newest is used, each change is audited, and a faulty one stops nothing."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert

from session.problems import ProtocolProblem, StorageProblem
from session.protocol import Protocol
from session.protocol_text import write_protocol
from session.simulation.hand_clock import HandClock
from storage.locations import PROTOCOLS
from storage.opening import Opened
from storage.protocol_files import read_protocols
from storage.protocol_versions import ProtocolVersions
from storage.tables import PROTOCOL_VERSIONS
from tests.storage.conftest import Opens
from tests.storage.examples import PROTOCOL, START
from tests.storage.test_patients import audit, reasons

PHYSICIAN = "Dr Lang"
WHY = "Three slow starts in a row"
OWN = replace(PROTOCOL, planned_min=120)


def put(database: Opened, name: str, version: int, text: str) -> None:
    """Write a row as an older program may have left it."""
    row = {"name": name, "version": version, "text": text, "saved_at": START, "actor": PHYSICIAN, "reason": WHY}

    def work(connection: Connection) -> None:
        connection.execute(insert(PROTOCOL_VERSIONS), row)

    database.writer.submit(work).result()


def default(database: Opened) -> Protocol:
    return database.registry.protocols()[0]


def test_that_a_saved_version_is_used_from_then_on(database: Opened, opens: Opens) -> None:
    saved = database.registry.save_protocol(OWN, PHYSICIAN, WHY)
    assert saved == replace(OWN, version=2)
    assert default(database) == saved
    database.close()
    assert default(opens()) == saved


def test_that_each_version_is_one_above_the_newest(database: Opened) -> None:
    versions = [database.registry.save_protocol(OWN, PHYSICIAN, WHY).version for _ in range(3)]
    assert versions == [2, 3, 4]


def test_that_a_new_name_begins_with_version_one(database: Opened) -> None:
    saved = database.registry.save_protocol(replace(OWN, name="ours", title="Our own", version=9), PHYSICIAN, WHY)
    assert saved.version == 1
    names = [protocol.name for protocol in database.registry.protocols()]
    assert names[0] == "outpatient-titration"
    assert "ours" in names


def test_that_the_versions_say_who_saved_them_when_and_why(database: Opened, clock: HandClock) -> None:
    database.registry.save_protocol(OWN, PHYSICIAN, WHY)
    clock.advance(60)
    database.registry.save_protocol(PROTOCOL, "Dr Vega", "  Back to the old time ")
    told = [
        (version.protocol.version, version.protocol.planned_min, version.saved_at, version.actor, version.reason)
        for version in database.registry.protocol_versions("outpatient-titration")
    ]
    assert told == [
        (3, 90, START + timedelta(minutes=1), "Dr Vega", "Back to the old time"),
        (2, 120, START, PHYSICIAN, WHY),
        (1, 90, None, "", ""),
    ]
    assert database.registry.protocol_versions("unheard of") == ()


def test_that_a_change_is_audited_with_both_texts_and_the_reason(database: Opened) -> None:
    saved = database.registry.save_protocol(OWN, PHYSICIAN, WHY)
    assert audit(database) == [
        (PHYSICIAN, "version", "1", "2"),
        (PHYSICIAN, "text", write_protocol(PROTOCOL), write_protocol(saved)),
    ]
    assert reasons(database) == [WHY, WHY]


def test_that_what_is_not_valid_is_refused_and_leaves_nothing(database: Opened) -> None:
    with pytest.raises(ProtocolProblem, match=r"outpatient-titration, version 2, line \d+, field maximum_rate"):
        database.registry.save_protocol(
            replace(OWN, start_rate=replace(OWN.start_rate, value=Decimal(99))), PHYSICIAN, WHY
        )
    assert default(database) == PROTOCOL
    assert audit(database) == []


def test_that_a_reason_is_needed(database: Opened) -> None:
    with pytest.raises(StorageProblem, match="A reason is needed for a change"):
        database.registry.save_protocol(OWN, PHYSICIAN, " ")
    assert default(database) == PROTOCOL


def test_that_nothing_is_saved_where_the_record_may_only_be_read(database: Opened, opens: Opens) -> None:
    with pytest.raises(StorageProblem):
        opens("chair-4", read_only=True).registry.save_protocol(OWN, PHYSICIAN, WHY)
    assert default(database) == PROTOCOL


def test_that_a_version_that_can_no_longer_be_read_gives_way_to_the_one_before(database: Opened) -> None:
    saved = database.registry.save_protocol(OWN, PHYSICIAN, WHY)
    put(database, "outpatient-titration", 3, "name = 3")
    put(database, "gone", 1, "")
    assert default(database) == saved
    assert "gone" not in {protocol.name for protocol in database.registry.protocols()}
    assert [version.protocol.version for version in database.registry.protocol_versions(saved.name)] == [2, 1]
    gone, faulty = database.registry.protocol_faults()
    assert gone.startswith("Version 1 of the protocol gone can no longer be read")
    assert faulty.endswith("outpatient-titration, version 3, line 1, field name: write words here, in quotation marks.")
    assert database.registry.save_protocol(OWN, PHYSICIAN, WHY).version == 4


def test_that_nothing_is_said_where_all_can_be_read(database: Opened) -> None:
    database.registry.save_protocol(OWN, PHYSICIAN, WHY)
    assert database.registry.protocol_faults() == ()


@pytest.mark.parametrize(("shipped", "minutes"), [(1, 120), (2, 120), (3, 90)])
def test_that_only_a_later_version_of_the_program_stands_above_a_saved_one(
    database: Opened, tmp_path: Path, shipped: int, minutes: int
) -> None:
    database.registry.save_protocol(OWN, PHYSICIAN, WHY)
    (tmp_path / "own.toml").write_text(write_protocol(replace(PROTOCOL, version=shipped)), "utf-8")
    (newest,) = ProtocolVersions(database.reader, tmp_path).newest()
    assert newest.planned_min == minutes


def test_that_two_files_with_one_name_are_told(tmp_path: Path) -> None:
    for file in ("one.toml", "two.toml"):
        (tmp_path / file).write_text(write_protocol(PROTOCOL), "utf-8")
    with pytest.raises(ProtocolProblem, match="hold a protocol named outpatient-titration"):
        read_protocols(tmp_path)


def test_that_every_shipped_file_is_named_as_its_protocol() -> None:
    assert {protocol.name for protocol in read_protocols(PROTOCOLS)} == {file.stem for file in PROTOCOLS.glob("*.toml")}
