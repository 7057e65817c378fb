"""Which series are looked at, in words."""

from session.across import Filter
from ui.day_words import day_words
from ui.text import tr


def filter_words(chosen: Filter) -> str:
    """Return the filters that are in force in a line; that all are looked at where there is none."""
    parts = [
        tr(chosen.condition.value[:1].upper() + chosen.condition.value[1:]) if chosen.condition else "",
        chosen.protocol,
        tr("from {day}").format(day=day_words(chosen.since)) if chosen.since else "",
        tr("until {day}").format(day=day_words(chosen.until)) if chosen.until else "",
        tr("{count} days of diary at least").format(count=chosen.entries) if chosen.entries else "",
    ]
    return " · ".join(part for part in parts if part) or tr("All series")
