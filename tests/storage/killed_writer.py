"""A process that writes until it is killed, and tells what it sends and what was acknowledged."""

import random
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import timedelta
from multiprocessing.connection import Connection
from typing import Any
from uuid import UUID

from session.events import Body, Event, NoteWritten
from storage.opening import open_database
from storage.sample_store import SampleStore
from storage.system_clock import SystemClock
from tests.storage.examples import START, STATION, Sitting, a_patient, samples, vitals

BATCH = 25
"""Seconds of samples in one commit, of which three lie in a minute."""

Line = tuple[UUID, ...]


@dataclass
class Told:
    """What a killed process told before it died; a line is told when it is sent and again when it is saved."""

    session_id: UUID | None = None
    patients: list[UUID] = field(default_factory=list)
    sent: list[Line] = field(default_factory=list)
    saved: list[Line] = field(default_factory=list)
    batches: int = 0

    def take(self, what: str, content: Any) -> None:  # noqa: ANN401 -- whatever was sent through the pipe
        if what == "session":
            self.session_id = content
        elif what == "batches":
            self.batches = content
        else:
            lists: dict[str, list[Any]] = {"patient": self.patients, "sent": self.sent, "saved": self.saved}
            lists[what].append(content)


class Writing:
    """A session of its own in the database, written to in bursts."""

    def __init__(self, path: str, seed: int, ear: Connection) -> None:
        self._opened = open_database(path, STATION, clock=SystemClock())
        self._store = SampleStore(self._opened.writer, self._opened.reader, commit_every_s=0)
        self._chance, self._ear = random.Random(seed), ear
        self._sitting = Sitting(patient=a_patient(mrn=str(seed)))
        self._lines = self._batches = 0

    def check_in(self) -> None:
        self._opened.registry.add_patient(self._sitting.patient, self._sitting.nurse)
        self._ear.send(("patient", self._sitting.patient.patient_id))
        self._ear.send(("session", self._sitting.session_id))

    def write_a_burst(self) -> None:
        burst = [self._send(self._line()) for _ in range(self._chance.randint(1, 4))]
        for future in burst:
            self._ear.send(("saved", tuple(event.event_id for event in future.result())))
        start = START + timedelta(seconds=BATCH * self._batches)
        self._store.append(self._sitting.session_id, "monitor", samples(BATCH, start, ("spo2",))).result()
        self._batches += 1
        self._ear.send(("batches", self._batches))

    def _line(self) -> list[Event]:
        if self._lines == 0:
            return [self._sitting.event(self._sitting.opening())]
        bodies: list[Body] = [vitals(), NoteWritten("Calm. " * self._chance.randint(0, 300))]
        count = self._chance.randint(1, 3)
        return [self._sitting.event(self._chance.choice(bodies), self._lines) for _ in range(count)]

    def _send(self, line: list[Event]) -> "Future[tuple[Event, ...]]":
        self._lines += 1
        self._ear.send(("sent", tuple(event.event_id for event in line)))
        return self._opened.journal.append(line, self._sitting.head(self._lines))


def write_until_killed(path: str, seed: int, ear: Connection) -> None:
    """Open the database and write to it for as long as the process lives."""
    writing = Writing(path, seed, ear)
    writing.check_in()
    while True:
        writing.write_a_burst()


def heard(mouth: Connection) -> Told:
    """Return everything that was told until the process died."""
    told = Told()
    while True:
        try:
            what, content = mouth.recv()
        except (EOFError, OSError):
            return told
        told.take(what, content)
