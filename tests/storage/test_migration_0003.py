"""A record of the second schema is brought to the third: all of it stays, and courses are kept in it."""

from pathlib import Path
from uuid import UUID

import pytest

from session.search_question import Question
from session.simulation.hand_clock import HandClock
from session.simulation.whole_session import Script, simulate
from storage.driver import sqlite
from storage.migrate import schema_version
from storage.opening import Opened, open_database
from tests.session.course_cases import a_course
from tests.storage.conftest import Opens
from tests.storage.examples import STATION
from tests.storage.old_record import as_of

Second = tuple[Path, list[UUID]]


@pytest.fixture
def second(database: Opened, clock: HandClock, tmp_path: Path) -> Second:
    """Return a record of the second schema with two sessions of one patient, four hours apart."""
    sessions = []
    for _ in range(2):
        sessions.append(simulate(database.journal, database.registry, clock, Script(20, 3)))
        clock.advance(minutes=240)
    return as_of(2, database, tmp_path), sessions


def test_that_the_content_of_the_second_schema_stays(second: Second, clock: HandClock) -> None:
    path, sessions = second
    assert schema_version(path) == 2
    opened = open_database(str(path), STATION, clock=clock)
    assert opened.copy is not None
    rows = opened.registry.find_sessions(Question(texts=("training",)))
    assert [row.head.session_id for row in reversed(rows)] == sessions
    assert all(opened.journal.verify(session_id) == () for session_id in sessions)
    opened.close()


def test_that_old_sessions_give_the_infusions_that_new_ones_give(
    second: Second, opens: Opens, clock: HandClock
) -> None:
    path, sessions = second
    files = []
    for opened in (opens(), open_database(str(path), STATION, clock=clock)):
        course = a_course(opened.registry.find_sessions()[0].patient)
        opened.registry.courses.open_course(course, [], "A. Lindqvist")
        found = [opened.registry.courses.kept(course.course_id) for _ in range(2)]
        assert found[0] == found[1]
        assert found[0]
        files.append(found[0].infusions)
        opened.close()
    fresh, old = files
    assert [one.session_id for one in old] == sessions
    assert old == fresh


@pytest.mark.parametrize("change", ["UPDATE assessments SET found = ''", "DELETE FROM assessments"])
def test_that_a_judgement_can_not_be_changed(second: Second, clock: HandClock, change: str) -> None:
    path, _ = second
    open_database(str(path), STATION, clock=clock).close()
    connection = sqlite.connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("INSERT INTO assessments VALUES (1, 'x', '2026-11-20', 'go on', 'Dr Lang', '', '')")
    with pytest.raises(sqlite.IntegrityError, match="the assessments are append-only"):
        connection.execute(change)
    connection.close()
