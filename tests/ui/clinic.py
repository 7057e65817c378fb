"""A clinic for tests: a real database, a clock set by hand, patients, sessions and what is written in them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEventLoop

from session.commands import Setting
from session.entry import parse
from session.events import Body, SessionOpened
from session.identity import Identities
from session.order import Order
from session.ports import Patient
from session.quantities import Rate, RateUnit
from session.simulation.hand_clock import HandClock
from storage.locations import PROTOCOLS
from storage.monitors.making import MonitorMaker
from storage.opening import open_database
from tests.session.cases import without_checks
from tests.storage.empty_record import lay_empty_record
from ui.desk import Desk
from ui.running_session import RunningSession

MORNING = datetime(2026, 11, 23, 8, 52, tzinfo=UTC)
"""Monday, 9:52 at the chair, which is an hour ahead of UTC."""


class Clinic:
    """Opens the database for writing unless `read_only`; close it at the end."""

    def __init__(
        self,
        folder: Path,
        at: datetime = MORNING,
        *,
        read_only: bool = False,
        watermark: str = "",
        monitor: str = "",
        protocols: Path = PROTOCOLS,
    ) -> None:
        self.clock = HandClock(at, 60)
        self._identities = Identities()
        url = str(lay_empty_record(folder / "chairside.sqlite"))
        self.database = open_database(url, "chair", clock=self.clock, read_only=read_only, protocols=protocols)
        self.desk = Desk(
            self.database.journal,
            self.database.registry,
            self.clock,
            documents=self.database.documents,
            station="chair",
            read_only=self.database.read_only,
            watermark=watermark,
            monitor=MonitorMaker(monitor, self.database.journal) if monitor else None,
        )

    def close(self) -> None:
        """Let go of the desk and of the database."""
        self.desk.deleteLater()
        self.database.close()

    def new_id(self) -> UUID:
        return self._identities.new(self.clock.wall())

    def patient(self, name: str, mrn: str, born: str = "1979-03-14", sex: str = "F") -> Patient:
        """Register a patient."""
        patient = Patient(patient_id=self.new_id(), name=name, mrn=mrn, born=date.fromisoformat(born), sex=sex)
        self.database.registry.add_patient(patient, "A. Lindqvist")
        return patient

    def seat(
        self,
        patient: Patient,
        chair: str,
        *,
        weight: str = "68.4",
        allergies: Sequence[str] = ("penicillin", "latex"),
        checked: bool = False,
        desk: Desk | None = None,
    ) -> RunningSession:
        """Check a patient in at a chair; with `checked` the protocol asks before the start and before leaving.

        `desk` is another one than the clinic's own, at which somebody may be signed in.
        """
        if desk is None:
            self.desk.write_as("A. Lindqvist")
        order = Order(
            drug="ketamine",
            mg_per_ml=Decimal(2),
            start_rate=Rate(Decimal("0.4"), RateUnit.MG_KG_H),
            planned_min=90,
            maximum_mg=Decimal(60),
        )
        protocol = self.database.registry.protocols()[0]
        opened = SessionOpened(
            patient_id=patient.patient_id,
            chair=chair,
            weight_kg=Decimal(weight),
            allergies=tuple(allergies),
            identifiers=("name", "birth date"),
            order=order,
            protocol=protocol if checked else without_checks(protocol),
            utc_offset_min=60,
        )
        return (desk or self.desk).open_session(patient, opened)

    def write(self, running: RunningSession, line: str) -> None:
        """Write a line in a session and wait until it is on disk and told."""
        opened, mixture = running.state.opened, running.state.mixture
        assert opened
        assert mixture
        understood = parse(line, Setting(opened.protocol, opened.order, mixture))
        assert not understood.faults, understood.faults
        self.record(running, *understood.facts)

    def record(self, running: RunningSession, *bodies: Body) -> None:
        """Record what happened in a session and wait until it is on disk and told."""
        running.bridge.write(bodies)
        while running.recorder.pending:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def go_through(self, running: RunningSession, lines: Sequence[tuple[float, str]]) -> None:
        """Write lines, each after so many minutes."""
        for minutes, line in lines:
            self.clock.advance(minutes=minutes)
            self.write(running, line)

    def whole_session(self, patient: Patient, chair: str = "1") -> RunningSession:
        """Let a patient have a whole session of a hundred and thirty minutes, and leave."""
        running = self.seat(patient, chair)
        self.go_through(running, WHOLE)
        return running


WHOLE = (
    (1, "125/78 73 98% r15 p8"), (4, "start 0.4 mg/kg/h"), (5, "128/80 74 98% p8"), (15, "132/81 75 97% p7"),
    (15, "138/83 77 97% p6"), (15, "146/88 80 98% p5"), (15, "142/86 79 98% p4"), (25, "end; as planned"),
    (15, "134/82 76 98% p3"), (15, "ready"), (5, "left"),
)  # fmt: skip
