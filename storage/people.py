"""The people of the clinic on SQLite: changes audited, wrong PINs counted for a name whether anybody has it or not."""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from threading import Lock
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from session.folded import folded
from session.people import (
    NotSignedIn,
    Person,
    WrongPins,
    change_problem,
    not_yet,
    pin_problem,
    still_to_wait,
    wrong_pin,
)
from session.ports import Clock
from session.problems import Refused, StorageProblem
from storage.audit import Change, write_audit
from storage.changes import Changes
from storage.people_tables import PEOPLE, WRONG_PINS
from storage.reader import AnyRow, Reader
from storage.secret import fits, hashed
from storage.writer import Writes

NOBODY: Final = "nobody signed in"
"""Who the audit says gave a wrong PIN: whose name it was given for is all that is known."""
_LONGEST: Final = 100
"""So many signs of what was typed as a name are kept; a clinic's names are shorter."""
_ALL: Final = select(PEOPLE).order_by(PEOPLE.c.name_key)
_BY_KEY: Final = select(PEOPLE).where(PEOPLE.c.name_key == bindparam("is_key"))
_COUNT: Final = select(func.count()).select_from(PEOPLE)
_PUT: Final = update(PEOPLE).where(PEOPLE.c.person_id == bindparam("is_id"))
_WRONG: Final = select(WRONG_PINS).where(WRONG_PINS.c.name_key == bindparam("is_key"))
_FORGET: Final = delete(WRONG_PINS).where(WRONG_PINS.c.name_key == bindparam("is_key"))


class SqlitePeople:
    """Reads and tries PINs on the caller's thread; a change waits until the writer has committed it with its audit."""

    def __init__(self, writer: Writes, reader: Reader, clock: Clock, station: str) -> None:
        self._reader, self._clock = reader, clock
        self._change = Changes(writer, clock, station).make
        self._one_at_a_time = Lock()
        self._wrong: dict[str, WrongPins] = {}

    def everybody(self) -> tuple[Person, ...]:
        with self._reader.reading() as connection:
            return _everybody(connection)

    def any_there(self) -> bool:
        with self._reader.reading() as connection:
            return bool(connection.execute(_COUNT).scalar_one())

    def add(self, person: Person, pin: str, actor: str) -> None:
        """Register a person; raises Refused where the name is taken or the PIN is none, or StorageProblem."""
        work = partial(_add, person=person, secret=_secret(pin, person.name))
        self._change(work, actor, "person", str(person.person_id))

    def change(self, person: Person, actor: str) -> None:
        """Change a person's row; raises Refused, also where nobody would be left who may register people."""
        self._change(partial(_put, person=person), actor, "person", str(person.person_id))

    def set_pin(self, person_id: UUID, pin: str, actor: str) -> None:
        """Set another PIN, or take it back where it is empty; raises Refused or StorageProblem."""
        name = next((one.name for one in self.everybody() if one.person_id == person_id), "")
        work = partial(_set_secret, person_id=person_id, secret=_secret(pin, name) if pin else "")
        self._change(work, actor, "person", str(person_id))
        self._wrong.pop(_key(name), None)

    def sign_in(self, name: str, pin: str) -> Person | NotSignedIn:
        """Return who has that name and PIN; every wrong one is counted and audited before it is answered.

        One that cannot be written down counts as long as this window is open: a full disk is no way round the wait.
        """
        key = _key(name)
        with self._one_at_a_time:
            row, wrong = self._look(key)
            if wait := still_to_wait(wrong, self._clock.wall()):
                return not_yet(wait)
            if not fits(row.secret if row is not None and row.active else "", pin) or row is None:
                return wrong_pin(self._count(key, wrong))
            if wrong is not None:
                self._forget(key, wrong, row.name)
            return _person(row)

    def _look(self, key: str) -> tuple[AnyRow | None, WrongPins | None]:
        with self._reader.reading() as connection:
            row = connection.execute(_BY_KEY, {"is_key": key}).first()
            kept = connection.execute(_WRONG, {"is_key": key}).first()
        known = [WrongPins(kept.failures, kept.last_at)] if kept is not None else []
        known += [self._wrong[key]] if key in self._wrong else []
        return row, max(known, key=lambda wrong: wrong.failures, default=None)

    def _count(self, key: str, before: WrongPins | None) -> int:
        counted = WrongPins((before.failures if before else 0) + 1, self._clock.wall())
        self._wrong[key] = counted
        with suppress(StorageProblem):
            self._change(partial(_write_wrong, key=key, wrong=counted), NOBODY, "sign-in", key)
        return counted.failures

    def _forget(self, key: str, wrong: WrongPins, name: str) -> None:
        self._wrong.pop(key, None)
        with suppress(StorageProblem):
            self._change(partial(_forget, key=key, wrong=wrong), name, "sign-in", key)


