"""Whatever fails in between, what was acknowledged is in the journal, and nothing else is."""

import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import Connection

from session.events import Body, Event
from session.problems import StorageProblem
from storage.driver import sqlite
from storage.opening import Opened, open_database
from tests.storage.empty_record import lay_empty_record
from tests.storage.examples import STATION, Sitting, a_patient, held_clock
from tests.storage.faults import fill
from tests.storage.strategies import ASIDE_BODIES, FACT_BODIES, REVIEW_BODIES

SESSIONS = st.integers(0, 1)
WRITTEN = FACT_BODIES | ASIDE_BODIES | REVIEW_BODIES
"""What is written in a session: entries, alerts and answers; comments and signatures as often as either."""
LINES = st.lists(st.tuples(WRITTEN, st.sampled_from([STATION, "chair-4"])), min_size=1, max_size=4)
Line = Sequence[tuple[Body, str]]


class JournalUnderFaults(RuleBasedStateMachine):
    """Appends lines to two sessions; some fail, in every way that we know."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = lay_empty_record(Path(self.folder.name) / "record.sqlite")
        self.database: Opened = self.open()
        self.sittings = [Sitting(patient=a_patient(mrn=mrn)) for mrn in ("1", "2")]
        self.acknowledged: dict[UUID, list[Event]] = {sitting.session_id: [] for sitting in self.sittings}

    def open(self) -> Opened:
        return open_database(str(self.path), STATION, clock=held_clock())

    def teardown(self) -> None:
        self.database.close()
        self.folder.cleanup()

    @initialize()
    def open_both_sessions(self) -> None:
        for sitting in self.sittings:
            self.database.registry.add_patient(sitting.patient, sitting.nurse)
            self.send(sitting, [sitting.event(sitting.opening())])

    @rule(which=SESSIONS, line=LINES)
    def append(self, which: int, line: Line) -> None:
        self.send(self.sittings[which], self.events(which, line))

    @rule(which=SESSIONS, line=LINES)
    def append_twice(self, which: int, line: Line) -> None:
        sitting, events = self.sittings[which], self.events(which, line)
        first = self.send(sitting, events)
        assert self.database.journal.append(events, sitting.head()).result() == first

    @rule(which=SESSIONS, line=LINES)
    def append_beside_another_program(self, which: int, line: Line) -> None:
        self.pragma("busy_timeout = 0")
        with closing(sqlite.connect(self.path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            self.send_in_vain(which, self.events(which, line))

    @rule(which=SESSIONS, line=LINES)
    def append_where_nothing_may_be_written(self, which: int, line: Line) -> None:
        self.pragma("query_only = ON")
        self.send_in_vain(which, self.events(which, line))

    @rule(which=SESSIONS, line=LINES)
    def append_to_a_full_disk(self, which: int, line: Line) -> None:
        fill(self.database, full=True)
        self.send_with_luck(which, self.events(which, line))
        fill(self.database, full=False)

    @rule(which=SESSIONS, line=LINES, steps=st.integers(1, 400))
    def append_and_be_interrupted(self, which: int, line: Line, steps: int) -> None:
        self.interrupt_after(steps)
        self.send_with_luck(which, self.events(which, line))
        self.interrupt_after(0)

    @rule(which=SESSIONS, line=LINES)
    def append_under_a_taken_identifier(self, which: int, line: Line) -> None:
        taken = self.acknowledged[self.sittings[1 - which].session_id][0]
        events = self.events(which, line)
        self.send_in_vain(which, [*events, replace(events[-1], event_id=taken.event_id)])

    @rule()
    def open_again(self) -> None:
        self.database.close()
        self.database = self.open()

    @invariant()
    def what_was_acknowledged_is_there_and_nothing_else(self) -> None:
        for session_id, acknowledged in self.acknowledged.items():
            expected = sorted(acknowledged, key=lambda event: event.order_key)
            assert list(self.database.journal.events(session_id)) == expected
            assert self.database.journal.verify(session_id) == ()

    def events(self, which: int, line: Line) -> list[Event]:
        sitting = self.sittings[which]
        return [sitting.event(body, minute, station) for minute, (body, station) in enumerate(line)]

    def send(self, sitting: Sitting, events: Sequence[Event]) -> tuple[Event, ...]:
        committed = self.database.journal.append(events, sitting.head()).result()
        self.acknowledged[sitting.session_id] += committed
        return committed

    def send_in_vain(self, which: int, events: Sequence[Event]) -> None:
        with pytest.raises(StorageProblem):
            self.database.journal.append(events, self.sittings[which].head()).result()

    def send_with_luck(self, which: int, events: Sequence[Event]) -> None:
        """Send what may or may not get through: a small line still finds room on a full disk."""
        future = self.database.journal.append(events, self.sittings[which].head())
        if future.exception() is None:
            self.acknowledged[self.sittings[which].session_id] += future.result()

    def pragma(self, pragma: str) -> None:
        def set_it(connection: Connection) -> None:
            connection.exec_driver_sql(f"PRAGMA {pragma}")

        self.database.writer.submit(set_it).result()

    def interrupt_after(self, steps: int) -> None:
        """Have SQLite itself break off what it does every so many of its steps; 0 for never."""

        def set_it(connection: Connection) -> None:
            driver = connection.connection.driver_connection
            assert isinstance(driver, sqlite.Connection)
            driver.set_progress_handler((lambda: True) if steps else None, steps)

        self.database.writer.submit(set_it).exception()


TestJournalUnderFaults = JournalUnderFaults.TestCase
TestJournalUnderFaults.settings = settings(
    max_examples=20,
    stateful_step_count=25,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a failure takes minutes; the steps say enough
)
