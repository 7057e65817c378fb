"""How old a value is, in words, and whether it may still be read as current."""

from enum import Enum

from ui.text import tr


class Freshness(Enum):
    """A value is current within its interval, stale past one, and gone past two; it is never carried forward."""

    CURRENT = "current"
    STALE = "stale"
    GONE = "gone"


def freshness(age: float, interval: float) -> Freshness:
    """Return how an age is to be read, age and interval in the same unit.

    Grey at one interval and no value at two: hazard 10 of the clinical notes (a project proposal, not a standard).
    """
    if age <= interval:
        return Freshness.CURRENT
    return Freshness.STALE if age <= 2 * interval else Freshness.GONE


def age_words(seconds: float) -> str:
    """Return an age in seconds as `now`, `17 min ago` or `1 h 05 min ago`."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return tr("now")
    if minutes < 60:
        return tr("{minutes} min ago").format(minutes=minutes)
    return tr("{hours} h {minutes} min ago").format(hours=minutes // 60, minutes=f"{minutes % 60:02}")
