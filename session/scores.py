"""A score from the answers to an instrument's items: its total and band, or what is missing. Missing is never zero."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from session.instruments.catalogue import instrument_named
from session.instruments.instrument import Answer, Choice, Combined, Instrument, Item, Measured, Written
from session.quantities import plain, rounded

_Taken = Answer | Decimal | str


@dataclass(frozen=True, slots=True)
class Score:
    """What the answers come to; while a required item is missing there is neither `total` nor `band`.

    `points` holds those of each answered item and `missing` the keys of those without an answer; `shown` is the total
    as it is written: "9 of 10", "+1", "S".
    """

    instrument: Instrument
    points: Mapping[str, int]
    total: int | None = None
    shown: str = ""
    band: str = ""
    missing: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Return the score in one line: "NEWS2 3 of 20, low"; or which items it lacks."""
        if self.total is None:
            labels = [item.label for item in self.instrument.items if item.key in self.missing]
            return f"{self.instrument.title}: no total yet, without an answer: {', '.join(labels)}"
        return f"{self.instrument.title} {self.shown}, {self.band}"


def score(name: str, items: Mapping[str, object]) -> Score:
    """Return the score of the instrument `name` for its items by key; None counts as not answered.

    A reading is rounded half up to its vital sign's decimals. Raises ValueError with a plain sentence for an
    instrument or item that there is not, an answer that the item does not have, or a reading that cannot be.
    """
    instrument = instrument_named(name)
    keys = [item.key for item in instrument.items]
    for key in items.keys() - set(keys):
        raise ValueError(f"{instrument.title} has no item {key}. Its items: {', '.join(keys)}.")
    given = {item.key: _taken(item, items[item.key]) for item in instrument.items if items.get(item.key) is not None}
    each = {item.key: _points(item, given) for item in instrument.items}
    points = MappingProxyType({key: worth for key, worth in each.items() if worth is not None})
    missing = tuple(item.key for item in instrument.items if item.required and item.key not in given)
    if missing:
        return Score(instrument, points, missing=missing)
    total = sum(points.values()) if instrument.combined is Combined.SUM else max(points.values())
    lone = given[keys[0]] if len(keys) == 1 else None
    answer = lone if isinstance(lone, Answer) else None
    return Score(instrument, points, total, _shown(instrument, total, answer), _band(instrument, points, total, answer))


def _taken(item: Item, value: object) -> _Taken:
    """Return what was answered as the item knows it; raises ValueError."""
    match item:
        case Choice():
            return _answer(item, value)
        case Measured():
            return _reading(item, value)
        case Written():
            if not isinstance(value, str) or not value.strip():
                raise ValueError(f"{item.label}: write it in words, or leave it out.")
            return value


def _answer(item: Choice, value: object) -> Answer:
    wanted = value.strip().upper() if isinstance(value, str) else value
    for answer in item.answers:
        # True equals 1: yes must not pass for a pain of 1.
        if answer.value == wanted and not (isinstance(wanted, bool) and not isinstance(answer.value, bool)):
            return answer
    known = ", ".join(str(answer.value) for answer in item.answers)
    raise ValueError(f"{item.label} has no answer {value}. Its answers: {known}.")


def _reading(item: Measured, value: object) -> Decimal:
    vital, number = item.vital, _exact(value)
    if number is None or not Fraction(vital.lowest) <= number <= Fraction(vital.highest):
        possible = f"from {plain(vital.lowest)} to {plain(vital.highest)} {vital.unit}"
        raise ValueError(f"{item.label} cannot be {value}; it is a number {possible}.")
    return rounded(number, vital.decimals)


def _exact(value: object) -> Fraction | None:
    """Return a number exactly as it is written, floats too; None for what is none."""
    try:
        return None if isinstance(value, str) else Fraction(str(value))
    except ValueError:
        return None


def _points(item: Item, given: Mapping[str, _Taken]) -> int | None:
    """Return the points of an item; None where it has no answer, or its table is not chosen yet."""
    match given.get(item.key):
        case Answer(points=points):
            return points
        case Decimal() as reading if isinstance(item, Measured):
            choosers = [given.get(key) for key in item.chosen_by]
            chosen = tuple(each.value for each in choosers if isinstance(each, Answer))
            steps = item.tables.get(chosen, ())
            return next((step.points for step in steps if step.up_to is None or reading <= step.up_to), None)
        case _:
            return None


def _shown(instrument: Instrument, total: int, answer: Answer | None) -> str:
    if answer and isinstance(answer.value, str):
        return answer.value
    if instrument.lowest < 0:
        return f"{total:+d}".replace("-", "\N{MINUS SIGN}") if total else "0"
    return f"{total} of {instrument.highest}"


def _band(instrument: Instrument, points: Mapping[str, int], total: int, answer: Answer | None) -> str:
    for band in instrument.bands:
        if band.single in points.values() if band.single is not None else total >= band.lowest:
            return band.words
    return answer.words if answer else ""
