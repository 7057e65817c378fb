"""A session in recovery whose protocol asks before leaving, and nothing before the start."""

from dataclasses import replace
from decimal import Decimal

import pytest

from session.events import SessionOpened
from session.simulation.hand_clock import HandClock
from tests.pages.discharge import DischargePage
from tests.pages.live import LivePage
from tests.session.cases import without_checks
from tests.ui.live.conftest import OKAFOR, ORDER
from ui.desk import Desk
from ui.running_session import RunningSession


@pytest.fixture
def running(desk: Desk) -> RunningSession:
    protocol = desk.registry.protocols()[0]
    opened = SessionOpened(
        patient_id=OKAFOR.patient_id,
        chair="2",
        weight_kg=Decimal("68.4"),
        allergies=(),
        identifiers=("name", "birth date"),
        order=ORDER,
        protocol=replace(without_checks(protocol), discharge=protocol.discharge),
        utc_offset_min=0,
    )
    return desk.open_session(OKAFOR, opened)


@pytest.fixture
def ended(started: LivePage, clock: HandClock) -> LivePage:
    """Return the screen right after the end of the infusion at 11:30."""
    clock.advance(minutes=90)
    started.enter("end")
    return started


@pytest.fixture
def discharge(ended: LivePage) -> DischargePage:
    return DischargePage(ended)


@pytest.fixture
def rested(discharge: DischargePage, clock: HandClock) -> DischargePage:
    """Return the same an hour later, with what was measured; no question is answered and no score taken."""
    for minutes in (15, 44):
        clock.advance(minutes=minutes)
        discharge.live.enter("130/80 74 98% r14 p3 s0 d0 n0")
    clock.advance(minutes=2)
    discharge.live.desk.tick()
    return discharge
