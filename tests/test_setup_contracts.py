"""The checks themselves: a room that looks the wrong way, or a clock read behind the Clock, is found."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TOOLS = str(Path(sys.executable).parent)

ALLOWED = {
    "session/events.py": "import dataclasses",
    "storage/journal.py": "import sqlalchemy\nfrom session import events",
    "ui/live.py": "from PySide6 import QtWidgets\nfrom session import events\nfrom ui.charts import curve",
    "ui/charts/curve.py": "import pyqtgraph",
}
FORBIDDEN = {
    "the core draws": ("session/events.py", "from PySide6 import QtCore", "The core is"),
    "the core opens files": ("session/events.py", "from pathlib import Path", "The core is"),
    "the core knows the screens": ("session/events.py", "from ui import live", "The rooms look"),
    "the storage knows the screens": ("storage/journal.py", "from ui import live", "The rooms look"),
    "the screens know the storage": ("ui/live.py", "from storage import journal", "The rooms look"),
    "the screens query": ("ui/live.py", "import sqlite3", "The screens never"),
    "the charts query": ("ui/charts/curve.py", "from sqlalchemy import text", "The screens never"),
    "the storage draws": ("storage/journal.py", "from PySide6.QtCore import QObject", "The storage never"),
    "pyqtgraph outside the charts": ("ui/live.py", "import pyqtgraph", "Only ui.charts"),
    "a second SQLite beside the driver": ("storage/journal.py", "import sqlite3", "Only storage.driver"),
    "the keyring beside its entries": ("storage/people.py", "import keyring", "Only storage.keyring_entries"),
    "argon2 beside the secrets": ("storage/people.py", "import argon2", "Only storage.secret"),
    "typst outside the documents": ("storage/journal.py", "import typst", "Only storage.documents"),
}
CLOCKS = [
    "import datetime\ndatetime.datetime.now(datetime.UTC)",
    "import time\ntime.time()",
    "import time\ntime.sleep(1)",
]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a small house with the three rooms and this project's contracts, in good order."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in ("session", "storage", "ui", "ui/charts"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    for path, source in ALLOWED.items():
        (tmp_path / path).write_text(source + "\n", "utf-8")
    return tmp_path


def broken_in(house: Path) -> list[str]:
    """Return the contracts that the check calls broken."""
    tool = shutil.which("lint-imports", path=TOOLS)
    assert tool is not None
    wide = {**os.environ, "COLUMNS": "200"}
    told = subprocess.run([tool, "--no-cache"], cwd=house, env=wide, capture_output=True, text=True, check=False)
    assert "Contracts: " in told.stdout, told.stderr
    return [line for line in told.stdout.splitlines() if " BROKEN" in line]


def lint(source: str, path: str) -> str:
    """Return what ruff says of a source that stood at that path of the project."""
    command = [
        sys.executable,
        "-m",
        "ruff",
        "check",
        "--output-format=concise",
        "--stdin-filename",
        path,
        "-",
    ]
    return subprocess.run(command, cwd=ROOT, input=source, capture_output=True, text=True, check=False).stdout


def test_that_a_house_in_order_keeps_every_contract(house: Path) -> None:
    assert broken_in(house) == []


@pytest.mark.parametrize("case", FORBIDDEN)
def test_that_a_room_looking_the_wrong_way_breaks_its_contract(house: Path, case: str) -> None:
    path, line, contract = FORBIDDEN[case]
    (house / path).write_text(line + "\n", "utf-8")
    assert any(broken.startswith(contract) for broken in broken_in(house))


@pytest.mark.parametrize("source", CLOCKS)
@pytest.mark.parametrize("room", ["session", "storage", "ui", "tests"])
def test_that_no_room_reads_the_clock_of_the_machine(room: str, source: str) -> None:
    assert "TID251" in lint(source, f"{room}/anything.py")


def test_that_the_system_clock_reads_it() -> None:
    assert "TID251" not in lint(CLOCKS[0], "storage/system_clock.py")


def test_that_nothing_imports_main() -> None:
    assert "TID251" in lint("import main\n", "ui/anything.py")
    assert "TID251" in lint("from main import main\n", "tests/anything.py")


def test_that_alembic_waits_until_it_is_needed() -> None:
    assert "TID253" in lint("import alembic\n", "storage/migrate.py")
    assert "TID253" not in lint("def upgrade() -> None:\n    import alembic\n", "storage/migrate.py")
