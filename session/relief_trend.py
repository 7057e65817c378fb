"""Whether the relief of a patient's infusions grows shorter or longer from one to the next."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final

from session.response import Relief

COUNTED: Final = 3
"""How many reliefs in a row make a trend (this project's own choice)."""
CHANGE: Final = 0.1
"""By which share of the first of them the last one has to differ, so that noise of a day or two says nothing."""


class Trend(StrEnum):
    """What the last reliefs that were seen to their end do; too few of them do nothing."""

    SHORTENING = "shortening"
    LENGTHENING = "lengthening"
    NONE = ""


def relief_trend(reliefs: Sequence[Relief]) -> Trend:
    """Return the trend of the last three reliefs, oldest first; one whose end was not seen says nothing of it."""
    days = [relief.days for relief in reliefs if relief.seen][-COUNTED:]
    if len(days) < COUNTED or abs(days[-1] - days[0]) < CHANGE * days[0]:
        return Trend.NONE
    if all(one > two for one, two in pairwise(days)):
        return Trend.SHORTENING
    return Trend.LENGTHENING if all(one < two for one, two in pairwise(days)) else Trend.NONE
