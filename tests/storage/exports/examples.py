"""A small session built event by event, for looking at what an export makes of it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

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


def facts(line: str) -> Iterable[Fact]:
    parsed = parse(line, SETTING)
    assert not parsed.faults, parsed.faults
    return parsed.facts
