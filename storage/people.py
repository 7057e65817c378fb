"""The people of the clinic on SQLite: changes audited, wrong PINs counted for a name whether anybody has it or not."""

import logging
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from hashlib import sha256
from threading import Lock
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from session.folded import folded
from session.people import (
    AT_COMMAND_LINE,
    Act,
    AtKeyboard,
    NotSignedIn,
    Person,
    WrongPins,
    change_problem,
    not_yet,
    pin_problem,
    refused,
    still_to_wait,
    wrong_pin,
)
from session.ports import Clock
from session.problems import Refused, StorageProblem
from session.times import at_chair
from storage.audit import Change, write_audit
from storage.changes import Changes
from storage.people_tables import PEOPLE, WRONG_PINS
from storage.reader import AnyRow, Reader
from storage.secret import fits, hashed
from storage.writer import Writes

log = logging.getLogger(__name__)

NOBODY: Final = "nobody signed in"
"""Who the audit says gave a wrong PIN: whose name it was given for is all that is known."""
NOBODYS_NAME: Final = "a name that nobody has here"
"""What the audit says instead of it: a PIN may have been typed in its place, or who a patient is scanned into it."""
_ALL: Final = select(PEOPLE).order_by(PEOPLE.c.name_key)
_BY_KEY: Final = select(PEOPLE).where(PEOPLE.c.name_key == bindparam("is_key"))
_COUNT: Final = select(func.count()).select_from(PEOPLE)
_PUT: Final = update(PEOPLE).where(PEOPLE.c.person_id == bindparam("is_id"))
_WRONG: Final = select(WRONG_PINS).where(WRONG_PINS.c.name_key == bindparam("is_key"))
_FORGET: Final = delete(WRONG_PINS).where(WRONG_PINS.c.name_key == bindparam("is_key"))


class SqlitePeople:
    """Reads and tries PINs on the caller's thread; a change waits until the writer has committed it with its audit."""

    def __init__(self, writer: Writes, reader: Reader, clock: Clock, station: str, notes: Writes) -> None:
        """`notes` writes who signed in and wrong PINs, also where this window may change nothing."""
        self._reader, self._clock = reader, clock
        self._change = Changes(writer, clock, station).make
        self._note = Changes(notes, clock, station).begin
        self._one_at_a_time = Lock()
        self._wrong: dict[str, WrongPins] = {}
        self._began_at, self._began = clock.wall(), clock.elapsed()

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

        One that cannot be written down counts as long as this window is open: a full disk is no way round the wait,
        and neither is a clock that is set.
        """
        key = _key(name)
        with self._one_at_a_time:
            row, wrong = self._look(name)
            if wait := still_to_wait(wrong, self._now()):
                return not_yet(wait)
            if not fits(row.secret if row is not None and row.active else "", pin) or row is None:
                return wrong_pin(self._count(key, wrong, row.name_key if row is not None else NOBODYS_NAME))
            if wrong is not None:
                self._forget(key, wrong, row)
            return _person(row)

    def note_keyboard(self, name: str, before: AtKeyboard | None) -> None:
        """Let it be written down who has the keyboard now; what could not be is told in the program's log."""
        work = partial(_write_keyboard, old=self._left(before), new=name or NOBODY)
        done = self._note(work, name or (before.name if before else NOBODY), "sign-in", "")
        done.add_done_callback(_keyboard_written)

    def _left(self, before: AtKeyboard | None) -> str:
        """Return who had the keyboard before, and until when where it was locked since, by the chair's clock."""
        if before is None or before.locked_at is None:
            return before.name if before else NOBODY
        local = at_chair(before.locked_at, self._clock.utc_offset_min(before.locked_at))
        return f"{before.name}, locked since {local:%Y-%m-%d %H:%M}"

    def _now(self) -> datetime:
        """Return the time by which one waits: it goes on evenly, however the clock is set while this window is open."""
        return self._began_at + timedelta(seconds=self._clock.elapsed() - self._began)

    def _look(self, name: str) -> tuple[AnyRow | None, WrongPins | None]:
        key, now = _key(name), self._now()
        with self._reader.reading() as connection:
            row = connection.execute(_BY_KEY, {"is_key": folded(name)}).first()
            kept = connection.execute(_WRONG, {"is_key": key}).first()
        known = [WrongPins(kept.failures, kept.last_at)] if kept is not None and kept.last_at <= now else []
        if kept is not None and not known:  # the clock was put back while the program was closed: one waits from now on
            self._wrong.setdefault(key, WrongPins(kept.failures, now))
        known += [self._wrong[key]] if key in self._wrong else []
        return row, max(known, key=lambda wrong: wrong.failures, default=None)

    def _count(self, key: str, before: WrongPins | None, named: str) -> int:
        counted = WrongPins((before.failures if before else 0) + 1, self._now())
        self._wrong[key] = counted
        with suppress(StorageProblem):
            self._note(partial(_write_wrong, key=key, wrong=counted), NOBODY, "sign-in", named).result()
        return counted.failures

    def _forget(self, key: str, wrong: WrongPins, row: AnyRow) -> None:
        self._wrong.pop(key, None)
        with suppress(StorageProblem):
            self._note(partial(_forget, key=key, wrong=wrong), row.name, "sign-in", row.name_key).result()


