"""The session the tests speak of: one patient, one order, one protocol, and short ways to make its events."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from session.commands import Setting
from session.entry import parse
from session.events import Body, EntryAmended, EntryVoided, Event, Fact, SessionOpened
from session.identity import Identities
from session.order import Order
from session.protocol import Discharge, Protocol
from session.protocol_reader import parse_protocol
from session.quantities import Rate, RateUnit
from session.state import SessionState, replay

PROTOCOL_FILE = Path(__file__).parents[2] / "assets" / "protocols" / "outpatient-titration.toml"
SHIPPED = parse_protocol(PROTOCOL_FILE.read_text(encoding="utf-8"), PROTOCOL_FILE.name)


def without_checks(protocol: Protocol) -> Protocol:
    """Return a protocol that asks nothing before the start and nothing before leaving."""
    return replace(
        protocol,
        gate=(),
        hold=(),
        second_check=None,
        minimum_gap_days=0,
        weight_change_percent=None,
        baseline_max_age_min=None,
        discharge=Discharge(),
    )


PROTOCOL = without_checks(SHIPPED)
WEIGHT = Decimal("68.4")
ORDER = Order(
    drug="ketamine",
    mg_per_ml=Decimal(2),
    start_rate=Rate(Decimal("0.4"), RateUnit.MG_KG_H),
    planned_min=90,
    maximum_mg=Decimal(60),
)
SETTING = Setting(PROTOCOL, ORDER, ORDER.mixture(WEIGHT))
SESSION = UUID("01980000-0000-7000-8000-000000000000")
PATIENT = UUID("01980000-0000-7000-8000-000000000001")
DAY = datetime(2026, 11, 20, tzinfo=UTC)
OPENED = SessionOpened(
    patient_id=PATIENT,
    chair="2",
    weight_kg=WEIGHT,
    allergies=("penicillin", "latex"),
    identifiers=("name", "birth date"),
    order=ORDER,
    protocol=PROTOCOL,
    utc_offset_min=0,
)
_IDENTITIES = Identities()


def at(clock: str) -> datetime:
    """Return a moment of the day of the tests, in UTC: "10:35" or "10:35:20"; hours go on past 24."""
    hours, minutes, seconds = (*map(int, clock.split(":")), 0)[:3]
    return DAY + timedelta(hours=hours, minutes=minutes, seconds=seconds)


def fact(line: str) -> Fact:
    """Return the one fact that an entry line says."""
    (only,) = parse(line, SETTING).facts
    return only


def event(clock: str, body: Body | str, *, entered: str = "") -> Event:
    """Return an event that happened at `clock`; `body` may be an entry line, `entered` when it was written."""
    return Event(
        event_id=_IDENTITIES.new(DAY),
        session_id=SESSION,
        occurred_at=at(clock),
        recorded_at=at(entered or clock),
        actor="A. Lindqvist",
        station="chair-2",
        source="manual",
        body=fact(body) if isinstance(body, str) else body,
    )


def opening(clock: str = "9:50") -> Event:
    """Return the check-in."""
    return event(clock, OPENED)


def history(*lines: str, opened: str = "9:50") -> list[Event]:
    """Return a check-in and one event for each "HH:MM entry line"."""
    return [opening(opened), *(event(*line.split(maxsplit=1)) for line in lines)]


def session(*lines: str, opened: str = "9:50") -> SessionState:
    """Return the state of a session with these lines."""
    return replay(history(*lines, opened=opened))


def amended(target: Event, clock: str, line: str, *, entered: str, reason: str = "typed wrong") -> Event:
    """Return a correction that puts a line at `clock` in the place of an entry."""
    body = EntryAmended(target=target.event_id, body=fact(line), occurred_at=at(clock), reason=reason)
    return event(entered, body)


def voided(target: Event, *, entered: str, reason: str = "wrong patient") -> Event:
    """Return a correction that strikes an entry out."""
    return event(entered, EntryVoided(target=target.event_id, reason=reason))


def under(protocol: Protocol, events: Sequence[Event]) -> list[Event]:
    """Return the events with another protocol in their check-in, which comes first."""
    return [replace(events[0], body=replace(OPENED, protocol=protocol)), *events[1:]]


FORM_LINES = (
    "9:52 125/78 73 98% r15 p8",
    "10:00 start 0.4 mg/kg/h",
    "10:05 128/80 74 98% r15 p8",
    "10:15 rate 0.5 mg/kg/h",
    '10:31 d3; "Floating, comfortable."',
    "10:44 effect nausea mild",
    "10:45 given ondansetron 4 mg iv",
    "11:30 end",
    "11:41 ready",
    "12:06 left",
)
