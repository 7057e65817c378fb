"""One day, month or year as one writes it: 2026-10-12, 12 Oct, 12.10.2026, October, oct 2026, yesterday, 2026."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Final

from session.search_question import Span
from session.times import day_text

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAME: Final = rf"(?P<name>{'|'.join((*_MONTHS, 'sept', *(name[:3] for name in _MONTHS)))})\.?"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NUMBERS: Final = r"(?P<day>\d{1,2})\. ?(?P<month>\d{1,2})\."
_YEAR: Final = r"(?P<year>\d{4})"
_ENDS: Final = r"(?![.\-/]?\w)"
_FORMS: Final = tuple(
    re.compile(form + _ENDS)
    for form in (
        rf"{_YEAR}-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})",
        rf"{_YEAR}-(?P<month>\d{{1,2}})",
        rf"{_NUMBERS} ?{_YEAR}",
        _NUMBERS,
        rf"{_DAY}\.? ?{_NAME} ?{_YEAR}",
        rf"{_DAY}\.? ?{_NAME}",
        rf"{_NAME} {_DAY},? {_YEAR}",
        rf"{_NAME} ?{_YEAR}",
        rf"{_NAME} {_DAY}",
        _NAME,
        r"(?P<year>20\d\d)",
        rf"(?P<near>today|yesterday|{'|'.join(_WEEKDAYS)})",
    )
)
_LEAP: Final = 8
"""Of so many years running one at least has a 29 February."""


@dataclass(frozen=True, slots=True)
class Named:
    """Days that were named, where their words end, and whether these are but the beginning of a month's name.

    `days` gives them for a day beyond which they do not begin where the year was left out; it raises ValueError or
    OverflowError where there are no such days.
    """

    end: int
    days: Callable[[date], Span]
    short: bool


def named(line: str, at: int) -> Iterator[Named]:
    """Yield what a folded line may name at a place, the form that says most first."""
    for form in _FORMS:
        if said := form.match(line, at):
            parts = said.groupdict()
            name = parts.get("name")
            short = said[0].rstrip(".") == name and name not in {*_MONTHS, "sept"}
            yield Named(said.end(), partial(_days, parts), short)


def _days(parts: dict[str, str | None], limit: date) -> Span:
    if near := parts.get("near"):
        return _near(near, limit)
    name, month = parts.get("name"), parts.get("month")
    number = _number_of(name) if name else int(month or 0)
    year, day = parts.get("year"), parts.get("day")
    if year and int(year) > limit.year and not number:
        message = "a number of four digits that is no year yet"
        raise ValueError(message)
    if year:
        return span_of(int(year), number, int(day or 0))
    return _latest(number, int(day or 0), limit)


def span_of(year: int, month: int = 0, day: int = 0) -> Span:
    """Return a day, a whole month, or a whole year; raises ValueError where there is none such."""
    if day:
        return Span(date(year, month, day), date(year, month, day))
    if month:
        return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return Span(date(year, 1, 1), date(year, 12, 31))


def _latest(month: int, day: int, limit: date) -> Span:
    """Return the latest such day or month that does not begin after the limit."""
    for year in range(limit.year, max(limit.year - _LEAP - 1, 0), -1):
        try:
            found = span_of(year, month, day)
        except ValueError:
            continue
        if found.first is not None and found.first <= limit:
            return found
    message = "no year has such a day"
    raise ValueError(message)


def _near(word: str, limit: date) -> Span:
    back = {"today": 0, "yesterday": 1}.get(word)
    if back is None:
        back = (limit.weekday() - _WEEKDAYS.index(word)) % 7
    day = limit - timedelta(days=back)
    return Span(day, day)


def _number_of(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, 1) if month[:3] == name[:3])


def span_words(span: Span) -> str:
    """Return days in words: "12 Oct 2026", "October 2026", "2026", "1 Oct 2026 to 15 Oct 2026", "since 1 Oct 2026"."""
    first, last = span.first, span.last
    if first is None or last is None:
        one = first or last
        return f"{'since' if first else 'until'} {_written(one)}" if one else ""
    if first == last:
        return _written(first)
    if span == span_of(first.year, first.month):
        return f"{_MONTHS[first.month - 1].capitalize()} {first.year}"
    return str(first.year) if span == span_of(first.year) else f"{_written(first)} to {_written(last)}"


def _written(day: date) -> str:
    return f"{day_text(day)} {day.year}"
