"""What a session is found by besides words: each a sign of three letters in the index, which no text can hold.

A figure is kept by its hundreds, its tens and its units, so that any comparison is a few signs and costs what it finds.
"""

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Final
from zlib import crc32

from session.folded import folded
from session.ports import SessionHead
from session.record import Phase
from session.search_question import Comparison, Figure, Place, Sign

_FIRST, _MANY = 0x4E00, 20_000
"""The Han letters, which have no case: as many numbers as there are of them."""
_STEP: Final = MappingProxyType({100: "\x10", 10: "\x11", 1: "\x12"})
_HIGHEST: Final = 1_999
_FIGURE: Final = MappingProxyType(
    {Figure.SYSTOLIC: "s", Figure.RISE: "r", Figure.SPO2: "o", Figure.PAIN: "p", Figure.GIVEN: "g"}
)
_PLACE: Final = MappingProxyType({Place.NURSE: "\x05", Place.PROTOCOL: "\x06", Place.CHAIR: "\x07"})
TO_SIGN, SIGNED, FLAGGED = "\x04st", "\x04sd", "\x04fl"


def marks_of(head: SessionHead) -> str:
    """Return all marks of a session; what is given and how much pain is left count once the patient has left."""
    left = head.phase == Phase.LEFT.value
    figures = {
        Figure.SYSTOLIC: head.peak_systolic,
        Figure.RISE: head.rise_percent,
        Figure.SPO2: head.lowest_spo2,
        Figure.PAIN: head.pain_last if left else None,
        Figure.GIVEN: head.given_mg if left else None,
    }
    found = [_marks(figure, Decimal(value)) for figure, value in figures.items() if value is not None]
    found += [flag_mark(flag.key) for flag in head.flags]
    found += [FLAGGED] if head.urgency else []
    found += [TO_SIGN] if head.to_sign else [SIGNED] if left else []
    return "".join((*found, _placed(head.nurse, head.protocol, head.chair)))


@lru_cache(maxsize=64)
def _placed(nurse: str, protocol: str, chair: str) -> str:
    """Return the marks of where and by whom; every entry of a session asks for the same."""
    found = [place_mark(Place.NURSE, word) for word in folded(nurse).split()]
    found += [place_mark(Place.PROTOCOL, word) for word in folded(protocol).split()]
    return "".join((*found, place_mark(Place.CHAIR, chair)))


def flag_mark(key: str) -> str:
    """Return the mark of a flag; two of many may share one, which the exact column tells apart."""
    return f"\x04k{_letter(crc32(key.encode()) % _MANY)}"


def place_mark(place: Place, words: str) -> str:
    """Return the mark of words that stand in one place; a chair is found by all of its name, others by a beginning."""
    sign, words = _PLACE[place], folded(words)
    return f"{sign}{words.removeprefix('chair ')}{sign}" if place is Place.CHAIR else f"{sign}{words}"


def compared(comparison: Comparison) -> tuple[str, ...]:
    """Return marks of which a session that fits has one; what has one of them need not fit."""
    number = _kept(comparison.number)
    low = 0 if comparison.sign in {Sign.BELOW, Sign.AT_MOST} else number
    high = _HIGHEST if comparison.sign in {Sign.ABOVE, Sign.AT_LEAST} else number
    return tuple(_mark(comparison.figure, step, value // step) for step, value in _cover(low, high))


def _cover(low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the fewest steps that cover the numbers from low to high, each as its width and where it begins."""
    while low <= high:
        step = next(step for step in _STEP if low % step == 0 and low + step - 1 <= high)
        yield step, low
        low += step


@lru_cache(maxsize=256)
def _marks(figure: Figure, value: Decimal) -> str:
    return "".join(_mark(figure, step, _kept(value) // step) for step in _STEP)


def _kept(value: Decimal) -> int:
    return min(max(int(value.to_integral_value(ROUND_FLOOR)), 0), _HIGHEST)


def _mark(figure: Figure, step: int, number: int) -> str:
    return f"{_STEP[step]}{_FIGURE[figure]}{_letter(number)}"


def _letter(number: int) -> str:
    return chr(_FIRST + number)
