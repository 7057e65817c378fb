"""The wrong-patient guard: an entry that is far from this patient's last values and fits somebody in another chair."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import takewhile
from typing import Final

from session.events import Reading
from session.readings import latest_first
from session.schedule import interval
from session.several import Occupant
from session.state import SessionState

RECENT: Final = 2
"""For how many check intervals a value is compared with: as long as the screen shows it at all (our choice)."""
NEAR: Final = Decimal("0.5")
"""What share of "far" another patient's value may differ by and still fit (our choice)."""


def fits_better(
    readings: Iterable[Reading], own: SessionState, others: Sequence[Occupant], now: datetime
) -> Occupant | None:
    """Return whose an entry taken at `now` seems to be, where it is wildly off this patient's last values; or None.

    A reading is wildly off where it differs from this patient's last recent one by at least what this session's
    protocol calls far. Each that is has to be near the other's last recent one; of several the nearest is returned.
    """
    if not others:
        return None
    distances = {far.code: far.by for far in own.opened.protocol.far} if own.opened else {}
    measured = [one for one in readings if one.code in distances]
    strange = [one for one in measured if _share(one, own, now, distances, missing=Decimal(0)) >= 1]
    if not strange:
        return None
    shares = [(max(_share(one, other.state, other.now, distances) for one in strange), other) for other in others]
    share, nearest = min(shares, key=lambda found: found[0], default=(Decimal("Infinity"), None))
    return nearest if share <= NEAR else None


def _share(
    reading: Reading,
    state: SessionState,
    now: datetime,
    distances: Mapping[str, Decimal],
    *,
    missing: Decimal = Decimal("Infinity"),
) -> Decimal:
    """Return how far a reading is from a patient's last recent one, as a share of far; `missing` where none is."""
    last = _last(state, reading.code, now)
    return missing if last is None else abs(reading.value - last) / distances[reading.code]


def _last(state: SessionState, code: str, now: datetime) -> Decimal | None:
    """Return the value taken last up to `now` where it is not too old to be compared with."""
    since = now - RECENT * interval(state)
    recent = takewhile(lambda one: one.at >= since, latest_first(state, code))
    return next((one.value for one in recent if one.at <= now), None)
