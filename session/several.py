"""Several chairs at once: who sits in them, and that more than one check is overdue."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from session.schedule import overdue_since
from session.state import SessionState
from session.times import clock_text

_COUNTS: Final = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


@dataclass(frozen=True, slots=True)
class Occupant:
    """Who sits in a chair: the name as "Okafor, Miriam", the chair as "chair 2" or empty, the session, its own time."""

    name: str
    chair: str
    state: SessionState
    now: datetime

    @property
    def family(self) -> str:
        """Return the name that stands before the comma."""
        return self.name.partition(",")[0].strip()

    @property
    def words(self) -> str:
        """Return "Okafor, chair 2"; the whole name where no chair was written."""
        return f"{self.family}, {self.chair}" if self.chair else self.name


@dataclass(frozen=True, slots=True)
class Overdue:
    """Whose check is overdue, and since when by that chair's clock."""

    who: str
    since: datetime
    clock: str


def overdue(occupants: Iterable[Occupant]) -> tuple[Overdue, ...]:
    """Return whose checks are overdue, the longest first."""
    late = [(one, since) for one in occupants if (since := overdue_since(one.state, one.now))]
    late.sort(key=lambda found: found[1] - found[0].now)
    return tuple(Overdue(one.words, since, clock_text(since, one.state.utc_offset_min)) for one, since in late)


def overdue_words(late: Sequence[Overdue]) -> str:
    """Say that several checks are overdue at once, whose and since when; an empty text for fewer than two."""
    if len(late) <= 1:
        return ""
    count = _COUNTS[len(late)] if len(late) < len(_COUNTS) else str(len(late))
    who = "; ".join(f"{one.who}, since {one.clock}" for one in late)
    return f"{count} checks are overdue at once: {who}. Ask a colleague for help."
