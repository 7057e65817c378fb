"""Two sessions of which is said what differs, and the parts of the sentences that say it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from session.comparison import Aligned
from session.patient_limits import signed
from session.quantities import rounded
from session.times import elapsed_text


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, as a sentence, and its moment in seconds from the start; None where it has none."""

    words: str
    at: float | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """What is the same in both, in a few words, or about the same (`nearly`)."""

    topic: str
    nearly: bool = False


Found = Iterator[Difference | Alike]


@dataclass(frozen=True, slots=True)
class Pair:
    """The session that is looked at, an other one, and what that is called: "15 Oct"."""

    this: Aligned
    other: Aligned
    day: str

    @property
    def both(self) -> tuple[Aligned, Aligned]:
        return self.this, self.other

    def than(self, value: Decimal, other: Decimal) -> str:
        """Return "12 more than on 15 Oct", "3 less than on 15 Oct", "as much as on 15 Oct"."""
        if value == other:
            return f"as much as on {self.day}"
        return f"{abs(value - other)} {'more' if value > other else 'less'} than on {self.day}"


def percent(value: Decimal, against: Decimal | None) -> str:
    """Return a difference in whole percent of a baseline, "+26 %"; empty where there is none."""
    if not against:
        return ""
    share = rounded(Fraction(100) * Fraction(value - against) / Fraction(against), 0)
    return f"{'+' if share > 0 else ''}{signed(share)} %"


def clock(seconds: float) -> str:
    """Return a moment as elapsed time, "0:44"."""
    return elapsed_text(timedelta(seconds=seconds))
