"""The command that reads the record again, with its chains of hashes and its seals."""

from contextlib import closing
from dataclasses import replace
from datetime import datetime
from typing import Final

from session.ports import Clock
from session.problems import KnownProblem
from session.safekeeping import Misfit, Verification
from session.times import at_chair
from storage.commands.desk import Desk
from storage.commands.finding import session_meant
from storage.opening import Opened
from storage.seals import seals
from storage.verification import verify_file

_FEWEST, _WHOLE = 12, 64
_MOST: Final = 20
"""So many places are told; the first is the one to look at (this project's own choice)."""


def verify_record(desk: Desk, written: str, seal: str = "") -> int:
    """Check one session, or all where none is written; tell the first entry that does not fit and return 1 for any.

    What was written by somebody who made all hashes and seals anew shows only against a `seal` that was kept
    elsewhere: its hash, or the first digits of it. Raises KnownProblem where that is no beginning of a hash.
    """
    with closing(desk.reading()) as opened:
        meant = (session_meant(opened, written),) if written else ()
        with opened.reader.reading() as connection:
            found = verify_file(connection, lambda every: meant or sorted(every))
        if seal and not _is_there(opened, seal):
            what = f"No seal of this record begins with {seal}."
            missing = Misfit(session_id=None, station="", seq=0, at=None, what=what)
            found = replace(found, misfits=(*found.misfits, missing))
    for line in _lines(found, desk.clock):
        desk.answer(line)
    for remark in found.remarks:
        desk.tell(remark)
    return 0 if found.whole else 1


def _is_there(opened: Opened, written: str) -> bool:
    digits = written.strip().lower()
    if not _FEWEST <= len(digits) <= _WHOLE or not set(digits) <= set("0123456789abcdef"):
        raise KnownProblem(f"{written} is no hash of a seal. Write its digits, at least the first {_FEWEST}.")
    return any(seal.hash.startswith(digits) for seal in seals(opened.reader))


def _lines(found: Verification, clock: Clock) -> list[str]:
    if found.whole:
        return [whole_words(found)]
    first, *others = found.misfits
    shown = [f"The first entry that does not fit: {_place(first, clock)}"]
    shown += [f"Also: {_place(misfit, clock)}" for misfit in others[: _MOST - 1]]
    if len(found.misfits) > _MOST:
        shown.append(f"And {_many(len(found.misfits) - _MOST, 'more place', 'more places')}.")
    return shown


def _place(misfit: Misfit, clock: Clock) -> str:
    session = f"session {misfit.session_id}, " if misfit.session_id else ""
    at = f"{_time(misfit.at, clock)}: " if misfit.at else ""
    return f"{session}{at}{misfit.what}"


def _time(moment: datetime, clock: Clock) -> str:
    return f"{at_chair(moment, clock.utc_offset_min(moment)):%Y-%m-%d %H:%M:%S}"


def whole_words(found: Verification) -> str:
    """Return what a record that is whole holds."""
    return (
        f"{_many(found.sessions, 'session', 'sessions')}, {_many(found.entries, 'entry', 'entries')}, "
        f"{_many(found.seals, 'seal', 'seals')}, chain intact"
    )


def _many(number: int, one: str, more: str) -> str:
    return f"{number:,} {one if number == 1 else more}"
