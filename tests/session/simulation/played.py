"""A simulated session for tests: its recorder, clock and journal, opened on the protocol that is shipped."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from session.events import Event
from session.protocol import Protocol
from session.protocol_reader import parse_protocol
from session.record import Entry
from session.recorder import Recorder
from session.simulation.agenda import Plan
from session.simulation.check_in import Person, order_for, person
from session.simulation.hand_clock import HandClock
from session.simulation.monitor import SimulatedMonitor
from session.simulation.nurse import SimulatedNurse
from session.simulation.rehearsal import Rehearsal
from session.simulation.scenarios import Scenario
from session.state import SessionState

FILE = Path(__file__).parents[3] / "assets" / "protocols" / "outpatient-titration.toml"
PROTOCOL: Protocol = parse_protocol(FILE.read_text("utf-8"), FILE.name)
BEGAN = datetime(2026, 11, 20, 9, 45, tzinfo=UTC)
WHO: Person = person(7, "Training, Patient 7", "SIM000007", "1979-03-14", "F", "68.4", "latex")


@dataclass
class Played:
    """One session at a chair an hour ahead of UTC."""

    minutes: int = PROTOCOL.planned_min
    clock: HandClock = field(default_factory=lambda: HandClock(BEGAN, 60))
    journal: Rehearsal = field(default_factory=Rehearsal)

    def __post_init__(self) -> None:
        order = order_for(PROTOCOL, WHO.weight_kg, self.minutes)
        opened = WHO.opening(PROTOCOL, order, chair="2", utc_offset_min=60)
        self.recorder = Recorder.open(self.journal, self.clock, opened, actor="A. Lindqvist", station="chair-2")

    @property
    def state(self) -> SessionState:
        return self.recorder.state

    @property
    def events(self) -> tuple[Event, ...]:
        return self.journal.events(self.recorder.session_id)

    def nurse(self, plan: Plan | None = None, seed: str = "1") -> SimulatedNurse:
        """Return a nurse who answers for this session."""
        return SimulatedNurse(self.recorder, self.clock, WHO.simulated(seed, BEGAN.date()), plan=plan, seed=seed)

    def on_a_day(self, scenario: Scenario, seed: str = "1", *, with_monitor: bool) -> SimulatedNurse:
        """Return a nurse for this session on the day of a scenario, alone or beside a monitor."""
        patient = WHO.simulated(seed, BEGAN.date()).on(scenario)
        monitor = SimulatedMonitor(seed, patient=patient) if with_monitor else None
        return SimulatedNurse(self.recorder, self.clock, patient, seed=seed, monitor=monitor)

    def of_kind(self, kind: str) -> list[Entry]:
        """Return the entries of one kind of event."""
        return [entry for entry in self.state.entries if kind == entry.event.body.KIND]
