"""A hundred thousand hostile inputs of each kind: what is read from outside never raises more than its refusal."""

import time
from pathlib import Path

import pytest

from tests.session.hostile_texts import KINDS, Kind, kind_named
from tests.storage.monitors.hostile_file import follow

EACH = 100_000
SLOWEST_S = 2.0
"""No single input may hold up a screen for longer, on a machine that does other things beside it."""


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.name))
def test_that_a_hundred_thousand_hostile_texts_are_understood_or_refused(kind: Kind) -> None:
    began, slowest = time.perf_counter(), 0.0
    for text in kind.hostile.texts(EACH, seed=7):
        start = time.perf_counter()
        kind.check(text)
        slowest = max(slowest, time.perf_counter() - start)
    took = time.perf_counter() - began
    print(f"{kind.name}: {EACH:,} texts in {took:.0f} s, the slowest {slowest * 1000:.0f} ms")
    assert slowest < SLOWEST_S


def test_that_a_hundred_thousand_hostile_files_of_a_monitor_are_followed(tmp_path: Path) -> None:
    began, taken = time.perf_counter(), 0
    for seed, text in enumerate(kind_named("monitor").hostile.texts(EACH, seed=8)):
        taken += follow(tmp_path / "AS3DataExport.csv", text, seed)
    took = time.perf_counter() - began
    print(f"followed file: {EACH:,} texts in {took:.0f} s, {taken:,} values taken")
    assert taken > EACH
