"""What is pressed in an emergency while the disk does not take it stays to be seen, and is saved with its own time."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from PySide6.QtCore import Qt

from session.alert_events import EmergencyOpened, EmergencyStepTaken
from session.pump_events import InfusionEnded
from session.simulation.hand_clock import HandClock
from session.times import clock_text
from storage.driver import sqlite
from storage.opening import Opened
from tests.pages.emergency import EmergencyPage
from tests.pages.live import LivePage
from tests.ui.live.test_emergency_card import CARDS, opened_with
from ui.desk import Desk
from ui.running_session import RunningSession


@pytest.fixture
def running(desk: Desk) -> RunningSession:
    return opened_with(desk, CARDS)


@pytest.fixture
def card(started: LivePage) -> EmergencyPage:
    """Return the card opened by the first press, which is on the disk."""
    card = EmergencyPage(started)
    card.touch_corner()
    card.touch("Not breathing")
    return card


@contextmanager
def disk_refusing(database: Opened) -> Iterator[None]:
    """Let no write come through."""
    with closing(sqlite.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def test_that_a_press_stays_to_be_seen_as_not_saved_and_is_saved_with_its_time(
    card: EmergencyPage, clock: HandClock, database: Opened
) -> None:
    clock.advance(60)
    with disk_refusing(database):
        card.touch("Stop the infusion")
    assert card.taken == {"Stop the infusion": "not saved"}
    assert card.message.endswith("Not saved: 1. Each keeps the time at which it was pressed.")
    assert card.live.phase == "infusing"
    clock.advance(120)
    card.touch("Save again")
    assert card.taken == {"Stop the infusion": "10:01"}
    assert (card.message, card.live.banner) == ("", "")
    assert card.live.phase == "recovery"
    assert card.live.state.ended_at
    assert clock_text(card.live.state.ended_at, 0) == "10:01"


def test_that_what_was_not_saved_is_saved_once_something_else_was(
    card: EmergencyPage, clock: HandClock, database: Opened
) -> None:
    with disk_refusing(database):
        card.touch("Stop the infusion")
        card.touch("oxygen 10 L/min")
    assert card.taken == {"Stop the infusion": "not saved", "oxygen 10 L/min": "not saved"}
    clock.advance(180)
    card.touch("Call for help")
    card.live.settle()
    assert card.taken == {
        "Stop the infusion": "10:00", "oxygen 10 L/min": "10:00", "Call for help": "10:03",
    }  # fmt: skip
    assert sum(isinstance(body, InfusionEnded) for body in card.bodies) == 1
    assert card.live.banner == ""


def test_that_a_card_that_was_closed_has_lost_nothing(card: EmergencyPage, database: Opened) -> None:
    with disk_refusing(database):
        card.touch("Call for help")
        card.key(Qt.Key.Key_Escape)
        card.touch_corner()
        assert card.taken == {"Call for help": "not saved"}
    card.touch("Save again")
    assert card.taken == {"Call for help": "10:00"}


def test_that_an_opening_that_was_not_saved_still_shows_its_clock(
    started: LivePage, clock: HandClock, database: Opened
) -> None:
    card = EmergencyPage(started)
    with disk_refusing(database):
        card.touch_corner()
        card.touch("Not breathing")
        clock.advance(42)
        card.tick()
        assert (card.time, card.corner) == ("0:42", "Emergency 0:42")
        assert not card.live.state.emergencies
        card.touch("Call for help")
    card.touch("Save again")
    assert len(card.live.state.emergencies) == 1
    assert card.bodies[-2:] == [EmergencyOpened("Not breathing"), EmergencyStepTaken("Call for help")]
    assert card.time == "0:42"


def test_that_what_does_not_fit_the_record_by_then_is_left_out_and_the_step_is_kept(
    card: EmergencyPage, clock: HandClock, database: Opened
) -> None:
    with disk_refusing(database):
        card.touch("Stop the infusion")
    clock.advance(30)
    card.live.enter("end; seen at the pump")
    card.live.settle()
    assert EmergencyStepTaken("Stop the infusion") in card.bodies
    assert [body for body in card.bodies if isinstance(body, InfusionEnded)] == [InfusionEnded("seen at the pump")]
    assert card.taken == {"Stop the infusion": "10:00"}
    assert card.live.state.findings == ()


def test_that_a_stop_which_no_longer_fits_the_record_is_said_to_be_left_out(
    card: EmergencyPage, clock: HandClock, database: Opened
) -> None:
    with disk_refusing(database):
        card.touch("Stop the infusion")
    clock.advance(60)
    card.live.enter("rate 0.3 mg/kg/h")
    card.live.settle()
    assert card.live.phase == "infusing"
    card.live.press(card.live.screen.banner.button)
    assert card.live.banner.startswith("Not all that was pressed at 10:00 could be recorded. ")
