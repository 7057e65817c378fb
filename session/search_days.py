"""Days as one writes them when looking for something: one, a range of them, or so far back from today."""

import re
from datetime import date, timedelta
from typing import Final

from session.search_dates import Named, named, span_of
from session.search_question import Span

_BETWEEN: Final = re.compile(r" ?(?:\.{2,3}|\N{EN DASH}|(?<= )(?:to|until|till|and|-)(?= )) ?")
_FROM: Final = re.compile(r"(?:between|from) ")
_IN: Final = re.compile(r"(?:in|on|of|during)(?: the)? ")
_SINCE: Final = re.compile(r"(?:since|from) ")
_UNTIL: Final = re.compile(r"(?:until|till) ")
_BACK: Final = re.compile(r"(?:last|past) (?P<count>\d{1,4}) (?P<unit>day|week|month|year)s?\b")
_WHOLE: Final = re.compile(r"(?P<which>this|last) (?P<unit>week|month|year)\b")
Found = tuple[Span, int]
"""The days, and where in the line their words end."""


def find_days(line: str, at: int, today: date) -> Found | None:
    """Return the days that a folded line names at a place; None where it names none, or none that there can be."""
    said = _IN.match(line, at)
    begin = said.end() if said else at
    for read in (_back, _whole, _range, _since, _until, _alone):
        try:
            found = read(line, begin, today)
        except (OverflowError, ValueError):  # no calendar goes so far back
            continue
        if found is not None:
            return found
    return None


def _back(line: str, at: int, today: date) -> Found | None:
    """Read "last 14 days": those before today, and today."""
    said = _BACK.match(line, at)
    if said is None:
        return None
    count = int(said["count"])
    if said["unit"] in {"day", "week"}:
        return Span(today - timedelta(days=count * (7 if said["unit"] == "week" else 1)), today), said.end()
    months = today.year * 12 + today.month - 1 - count * (12 if said["unit"] == "year" else 1)
    then = span_of(months // 12, months % 12 + 1)
    first, last = then.first or today, then.last or today
    return Span(first.replace(day=min(today.day, last.day)), today), said.end()


def _whole(line: str, at: int, today: date) -> Found | None:
    """Read "this week", from Monday on, and "last month"."""
    said = _WHOLE.match(line, at)
    if said is None:
        return None
    before = said["which"] == "last"
    if said["unit"] == "week":
        monday = today - timedelta(days=today.weekday() + (7 if before else 0))
        return Span(monday, monday + timedelta(days=6)), said.end()
    if said["unit"] == "year":
        return span_of(today.year - before), said.end()
    then = today.replace(day=1) - timedelta(days=1) if before else today
    return span_of(then.year, then.month), said.end()


def _range(line: str, at: int, today: date) -> Found | None:
    """Read both ends; the first is the latest such one before the last."""
    opened = _FROM.match(line, at)
    for begin in named(line, opened.end() if opened else at):
        link = _BETWEEN.match(line, begin.end)
        end, last = _first(line, link.end(), today) if link else (0, None)
        _, first = _days(begin, (last and last.last) or today)
        if last and first and first.first and last.last and first.first <= last.last:
            return Span(first.first, last.last), end
        if last and first and last.first and first.last and last.first <= first.last:  # written the other way round
            return Span(last.first, first.last), end
    return None


def _since(line: str, at: int, today: date) -> Found | None:
    said = _SINCE.match(line, at)
    end, found = _first(line, said.end(), today) if said else (0, None)
    return (Span(found.first, None), end) if found else None


def _until(line: str, at: int, today: date) -> Found | None:
    said = _UNTIL.match(line, at)
    end, found = _first(line, said.end(), today) if said else (0, None)
    return (Span(None, found.last), end) if found else None


def _alone(line: str, at: int, today: date) -> Found | None:
    """Read one day, month or year; three letters of a month alone may as well be the beginning of a name."""
    end, found = _first(line, at, today, short=False)
    return (found, end) if found else None


def _first(line: str, at: int, limit: date, *, short: bool = True) -> tuple[int, Span | None]:
    tried = (_days(one, limit) for one in named(line, at) if short or not one.short)
    return next(((end, found) for end, found in tried if found), (at, None))


def _days(one: Named, limit: date) -> tuple[int, Span | None]:
    try:
        return one.end, one.days(limit)
    except (OverflowError, ValueError):  # no year has a 30 February
        return one.end, None
