"""A journal that only remembers."""

from uuid import UUID

from session.ports import Journal
from session.simulation.rehearsal import Rehearsal
from session.state import replay
from tests.session.simulation.played import Played


def test_that_it_is_a_journal_that_keeps_events_apart_by_session() -> None:
    journal: Journal = Rehearsal()
    session = Played()
    assert [event.body.KIND for event in session.events] == ["session.opened"]
    assert journal.events(session.recorder.session_id) == ()
    assert session.journal.events(UUID(int=0)) == ()


def test_that_device_samples_are_taken_and_forgotten() -> None:
    journal = Rehearsal()
    journal.append_samples(UUID(int=1), "Simulated monitor", ()).result()
    assert journal.samples(UUID(int=1)) == {}


def test_that_what_was_rehearsed_can_be_written_down_in_another_journal() -> None:
    session, other = Played(), Rehearsal()
    session.nurse().write("128/80 74 98% r15 p8")
    session.journal.write_down(session.recorder.session_id, other)
    assert replay(other.events(session.recorder.session_id)) == session.state
