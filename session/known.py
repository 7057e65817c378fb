"""A session at a moment of its past: as the screen showed it then, and as it is known today."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import reduce
from itertools import chain, groupby
from typing import Final

from session.declarations import CheckInCorrected
from session.events import EntryAmended, EntryVoided, Event
from session.state import SessionState, apply, replay

Arrivals = Iterable[tuple[datetime, Sequence[Event]]]
"""What becomes known at which moment, in any order."""

_FEW: Final = 8
"""Up to so many moments are folded one by one; beyond that, folding from the beginning is quicker."""


def as_known_then(events: Iterable[Event], moment: datetime) -> SessionState:
    """Return the fold of what had been entered by a moment: what was written or corrected later is not there yet."""
    return replay(event for event in events if event.recorded_at <= moment)


def as_known_now(events: Iterable[Event], moment: datetime) -> SessionState:
    """Return what happened up to a moment by what is known today: corrected, and struck out, as it now stands."""
    return replay(event for at, arrived in by_occurrence(replay(events)) if at <= moment for event in arrived)


def by_entry(events: Iterable[Event]) -> Arrivals:
    """Return each event at the moment at which it was entered."""
    return [(event.recorded_at, (event,)) for event in events]


def by_occurrence(whole: SessionState) -> Arrivals:
    """Return each entry of a whole session, with its corrections, at the moment at which it happened as it now stands.

    A correction of the check-in counts from the check-in on, as the whole session is read with it.
    """
    opened_at = whole.opening.occurred_at if whole.opening else None
    for entry in whole.entries:
        of_check_in = isinstance(entry.body, CheckInCorrected)
        yield (opened_at if of_check_in and opened_at else entry.occurred_at), (entry.event, *entry.corrections)
    yield from ((event.occurred_at, (event,)) for event in whole.waiting)


class Stepping:
    """The states of a session one after another; what was folded once is kept, so that going back costs nothing."""

    def __init__(self, arrivals: Arrivals) -> None:
        ordered = sorted(arrivals, key=_moment)
        steps = [(at, _together(group)) for at, group in groupby(ordered, key=_moment)]
        self.moments: Sequence[datetime] = [at for at, _ in steps]
        self._arrived = [events for _, events in steps]
        self._states = {0: SessionState()}

    def at(self, moment: datetime) -> SessionState:
        """Return the state at a moment; the same object for as long as nothing becomes known."""
        place = bisect_right(self.moments, moment)
        if place not in self._states:
            self._fold(place)
        return self._states[place]

    def _fold(self, place: int) -> None:
        known = max(before for before in self._states if before < place)
        if place - known > _FEW:
            self._states[place] = replay(chain.from_iterable(self._arrived[:place]))
            return
        for step in range(known, place):
            self._states[step + 1] = _after(self._states[step], self._arrived[step])


def _moment(arrival: tuple[datetime, Sequence[Event]]) -> datetime:
    return arrival[0]


def _together(arrivals: Iterator[tuple[datetime, Sequence[Event]]]) -> tuple[Event, ...]:
    return tuple(event for _, events in arrivals for event in events)


def _after(state: SessionState, events: Sequence[Event]) -> SessionState:
    """Return the state after some more events; corrections are folded together with what they correct."""
    if any(isinstance(event.body, EntryAmended | EntryVoided) for event in events):
        return replay((*state.events, *events))
    return reduce(apply, events, state)
