"""The command that checks the chain of hashes in which a changed or missing entry shows."""

from collections.abc import Iterator
from contextlib import closing
from typing import Final
from uuid import UUID

from sqlalchemy import func, select

from session.problems import StorageProblem
from storage.commands.desk import Desk
from storage.commands.finding import session_meant
from storage.opening import Opened
from storage.tables import EVENTS, SESSIONS

_COUNTED: Final = select(EVENTS.c.session_id, func.count()).group_by(EVENTS.c.session_id)
_LISTED: Final = select(SESSIONS.c.session_id)


def verify_record(desk: Desk, written: str) -> int:
    """Check the chain of one session, or of all where none is written; answer with the findings and return 1 for any.

    Entries that were changed or left out are found. Not found are the last ones of a session where none is left behind
    them, and what was written by somebody who made the hashes anew as well.
    """
    with closing(desk.reading()) as opened:
        counts = _counts(opened)
        chosen = [session_meant(opened, written)] if written else sorted(counts)
        findings = [
            f"{session_id}: {finding}"
            for session_id in chosen
            for finding in _findings(opened, session_id, counts.get(session_id, 0))
        ]
    for finding in findings:
        desk.answer(finding)
    if not findings:
        entries = sum(counts[session_id] for session_id in chosen)
        desk.answer(f"{_many(len(chosen), 'session', 'sessions')}, {_many(entries, 'entry', 'entries')}, chain intact")
    return 1 if findings else 0


def _counts(opened: Opened) -> dict[UUID, int]:
    """Return how many entries each session has, also one that is in the list and has none."""
    with opened.reader.reading() as connection:
        listed = dict.fromkeys(connection.execute(_LISTED).scalars(), 0)
        return listed | {row[0]: row[1] for row in connection.execute(_COUNTED)}


def _findings(opened: Opened, session_id: UUID, entries: int) -> Iterator[str]:
    if not entries:
        yield "All its entries are missing."
        return
    try:
        yield from opened.journal.verify(session_id)
    except StorageProblem as problem:
        yield problem.sentence


def _many(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"