def require_may(connection: Connection, actor: str, act: Act) -> None:
    """Raise Refused where the table of roles does not let `actor` do this.

    While nobody is registered, all may; and so may a command, for whoever types it has the file itself in hand.
    """
    if actor == AT_COMMAND_LINE:
        return
    if not connection.execute(_COUNT).scalar_one():
        return
    row = connection.execute(_BY_KEY, {"is_key": folded(actor)}).first()
    if row is None:
        raise Refused("Nobody who is registered here is signed in. Sign in first.")
    if sentence := refused(_person(row), act):
        raise Refused(sentence)


def _everybody(connection: Connection) -> tuple[Person, ...]:
    return tuple(map(_person, connection.execute(_ALL)))


def _person(row: AnyRow) -> Person:
    return Person(person_id=row.person_id, name=row.name, role=row.role, active=row.active, has_pin=bool(row.secret))


def _secret(pin: str, name: str) -> str:
    if sentence := pin_problem(pin, name):
        raise Refused(sentence)
    return hashed(pin)


def _add(connection: Connection, person: Person, secret: str, change: Change) -> None:
    require_may(connection, change.actor, Act.PEOPLE)
    _must_be_allowed(connection, person)
    row = _row(person) | {"person_id": person.person_id, "secret": secret}
    connection.execute(insert(PEOPLE), row)
    write_audit(connection, change, None, _audited(person) | {"PIN": "set"})


def _put(connection: Connection, person: Person, change: Change) -> None:
    require_may(connection, change.actor, Act.PEOPLE)
    before = _registered(connection, person.person_id)
    _must_be_allowed(connection, person)
    connection.execute(_PUT, _row(person) | {"is_id": person.person_id})
    write_audit(connection, change, _audited(before), _audited(person))


def _set_secret(connection: Connection, person_id: UUID, secret: str, change: Change) -> None:
    before = _registered(connection, person_id)
    if folded(change.actor) != folded(before.name):
        require_may(connection, change.actor, Act.PEOPLE)
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
    """Return by what wrong PINs are counted for a name: what was typed in its place cannot be read from it."""
    return sha256(folded(name).encode()).hexdigest()


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


def _write_keyboard(connection: Connection, old: str, new: str, change: Change) -> None:
    write_audit(connection, change, {"keyboard": old}, {"keyboard": new})


def _keyboard_written(done: "Future[None]") -> None:
    if (error := done.exception()) is not None:
        log.info("Who signed in could not be written down: %s", type(error).__name__)


def _in_a_row(failures: int) -> dict[str, object]:
    return {"wrong PINs in a row": failures}
