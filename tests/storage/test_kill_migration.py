"""Killed at any moment of an upgrade, the record is the old one with its copy, or the new one; nothing is missing."""

import sys
from pathlib import Path

import pytest

from session.problems import StorageProblem
from storage.migrate import ensure_current
from tests.storage.examples import START
from tests.storage.faults import files_no_longer_than
from tests.storage.killed_migration import old_upgrades

KILLS = 12
"""For each of two old schemas; the benchmark kills 200 times for each of three."""


@pytest.mark.parametrize("version", [3, 5])
def test_that_an_upgrade_killed_at_any_moment_leaves_the_old_record_or_the_new(tmp_path: Path, version: int) -> None:
    upgrades = old_upgrades(version, tmp_path)
    upgrades.kill(KILLS)
    assert sum(upgrades.found.values()) == KILLS
    assert upgrades.found["old with a copy"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a process's files")
def test_that_an_upgrade_that_finds_no_room_leaves_the_old_record_and_says_so(tmp_path: Path) -> None:
    upgrades = old_upgrades(5, tmp_path)
    refused = 0
    for limit in range(8_192, 800_000, 66_000):
        record = upgrades.laid(str(limit))
        with files_no_longer_than(limit):
            try:
                ensure_current(record, START)
            except StorageProblem as problem:
                refused += problem.sentence.startswith("The disk that holds")
        upgrades.look(record, set())
    assert refused > 1
    assert upgrades.found["new"], "with room enough it is upgraded"
