"""What is asked of the list of sessions: every part of a question has to fit."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final


class Shelf(StrEnum):
    """The part of the list that is looked at: what is to be signed, what somebody should look at, or all of it."""

    TO_SIGN = "to sign"
    FLAGGED = "flagged"
    ALL = "all"


class Figure(StrEnum):
    """A number of a session that can be compared.

    RISE is the systolic peak over the baseline in percent, PAIN the last score, GIVEN the dose in mg.
    """

    SYSTOLIC = "systolic"
    RISE = "rise"
    SPO2 = "spo2"
    PAIN = "pain"
    GIVEN = "given"


class Place(StrEnum):
    """Where words stand that are looked for in one place alone."""

    CHAIR = "chair"
    NURSE = "nurse"
    PROTOCOL = "protocol"


class Sign(StrEnum):
    """How a figure is compared with a number."""

    BELOW = "<"
    AT_MOST = "<="
    EQUAL = "="
    AT_LEAST = ">="
    ABOVE = ">"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure beside a number, in the unit of the figure."""

    figure: Figure
    sign: Sign
    number: Decimal


@dataclass(frozen=True, slots=True)
class Span:
    """Days from the first to the last, both counted; None where that end is open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What sessions are looked for. `texts` are folded words and phrases, `within` those of one place.

    Of each group in `flags` a session needs one key (`session.session_flags`), and of those in `without` it has none.
    `courses` name an infusion of a course, folded, such as "booster 1", which is not "booster 12". `signed` is None
    where it does not matter. `understood` says in words what was taken for more than a word to look for, and what
    could not be.
    """

    texts: tuple[str, ...] = ()
    within: tuple[tuple[Place, str], ...] = ()
    spans: tuple[Span, ...] = ()
    courses: tuple[str, ...] = ()
    flags: tuple[tuple[str, ...], ...] = ()
    without: tuple[tuple[str, ...], ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    signed: bool | None = None
    understood: tuple[str, ...] = ()

    @property
    def asks_nothing(self) -> bool:
        """Say whether every session fits."""
        return self == EVERY


EVERY: Final = Question()
"""The question that every session fits."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many sessions of each shelf fit a question; one that reaches `counted_to` may be more."""

    to_sign: int
    flagged: int
    every: int

    def of(self, shelf: Shelf) -> int:
        """Return the number of one shelf."""
        return {Shelf.TO_SIGN: self.to_sign, Shelf.FLAGGED: self.flagged, Shelf.ALL: self.every}[shelf]


def counted_to(question: Question) -> int:
    """Return how far sessions are counted, so that counting takes the same time at any size of the record.

    What is looked for is counted while somebody types, and so not as far as all there is.
    """
    return 10_000 if question.asks_nothing else 1_000
