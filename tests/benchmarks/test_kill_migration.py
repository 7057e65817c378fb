"""An upgrade killed two hundred times from each of three old schemas: the old record with its copy, or the new one."""

import time
from pathlib import Path

import pytest

from tests.storage.killed_migration import old_upgrades

KILLS = 200


@pytest.mark.parametrize("version", [1, 3, 5])
def test_that_two_hundred_kills_leave_the_old_record_or_the_new(tmp_path: Path, version: int) -> None:
    upgrades, began = old_upgrades(version, tmp_path), time.perf_counter()
    upgrades.kill(KILLS)
    found = ", ".join(f"{count} {what}" for what, count in sorted(upgrades.found.items()))
    print(f"from version {version}: {KILLS} kills in {time.perf_counter() - began:.0f} s left {found}")
    assert upgrades.found["new"]
    assert upgrades.found["old with a copy"]
