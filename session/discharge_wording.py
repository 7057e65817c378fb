"""The words of the criteria for leaving: their titles, values and ranges."""

from decimal import Decimal

from session.events import VitalsRecorded
from session.instruments.catalogue import INSTRUMENTS
from session.protocol import Range, ScoreMinimum
from session.quantities import plain
from session.vitals import CATALOGUE


def pressure_text(body: VitalsRecorded) -> str:
    return f"{plain(body.value('systolic') or Decimal(0))}/{plain(body.value('diastolic') or Decimal(0))}"


def _number(value: Decimal) -> str:
    return plain(value).replace("-", "\N{MINUS SIGN}")


def shown_value(code: str, value: Decimal) -> str:
    return f"{_number(value)} {CATALOGUE[code].unit}".rstrip()


def bounds_text(limit: Range) -> str:
    """Return a range in words: "0 to 1 of 3", "94 % or more"; any value where neither end is given."""
    unit = CATALOGUE[limit.code].unit
    if limit.low is not None and limit.high is not None:
        return f"{_number(limit.low)} to {_number(limit.high)} {unit}".rstrip()
    if limit.low is not None:
        return f"{shown_value(limit.code, limit.low)} or more"
    return f"{shown_value(limit.code, limit.high)} or less" if limit.high is not None else "any value"


def range_title(limit: Range) -> str:
    vital = CATALOGUE[limit.code]
    name = f"{vital.heading}, RASS," if vital.short == "RASS" else vital.heading
    return f"{name} {bounds_text(limit)}"


def example(limit: Range) -> str:
    """Return how a value inside the range is written in the entry line."""
    inside = limit.high if limit.high is not None else limit.low
    value = plain(inside or Decimal(0))
    return f"{value}%" if limit.code == "spo2" else f"{CATALOGUE[limit.code].keys[0]}{value}"


def score_names(minima: tuple[ScoreMinimum, ...]) -> str:
    return " or ".join(INSTRUMENTS[each.instrument].short for each in minima)


def score_title(minima: tuple[ScoreMinimum, ...]) -> str:
    if len({each.minimum for each in minima}) == 1:
        return f"{score_names(minima)} {minima[0].minimum} or more"
    return " or ".join(f"{INSTRUMENTS[each.instrument].short} {each.minimum} or more" for each in minima)
