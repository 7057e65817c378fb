"""A finished session in a few entries, made without playing it: for years of infusions where nobody looks at each."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, Decimal
from random import Random
from typing import Final

from session.course import Infusion
from session.events import BY_HAND, Body, Event, PatientLeft, PatientReady, Reading, SessionOpened, VitalsRecorded
from session.identity import Identities
from session.order import Order
from session.ports import Journal
from session.protocol import Discharge, Protocol
from session.pump_events import InfusionEnded, InfusionStarted
from session.session_head import head
from session.simulation.check_in import Person
from session.simulation.course_days import Dose
from session.state import replay

BEFORE_START: Final = timedelta(minutes=20)
_MG_PER_ML: Final = Decimal(2)
_CHECK_MIN: Final = 30
_RECOVERY_MIN: Final = 60
_TO_THE_DOOR_MIN: Final = 10


def chair_minutes(dose: Dose) -> int:
    """Return for how long a chair is taken by an infusion of this dose."""
    return BEFORE_START // timedelta(minutes=1) + dose.minutes + _RECOVERY_MIN + _TO_THE_DOOR_MIN


def abridged(protocol: Protocol) -> Protocol:
    """Return a protocol that asks for little: nothing before the start and before leaving, a check each half hour."""
    return replace(
        protocol,
        gate=(),
        hold=(),
        second_check=None,
        minimum_gap_days=0,
        weight_change_percent=None,
        baseline_max_age_min=None,
        discharge=Discharge(),
        emergency=(),
        take_home=(),
        actions=(),
        advice=(),
        presets=(),
        check_interval_min=_CHECK_MIN,
        check_after_change_min=_CHECK_MIN,
        recovery_min=_RECOVERY_MIN,
        recovery_check_interval_min=_CHECK_MIN,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortSession:
    """One infusion of somebody at a dose, opened at a moment (aware) in a chair; the protocol is an abridged one."""

    who: Person
    infusion: Infusion
    dose: Dose
    protocol: Protocol
    opened_at: datetime
    chair: str
    utc_offset_min: int

    def write_down(self, journal: Journal, *, actor: str, station: str) -> "Future[tuple[Event, ...]]":
        """Send the session to the journal, to be committed in one transaction, and return at once."""
        events = tuple(self.events(actor, station))
        return journal.append(events, head(replay(events), events[-1].recorded_at))

    def events(self, actor: str, station: str) -> Iterator[Event]:
        """Yield what is recorded, in the order of time."""
        identities = Identities()
        for at, body in self._bodies():
            yield Event(
                event_id=identities.new(at),
                session_id=self.infusion.session_id,
                occurred_at=at,
                recorded_at=at,
                actor=actor,
                station=station,
                source=BY_HAND,
                body=body,
            )

    def _bodies(self) -> Iterator[tuple[datetime, Body]]:
        started = self.opened_at + BEFORE_START
        ended = started + timedelta(minutes=self.dose.minutes)
        yield self.opened_at, self._opened()
        yield started - timedelta(minutes=5), self._vitals(0.0)
        yield started, InfusionStarted(self.dose.rate)
        for minute in range(_CHECK_MIN, self.dose.minutes, _CHECK_MIN):
            yield started + timedelta(minutes=minute), self._vitals(minute / self.dose.minutes)
        yield ended, InfusionEnded()
        for minute in range(_CHECK_MIN, _RECOVERY_MIN + 1, _CHECK_MIN):
            yield ended + timedelta(minutes=minute), self._vitals(1.0)
        ready = ended + timedelta(minutes=_RECOVERY_MIN, seconds=30)
        yield ready, PatientReady()
        yield ready + timedelta(minutes=_TO_THE_DOOR_MIN // 2), PatientLeft()

    def _opened(self) -> SessionOpened:
        order = Order(
            drug="ketamine",
            mg_per_ml=_MG_PER_ML,
            start_rate=self.dose.rate,
            planned_min=self.dose.minutes,
            maximum_mg=self.infusion.given_mg.quantize(Decimal(1), ROUND_CEILING) + 1,
        )
        return self.who.opening(self.protocol, order, chair=self.chair, utc_offset_min=self.utc_offset_min)

    def _vitals(self, done: float) -> VitalsRecorded:
        """Return a set of readings when this share of the infusion is given: the pain falls with it."""
        before, after = self.infusion.pain_before or Decimal(0), self.infusion.pain_after or Decimal(0)
        draw = Random(f"{self.infusion.session_id}/{done}")  # noqa: S311 -- chance that guards no secret
        read = {
            "systolic": draw.randint(114, 132) + round(12 * done),
            "diastolic": draw.randint(68, 80) + round(6 * done),
            "heart_rate": draw.randint(64, 80) + round(6 * done),
            "spo2": draw.randint(96, 99),
            "respiration": draw.randint(13, 16),
            "pain": round(float(before) + float(after - before) * done),
        }
        return VitalsRecorded(tuple(Reading(code, Decimal(value)) for code, value in read.items()))
