"""A whole invented session on a real record."""

import csv
import json
import re
from io import StringIO
from pathlib import Path

from tests.storage.commands.office import Office


def course(office: Office, *words: str) -> list[tuple[str, ...]]:
    """Simulate a session and return everything of it but the identifiers and the time of day."""
    session_id = office.run("simulate", *words).strip()
    rows = csv.DictReader(StringIO(office.run("export", session_id, "--format", "csv"), newline=""))
    return [tuple(row[name] for name in ("elapsed_min", "kind", "name", "value", "unit")) for row in rows]


def test_that_it_is_recorded_from_check_in_to_leaving(office: Office) -> None:
    session_id = office.run("simulate", "--minutes", "30").strip()
    read = json.loads(office.run("export", session_id, "--format", "json"))
    assert read["summary"]["phase"] == "left"
    assert read["summary"]["infused_min"] == 30
    assert read["summary"]["findings"] == []
    assert read["summary"]["given_mg"] > 0


def test_that_the_same_seed_gives_the_same_values_at_any_time_and_another_seed_others(tmp_path: Path) -> None:
    offices = [Office(tmp_path / name) for name in ("one", "two", "three")]
    for late, office in enumerate(offices):
        office.folder.mkdir()
        office.clock.advance(late * 100_003.7)
    first, again = (course(office, "--minutes", "30", "--seed", "7") for office in offices[:2])
    assert first == again
    assert course(offices[2], "--minutes", "30", "--seed", "8") != first


def test_that_a_scenario_tells_its_alerts_each_on_a_line(office: Office) -> None:
    session_id, *alerts = office.run("simulate", "--minutes", "40", "--scenario", "apnoea").splitlines()
    assert office.status == 0
    said = [line.split("  ") for line in alerts]
    assert [row[1:3] for row in said] == [["respiration", "high"], ["spo2", "high"]]
    words = r"Respiration \d /min, below 8\.  answered after \d+ s: Pause"
    pattern = rf"\d\d:\d\d:\d\d  respiration  high  {words}  cleared \d\d:\d\d:\d\d"
    assert re.fullmatch(pattern, alerts[0])
    exported = json.loads(office.run("export", session_id, "--format", "json"))
    assert exported["summary"]["phase"] == "left"
    assert any(row["kind"] == "alert.raised" for row in exported["events"])


def test_that_a_quiet_day_has_nothing_to_tell(office: Office) -> None:
    assert len(office.run("simulate", "--minutes", "20", "--scenario", "quiet").splitlines()) == 1
