"""Who has recorded here, so that a name is chosen and not typed twice."""

from typing import Final

from sqlalchemy import Connection, bindparam, insert, select, update

from session.problems import StorageProblem
from storage.audit import Change, write_audit
from storage.reader import Reader
from storage.search import folded
from storage.tables import STAFF

_LATEST: Final = select(STAFF.c.name).order_by(STAFF.c.last_at.desc(), STAFF.c.name_key)
_TO_FRONT: Final = update(STAFF).where(STAFF.c.name_key == bindparam("is_key"))


def names(reader: Reader) -> tuple[str, ...]:
    """Return the names of those who have recorded here, the latest first."""
    with reader.reading() as connection:
        return tuple(connection.execute(_LATEST).scalars())


def remember(connection: Connection, name: str, change: Change) -> None:
    """Put a name first; one that is not known yet is added and audited. Case and accents do not make another."""
    name, key = " ".join(name.split()), folded(name)
    if not key:
        raise StorageProblem("A name is needed to record under, so nothing was saved. Type your name.")
    if connection.execute(_TO_FRONT, {"is_key": key, "last_at": change.at}).rowcount:
        return
    connection.execute(insert(STAFF), {"name_key": key, "name": name, "last_at": change.at})
    write_audit(connection, change, None, {"name": name})
