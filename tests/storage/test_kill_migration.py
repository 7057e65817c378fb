"""Killed at any moment of an upgrade, the record is the old one with its copy, or the new one; nothing is missing."""

from pathlib import Path

import pytest

from tests.storage.killed_migration import old_upgrades

KILLS = 20
"""For each of two old schemas; the benchmark kills 200 times for each of three."""


@pytest.mark.parametrize("version", [3, 5])
def test_that_an_upgrade_killed_at_any_moment_leaves_the_old_record_or_the_new(tmp_path: Path, version: int) -> None:
    upgrades = old_upgrades(version, tmp_path)
    upgrades.kill(KILLS)
    assert sum(upgrades.found.values()) == KILLS
    assert upgrades.found["old with a copy"]
