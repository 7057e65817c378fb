"""Reads what was typed into a row of a protocol; a refusal is a ValueError whose words say what to write."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from session.course_rules import DAY_NAMES, Induction, read_induction
from session.instruments.catalogue import INSTRUMENTS
from session.protocol import Severity, Step, read_step
from session.quantities import NUMBER, PLAIN, Rate, RateUnit, number, read_rate, typed
from session.vitals import CATALOGUE

_SIGNED: Final = rf"[+-]?{NUMBER}"
_BOTH: Final = re.compile(rf"({_SIGNED})\s*(?:to|-)\s*({_SIGNED})", PLAIN)
_LOW: Final = re.compile(rf"(?:from|at least|above|over)\s*({_SIGNED})", PLAIN)
_HIGH: Final = re.compile(rf"(?:up to|to|at most|below|under)\s*({_SIGNED})", PLAIN)
_END: Final = re.compile(rf"(fall|rise)\s*({NUMBER})\s*%?", PLAIN)
_FUNCTION_KEY: Final = re.compile(r"(?:shift)[ +]*f([1-9]|1[0-2])", PLAIN)
HOW_STEPS: Final = "Write one a line, such as Physician told, or with the entry line behind a bar, as Pause | pause."

Ends = tuple[Decimal | None, Decimal | None]


def rate(text: str, unit: RateUnit) -> Rate:
    """Read a rate above zero, in `unit` where none is written."""
    value = number(text)
    if value is not None and value > 0:
        return Rate(value, unit)
    found = read_rate(typed(text))
    if not found or found[1] != len(typed(text)) or not found[0].value:
        raise ValueError(f"Write a rate above zero, such as 0.6, with its unit if that is not {unit.value}.")
    return found[0]


def amount(text: str) -> Decimal:
    """Read a number above zero."""
    value = number(text)
    if value is None or value <= 0:
        raise ValueError("Write one number above zero, such as 20 or 0.5.")
    return value


def whole(text: str) -> int:
    """Read a whole number above zero."""
    value = number(text)
    if value is None or value < 1 or value != int(value):
        raise ValueError("Write one whole number above zero, such as 15.")
    return int(value)


def ends(text: str) -> Ends:
    """Read the two ends of a range, of which one may be open."""
    text = typed(text)
    if both := _BOTH.fullmatch(text):
        return _decimal(both[1]), _decimal(both[2])
    if low := _LOW.fullmatch(text):
        return _decimal(low[1]), None
    if high := _HIGH.fullmatch(text):
        return None, _decimal(high[1])
    raise ValueError("Write both ends as 90 to 180, or one as from 92 or up to 110.")


def fall_and_rise(text: str) -> Ends:
    """Read how far a reading may fall and rise, in percent; one of the two may be left out."""
    found: dict[str, Decimal | None] = {"fall": None, "rise": None}
    parts = _END.findall(text)
    rest = _END.sub("", typed(text)).replace(",", "").strip()
    if not parts or rest or len({name.lower() for name, _ in parts}) < len(parts):
        raise ValueError("Write in percent, as fall 20, rise 25, or one of the two.")
    for name, value in parts:
        found[name.lower()] = amount(value)
    return found["fall"], found["rise"]


def words(text: str) -> str:
    """Read words in one line."""
    if not text.split():
        raise ValueError("Write some words here.")
    return " ".join(text.split())


def lines(text: str) -> tuple[str, ...]:
    """Read one text a line; empty lines do not count."""
    return tuple(" ".join(line.split()) for line in text.splitlines() if line.split())


def scores(text: str) -> tuple[str, ...]:
    """Read the titles of scores, one a line, and return their names."""
    known = {spelling.casefold(): one.name for one in INSTRUMENTS.values() for spelling in (one.name, one.title)}
    found = []
    for line in lines(text):
        if line.casefold() not in known:
            titles = ", ".join(one.title for one in INSTRUMENTS.values())
            raise ValueError(f"There is no score {line}. Write one a line of: {titles}.")
        found.append(known[line.casefold()])
    return tuple(dict.fromkeys(found))


def readings(text: str) -> tuple[str, ...]:
    """Read the names of readings, one a line, and return their codes."""
    known = {name.casefold(): row.code for row in CATALOGUE.values() for name in (row.code, row.name, row.short)}
    found = lines(text)
    for line in found:
        if line.casefold() not in known:
            names = ", ".join(row.heading for row in CATALOGUE.values())
            raise ValueError(f"There is no reading {line}. Write one a line of: {names}.")
    return tuple(dict.fromkeys(known[line.casefold()] for line in found))


def steps(text: str) -> tuple[Step, ...]:
    """Read steps, one a line, each with its entry line behind a bar where it has one."""
    found = tuple(map(read_step, lines(text)))
    if not found or not all(step.words for step in found):
        raise ValueError(HOW_STEPS)
    return found


def inductions(text: str) -> tuple[Induction, ...]:
    """Read shapes of an induction, one a line."""
    found: list[Induction] = []
    for line in lines(text):
        shape = read_induction(line)
        if shape is None:
            raise ValueError(f"There is no induction in {line}. Write one a line, as 4 to 6 infusions in 4 to 7 days.")
        found.append(shape)
    return tuple(found)


def weekdays(text: str) -> tuple[str, ...]:
    """Read days of the week, one a line, as Monday or Mon, and return them as "mon" to "sun"."""
    known = {spelling.casefold(): day for day, name in DAY_NAMES.items() for spelling in (day, name)}
    found = lines(text)
    for line in found:
        if line.casefold() not in known:
            raise ValueError(f"There is no day {line}. Write one a line of: {', '.join(DAY_NAMES.values())}.")
    return tuple(known[line.casefold()] for line in found)


def function_key(text: str) -> str:
    """Read a key for an entry line, such as "Shift+F5"; those without Shift have other uses."""
    found = _FUNCTION_KEY.fullmatch(typed(text))
    if not found:
        raise ValueError("Write a key from Shift+F1 to Shift+F12.")
    return f"Shift+F{found[1]}"


def one_of(known: Sequence[str]) -> Callable[[str], str]:
    """Return what reads one of these answers."""

    def read(text: str) -> str:
        if text not in known:
            raise ValueError("Choose one of the answers.")
        return text

    return read


def severity(text: str) -> Severity:
    """Read how firmly something holds."""
    return Severity(one_of(tuple(Severity))(text))


def _decimal(text: str) -> Decimal:
    return number(text) or Decimal(0)


QUESTION_PARTS: Final[Mapping[str, Callable[[str], object]]] = MappingProxyType(
    {
        "words": words,
        "group": words,
        "safe": one_of(("yes", "no")),
        "hold": severity,
        "detail": lambda text: " ".join(text.split()),
        "detail_is": one_of(("words", "date")),
        "asked_of": one_of(("all", "not male")),
    }
)
COURSE_PARTS: Final[Mapping[str, Callable[[str], object]]] = MappingProxyType(
    {
        "inductions": inductions,
        "open_days": weekdays,
        "responder_percent": amount,
        "responder_weeks_single": whole,
        "responder_weeks_series": whole,
        "booster_days_least": whole,
        "booster_days_most": whole,
        "fast_return_days": whole,
        "most_in_year": whole,
        "most_mg_in_year": amount,
        "liver_test_days": whole,
        "urinary_days": whole,
        "silent_days": whole,
        "follow_up_hours_least": whole,
        "follow_up_hours_most": whole,
    }
)
