"""How days, people, spans of words and struck out words are written on paper."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from session.events import Event
from session.quantities import rounded
from session.state import SessionState
from session.times import at_chair, clock_text, day_text, elapsed_text

NONE: Final = "\N{EN DASH}"
SEXES: Final = {"F": "female", "M": "male", "X": "another sex", "U": "sex unknown"}
PLAIN: Final = "plain"
STRUCK: Final = "struck"
MUTED: Final = "muted"
STRONG: Final = "strong"
_SHORT: Final = 60
_A_DAY: Final = timedelta(days=1)

Run = dict[str, str]
"""A stretch of words in one look."""


def run(words: str, look: str = PLAIN) -> Run:
    return {"words": words, "look": look}


def runs(*parts: Run | str) -> list[Run]:
    """Return a line of words; plain text is a run of its own, an empty one none."""
    made = [run(part) if isinstance(part, str) else part for part in parts]
    return [part for part in made if part["words"]]


def day_and_year(day: date) -> str:
    """Return a day as "14 Mar 1979"."""
    return f"{day_text(day)} {day.year}"


def moment_text(state: SessionState, at: datetime) -> str:
    """Return a moment as "26 Nov 2026 09:50", at the chair."""
    return f"{day_and_year(at_chair(at, state.utc_offset_min).date())} {clock(state, at)}"


def clock(state: SessionState, at: datetime) -> str:
    return clock_text(at, state.utc_offset_min)


def elapsed(state: SessionState, at: datetime) -> str:
    """Return the time since the start of the infusion, from a day on the day instead; empty where it never began."""
    if state.started_at is None:
        return ""
    if at - state.started_at >= _A_DAY:
        return day_text(at_chair(at, state.utc_offset_min).date())
    return elapsed_text(at - state.started_at)


def minutes_text(minutes: Decimal | float) -> str:
    return elapsed_text(timedelta(minutes=float(minutes)))


def short(words: str, longest: int = _SHORT) -> str:
    """Return words that fit a line."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"


def change_text(value: Decimal, against: Decimal) -> str:
    """Return a difference in whole percent: "+26 %"; empty where there is nothing to measure it by."""
    if not against:
        return ""
    share = rounded(100 * (value - against) / against, 0)
    return f"{share:+f} %".replace("-", "\N{MINUS SIGN}") if share else "±0 %"


def listed(words: Iterable[str], between: str = ", ") -> str:
    """Return the words that are not empty, each once, in their order."""
    return between.join(dict.fromkeys(filter(None, words)))


def people(events: Sequence[Event]) -> str:
    """Return who wrote in a session, in the order of their first entry."""
    return listed(event.actor for event in sorted(events, key=lambda event: event.recorded_at))
