"""A running session on a real database, with a clock moved by hand."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from session.events import SessionOpened
from session.order import Order
from session.ports import Patient
from session.quantities import Rate, RateUnit
from session.simulation.hand_clock import HandClock
from storage.opening import Opened, open_database
from tests.pages.live import LivePage
from tests.session.cases import without_checks
from tests.storage.empty_record import lay_empty_record
from ui.desk import Desk
from ui.live.live_screen import LiveScreen
from ui.running_session import RunningSession

OKAFOR = Patient(patient_id=UUID(int=7), name="Okafor, Miriam", mrn="004 182", born=date(1979, 3, 14), sex="F")
ORDER = Order(
    drug="ketamine",
    mg_per_ml=Decimal(2),
    start_rate=Rate(Decimal("0.4"), RateUnit.MG_KG_H),
    planned_min=90,
    maximum_mg=Decimal(60),
)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(datetime(2026, 11, 23, 9, 50, tzinfo=UTC))


@pytest.fixture
def database(tmp_path: Path, clock: HandClock) -> Iterator[Opened]:
    opened = open_database(str(lay_empty_record(tmp_path / "record.sqlite")), "chair 2", clock=clock)
    opened.registry.add_patient(OKAFOR, "A. Lindqvist")
    opened.registry.add_staff("A. Lindqvist", "A. Lindqvist")
    yield opened
    opened.close()


@pytest.fixture
def desk(qtbot: QtBot, database: Opened, clock: HandClock) -> Iterator[Desk]:
    made = Desk(database.journal, database.registry, clock, documents=database.documents, station="chair 2")
    yield made
    made.stop()


@pytest.fixture
def running(desk: Desk) -> RunningSession:
    protocol = without_checks(desk.registry.protocols()[0])
    opened = SessionOpened(
        patient_id=OKAFOR.patient_id,
        chair="2",
        weight_kg=Decimal("68.4"),
        allergies=("penicillin", "latex"),
        identifiers=("name", "birth date"),
        order=ORDER,
        protocol=protocol,
        utc_offset_min=0,
    )
    return desk.open_session(OKAFOR, opened)


@pytest.fixture
def page(qtbot: QtBot, running: RunningSession, desk: Desk) -> LivePage:
    return LivePage(qtbot, LiveScreen(running, desk))


@pytest.fixture
def started(page: LivePage, clock: HandClock) -> LivePage:
    """Return the screen with a baseline at 9:52 and the infusion running since 10:00."""
    clock.advance(120)
    page.enter("125/78 73 98% r15 p8")
    clock.advance(480)
    page.enter("start")
    return page
