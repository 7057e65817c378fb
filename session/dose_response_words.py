"""What can and cannot be said of dose and response in a course, in plain sentences; never what to give."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from session.dose_response import (
    FEWEST,
    Burden,
    Dosed,
    DoseResponse,
    Known,
    burden_order,
    doses_differ,
    relief_order,
    time_order,
)
from session.quantities import plain, rounded
from session.rank_order import RankOrder

NO_ADVICE: Final = "This is what happened in this course. It is no advice on a dose."
_NAMED: Final = 3
_STEADY: Final = 0.6
"""From which Kendall's tau on the dose is said to rise or fall with time (this project's own choice)."""


def sentences(found: DoseResponse) -> tuple[str, ...]:
    """Return what the infusions say of relief and of side effects, what stands in the way, and that it is no advice."""
    if not found.infusions:
        return ("No infusion of this course was started yet.", NO_ADVICE)
    return (_of_relief(found), *_in_the_way(found), _of_effects(found), *_not_counted(found), NO_ADVICE)


def _of_relief(found: DoseResponse) -> str:
    counted = found.counted
    if len(counted) < FEWEST:
        known = f"known after {_infusions(len(counted))} only" if counted else "not known after any infusion yet"
        return f"Days of relief are {known}; with fewer than {FEWEST} nothing can be said of dose and relief."
    order, of = relief_order(found), _of(counted)
    if not doses_differ(counted):
        return f"All doses were about the same ({of}), so nothing is seen of what another dose brings."
    if not order.told:
        return f"Of no two different doses it is certain which relief was longer ({of})."
    if order.clear and order.same < order.opposite:
        shorter = f"shorter in {order.opposite} of {_pairs(order.told)}"
        return f"Higher doses were followed by shorter relief here ({of}): {shorter}{_chance(order)}."
    return _longer(order, of)


def _longer(order: RankOrder, of: str) -> str:
    longer = f"longer in {order.same} of {_pairs(order.told)}"
    if order.clear:
        return f"Higher doses were followed by longer relief here ({of}): {longer}{_chance(order)}."
    if order.same > order.opposite:
        return f"It is not clear that higher doses brought longer relief here ({of}): {longer}, as chance may do."
    return f"Higher doses did not bring longer relief here ({of}): {longer}."


def _of_effects(found: DoseResponse) -> str:
    graded = found.graded
    if len(graded) < FEWEST:
        known = f"{_infusions(len(graded))} only" if graded else "no infusion yet"
        return (
            f"How it was borne is known of {known}; "
            f"with fewer than {FEWEST} nothing can be said of dose and side effects."
        )
    grades, every = {one.burden for one in graded}, f"at each of the {_infusions(len(graded))}"
    if grades == {Burden.NONE}:
        return f"No side effect was noted {every}."
    if len(grades) == 1:
        return f"The worst side effect was {grades.pop().value} {every}."
    return _compared_effects(burden_order(found), _of(graded))


def _compared_effects(order: RankOrder, of: str) -> str:
    if not order.told:
        return f"Side effects differed between doses that were about the same ({of})."
    worse = f"worse in {order.same} of {_pairs(order.told)}"
    if not order.clear:
        return f"Side effects were not clearly worse or milder with higher doses ({of}): {worse}."
    if order.same < order.opposite:
        milder = f"milder in {order.opposite} of {_pairs(order.told)}"
        return f"Side effects were milder with higher doses here ({of}): {milder}{_chance(order)}."
    return f"Side effects were worse with higher doses here ({of}): {worse}{_chance(order)}."


def _not_counted(found: DoseResponse) -> Iterator[str]:
    """Say which infusions do not count, and after which the relief does not or is longer than it was seen."""
    if len(found.over) < len(found.infusions):
        yield "The infusion that still runs does not count here."
    early = sum(one.borne is not None and one.borne.ended_early for one in found.over)
    if early:
        whose = (
            "its dose may be low because of how it was" if early == 1 else "their doses may be low for how they were"
        )
        yield f"{_infusions(early)} ended early: {whose} borne."
    within = sum(one.known is Known.IN_SERIES for one in found.infusions)
    if within:
        yield (
            "Relief counts where no other infusion followed within a week, "
            f"so not after {within} of {_infusions(len(found.over))}."
        )
    at_least = sum(one.known is Known.AT_LEAST for one in found.infusions)
    if at_least:
        yield f"After {_infusions(at_least)} the end of the relief was not seen: it lasted at least so long."


def _in_the_way(found: DoseResponse) -> Iterator[str]:
    """Say what else may stand behind what was seen, where anything was said of relief."""
    if len(found.counted) < FEWEST:
        return
    steady = time_order(found).strength
    if abs(steady) >= _STEADY:
        rose = "rose" if steady > 0 else "fell"
        yield f"The dose {rose} as time went on, so what time did cannot be told from what the dose did."
    else:
        yield "Doses were chosen, not drawn by lot: time and how bad the pain was may stand behind it."
    if found.treatments:
        words = list(dict.fromkeys(one.words for one in found.treatments))
        more = f" and {len(words) - _NAMED} more" if len(words) > _NAMED else ""
        yield f"Meanwhile something else began or ended: {', '.join(words[:_NAMED])}{more}."


def _chance(order: RankOrder) -> str:
    """Return how often chance alone does the same, in words; below one in a hundred it is not reckoned further."""
    hundredths = round(order.chance * 100)
    if hundredths < 1:
        return ", which chance alone does less than once in 100 times"
    return f", which chance alone does about {'once' if hundredths == 1 else f'{hundredths} times'} in 100"


def _of(infusions: Sequence[Dosed]) -> str:
    """Return how many infusions of which doses: "6 infusions, 28 to 51 mg"."""
    return f"{_infusions(len(infusions))}, {_span([rounded(one.mg, 0) for one in infusions])} mg"


def _span(doses: Sequence[Decimal]) -> str:
    least, most = plain(min(doses)), plain(max(doses))
    return least if least == most else f"{least} to {most}"


def _infusions(count: int) -> str:
    return "1 infusion" if count == 1 else f"{count} infusions"


def _pairs(count: int) -> str:
    return "1 pair" if count == 1 else f"{count} pairs"
