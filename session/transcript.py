"""A paper form typed in after downtime: all of it is recorded, or nothing and every faulty line is named."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

from session.commands import Setting
from session.entry import Line, parse
from session.events import Body, Event, Fact, SessionOpened
from session.form import Form, Header, TimedLine
from session.identity import Identities
from session.order import Order
from session.ports import Clock, Journal, Patient, Registry
from session.problems import TranscriptProblems
from session.quantities import PLAIN, Rate, RateUnit
from session.rules import refusal
from session.session_head import head
from session.state import SessionState, apply
from session.times import at_chair, nearest_past

SOURCE = "transcribed"
_ANY_ORDER = Order(
    drug="ketamine",
    mg_per_ml=Decimal(100),
    start_rate=Rate(Decimal(1), RateUnit.MG_H),
    planned_min=60,
    maximum_mg=Decimal(60),
)  # lines of a form with a faulty header are read against it, for their spelling only


@dataclass(frozen=True, slots=True)
class Transcribed:
    """What came of a form: the session's identifier and its state."""

    session_id: UUID
    state: SessionState


def transcribe(text: str, journal: Journal, registry: Registry, clock: Clock, station: str) -> Transcribed:
    """Record a paper form and return its session; raises TranscriptProblems, then nothing was recorded."""
    protocols = {protocol.name: protocol for protocol in registry.protocols()}
    form = Form(text, protocols, at_chair(clock.wall(), clock.utc_offset_min()).date())
    if form.header is None:
        _read_lines(form, Setting(registry.protocols()[0], _ANY_ORDER, _ANY_ORDER.mixture(Decimal(70))))
        raise TranscriptProblems(tuple(sorted(form.faults)))
    work = _Transcript(form, form.header, registry, clock, station)
    work.read()
    if form.faults:
        raise TranscriptProblems(tuple(sorted(form.faults)))
    if work.new_patient:
        registry.add_patient(work.patient, form.header.nurse)
    registry.add_staff(form.header.nurse, form.header.nurse)
    journal.append(work.events, head(work.state, work.now)).result()
    return Transcribed(work.session_id, work.state)


class _Transcript:
    """Turns a form into events, judged in the order of time as if they were happening."""

    def __init__(self, form: Form, header: Header, registry: Registry, clock: Clock, station: str) -> None:
        self._form, self._header, self._registry, self._clock, self._station = form, header, registry, clock, station
        self._identities = Identities()
        self.now = clock.wall()
        self.session_id = self._identities.new(self.now)
        known = registry.patient_by_mrn(header.mrn)
        self.new_patient = known is None
        self.patient = known or Patient(
            patient_id=self._identities.new(self.now),
            name=header.patient,
            mrn=header.mrn,
            born=header.born,
            sex=header.sex,
        )
        self.state = SessionState()
        self.events: list[Event] = []
        self._setting = Setting(header.protocol, header.order, header.order.mixture(header.weight))

    def read(self) -> None:
        """Fill `events` and `state`; faults go to the form."""
        self._same_person()
        lines = self._form.lines
        if not lines:
            return
        understood = sorted(self._understood(), key=lambda item: item[0])
        first = min(line.at for line in lines)
        if self._add(self._utc(first), self._opened(lines[0].at)):
            self._form.fault(self._form.numbers["date"], f"{first:%Y-%m-%d %H:%M} has not come yet.")
            return
        doubtful = False
        for at, line, bodies in understood:
            doubtful = doubtful or (not bodies and _may_be_command(line.text))
            for body in bodies:
                sentence = self._add(at, body)
                if sentence and not doubtful:
                    self._form.fault(line.number, sentence)
        self._not_twice()

    def _understood(self) -> list[tuple[datetime, TimedLine, tuple[Fact, ...]]]:
        """Return each line's moment and facts; a faulty line has no facts and its faults are noted."""
        understood = []
        for line, parsed in _read_lines(self._form, self._setting):
            at = self._utc(line.at)
            if parsed.at:
                at = nearest_past(*parsed.at, at, self._offset(line.at))
            understood.append((at, line, parsed.facts))
        return understood

    def _add(self, at: datetime, body: Body) -> str:
        event = Event(
            event_id=self._identities.new(self.now),
            session_id=self.session_id,
            occurred_at=at,
            recorded_at=self.now,
            actor=self._header.nurse,
            station=self._station,
            source=SOURCE,
            body=body,
        )
        after = apply(self.state, event)
        sentence = refusal(self.state, event, self.now, after)
        if not sentence:
            self.state = after
            self.events.append(event)
        return sentence

    def _opened(self, at: datetime) -> SessionOpened:
        return SessionOpened(
            patient_id=self.patient.patient_id,
            chair=self._header.chair,
            weight_kg=self._header.weight,
            allergies=self._header.allergies,
            identifiers=(),  # the form does not say what was checked with the patient
            order=self._header.order,
            protocol=self._header.protocol,
            utc_offset_min=self._offset(at),
        )

    def _offset(self, local: datetime) -> int:
        """Return the chair's offset from UTC on the day of the form."""
        guess = local.replace(tzinfo=timezone(timedelta(minutes=self._clock.utc_offset_min())))
        return self._clock.utc_offset_min(guess)

    def _utc(self, local: datetime) -> datetime:
        first = self._form.lines[0].at
        return (local - timedelta(minutes=self._offset(first))).replace(tzinfo=UTC)

    def _same_person(self) -> None:
        """An MRN that is known must belong to the person on the form."""
        if self.patient.name.casefold() != self._header.patient.casefold() or self.patient.born != self._header.born:
            self._form.fault(
                self._form.numbers["mrn"],
                f"MRN {self.patient.mrn} belongs to {self.patient.name}, born {self.patient.born.isoformat()}. "
                "Check name, birth date and number.",
            )

    def _not_twice(self) -> None:
        """One person cannot have two sessions at the same time."""
        first, last = self.events[0].occurred_at, self.events[-1].occurred_at
        for row in self._registry.sessions_of(self.patient.patient_id):
            if row.head.opened_at <= last and (row.head.left_at or row.head.last_at) >= first:
                sentence = f"This patient has a session at that time already: {row.head.session_id}."
                self._form.fault(self._form.numbers["date"], sentence)


def _read_lines(form: Form, setting: Setting) -> list[tuple[TimedLine, Line]]:
    """Return each line as understood; what is wrong with one is noted in the form."""
    read = [(line, parse(line.text, setting)) for line in form.lines]
    for line, parsed in read:
        for sentence in parsed.faults:
            form.fault(line.number, sentence)
    return read


def _may_be_command(text: str) -> bool:
    """Say whether a faulty line may have meant a command: then what follows from it cannot be judged."""
    return bool(re.search(r"(?!spo)[a-z]{3}", text.partition(";")[0], PLAIN))
