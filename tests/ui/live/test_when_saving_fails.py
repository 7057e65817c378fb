"""A line that cannot be written stays in the field, and the screen says what to do."""

import sqlite3
from contextlib import closing

import pytest

from storage.opening import Opened
from tests.pages.live import LivePage
from ui.charts.marks import Look, Marks


def test_that_a_line_stays_in_the_field_while_the_file_is_locked_and_is_saved_afterwards(
    page: LivePage, database: Opened
) -> None:
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        page.enter("128/80 74")
        text, banner = page.texts()
        assert text == "128/80 74"
        assert "locked" in banner or "busy" in banner or "another" in banner
        assert page.saving == "not saved"
        assert len(page.state.entries) == 1
        other.execute("ROLLBACK")
    page.enter()
    assert page.texts() == ("", "")
    assert len(page.state.entries) == 2


def test_that_the_mark_is_hollow_until_the_line_is_on_the_disk(
    page: LivePage, database: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Marks] = []
    monkeypatch.setattr(page.screen.chart, "set_marks", drawn.append)
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        page.type("128/80 74")
        page.screen.line.enter()
        page.qtbot.waitUntil(lambda: page.saving == "saving")
        assert [column.look for column in drawn[-1].columns] == [Look.PENDING]
        other.execute("ROLLBACK")
    page.settle()
    assert [column.look for column in drawn[-1].columns] == [Look.SAVED]
