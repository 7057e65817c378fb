"""What an instrument is: items with their answers and points, bands of the total, source and licence.

A form on the screen is made from this: one key for each answer, nothing chosen beforehand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Final

from session.vitals import Vital

_TEN: Final = 10


class Standing(Enum):
    """How far an instrument has been checked; the marks of the clinical facts."""

    READ = "read in the source named"
    UNCHECKED = "widely held, not checked against the primary paper"
    OWN = "this project's own, not a clinical reference"


class Combined(Enum):
    """How the points of the items become the total."""

    SUM = "sum"
    HIGHEST = "highest"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: the key that gives it, the value that is recorded, its words, and its points."""

    key: str
    value: int | str
    words: str
    points: int


@dataclass(frozen=True, slots=True)
class Choice:
    """An item of which one answer is chosen."""

    key: str
    label: str
    answers: tuple[Answer, ...]
    required: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """The points for numbers up to and including `up_to`, above those of the step before; None has no upper end."""

    up_to: Decimal | None
    points: int


@dataclass(frozen=True, slots=True)
class Measured:
    """An item that is a reading in its vital sign's unit, decimals and possible range.

    `tables` gives its steps for the values of the items named in `chosen_by`, in that order.
    """

    key: str
    label: str
    vital: Vital
    tables: Mapping[tuple[int | str, ...], tuple[Step, ...]]
    chosen_by: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Written:
    """An item in words that says what was scored, without points of its own."""

    key: str
    label: str
    required: bool = False


Item = Choice | Measured | Written


@dataclass(frozen=True, slots=True)
class Band:
    """What a total of `lowest` or more means; or, with `single`, one item with that many points at any total."""

    lowest: int
    words: str
    single: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One instrument as data; `bands` begin with the one to be tried first, and without any the answer's words count.

    `notes` are plain sentences that belong beside the form: for whom it is not, which variant it is.
    """

    name: str
    title: str
    items: tuple[Item, ...]
    source: str
    standing: Standing
    licence: str
    bands: tuple[Band, ...] = ()
    notes: tuple[str, ...] = ()
    combined: Combined = Combined.SUM
    recovery_only: bool = False

    @property
    def short(self) -> str:
        """Return the title as lists have room for it: without what stands behind a comma."""
        return self.title.partition(",")[0]

    @property
    def highest(self) -> int:
        """Return the highest total that there can be."""
        most = [max(possible_points(item), default=0) for item in self.items]
        return sum(most) if self.combined is Combined.SUM else max(most)

    @property
    def lowest(self) -> int:
        """Return the fewest points of any item; below zero where the scale has two sides."""
        return min(min(possible_points(item), default=0) for item in self.items)


def possible_points(item: Item) -> tuple[int, ...]:
    """Return every number of points that an item can have."""
    match item:
        case Choice():
            return tuple(answer.points for answer in item.answers)
        case Measured():
            return tuple(step.points for steps in item.tables.values() for step in steps)
        case Written():
            return ()


def graded(key: str, label: str, words: Mapping[int, str]) -> Choice:
    """Return an item whose answers are their own points from 0 to 10; "t" is the key for ten."""
    answers = (Answer("t" if step == _TEN else str(step), step, said, step) for step, said in words.items())
    return Choice(key, label, tuple(answers))


def numbers(highest: int) -> Mapping[int, str]:
    """Return the numbers from 0 to `highest` as answers without words of their own."""
    return MappingProxyType({points: str(points) for points in range(highest + 1)})
