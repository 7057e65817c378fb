"""What was known at one moment of a session: each value with the time at which it was taken."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from session.events import Reading
from session.infusion import given_mg
from session.prediction import Prediction
from session.quantities import rounded
from session.readings import Taken
from session.schedule import interval
from session.times import clock_text, elapsed_text
from session.vitals import CATALOGUE
from session.wording import written_rate
from ui.charts.plasma_curve import in_words
from ui.record.parts import reading_parts
from ui.record.row import Run
from ui.review.past_session import PastSession
from ui.text import tr
from ui.widgets.age import Freshness, freshness

_REACH: Final = timedelta(seconds=30)
"""A set this short a time after the cursor still counts as being at it: a pixel of the chart is some seconds wide."""
_DEVICE_S: Final = 60.0
"""A device's value older than this, in seconds, is not shown for a moment."""
_GAP: Final = Run("    ")


def moment_runs(
    session: PastSession, seconds: float, prediction: Prediction | None = None
) -> tuple[tuple[Run, ...], ...]:
    """Return the lines of the read-out at a moment, in seconds from the origin: the course, then what was entered.

    What is predicted stands with the dose that it follows from, apart from what was measured.
    """
    at = session.moment(seconds)
    first = [*_time(session, at), *_flow(session, at), *_predicted(prediction, seconds), *_device(session, at)]
    return tuple(first), tuple(_entered(session, at))


def _time(session: PastSession, at: datetime) -> Iterator[Run]:
    yield Run(elapsed_text(at - session.origin), bold=True)
    yield Run(f"  {clock_text(at, session.state.utc_offset_min)}", "muted")


def _flow(session: PastSession, at: datetime) -> Iterator[Run]:
    state = session.state
    if state.started_at is None or at < state.started_at:
        return
    flowing = next((part for part in state.segments if part.start <= at and (part.end is None or at < part.end)), None)
    over = state.ended_at is not None and at >= state.ended_at
    yield _GAP
    yield Run(written_rate(flowing.rate) if flowing else tr("ended") if over else tr("paused"), "drug")
    given = rounded(given_mg(state.segments, state.boluses, min(at, session.now)), 1)
    yield Run(tr("  {mg} mg given").format(mg=given))


def _predicted(prediction: Prediction | None, seconds: float) -> Iterator[Run]:
    (level,) = prediction.at((seconds / 60,)) if prediction else (0.0,)
    if prediction and level > 0:
        yield _GAP
        words = tr("model {level} ng/mL ({name})").format(level=in_words(level), name=prediction.model.label)
        yield Run(words, "muted", italic=True)


def _device(session: PastSession, at: datetime) -> Iterator[Run]:
    """Yield what a device showed, marked as the chart marks it."""
    shown = []
    for code, vital in CATALOGUE.items():
        track = session.samples.get(code)
        place = bisect_right(track.at, at.timestamp()) - 1 if track else -1
        if track and place >= 0 and at.timestamp() - track.at[place] <= _DEVICE_S:
            shown.append(Reading(code, rounded(Decimal(repr(float(track.values[place]))), vital.decimals)))
    if shown:
        yield _GAP
        yield Run("◇", "neutral")
        yield from _readings(shown)


def _entered(session: PastSession, at: datetime) -> Iterator[Run]:
    """Yield the newest value of each sign that was entered by then, behind the time of its entry; none too old."""
    newest = {code: taken for code in CATALOGUE if (taken := _newest(session, code, at))}
    for moment in sorted({taken.at for taken in newest.values()}, reverse=True):
        readings = [Reading(code, taken.value) for code, taken in newest.items() if taken.at == moment]
        stale = _age(session, moment, at) is Freshness.STALE
        yield Run(clock_text(moment, session.state.utc_offset_min), "muted")
        for run in _readings(readings):
            yield Run(run.text, "faint") if stale else run
        yield _GAP


def _readings(readings: Sequence[Reading]) -> Iterator[Run]:
    for _, part in reading_parts(readings):
        yield Run("  ")
        yield from part


def _newest(session: PastSession, code: str, at: datetime) -> Taken | None:
    place = bisect_right(session.taken[code], at + _REACH, key=lambda one: one.at) - 1
    taken = session.taken[code][place] if place >= 0 else None
    return taken if taken and _age(session, taken.at, at) is not Freshness.GONE else None


def _age(session: PastSession, taken: datetime, at: datetime) -> Freshness:
    return freshness((at - taken).total_seconds(), interval(session.state).total_seconds())
