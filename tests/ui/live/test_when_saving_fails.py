"""A line that cannot be written stays in the field, and the screen says what to do."""

from contextlib import closing

import pytest

from session.events import Event
from session.pump_events import InfusionPaused, InfusionStarted
from session.simulation.hand_clock import HandClock
from storage.driver import sqlite
from storage.opening import Opened
from tests.pages.live import LivePage
from tests.ui.live.conftest import ORDER
from ui.charts.marks import Look, Marks


def test_that_a_line_stays_in_the_field_while_the_file_is_locked_and_is_saved_afterwards(
    page: LivePage, database: Opened
) -> None:
    with closing(sqlite.connect(database.path, isolation_level=None)) as other:
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
    with closing(sqlite.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        page.type("128/80 74")
        page.screen.line.enter()
        page.qtbot.waitUntil(lambda: page.saving == "saving")
        assert [column.look for column in drawn[-1].columns] == [Look.PENDING]
        other.execute("ROLLBACK")
    page.settle()
    assert [column.look for column in drawn[-1].columns] == [Look.SAVED]


def test_that_a_line_behind_one_that_failed_fails_with_it(page: LivePage, database: Opened) -> None:
    bridge = page.screen.running.bridge
    with closing(sqlite.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        bridge.write((InfusionStarted(ORDER.start_rate),))
        bridge.write((InfusionPaused(),))
        page.settle()
        other.execute("ROLLBACK")
    assert page.phase == "before"
    assert len(database.journal.events(page.screen.running.recorder.session_id)) == 1


def test_that_what_was_not_saved_stays_said_until_it_is_saved(
    started: LivePage, database: Opened, clock: HandClock
) -> None:
    with closing(sqlite.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        started.screen.ask("pause")
        started.settle()
        other.execute("ROLLBACK")
    started.screen.tick()
    assert started.saving == "not saved"
    started.enter("p4")
    assert started.banner
    assert started.saving == "not saved"
    started.screen.ask("pause")
    started.settle()
    assert started.phase == "paused"
    assert started.saving.startswith("4 entries saved")


def test_that_an_unexpected_error_of_the_writer_leaves_the_line_usable(
    page: LivePage, database: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> tuple[Event, ...]:
        raise MemoryError

    with page.qtbot.captureExceptions() as caught:
        with monkeypatch.context() as patch:
            patch.setattr(database.journal, "_append", broken)
            page.enter("p4")
            page.qtbot.waitUntil(lambda: bool(caught))
        assert page.text == "p4"
        page.enter()
    assert page.last_value("pain") == 4
    assert len(caught) == 1
