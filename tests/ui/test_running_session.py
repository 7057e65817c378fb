"""A running session says when what its monitor sends cannot be stored, and records each alert once."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication

from session.alert_events import AlertCleared, AlertRaised
from session.ports import Patient, Sample
from session.problems import StorageProblem
from session.recorder import Recorder
from session.simulation.hand_clock import HandClock
from session.state import SessionState
from tests.session.cases import OPENED, at, fact
from tests.session.fakes import FULL, MemoryJournal
from ui.running_session import RunningSession

OKAFOR = Patient(patient_id=UUID(int=7), name="Okafor, Miriam", mrn="004182", born=date(1979, 3, 14), sex="F")


class _Steady:
    """A monitor that sends one value a second."""

    name, trouble, remark = "steady", "", ""

    def poll(self, state: SessionState, now: datetime) -> Sequence[Sample]:
        return [Sample(now, None, "heart_rate", Decimal(70))]


class _Journal(MemoryJournal):
    """A journal whose samples are stored, or not, when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.storing: list[Future[None]] = []

    def append_samples(self, session_id: UUID, source: str, samples: Sequence[Sample]) -> "Future[None]":
        self.storing.append(Future())
        return self.storing[-1]


@pytest.fixture
def journal() -> _Journal:
    return _Journal()


@pytest.fixture
def running(qapp: QApplication, journal: _Journal) -> Iterator[RunningSession]:
    recorder = Recorder.open(journal, HandClock(at("9:50")), OPENED, actor="A. Lindqvist", station="chair-2")
    made = RunningSession(journal, recorder, OKAFOR, _Steady(), qapp)
    yield made
    made.deleteLater()


def test_that_samples_which_cannot_be_stored_are_told_until_some_can(
    running: RunningSession, journal: _Journal
) -> None:
    running.tick()
    assert running.sample_trouble == ""
    journal.storing[0].set_exception(StorageProblem(FULL))
    running.tick()
    assert running.sample_trouble == FULL
    journal.storing[1].set_result(None)
    running.tick()
    assert running.sample_trouble == ""


def test_that_a_fault_of_ours_in_storing_samples_is_told_and_the_session_goes_on(
    running: RunningSession, journal: _Journal
) -> None:
    running.tick()
    journal.storing[0].set_exception(ZeroDivisionError("division by zero"))
    running.tick()
    assert "could not be stored: division by zero" in running.sample_trouble
    assert len(journal.storing) == 2


def test_that_alerts_that_come_or_go_together_are_each_recorded_once(running: RunningSession) -> None:
    for line in ("start", "186/104 88 85%", "128/80 74 98%"):
        running.bridge.write([fact(line)])
        while running.recorder.pending:
            QApplication.processEvents()
    steps = [event.body for event in running.state.events]
    raised = [step.cause for step in steps if isinstance(step, AlertRaised)]
    assert sorted(raised) == ["pressure", "spo2"]
    assert sorted(step.cause for step in steps if isinstance(step, AlertCleared)) == ["pressure", "spo2"]
