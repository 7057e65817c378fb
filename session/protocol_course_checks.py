"""What the rules of a course must be: inductions that the calendar has room for, and no end before its beginning."""

from collections.abc import Sequence
from itertools import chain
from typing import Final

from session.course_rules import DAY_NAMES, WEEKDAYS, Induction
from session.protocol import Protocol
from session.protocol_lines import Problems

_TABLE: Final = "course"
_WHOLE: Final = 100


def course_problems(protocol: Protocol) -> Problems:
    """Return what is wrong with the rules of a course."""
    return chain(_open_days(protocol), _inductions(protocol), _numbers(protocol))


def _open_days(protocol: Protocol) -> Problems:
    days = protocol.course.open_days
    if not days:
        yield "open_days", "write at least one day on which the clinic is open", _TABLE
    if twice := _twice(days):
        yield "open_days", f"{DAY_NAMES[twice]} stands there twice", _TABLE


def _inductions(protocol: Protocol) -> Problems:
    rules, gap = protocol.course, max(protocol.minimum_gap_days, 1)
    if twice := _twice(tuple(map(str, rules.inductions))):
        yield "inductions", f"{twice} stands there twice", _TABLE
    for shape in rules.inductions:
        if sentence := _disorder(shape) or _crowd(shape, gap) or _closed(shape, rules.open_days, gap):
            yield "inductions", f"{shape}: {sentence}", _TABLE


def _disorder(shape: Induction) -> str:
    ordered = shape.infusions_least <= shape.infusions_most and shape.days_least <= shape.days_most
    return "" if ordered else "write the fewest first, then the most"


def _crowd(shape: Induction, gap: int) -> str:
    """Say whether the infusions, a day or the minimum gap apart, need more days than there are."""
    for infusions, days in ((shape.infusions_least, shape.days_least), (shape.infusions_most, shape.days_most)):
        needed = (infusions - 1) * gap + 1
        if needed > days:
            return f"{infusions} infusions, each no sooner than {_days(gap)} after the last, need {needed} days"
    return ""


def _closed(shape: Induction, open_days: Sequence[str], gap: int) -> str:
    """Say whether the clinic is closed too often for the fewest infusions."""
    most = max((_room(start, open_days, gap, shape.days_most) for start in open_days), default=shape.infusions_least)
    if most >= shape.infusions_least:
        return ""
    return f"on the days the clinic is open no more than {most} can be given in {_days(shape.days_most)}"


def _room(start: str, open_days: Sequence[str], gap: int, days: int) -> int:
    """Count the infusions that can be given in so many days from an open weekday on."""
    first, found, earliest = WEEKDAYS.index(start), 0, 0
    for day in range(days):
        if day >= earliest and WEEKDAYS[(first + day) % len(WEEKDAYS)] in open_days:
            found, earliest = found + 1, day + gap
    return found


def _numbers(protocol: Protocol) -> Problems:
    rules = protocol.course
    if rules.responder_percent >= _WHOLE:
        yield "responder_percent", "it is below 100 percent", _TABLE
    if rules.booster_days_most <= rules.booster_days_least:
        yield "booster_days_most", f"it must be above the least, {_days(rules.booster_days_least)}", _TABLE
    if rules.follow_up_hours_most <= rules.follow_up_hours_least:
        yield "follow_up_hours_most", f"it must be above the least, {rules.follow_up_hours_least} h", _TABLE


def _twice(texts: Sequence[str]) -> str:
    return next((text for place, text in enumerate(texts) if text in texts[:place]), "")


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"
