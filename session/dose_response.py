"""Dose against days of relief against side effects, one infusion of a course after the other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import partial
from itertools import combinations
from typing import Final
from uuid import UUID

from session.commands import GRADES
from session.course import Treatment
from session.course_story import SERIES_DAYS, Given, Story
from session.last_session import last_session
from session.quantities import Rate
from session.rank_order import RankOrder, rank_order
from session.readings import highest, lowest
from session.rescue import rescues
from session.response import Censored
from session.state import SessionState
from session.summary import whole_minutes

FEWEST: Final = 4
"""With fewer infusions nothing is said of dose and response (this project's own choice)."""
SAME_DOSE: Final = Decimal("0.05")
"""Two doses that differ by less than this share of the higher one count as the same (this project's own choice)."""


class Burden(StrEnum):
    """The worst side effect of an infusion as it was graded."""

    UNKNOWN = "not known"
    NONE = "none"
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


class Known(StrEnum):
    """What is known of the days of relief, and else why nothing is."""

    RUNNING = "this infusion still runs"
    SEEN = "seen to its end"
    AT_LEAST = "its end was not seen"
    NO_BENEFIT = "no benefit"
    IN_SERIES = "another infusion followed within a week"
    TOO_NEW = "another infusion may still follow within a week"
    NO_BASELINE = "the pain before the course is not known"
    NO_DIARY = "no diary after it"


_COUNTED: Final = (Known.SEEN, Known.AT_LEAST, Known.NO_BENEFIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Borne:
    """What the entries of a session say of how its infusion ran and was borne.

    `minutes` are those in which drug flowed, `peak_percent` is the highest systolic pressure in percent of that
    session's baseline, `dissociation` the highest, `sedation` the lowest RASS; each is None where it was not measured.
    `effects` carry their worst grade, `rescue` are the drugs for when they are needed that were. One that `runs` is
    known so far.
    """

    highest_rate: Rate | None = None
    minutes: Decimal = Decimal(0)
    peak_percent: Decimal | None = None
    dissociation: Decimal | None = None
    sedation: Decimal | None = None
    effects: tuple[tuple[str, str], ...] = ()
    rescue: tuple[str, ...] = ()
    ended_early: bool = False
    runs: bool = False

    @property
    def burden(self) -> Burden:
        """Return the worst grade; effects of which none has a grade of ours say nothing."""
        if not self.effects:
            return Burden.NONE
        grades = [GRADES.index(grade) for _, grade in self.effects if grade in GRADES]
        return Burden(GRADES[max(grades)]) if grades else Burden.UNKNOWN


@dataclass(frozen=True, slots=True)
class Dosed:
    """One infusion of a course: `borne` is None where its record could not be read, `meanwhile` what else went on.

    `days` of relief are None unless they count; with Known.AT_LEAST it were at least so many.
    """

    given: Given
    borne: Borne | None
    known: Known
    meanwhile: tuple[str, ...] = ()

    @property
    def session_id(self) -> UUID:
        return self.given.infusion.session_id

    @property
    def mg(self) -> Decimal:
        return self.given.infusion.given_mg

    @property
    def mg_per_kg(self) -> Decimal | None:
        return self.given.infusion.mg_per_kg

    @property
    def runs(self) -> bool:
        """Say whether the infusion still runs; then nothing of it counts yet."""
        return self.known is Known.RUNNING

    @property
    def days(self) -> float | None:
        relief = self.given.relief
        return relief.days if relief is not None and self.known in _COUNTED else None

    @property
    def burden(self) -> Burden:
        return Burden.UNKNOWN if self.borne is None else self.borne.burden


@dataclass(frozen=True, slots=True)
class DoseResponse:
    """The infusions of a course in the order of time; `treatments` began or ended while they went on."""

    infusions: tuple[Dosed, ...] = ()
    treatments: tuple[Treatment, ...] = ()

    @property
    def over(self) -> tuple[Dosed, ...]:
        """Return the infusions that do not run any more."""
        return tuple(one for one in self.infusions if not one.runs)

    @property
    def counted(self) -> tuple[Dosed, ...]:
        """Return the infusions whose days of relief count."""
        return tuple(one for one in self.infusions if one.days is not None)

    @property
    def graded(self) -> tuple[Dosed, ...]:
        """Return the infusions that are over and of which it is known how they were borne."""
        return tuple(one for one in self.over if one.burden is not Burden.UNKNOWN)


def borne(state: SessionState) -> Borne | None:
    """Return how an infusion ran and was borne; None where it was never started."""
    last = last_session(state)
    if last is None:
        return None
    until = max(entry.occurred_at for entry in state.entries)
    dissociation, sedation = highest(state, "dissociation"), lowest(state, "sedation")
    return Borne(
        highest_rate=last.highest_rate,
        minutes=Decimal(whole_minutes(state, until)),
        peak_percent=last.peak_percent,
        dissociation=dissociation.value if dissociation else None,
        sedation=sedation.value if sedation else None,
        effects=last.effects,
        rescue=tuple(dict.fromkeys(one.words for one in rescues(state))),
        ended_early=last.ended_early,
        runs=state.ended_at is None and state.left_at is None,
    )


def dose_response(story: Story, found: Mapping[UUID, Borne | None]) -> DoseResponse:
    """Return the infusions of a course; `found` holds how each was borne, by its session."""
    infusions = tuple(
        Dosed(
            given=one,
            borne=found.get(one.infusion.session_id),
            known=Known.RUNNING if _runs(found.get(one.infusion.session_id)) else _known(story, one),
            meanwhile=tuple(other.words for other in story.kept.treatments if _goes_on(other, one.infusion.day)),
        )
        for one in story.given
    )
    return DoseResponse(infusions, tuple(_changed(story)))


def _runs(borne: Borne | None) -> bool:
    return borne is not None and borne.runs


def _known(story: Story, one: Given) -> Known:
    """Say what is known of the relief; that of a series is its last infusion's, once nothing can join it any more."""
    if not one.ends_series:
        return Known.IN_SERIES
    if one is story.last and (story.today - one.infusion.day).days <= SERIES_DAYS:
        return Known.TOO_NEW
    if one.relief is None:
        return Known.NO_DIARY if story.baseline is not None else Known.NO_BASELINE
    if one.relief.censored is Censored.NO_BENEFIT:
        return Known.NO_BENEFIT
    if one.relief.seen:
        return Known.SEEN
    return Known.AT_LEAST if one.relief.days > 0 else Known.NO_DIARY


def _goes_on(treatment: Treatment, day: date) -> bool:
    return treatment.since <= day and (treatment.until is None or day <= treatment.until)


def _changed(story: Story) -> Iterable[Treatment]:
    """Yield the treatments that began or ended after the first infusion and up to the last one."""
    if story.last is None:
        return
    first, last = story.given[0].infusion.day, story.last.infusion.day
    for one in story.kept.treatments:
        if first < one.since <= last or (one.until is not None and first < one.until <= last):
            yield one


def relief_order(found: DoseResponse) -> RankOrder:
    """Return how far dose and days of relief rise together, in the infusions whose relief counts."""
    return rank_order(found.counted, _more_dose(found.counted), _longer)


def burden_order(found: DoseResponse) -> RankOrder:
    """Return how far dose and the worst side effect rise together."""
    return rank_order(found.graded, _more_dose(found.graded), _worse)


def time_order(found: DoseResponse) -> RankOrder:
    """Return how far the dose rose with time, in the infusions whose relief counts."""
    return rank_order(found.counted, _more_dose(found.counted), lambda one, other: _sign(_place(one) - _place(other)))


def doses_differ(of: Sequence[Dosed]) -> bool:
    """Say whether any two doses are not about the same."""
    more = _more_dose(of)
    return any(more(one, other) for one, other in combinations(of, 2))


def _more_dose(of: Iterable[Dosed]) -> "partial[int]":
    """Return the comparison of doses: per kg where every weight is known, else as they are."""
    per_kg = all(one.mg_per_kg is not None for one in of)
    return partial(_compared_doses, per_kg=per_kg)


def _compared_doses(one: Dosed, other: Dosed, *, per_kg: bool) -> int:
    first, second = ((each.mg_per_kg or Decimal(0)) if per_kg else each.mg for each in (one, other))
    near = abs(first - second) < SAME_DOSE * max(first, second)
    return 0 if near else _sign(first - second)


def _longer(one: Dosed, other: Dosed) -> int:
    """Say which relief was longer in whole days, where that is certain: of "at least 20 days" and 30 it is not."""
    first, second = round(one.days or 0.0), round(other.days or 0.0)
    open_first, open_second = one.known is Known.AT_LEAST, other.known is Known.AT_LEAST
    if open_first and open_second:
        return 0
    if open_first:
        return int(first >= second)
    return -int(second >= first) if open_second else _sign(first - second)


def _worse(one: Dosed, other: Dosed) -> int:
    grades = tuple(Burden)
    return _sign(grades.index(one.burden) - grades.index(other.burden))


def _place(one: Dosed) -> int:
    return one.given.number


def _sign(value: Decimal | int) -> int:
    return (value > 0) - (value < 0)
