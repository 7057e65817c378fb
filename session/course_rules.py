"""How a course of treatment goes on under a protocol: shapes of an induction, and the rules, as data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from session.quantities import PLAIN, typed

DAY_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "mon": "Monday", "tue": "Tuesday", "wed": "Wednesday", "thu": "Thursday", "fri": "Friday", "sat": "Saturday",
        "sun": "Sunday",
    }
)  # fmt: skip
WEEKDAYS: Final = tuple(DAY_NAMES)
_SPAN: Final = r"([1-9]\d{0,2})(?: ?(?:to|-) ?([1-9]\d{0,2}))?"
_SHAPE: Final = re.compile(rf"{_SPAN} infusions? (?:in|over) {_SPAN} (day|week)s?", PLAIN)
_WEEK: Final = 7
_LONGEST_DAYS: Final = 999
"""What is written with more digits is not read back."""


@dataclass(frozen=True, slots=True)
class Induction:
    """One shape of an induction: how many infusions in how many days, fewest and most of each."""

    infusions_least: int
    infusions_most: int
    days_least: int
    days_most: int

    def __str__(self) -> str:
        infusions = _span(self.infusions_least, self.infusions_most, "infusion")
        return f"{infusions} in {_span(self.days_least, self.days_most, 'day')}"


def _span(least: int, most: int, of_what: str) -> str:
    words = str(least) if least == most else f"{least} to {most}"
    return f"{words} {of_what}{'' if words == '1' else 's'}"


def read_induction(text: str) -> Induction | None:
    """Return the shape that was written as "4 to 6 infusions in 4 to 7 days", or in weeks; None where it is none."""
    found = _SHAPE.fullmatch(typed(text))
    if not found:
        return None
    infusions, most_infusions, days, most_days = (int(end or 0) for end in found.groups()[:4])
    length = _WEEK if found[5].lower() == "week" else 1
    shape = Induction(infusions, most_infusions or infusions, days * length, (most_days or days) * length)
    return shape if max(shape.days_least, shape.days_most) <= _LONGEST_DAYS else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseRules:
    """How a course goes on under a protocol; a rule that is None asks for nothing.

    Somebody responds whose pain is `responder_percent` less, with satisfaction, for `responder_weeks_single` weeks
    after one infusion or `responder_weeks_series` after a series. `booster_days_least` and `_most` are the usual days
    between boosters, where nothing of the patient's own is known; where the relief lasted less than
    `fast_return_days`, a mini-series is worth a thought. `most_in_year` infusions and `most_mg_in_year` are the caps.
    `open_days` are those of the clinic, "mon" to "sun". A diary that is silent for `silent_days` is asked for by phone,
    and a patient is called `follow_up_hours_least` to `_most` after a session.
    """

    inductions: tuple[Induction, ...] = ()
    open_days: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri")
    responder_percent: Decimal = Decimal(30)
    responder_weeks_single: int = 3
    responder_weeks_series: int = 6
    booster_days_least: int = 28
    booster_days_most: int = 56
    fast_return_days: int = 21
    most_in_year: int | None = None
    most_mg_in_year: Decimal | None = None
    liver_test_days: int | None = None
    urinary_days: int | None = None
    silent_days: int = 10
    follow_up_hours_least: int = 24
    follow_up_hours_most: int = 72
