"""Day and time of a booking as they are typed, and the moment that they stand for at the chair."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from session.form import FormFault
from session.ports import Clock
from session.quantities import PLAIN

_CLOCK: Final = re.compile(r"\s*(\d{1,2})(?:[:.h ]?(\d{2}))?\s*", PLAIN)
_YEAR: Final = re.compile(r"\s*(\d{4})(?:-(\d{1,2}))?\s*", PLAIN)


def read_clock(text: str) -> time:
    """Read a time of day written as 10:05, 1005 or 10; raises FormFault."""
    found = _CLOCK.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:  # noqa: PLR2004 -- hours and minutes of a day
        raise FormFault("Write the time of day, such as 10:05.")
    return time(int(found[1]), int(found[2] or 0))


def read_since(text: str) -> date | None:
    """Read since when somebody has pain, 2019, 2019-03 or 2019-03-14; None where nothing is written.

    Of a year or a month alone the first day stands. Raises FormFault.
    """
    if not text.strip():
        return None
    found = _YEAR.fullmatch(text)
    try:
        return date(int(found[1]), int(found[2] or 1), 1) if found else date.fromisoformat(text.strip())
    except ValueError:
        raise FormFault(f"{text.strip()} is not a day. Write the year, or year, month, day: 2019-03-14.") from None


def moment_of(day: date, clock: time, chair_clock: Clock) -> datetime:
    """Return the moment, in UTC, when the clock at the chair shows that time on that day."""
    shown = datetime.combine(day, clock, UTC)
    at = shown - timedelta(minutes=chair_clock.utc_offset_min(shown))
    return shown - timedelta(minutes=chair_clock.utc_offset_min(at))
