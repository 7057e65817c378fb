"""The pain of a course day by day with its infusions, as it is drawn in a letter: places between 0 and 1."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

from session.course_story import Story
from session.quantities import rounded
from session.times import day_text

_BEFORE: Final = timedelta(days=14)
_AFTER: Final = timedelta(days=3)
_LEAST_DAYS: Final = 28
_MOST_TICKS: Final = 12
_GAP_DAYS: Final = 7
"""Days of a diary further apart than this are not joined by a line (this project's own choice)."""
_LABEL_GAP: Final = 0.05


def letter_chart(story: Story) -> dict[str, Any] | None:
    """Return what is drawn of a course; None where there is neither a diary nor an infusion."""
    days = [one.day for one in story.diary] + [one.infusion.day for one in story.given]
    if not days:
        return None
    window = story.dates or (story.today, story.today)
    first = max(min(days), story.given[0].infusion.day - _BEFORE) if story.given else min(days)
    last = max(story.today, window[1], first + timedelta(days=_LEAST_DAYS)) + _AFTER
    span = (last - first).days

    def at(day: date) -> float:
        return (day - first).days / span

    shown = [one for one in story.diary if one.day >= first]
    return {
        "ticks": [{"at": at(day), "words": _tick(day, first)} for day in _ticks(first, last)],
        "points": [{"at": at(one.day), "value": float(one.pain)} for one in shown],
        "joined": list(_joined([one.day for one in shown])),
        "infusions": list(_infusions(story, at)),
        "baseline": None if story.baseline is None else float(story.baseline),
        "today": at(story.today),
        "window": [at(window[0]), at(window[1])] if story.dates else None,
    }


def _infusions(story: Story, at: Callable[[date], float]) -> Iterator[dict[str, Any]]:
    """Yield the infusions; the dose is written where the one before leaves room for it."""
    last = -1.0
    for one in story.given:
        place = at(one.infusion.day)
        roomy = place - last >= _LABEL_GAP
        last = place if roomy else last
        yield {"at": place, "words": f"{rounded(one.infusion.given_mg, 0)} mg" if roomy else ""}


def _joined(days: Sequence[date]) -> Iterator[bool]:
    """Yield for each day but the first whether a line leads to it."""
    for before, day in pairwise(days):
        yield (day - before).days <= _GAP_DAYS


def _ticks(first: date, last: date) -> Iterator[date]:
    """Yield the first days of months, or of every so many months where there are more of them than have room."""
    months = (last.year - first.year) * 12 + last.month - first.month
    step = max(1, -(-months // _MOST_TICKS))
    for number in range(0, months + 1, step):
        month = first.month - 1 + number
        day = date(first.year + month // 12, month % 12 + 1, 1)
        if first <= day <= last:
            yield day


def _tick(day: date, first: date) -> str:
    """Return the day of a tick; with the year in January and on a chart that is long."""
    return f"{day_text(day)} {day.year}" if day.month == 1 or day.year != first.year else day_text(day)
