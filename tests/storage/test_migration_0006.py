"""A record of the fifth schema is brought to the sixth: its entries stay, and the days that are over can be sealed."""

from contextlib import closing
from pathlib import Path

from session.simulation.hand_clock import HandClock
from session.simulation.whole_session import Script, simulate
from storage.migrate import schema_version
from storage.opening import Opened, open_database
from storage.seals import seal, seals
from storage.verification import verify
from tests.storage.examples import STATION
from tests.storage.old_record import as_of


def test_that_entries_from_before_the_seals_come_under_the_first(
    database: Opened, clock: HandClock, tmp_path: Path
) -> None:
    session_id = simulate(database.journal, database.registry, clock, Script(20, 3))
    path = as_of(5, database, tmp_path)
    assert schema_version(path) == 5
    clock.advance(minutes=24 * 60)
    with closing(open_database(str(path), STATION, clock=clock)) as opened:
        assert seals(opened.reader) == ()
        seal(opened.reader, opened.writer, clock, today=False)
        (first,) = seals(opened.reader)
        assert first.chains == 1
        with opened.reader.reading() as connection:
            found = verify(connection)
        assert found.whole
        assert found.entries == len(opened.journal.events(session_id))