def _everybody(connection: Connection) -> tuple[Person, ...]:
    return tuple(map(_person, connection.execute(_ALL)))


def _person(row: AnyRow) -> Person:
    return Person(person_id=row.person_id, name=row.name, role=row.role, active=row.active, has_pin=bool(row.secret))


def _secret(pin: str, name: str) -> str:
    if sentence := pin_problem(pin, name):
        raise Refused(sentence)
    return hashed(pin)


def _add(connection: Connection, person: Person, secret: str, change: Change) -> None:
    _must_be_allowed(connection, person)
    row = _row(person) | {"person_id": person.person_id, "secret": secret}
    connection.execute(insert(PEOPLE), row)
    write_audit(connection, change, None, _audited(person) | {"PIN": "set"})


def _put(connection: Connection, person: Person, change: Change) -> None:
    before = _registered(connection, person.person_id)
    _must_be_allowed(connection, person)
    connection.execute(_PUT, _row(person) | {"is_id": person.person_id})
    write_audit(connection, change, _audited(before), _audited(person))


def _set_secret(connection: Connection, person_id: UUID, secret: str, change: Change) -> None:
    before = _registered(connection, person_id)
    _must_be_allowed(connection, replace(before, has_pin=bool(secret)))
    connection.execute(_PUT, {"is_id": person_id, "secret": secret})
    connection.execute(_FORGET, {"is_key": _key(before.name)})
    new = ("set anew" if before.has_pin else "set") if secret else "taken back"
    write_audit(connection, change, {"PIN": "set" if before.has_pin else "none"}, {"PIN": new})


def _registered(connection: Connection, person_id: UUID) -> Person:
    known = next((one for one in _everybody(connection) if one.person_id == person_id), None)
    if known is None:
        raise StorageProblem("This person is not registered, so nothing was changed. Register the person first.")
    return known


def _must_be_allowed(connection: Connection, person: Person) -> None:
    if sentence := change_problem(_everybody(connection), person):
        raise Refused(sentence)


def _key(name: str) -> str:
    return folded(name)[:_LONGEST]


def _row(person: Person) -> dict[str, object]:
    name = " ".join(person.name.split())
    return {"name": name, "name_key": folded(name), "role": person.role, "active": person.active}


def _audited(person: Person) -> dict[str, object]:
    name = " ".join(person.name.split())
    return {"name": name, "role": person.role.value, "active": "yes" if person.active else "no"}


def _write_wrong(connection: Connection, key: str, wrong: WrongPins, change: Change) -> None:
    connection.execute(_FORGET, {"is_key": key})
    row = {"name_key": key, "failures": wrong.failures, "last_at": wrong.last_at}
    connection.execute(insert(WRONG_PINS), row)
    write_audit(connection, change, _in_a_row(wrong.failures - 1), _in_a_row(wrong.failures))


def _forget(connection: Connection, key: str, wrong: WrongPins, change: Change) -> None:
    connection.execute(_FORGET, {"is_key": key})
    write_audit(connection, change, _in_a_row(wrong.failures), _in_a_row(0))


def _in_a_row(failures: int) -> dict[str, object]:
    return {"wrong PINs in a row": failures}
