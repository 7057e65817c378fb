"""The names to offer: the people who sign in here, then whoever is known from what was recorded."""

from typing import Final

from sqlalchemy import Connection, bindparam, insert, select, update

from session.folded import folded
from session.problems import StorageProblem
from storage.audit import Change, write_audit
from storage.people_tables import PEOPLE
from storage.reader import Reader
from storage.tables import STAFF

_LATEST: Final = select(STAFF.c.name_key, STAFF.c.name).order_by(STAFF.c.last_at.desc(), STAFF.c.name_key)
_PEOPLE: Final = select(PEOPLE.c.name_key, PEOPLE.c.name, PEOPLE.c.active).order_by(PEOPLE.c.name_key)
_TO_FRONT: Final = update(STAFF).where(STAFF.c.name_key == bindparam("is_key"))


def names(reader: Reader) -> tuple[str, ...]:
    """Return the names of active people, then the others that are known; in both those who recorded latest first."""
    with reader.reading() as connection:
        known = {row.name_key: row.name for row in connection.execute(_LATEST)}
        people = {row.name_key: row for row in connection.execute(_PEOPLE)}
    recorded = [people[key] for key in known if key in people]
    signing_in = dict.fromkeys((*recorded, *people.values()))
    others = (name for key, name in known.items() if key not in people)
    return (*(row.name for row in signing_in if row.active), *others)


def remember(connection: Connection, name: str, change: Change) -> None:
    """Put a name first; one that is not known yet is added and audited. Case and accents do not make another."""
    name, key = " ".join(name.split()), folded(name)
    if not key:
        raise StorageProblem("A name is needed to record under, so nothing was saved. Type your name.")
    if connection.execute(_TO_FRONT, {"is_key": key, "last_at": change.at}).rowcount:
        return
    connection.execute(insert(STAFF), {"name_key": key, "name": name, "last_at": change.at})
    write_audit(connection, change, None, {"name": name})
