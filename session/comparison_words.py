"""What differs between two sessions in words, most important first; what is the same in one line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from session.comparison import Aligned
from session.comparison_check_in import gate_found, order_found, protocol_found, weight_found
from session.comparison_dose import dose_found
from session.comparison_events import (
    alerts_found,
    effects_found,
    fluids_found,
    premedication_found,
    rescue_found,
)
from session.comparison_largest import largest_found
from session.comparison_pair import Alike, Difference, Found, Pair
from session.comparison_signs import scores_found, signs_found

_PARTS: Final[tuple[Callable[[Pair], Found], ...]] = (
    order_found, dose_found, largest_found, signs_found, effects_found, rescue_found, alerts_found, scores_found,
    premedication_found, gate_found, weight_found, protocol_found, fluids_found,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs, the most important first, and up to two sentences of what does not."""

    found: tuple[Difference, ...]
    same: str
    nearly: str


def differences(this: Aligned, other: Aligned, day: str) -> Differences:
    """Return what differs in `this` session from another one, which is called by its `day`: "15 Oct"."""
    pair = Pair(this, other, day)
    told = [one for part in _PARTS for one in part(pair)]
    same = [one.topic for one in told if isinstance(one, Alike) and not one.nearly]
    nearly = [one.topic for one in told if isinstance(one, Alike) and one.nearly]
    return Differences(
        found=tuple(one for one in told if isinstance(one, Difference)),
        same=f"Same {', '.join(same)}." if same else "",
        nearly=f"About the same: {', '.join(nearly)}." if nearly else "",
    )
