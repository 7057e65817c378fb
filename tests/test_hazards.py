"""Every hazard that is known has a row, and every row a test that is run, or says that it is not mitigated."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \| (.*?) ?\|$")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
KNOWN = 25
"""The hazards that were known before anything was built; what was added stands behind them."""

ROWS = {
    int(found[1]): found.groups()[1:]
    for line in (ROOT / "docs/hazards.md").read_text("utf-8").splitlines()
    if (found := ROW.match(line))
}


@cache
def collected(path: Path) -> frozenset[str]:
    """Return the tests of a file that pytest collects: functions, and the classes made of a machine of rules."""
    if not path.is_file() or not path.name.startswith("test_") or "benchmarks" in path.parts:
        return frozenset()
    body = ast.parse(path.read_text("utf-8")).body
    functions = {node.name for node in body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}
    assigned = [target for node in body if isinstance(node, ast.Assign) for target in node.targets]
    machines = {target.id for target in assigned if isinstance(target, ast.Name) and target.id.startswith("Test")}
    return frozenset(functions | machines)


def test_that_every_known_hazard_has_a_row_and_none_was_dropped() -> None:
    assert list(ROWS) == list(range(1, len(ROWS) + 1))
    assert len(ROWS) >= KNOWN


@pytest.mark.parametrize("number", ROWS)
def test_that_a_hazard_has_tests_that_are_run_or_is_said_to_be_open(number: int) -> None:
    _, mitigation, tests = ROWS[number]
    named = TEST.findall(tests)
    assert named or "not mitigated" in mitigation.lower()
    assert [f"{path}::{name}" for path, name in named if name not in collected(ROOT / path)] == []
    assert TEST.sub("", tests).strip() == "", "whatever stands among the tests is one"
