"""Two ways to do one thing, timed in turns so that a busy machine slows both, and the ratio told in one line."""

import time
from collections.abc import Callable, Mapping
from statistics import median

Step = Callable[[], float]
"""Does one thing once and returns how many seconds it took."""


def in_turns(steps: Mapping[str, Step], rounds: int) -> dict[str, float]:
    """Return the median seconds of each step, after one round that does not count."""
    taken: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(rounds + 1):
        for name, step in steps.items():
            taken[name].append(step())
    return {name: median(seconds[1:]) for name, seconds in taken.items()}


def seconds_of(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def tell(name: str, ratio: float, goal: float, absolute: str = "") -> None:
    """Print a ratio beside its goal; the absolute times only tell what the ratio is made of."""
    print(f"{name}: {ratio:.3g} x floor (goal <= {goal:g}){f'; {absolute}' if absolute else ''}")
