"""A session is running, the record is backed up and goes on; restored, the session goes on from the backup."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from session.events import NoteWritten
from session.pump_events import InfusionStarted
from session.simulation.hand_clock import HandClock
from storage.restoring import restore
from tests.journeys.test_a_day_at_the_chair import NINE, chair, check_in, pass_gate
from ui.theme.theme import Theme


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NINE)


def test_that_a_running_session_goes_on_from_a_backup_that_was_restored(
    qtbot: QtBot, theme: Theme, tmp_path: Path, clock: HandClock
) -> None:
    with chair(qtbot, theme, tmp_path, clock) as here:
        page = check_in(here)
        session_id = page.screen.running.recorder.session_id
        pass_gate(here, page)
        here.at(10, 0)
        page.enter("start 0.4 mg/kg/h")
        here.place.backups.ask()
        qtbot.waitUntil(lambda: not here.place.backups.running)
        (backup, *_) = here.opened.safekeeping.backups()
        here.at(10, 4)
        page.enter('"Asks for water."')
    restored = restore(Path(backup.file), tmp_path / "record.sqlite", "chair 2", clock)
    assert restored.kept is not None
    with chair(qtbot, theme, tmp_path, clock) as here:
        page = here.live()
        page.settle()
        assert page.screen.running.recorder.session_id == session_id
        page.enter("128/80 74 98%")
        bodies = [event.body for event in here.opened.journal.events(session_id)]
        assert any(isinstance(body, InfusionStarted) for body in bodies)
        assert not any(isinstance(body, NoteWritten) for body in bodies)
        assert page.screen.infusion.time.text() == "0:04 of 1:30"
        assert here.opened.journal.verify(session_id) == ()
        assert here.opened.safekeeping.latest_seal() is not None
