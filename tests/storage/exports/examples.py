"""A small session built event by event, for looking at what an export makes of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from session.alert_events import BY_PROGRAM, AlertAcknowledged, AlertCleared, AlertRaised, AlertStep, AlertWorsened
from session.commands import Setting
from session.entry import parse
from session.events import Body, EntryAmended, EntryVoided, Event, Fact, SessionOpened
from session.identity import Identities
from session.order import Order
from session.ports import Patient
from session.protocol_reader import parse_protocol
from session.quantities import Rate, RateUnit
from session.state import SessionState, replay

PROTOCOL = parse_protocol(
    Path(__file__).parents[3].joinpath("assets/protocols/outpatient-titration.toml").read_text("utf-8"), "example"
)
ORDER = Order(
    drug="ketamine",
    mg_per_ml=Decimal(2),
    start_rate=Rate(Decimal("0.4"), RateUnit.MG_KG_H),
    planned_min=90,
    maximum_mg=Decimal(60),
)
SETTING = Setting(PROTOCOL, ORDER, ORDER.mixture(Decimal("68.4")))
TEN = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
"""Ten o'clock at the chair, which is one hour ahead of UTC."""
PATIENT = Patient(
    patient_id=UUID("01930000-0000-7000-8000-000000000001"),
    name="Okafor, Miriam",
    mrn="004182",
    born=date(1979, 3, 14),
    sex="F",
)


class Chart:
    """Collects events as a nurse would make them; minutes count from ten o'clock."""

    def __init__(
        self,
        *,
        allergies: tuple[str, ...] = ("penicillin", "latex"),
        identifiers: tuple[str, ...] = ("name", "birth date"),
        order: Order = ORDER,
        course: tuple[str, UUID | None] = ("", None),
    ) -> None:
        self._identities = Identities()
        self.session_id = self._identities.new(TEN)
        self.events: list[Event] = []
        self.add(
            -10,
            SessionOpened(
                patient_id=PATIENT.patient_id,
                chair="Chair 2",
                weight_kg=Decimal("68.4"),
                allergies=allergies,
                identifiers=identifiers,
                order=order,
                protocol=PROTOCOL,
                utc_offset_min=60,
                course=course[0],
                course_id=course[1],
            ),
        )

    @property
    def state(self) -> SessionState:
        return replay(self.events)

    def add(self, minute: float, body: Body, *, actor: str = "A. Lindqvist", entered: float | None = None) -> Event:
        event = Event(
            event_id=self._identities.new(TEN),
            session_id=self.session_id,
            occurred_at=TEN + timedelta(minutes=minute),
            recorded_at=TEN + timedelta(minutes=minute if entered is None else entered),
            actor=actor,
            station="bay-1",
            source="manual",
            body=body,
        )
        self.events.append(event)
        return event

    def write(self, minute: float, line: str, *, actor: str = "A. Lindqvist") -> Event:
        """Enter one line that says one thing."""
        (fact,) = facts(line)
        return self.add(minute, fact, actor=actor)

    def amend(self, target: Event, line: str, *, minute: float, at: float, actor: str = "B. Moreau") -> Event:
        """Put what `line` says at `minute` in place of an entry; the correction is written at `at`."""
        (fact,) = facts(line)
        body = EntryAmended(
            target=target.event_id, body=fact, occurred_at=TEN + timedelta(minutes=minute), reason="Misread"
        )
        return self.add(at, body, actor=actor)

    def void(self, target: Event, *, at: float) -> Event:
        return self.add(at, EntryVoided(target=target.event_id, reason="Other patient"))


SPO2 = AlertRaised(
    cause="spo2", priority="medium", sentence="Below 92.", advice="Rouse.", latched=True, device="Monitor S/5"
)


def watched() -> Chart:
    """Return a session with one alert that was answered twice and is over, and one that nobody answered."""
    chart = Chart()
    chart.write(0, "start 0.4 mg/kg/h")
    by_program(chart, 10, SPO2)
    chart.add(10.7, AlertAcknowledged(cause="spo2", action="Seen, watching", acted=False), actor="B. Moreau")
    worse = AlertWorsened(cause="spo2", priority="high", sentence="Below 88.", advice="Pause.", device="Monitor S/5")
    by_program(chart, 12, worse)
    chart.add(12.5, AlertAcknowledged(cause="spo2", action="Probe checked", acted=True, note="cold hand"))
    by_program(chart, 15, AlertCleared(cause="spo2", sentence="97 %: back within the limits."))
    chart.write(90, "end")
    by_program(chart, 100, AlertRaised(cause="pressure", priority="medium", sentence="Above 180."))
    chart.write(120, "left")
    return chart


def by_program(chart: Chart, minute: float, step: AlertStep) -> Event:
    """Add what the program noticed by itself."""
    event = replace(chart.add(minute, step), source=BY_PROGRAM)
    chart.events[-1] = event
    return event


def facts(line: str) -> Iterable[Fact]:
    parsed = parse(line, SETTING)
    assert not parsed.faults, parsed.faults
    return parsed.facts
