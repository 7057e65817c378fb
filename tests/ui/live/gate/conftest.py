"""A running session under the protocol that is shipped, which asks before the start."""

import pytest
from pytestqt.qtbot import QtBot

from session.events import SessionOpened
from tests.pages.gate import GateView
from tests.pages.live import LivePage
from tests.ui.live.conftest import OKAFOR, ORDER
from ui.desk import Desk
from ui.live.live_screen import LiveScreen
from ui.running_session import RunningSession


def opened(desk: Desk) -> SessionOpened:
    """Return a check-in under the shipped protocol."""
    return SessionOpened(
        patient_id=OKAFOR.patient_id,
        chair="2",
        weight_kg=ORDER.maximum_mg + 8,
        allergies=(),
        identifiers=("name", "birth date"),
        order=ORDER,
        protocol=desk.registry.protocols()[0],
        utc_offset_min=0,
    )


@pytest.fixture
def running(desk: Desk) -> RunningSession:
    desk.write_as("A. Lindqvist")
    return desk.open_session(OKAFOR, opened(desk))


@pytest.fixture
def view(qtbot: QtBot, running: RunningSession, desk: Desk) -> GateView:
    return GateView(LivePage(qtbot, LiveScreen(running, desk)))
