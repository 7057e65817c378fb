"""How far the window of the next booster is from the truth of simulated courses, beside the plain rule of six weeks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from session.course import Outcome
from session.course_story import tell
from session.response import Relief
from session.simulation.course_truth import Return
from session.simulation.courses import SimulatedCourse, simulated_course
from tests.session.simulation.played import PROTOCOL

TODAY = date(2026, 11, 20)
SHARES = (0.0, 0.4, 0.7, 0.85)
"""The shares of a true relief after which the window is asked for."""
SIX_WEEKS = 42


@dataclass(frozen=True)
class Asked:
    """A window in days since an infusion, both ends included, with the truth in days and on how many reliefs it rests.

    A day is inside from its first moment to its last.
    """

    share: float
    truth: float
    first: int
    last: int
    own: int

    @property
    def width(self) -> int:
        return self.last - self.first + 1

    @property
    def inside(self) -> bool:
        return self.first <= self.truth < self.last + 1

    @property
    def off(self) -> float:
        """Return how far the middle is from the truth."""
        return abs((self.first + self.last + 1) / 2 - self.truth)

    def by_plain_rule(self) -> "Asked":
        """Return a window of the same width about six weeks."""
        return self.about(SIX_WEEKS)

    def about(self, day: int) -> "Asked":
        """Return a window of the same width about a day."""
        first = day - self.width // 2
        return Asked(self.share, self.truth, first, first + self.width - 1, 0)


@dataclass(frozen=True)
class Score:
    """The share inside, the median width and the median distance of the middle from the truth, in days."""

    count: int
    inside: float
    width: float
    off: float


def courses(patients: int, seed: int, way: Return | None = None) -> Iterator[SimulatedCourse]:
    for number in range(1, patients + 1):
        yield simulated_course(seed, number, PROTOCOL, TODAY, way)


def windows(course: SimulatedCourse, share: float) -> Iterator[Asked]:
    """Yield the window for each infusion of the maintenance, unless the next one had been given by then."""
    infusions, true = course.kept.infusions, {one.number: one.days for one in course.truth}
    following = (*(one.day for one in infusions[1:]), TODAY)
    if not any(judged.outcome is Outcome.GO_ON for judged in course.kept.assessments):
        return
    for number, (one, after) in enumerate(zip(infusions, following, strict=True), start=1):
        if number not in true:
            continue
        today = one.day + timedelta(days=int(share * true[number]))
        if today >= after:
            continue
        story = tell(course.kept, PROTOCOL, today)
        if story.dates and story.window:
            first, last = ((day - one.day).days for day in story.dates)
            yield Asked(share, true[number], first, last, story.window.own)


def asked(found: Iterable[SimulatedCourse], share: float) -> list[Asked]:
    return [one for course in found for one in windows(course, share)]


def score(found: Iterable[Asked]) -> Score:
    every = list(found)
    return Score(
        len(every),
        sum(one.inside for one in every) / len(every),
        median(one.width for one in every),
        median(one.off for one in every),
    )


def reliefs(found: Iterable[SimulatedCourse]) -> Iterator[tuple[Relief, float, bool]]:
    """Yield what the diary says of each relief beside the truth, and whether the next infusion left it time to end."""
    for course in found:
        story = tell(course.kept, PROTOCOL, TODAY)
        true = {one.number: one.days for one in course.truth}
        for place, one in enumerate(story.given):
            if one.relief is None or one.number not in true or one.relief.days <= 0:
                continue
            after = story.given[place + 1].infusion.day if place + 1 < len(story.given) else TODAY
            lasted = (after - one.infusion.day).days
            yield one.relief, true[one.number], lasted >= 1.15 * true[one.number]
