"""What somebody does to a record behind the program's back, who has other tools and goes past the triggers."""

import random
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

from storage.driver import sqlite

Change = Callable[[sqlite.Connection, random.Random], None]
_COLUMNS = (
    "event_id", "session_id", "station", "seq", "kind", "schema", "occurred_at", "recorded_at", "actor", "source",
    "body", "prev_hash", "hash",
)  # fmt: skip
_OF_SEALS = ("number", "day", "sealed_at", "heads", "prev_hash", "hash")


@contextmanager
def unguarded(path: Path) -> Iterator[sqlite.Connection]:
    """Give a connection past every trigger, and put them back, so that only what was changed can show."""
    with closing(sqlite.connect(path)) as file:
        guards = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            file.execute(f"DROP TRIGGER {name}")
        file.commit()
        yield file
        for _, guard in guards:
            file.execute(guard)
        file.commit()


def tamper(path: Path, change: Change, seed: int) -> None:
    """Make one change with the triggers out of the way and nothing checked; it has to change something."""
    with unguarded(path) as file:
        file.execute("PRAGMA ignore_check_constraints = ON")
        before = contents(file)
        change(file, random.Random(seed))
        file.commit()
        assert contents(file) != before


def contents(file: sqlite.Connection) -> list[tuple[object, ...]]:
    asked = ("SELECT * FROM events ORDER BY 1", "SELECT * FROM day_heads ORDER BY 1")
    return [row for question in asked for row in file.execute(question)]


def change_an_entry(file: sqlite.Connection, chance: random.Random) -> None:
    """Write another value into one column of one entry."""
    _change(file, chance, ("events", "event_id"), chance.choice(_COLUMNS))


def _other(old: object, chance: random.Random) -> object:
    if isinstance(old, int):
        return chance.choice([old + chance.choice([-1, 1, 60_000_000]), -old - 1, 10**17, str(old) + "x", b"\x00\xff"])
    text = str(old)
    place = chance.randrange(len(text) + 1)
    changed = [
        text[:place] + chance.choice("0aZ \n\u00e9") + text[place:],
        text[: place - 1] if text else "x",
        "",
        b"\x00",
    ]
    if len(text) == 32:
        changed.append(UUID(int=chance.getrandbits(128)).hex)
    return chance.choice([value for value in changed if value != old])


def delete_an_entry(file: sqlite.Connection, chance: random.Random) -> None:
    """Take out one entry, wherever it stands."""
    event_id = chance.choice(file.execute("SELECT event_id FROM events").fetchall())[0]
    file.execute("DELETE FROM events WHERE event_id = ?", (event_id,))


def delete_and_close_the_gap(file: sqlite.Connection, chance: random.Random) -> None:
    """Take out one entry that is not the last, and number those behind it anew."""
    session_id, station, last = _chain(file, chance)
    seq = chance.randrange(1, last)
    file.execute("DELETE FROM events WHERE session_id = ? AND station = ? AND seq = ?", (session_id, station, seq))
    for later in range(seq + 1, last + 1):
        _renumber(file, (session_id, station), later, later - 1)


def swap_two_entries(file: sqlite.Connection, chance: random.Random) -> None:
    """Let two entries of a chain change places."""
    session_id, station, last = _chain(file, chance)
    first, second = chance.sample(range(1, last + 1), 2)
    for old, new in ((first, 10_000), (second, first), (10_000, second)):
        _renumber(file, (session_id, station), old, new)


def insert_an_entry(file: sqlite.Connection, chance: random.Random) -> None:
    """Put in an entry that nobody wrote, at the end or between two others, with what stands before it as its past."""
    session_id, station, last = _chain(file, chance)
    place = chance.randrange(2, last + 2)
    for later in range(last, place - 1, -1):
        _renumber(file, (session_id, station), later, later + 1)
    row = list(
        file.execute(
            "SELECT * FROM events WHERE session_id = ? AND station = ? AND seq = ?", (session_id, station, place - 1)
        ).fetchone()
    )
    row[0], row[3], row[11] = UUID(int=chance.getrandbits(128)).hex, place, row[12]
    row[12] = chance.choice([row[12], f"{chance.getrandbits(256):064x}"])
    file.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def cut_off_the_end(file: sqlite.Connection, chance: random.Random) -> None:
    """Take out the last entries of a chain, all of them now and then, and put the list of sessions right."""
    session_id, station, last = _chain(file, chance)
    left = chance.choice([0, last - 1, chance.randrange(last)])
    file.execute("DELETE FROM events WHERE session_id = ? AND station = ? AND seq > ?", (session_id, station, left))
    if left == 0 and chance.random() < 0.5:
        file.execute("DELETE FROM sessions WHERE session_id = ?", (session_id,))
    file.execute("UPDATE sessions SET entries = ? WHERE session_id = ?", (left, session_id))


def change_a_seal(file: sqlite.Connection, chance: random.Random) -> None:
    """Write another value into one column of one seal."""
    _change(file, chance, ("day_heads", "number"), chance.choice(_OF_SEALS))


def _change(file: sqlite.Connection, chance: random.Random, where: tuple[str, str], column: str) -> None:
    table, key = where
    chosen = chance.choice(file.execute(f"SELECT {key} FROM {table}").fetchall())[0]  # noqa: S608 -- names of ours
    (old,) = file.execute(f"SELECT {column} FROM {table} WHERE {key} = ?", (chosen,)).fetchone()  # noqa: S608
    new = old + chance.choice([-10, 70, 1000]) if column == "number" else _other(old, chance)
    put = f"UPDATE OR IGNORE {table} SET {column} = ? WHERE {key} = ?"  # noqa: S608
    if not file.execute(put, (new, chosen)).rowcount:  # there is one with that number
        _change(file, chance, where, column)


def delete_a_seal(file: sqlite.Connection, chance: random.Random) -> None:
    """Take out one seal that is not the last: that one is missed by who has its line."""
    number = chance.choice(file.execute("SELECT number FROM day_heads ORDER BY number").fetchall()[:-1])[0]
    file.execute("DELETE FROM day_heads WHERE number = ?", (number,))


CHANGES: tuple[Change, ...] = (
    change_an_entry, delete_an_entry, delete_and_close_the_gap, swap_two_entries, insert_an_entry, cut_off_the_end,
    change_a_seal, delete_a_seal,
)  # fmt: skip


def _chain(file: sqlite.Connection, chance: random.Random) -> tuple[str, str, int]:
    rows = file.execute(
        "SELECT session_id, station, max(seq) FROM events GROUP BY session_id, station HAVING max(seq) > 2"
    ).fetchall()
    session_id, station, last = chance.choice(sorted(rows))
    return str(session_id), str(station), int(last)


def _renumber(file: sqlite.Connection, chain: tuple[str, str], old: int, new: int) -> None:
    file.execute("UPDATE events SET seq = ? WHERE session_id = ? AND station = ? AND seq = ?", (new, *chain, old))
