"""How far the window of the next booster is from the truth of simulated courses, beside the plain rule of six weeks."""

from collections.abc import Callable, Sequence
from statistics import mean, median
from typing import Final

from session.simulation.course_truth import Return
from session.simulation.courses import SimulatedCourse
from tests.session.simulation.window_scores import SHARES, Asked, asked, courses, reliefs, score

PATIENTS: Final = 200
A_FEW: Final = 60
SEEDS: Final = (1, 2, 3, 4, 5)
GOAL: Final = (75, 85)

_HEAD: Final = (
    f"{'relief gone':>12} {'windows':>8} {'inside':>7} {'width':>6} {'off':>5}   "
    f"{'six weeks':>9} {'off':>5}   {'best day':>8} {'off':>5}"
)


def told(name: str, windows: Sequence[Asked], median_truth: float) -> None:
    """Print a row: ours, a window of the same width about six weeks, and one about the best day for everybody."""
    ours, plain = score(windows), score(one.by_plain_rule() for one in windows)
    best = score(one.about(round(median_truth)) for one in windows)
    print(
        f"{name:>12} {ours.count:8} {ours.inside:7.0%} {ours.width:4.0f} d {ours.off:5.1f}   "
        f"{plain.inside:9.0%} {plain.off:5.1f}   {best.inside:8.0%} {best.off:5.1f}"
    )


def table(title: str, found: Sequence[SimulatedCourse]) -> None:
    truth = median(one.days for course in found for one in course.truth)
    print(f"\n{title}; the median of the true reliefs is {truth:.0f} days\n{_HEAD}")
    windows = {share: asked(found, share) for share in SHARES}
    for share in SHARES:
        told(f"{share:.0%}", windows[share], truth)
    every = [one for each in windows.values() for one in each]
    told("all", every, truth)
    for name, fits in _BY_KNOWLEDGE:
        told(name, [one for one in every if fits(one.own)], truth)


_BY_KNOWLEDGE: Final[tuple[tuple[str, Callable[[int], bool]], ...]] = (
    ("none known", lambda own: own == 0),
    ("1 or 2", lambda own: own in (1, 2)),
    ("3 or more", lambda own: own > 2),
)


def bias(found: Sequence[SimulatedCourse]) -> None:
    """Print how far the days of relief that the diary shows are from the truth."""
    every = list(reliefs(found))
    for name, chosen in (
        ("all that were seen", [one for one in every if one[0].seen]),
        ("where the next infusion came late enough", [one for one in every if one[0].seen and one[2]]),
    ):
        days = [relief.days - truth for relief, truth, _ in chosen]
        ratios = [relief.days / truth for relief, truth, _ in chosen]
        print(
            f"days of relief, {name}: {len(chosen)} of {len(every)}, median {median(days):+.1f} d, "
            f"ratio {median(ratios):.2f}, median error {median(map(abs, days)):.1f} d"
        )


def test_how_far_the_window_is_from_the_truth() -> None:
    for seed in SEEDS:
        found = list(courses(PATIENTS, seed))
        given = mean(len(course.kept.infusions) for course in found)
        table(f"{PATIENTS} patients of seed {seed}, {given:.1f} infusions each", found)
        bias(found)
    print(f"\nThe aim is {GOAL[0]} to {GOAL[1]} % inside; off is the median distance of the middle from the truth.")


def test_how_far_it_is_however_the_pain_comes_back() -> None:
    for way in Return:
        found = list(courses(A_FEW, SEEDS[0], way))
        table(f"{A_FEW} patients of seed {SEEDS[0]} whose pain comes back so: {way}", found)
        bias(found)
