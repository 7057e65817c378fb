"""Writes down that a record was handed out or restored by a command, also while a window has it open."""

from session.audit_port import Looking
from session.people import AT_COMMAND_LINE
from session.problems import StorageProblem
from storage.audit_reading import write_look
from storage.commands.desk import Desk
from storage.engine import database_file, writing_engine
from storage.migrate import CURRENT, schema_version
from storage.problems import told
from storage.unlocking import unlock


def note_look(desk: Desk, looking: Looking) -> None:
    """Write down a look; where that cannot be, the command goes on and says so.

    It needs no lease: a look is a row of its own, in no session's chain. A restored record of an older schema has no
    place for it yet.
    """
    path = database_file(desk.url)
    try:
        key = unlock(path, desk.secret).key
    except StorageProblem as problem:
        desk.tell(f"It was not written down that this record was handed out. {problem.sentence}")
        return
    engine = writing_engine(path, key)
    try:
        if schema_version(path, key) == CURRENT.version:
            with told(path), engine.begin() as connection:
                write_look(connection, looking, desk.clock.wall(), AT_COMMAND_LINE, desk.station)
    except StorageProblem as problem:
        desk.tell(f"It was not written down that this record was handed out. {problem.sentence}")
    finally:
        engine.dispose()
