"""A patient, a session and what happens in it, as small as a test of the storage needs them."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from session.events import Body, Event, NoteWritten, Reading, SessionOpened, VitalsRecorded
from session.identity import Identities
from session.order import Order
from session.ports import Patient, Sample, SessionHead
from session.protocol_reader import parse_protocol
from session.quantities import Rate, RateUnit
from session.simulation.hand_clock import HandClock
from storage.locations import PROTOCOLS

START = datetime(2026, 11, 20, 9, 52, tzinfo=UTC)
STATION = "chair-3"
PROTOCOL = parse_protocol((PROTOCOLS / "outpatient-titration.toml").read_text("utf-8"), "outpatient-titration.toml")
IDS = Identities()


def held_clock() -> HandClock:
    """Return a clock that stands at the start until it is moved, an hour ahead of UTC."""
    return HandClock(START, 60)


def a_patient(name: str = "Okafor, Miriam", mrn: str = "004182", born: date = date(1979, 3, 14)) -> Patient:
    return Patient(patient_id=IDS.new(START), name=name, mrn=mrn, born=born, sex="F")


def vitals(systolic: int = 128, note: str = "") -> VitalsRecorded:
    readings = (("systolic", systolic), ("diastolic", 80), ("heart_rate", 74))
    return VitalsRecorded(tuple(Reading(code, Decimal(value)) for code, value in readings), note)


@dataclass
class Sitting:
    """One session of a patient, from which events and heads are made."""

    patient: Patient = field(default_factory=a_patient)
    session_id: UUID = field(default_factory=lambda: IDS.new(START))
    opened_at: datetime = START
    chair: str = "Chair 3"
    nurse: str = "A. Lindqvist"
    left_at: datetime | None = None
    utc_offset_min: int = 60

    def head(self, entries: int = 1) -> SessionHead:
        return SessionHead(
            session_id=self.session_id,
            patient_id=self.patient.patient_id,
            chair=self.chair,
            nurse=self.nurse,
            protocol=PROTOCOL.name,
            phase="infusing" if self.left_at is None else "left",
            opened_at=self.opened_at,
            started_at=self.opened_at + timedelta(minutes=8),
            ended_at=None,
            left_at=self.left_at,
            last_at=self.opened_at + timedelta(minutes=8 + entries),
            given_mg=Decimal("12.50"),
            entries=entries,
            utc_offset_min=self.utc_offset_min,
        )

    def opening(self) -> SessionOpened:
        start_rate = Rate(Decimal("0.4"), RateUnit.MG_KG_H)
        return SessionOpened(
            patient_id=self.patient.patient_id,
            chair=self.chair,
            weight_kg=Decimal("68.4"),
            allergies=("penicillin", "latex"),
            identifiers=("name", "born"),
            order=Order(
                drug="ketamine",
                mg_per_ml=Decimal(2),
                start_rate=start_rate,
                planned_min=90,
                maximum_mg=Decimal(60),
            ),
            protocol=PROTOCOL,
            utc_offset_min=self.utc_offset_min,
        )

    def event(self, body: Body | None = None, minute: float = 0, station: str = STATION) -> Event:
        at = self.opened_at + timedelta(minutes=minute)
        return Event(
            event_id=IDS.new(at),
            session_id=self.session_id,
            occurred_at=at,
            recorded_at=at,
            actor=self.nurse,
            station=station,
            source="manual",
            body=body or NoteWritten("Calm."),
        )


def samples(count: int, start: datetime = START, codes: tuple[str, ...] = ("spo2", "heart_rate")) -> list[Sample]:
    """Return `count` seconds of samples, three seconds older by the device's own clock."""
    return [
        Sample(at, at - timedelta(seconds=3), code, Decimal(90 + (second + row) % 7))
        for second in range(count)
        for at in [start + timedelta(seconds=second)]
        for row, code in enumerate(codes)
    ]


def record_beside(folder: Path) -> str:
    return f"sqlite:///{(folder / 'record.sqlite').as_posix()}"
