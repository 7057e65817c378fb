"""The command that seals the days that are over and writes the last seal as one line, to be kept elsewhere."""

from contextlib import closing
from datetime import date

from session.problems import KnownProblem
from storage.commands.desk import Desk
from storage.opening import open_database
from storage.seals import seal, seals


def write_seal(desk: Desk, day: date | None) -> int:
    """Answer with the last seal, or with the last one of a day; raises KnownProblem where there is none.

    Where another window has the record, it seals the days itself, and here they are only told.
    """
    with closing(open_database(desk.url, desk.station, clock=desk.clock, secret=desk.secret)) as opened:
        if not opened.read_only:
            seal(opened.reader, opened.writer, desk.clock, today=False)
        found = [one for one in seals(opened.reader) if day in {None, one.day}]
    if not found:
        when = f"of {day.isoformat()}" if day else "yet"
        raise KnownProblem(
            f"There is no seal {when}. A day is sealed once it is over, and by the window when it is closed."
        )
    desk.answer(found[-1].line())
    return 0
