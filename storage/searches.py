"""Lines that are kept to look for sessions with, the same for everybody here."""

from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from session.folded import folded
from session.problems import StorageProblem
from storage.audit import Change, write_audit
from storage.reader import Reader
from storage.tables import SEARCHES

_LATEST: Final = select(SEARCHES.c.line).order_by(SEARCHES.c.kept_at.desc(), SEARCHES.c.line_key)
_LINE: Final = select(SEARCHES.c.line).where(SEARCHES.c.line_key == bindparam("is_key"))
_TO_FRONT: Final = update(SEARCHES).where(SEARCHES.c.line_key == bindparam("is_key"))
_DROP: Final = delete(SEARCHES).where(SEARCHES.c.line_key == bindparam("is_key"))


def key_of(line: str) -> str:
    """Return a line as it is told apart from others: case, accents and spaces do not count."""
    return folded(line)


def lines(reader: Reader) -> tuple[str, ...]:
    """Return the lines that are kept, the one kept last first."""
    with reader.reading() as connection:
        return tuple(connection.execute(_LATEST).scalars())


def keep(connection: Connection, line: str, change: Change) -> None:
    """Keep a line and audit it; one that is kept already moves to the front."""
    line, key = " ".join(line.split()), key_of(line)
    if not key:
        raise StorageProblem("There is nothing to look for yet, so nothing was kept. Type what to look for.")
    if connection.execute(_TO_FRONT, {"is_key": key, "kept_at": change.at}).rowcount:
        return
    connection.execute(insert(SEARCHES), {"line_key": key, "line": line, "kept_at": change.at})
    write_audit(connection, change, None, {"line": line})


def drop(connection: Connection, line: str, change: Change) -> None:
    """Keep a line no longer, and audit that; one that is not kept changes nothing."""
    key = {"is_key": key_of(line)}
    if (kept := connection.execute(_LINE, key).scalar()) is not None:
        connection.execute(_DROP, key)
        write_audit(connection, change, {"line": kept}, {"line": ""})
