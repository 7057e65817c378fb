"""Times as they are written and shown: the chair's own clock and elapsed time."""

from datetime import date, datetime, timedelta, timezone
from typing import Final

LATE = timedelta(seconds=90)
"""An entry written longer than this after it happened is shown as late (this project's own choice)."""
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ROUGH_MIN: Final = 10
"""From how many minutes on nobody asks for the seconds."""


def at_chair(moment: datetime, utc_offset_min: int) -> datetime:
    """Return `moment` in the chair's own offset from UTC."""
    return moment.astimezone(timezone(timedelta(minutes=utc_offset_min)))


def clock_text(moment: datetime, utc_offset_min: int) -> str:
    """Return the chair's clock time as HH:MM."""
    return f"{at_chair(moment, utc_offset_min):%H:%M}"


def elapsed_text(elapsed: timedelta) -> str:
    """Return elapsed time as H:MM, whole minutes passed, with a minus sign before the start."""
    minutes = int(abs(elapsed).total_seconds()) // 60
    sign = "\N{MINUS SIGN}" if elapsed < timedelta(0) and minutes else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02d}"


def span_text(span: timedelta) -> str:
    """Return how long something took: "42 s", "3 min 05 s", "5 min", from ten minutes on "12 min", "1 h 04 min"."""
    seconds = max(int(span.total_seconds()), 0)
    minutes, hours = seconds // 60, seconds // 3600
    if hours:
        return f"{hours} h {minutes % 60:02d} min"
    if minutes >= _ROUGH_MIN or (minutes and not seconds % 60):
        return f"{minutes} min"
    return f"{minutes} min {seconds % 60:02d} s" if minutes else f"{seconds} s"


def stopwatch_text(elapsed: timedelta) -> str:
    """Return elapsed time as M:SS, whole seconds passed, the minutes going on past sixty; never below 0:00."""
    seconds = max(int(elapsed.total_seconds()), 0)
    return f"{seconds // 60}:{seconds % 60:02d}"


def day_text(day: date) -> str:
    """Return a day near by as "3 Dec", in the language of the sentences here whatever the system's is."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def age_on(born: date, day: date) -> int:
    """Return the age in whole years on a day; one who is not born yet is 0."""
    return max(0, day.year - born.year - ((day.month, day.day) < (born.month, born.day)))


def nearest_past(hour: int, minute: int, now: datetime, utc_offset_min: int) -> datetime:
    """Return the latest moment not more than a minute after `now` when the chair's clock showed that time."""
    latest = at_chair(now, utc_offset_min) + timedelta(minutes=1)
    moment = latest.replace(hour=hour, minute=minute, second=0, microsecond=0)
    return moment - timedelta(days=1) if moment > latest else moment
