"""How much was given over time against the protocol's caps, and which tests and questions are due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from session.course import Infusion, Measure, Measured
from session.course_rules import CourseRules
from session.quantities import plain, rounded

SPANS_DAYS: Final = (30, 90, 365)


@dataclass(frozen=True, slots=True)
class Total:
    """What was given in the last `days`, today included."""

    days: int
    infusions: int
    mg: Decimal


@dataclass(frozen=True, slots=True)
class Safety:
    """The totals of 30, 90 and 365 days, and a sentence for each cap that is reached and each test that is due."""

    totals: tuple[Total, ...]
    reached: tuple[str, ...]
    due: tuple[str, ...]


def safety(infusions: Iterable[Infusion], measured: Iterable[Measured], rules: CourseRules, today: date) -> Safety:
    """Return what was given up to `today` and what is due under these rules; without infusions nothing is."""
    done = sorted((one for one in infusions if one.day <= today), key=lambda one: one.day)
    totals = tuple(_total(done, days, today) for days in SPANS_DAYS)
    if not done:
        return Safety(totals, (), ())
    known = [one for one in measured if one.day <= today]
    due = (
        _due(known, Measure.LIVER_TEST, rules.liver_test_days, done[0].day, today, "A liver test"),
        _due(known, Measure.URINARY, rules.urinary_days, done[0].day, today, "Asking for urinary symptoms"),
    )
    return Safety(totals, tuple(_reached(totals[-1], rules)), tuple(filter(None, due)))


def _total(infusions: Sequence[Infusion], days: int, today: date) -> Total:
    since = today - timedelta(days=days - 1)
    found = [one for one in infusions if one.day >= since]
    return Total(days, len(found), sum((one.given_mg for one in found), Decimal(0)))


def _reached(year: Total, rules: CourseRules) -> Iterable[str]:
    if rules.most_in_year is not None and year.infusions >= rules.most_in_year:
        yield f"{year.infusions} infusions in 365 days; the protocol's most is {rules.most_in_year}."
    if rules.most_mg_in_year is not None and year.mg >= rules.most_mg_in_year:
        yield f"{rounded(year.mg, 1)} mg in 365 days; the protocol's most is {plain(rules.most_mg_in_year)} mg."


def _due(known: Iterable[Measured], measure: Measure, every: int | None, began: date, today: date, words: str) -> str:
    """Say that a test is due: `every` so many days since the last one, or since the first infusion without any."""
    if every is None:
        return ""
    last = max((one.day for one in known if one.measure is measure), default=None)
    days = (today - (last or began)).days
    if days < every:
        return ""
    return f"{words} is due: the last was {days} days ago." if last else f"{words} is due: none in {days} days."
