"""Whether a patient responds to the treatment, by the protocol's rule; what is not known is never taken for no."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from statistics import median
from typing import Final

from session.course_rules import CourseRules
from session.course_story import SERIES_DAYS, Given, Story
from session.quantities import rounded
from session.response import evened, within

_WEEK: Final = 7
_HUNDRED: Final = Decimal(100)
_FEW: Final = 3


class Responds(StrEnum):
    """What the rule comes to."""

    YES = "responder"
    NO = "no responder"
    UNKNOWN = "not known yet"


@dataclass(frozen=True, slots=True)
class Response:
    """The status, the fall of the pain in percent of the baseline (None where unknown), its days, and why in words.

    `days` are those over which the pain was lower by the rule's percentage, as far as the diary tells; `back_by` is the
    day by which it no longer was, None where that was not seen; `asked_days` is how long it has to last.
    """

    status: Responds
    percent: Decimal | None
    days: int
    back_by: int | None
    asked_days: int
    sentence: str


def response(story: Story, rules: CourseRules, *, satisfied: bool | None) -> Response:
    """Return whether the last infusion or series made a responder; `satisfied` is None where nobody asked.

    Pain counts as lower while the diary, without single bad days, is below the baseline less the rule's percentage
    (COHEN18's definition of a positive response, a default of the protocol).
    """
    last, weeks = story.last, rules.responder_weeks_single
    if last is None or story.baseline is None or not story.baseline:
        return Response(Responds.UNKNOWN, None, 0, back_by=None, asked_days=weeks * _WEEK, sentence=_NOTHING)
    if _in_series(story.given):
        weeks = rules.responder_weeks_series
    asked = weeks * _WEEK
    since = within(story.diary, last.infusion.day)
    percent = _fall(story.baseline, [pain for day, pain in since if day <= asked], last)
    days, back_by = _lower_for(since, float(story.baseline * (_HUNDRED - rules.responder_percent) / _HUNDRED))
    status = _status(percent, rules.responder_percent, (days, back_by, asked), satisfied=satisfied)
    return Response(status, percent, days, back_by, asked, _words(status, percent, days, weeks, _TOLD[satisfied]))


_TOLD: Final = {True: "satisfied", False: "not satisfied", None: "satisfaction not asked"}
_NOTHING: Final = "The pain before the treatment or after it is not known, so the response is not."


def _in_series(given: Sequence[Given]) -> bool:
    """Say whether the last infusion was one of several a week or less apart."""
    return len(given) > 1 and (given[-1].infusion.day - given[-2].infusion.day).days <= SERIES_DAYS


def _fall(baseline: Decimal, pains: Sequence[float], last: Given) -> Decimal | None:
    """Return by how many percent of the baseline the pain was lower, the median of the days over which it is asked."""
    now = Decimal(str(median(pains))) if len(pains) >= _FEW else last.nadir
    return None if now is None else rounded((baseline - now) * _HUNDRED / baseline, 0)


def _lower_for(since: Sequence[tuple[int, float]], limit: float) -> tuple[int, int | None]:
    """Return until which day the pain was at or below a limit, and by which day it was back, None where it was not.

    As with the relief two entries at the end make a return, for a single bad day is none; without a diary nothing says
    that it did not last.
    """
    pains = evened([pain for _, pain in since])
    lower = [day for (day, _), pain in zip(since, pains, strict=True) if pain <= limit]
    above = [day for day, _ in since[len(lower) :]]
    return (lower[-1] if lower else 0), (above[0] if len(above) > 1 else None)


def _status(
    percent: Decimal | None, asked_percent: Decimal, lasted: tuple[int, int | None, int], *, satisfied: bool | None
) -> Responds:
    """Return the status; a gap in the diary across the end of the days that are asked for leaves it open."""
    days, back_by, asked = lasted
    if percent is None:
        return Responds.UNKNOWN
    if percent < asked_percent or satisfied is False or (back_by is not None and days < asked and back_by <= asked):
        return Responds.NO
    return Responds.YES if days >= asked and satisfied else Responds.UNKNOWN


def _words(status: Responds, percent: Decimal | None, days: int, weeks: int, told: str) -> str:
    if percent is None:
        return _NOTHING
    way = "less" if percent >= 0 else "more"
    sentence = f"{abs(percent)} % {way} pain, lower for {days} days where {weeks * _WEEK} are asked for, {told}"
    return f"{sentence}: {status.value}."
