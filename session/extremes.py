"""The highest and the lowest value of each sign of a session, and how far they are from its baseline."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from session.quantities import rounded
from session.readings import baseline, highest, lowest
from session.state import SessionState
from session.vitals import CATALOGUE


@dataclass(frozen=True, slots=True)
class Extremes:
    """The highest and the lowest value of one code and when each was first reached.

    `baseline` is the mean of what was taken before the start; None where nothing was, or nothing was started. Rise and
    fall are differences against it, in the sign's own unit and in whole percent of it; below zero where even the
    highest value was lower, or even the lowest one higher.
    """

    code: str
    highest: Decimal
    highest_at: datetime
    lowest: Decimal
    lowest_at: datetime
    baseline: Decimal | None = None

    @property
    def rise(self) -> Decimal | None:
        return None if self.baseline is None else self.highest - self.baseline

    @property
    def rise_percent(self) -> Decimal | None:
        return rounded(100 * self.rise / self.baseline, 0) if self.rise is not None and self.baseline else None

    @property
    def fall(self) -> Decimal | None:
        return None if self.baseline is None else self.baseline - self.lowest

    @property
    def fall_percent(self) -> Decimal | None:
        return rounded(100 * self.fall / self.baseline, 0) if self.fall is not None and self.baseline else None


def extremes(state: SessionState) -> tuple[Extremes, ...]:
    """Return the extremes of every sign that was taken, in the order of the catalogue."""
    means = baseline(state) if state.started_at else {}
    return tuple(filter(None, (extremes_of(state, code, means) for code in CATALOGUE)))


def extremes_of(state: SessionState, code: str, means: Mapping[str, Decimal]) -> Extremes | None:
    """Return the extremes of one sign beside these baselines; None where it was not taken."""
    top, bottom = highest(state, code), lowest(state, code)
    return Extremes(code, top.value, top.at, bottom.value, bottom.at, means.get(code)) if top and bottom else None
