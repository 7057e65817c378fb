"""The page that a patient takes home: what was given, how it went, and what to heed, in plain words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from session.events import DrugGiven, EffectNoted, EffectResolved
from session.infusion import given_mg
from session.quantities import plain, rounded
from session.readings import Taken, series
from session.record import Entry, Status
from session.state import SessionState
from session.times import at_chair, clock_text

_ROUTES: Final = MappingProxyType(
    {"iv": "into a vein", "po": "by mouth", "im": "into a muscle", "sl": "under the tongue", "sc": "under the skin"}
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: its heading and its sentences."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TakeHome:
    """The page for one patient; `blanks` are filled in by hand, for the record does not know them."""

    name: str
    day: date | None
    parts: tuple[Part, ...]
    blanks: tuple[str, ...]


def take_home(state: SessionState, name: str) -> TakeHome:
    """Return the page for the patient of that name, with what the record holds by now; what it lacks is left out."""
    opened, opening = state.opened, state.opening
    day = at_chair(state.started_at or opening.occurred_at, state.utc_offset_min).date() if opening else None
    parts = (
        Part("What you were given", tuple(_given(state))),
        Part("How you were", tuple(_course(state))),
        Part("At home", opened.protocol.take_home if opened else ()),
    )
    blanks = ("Next call or visit", "Telephone of the clinic")
    return TakeHome(name, day, tuple(part for part in parts if part.lines), blanks)


def _given(state: SessionState) -> Iterator[str]:
    opened, started = state.opened, state.started_at
    if opened is None or started is None:
        yield "No infusion was given today."
    else:
        until = state.ended_at or state.left_at or state.entries[-1].occurred_at
        mg = plain(rounded(given_mg(state.segments, state.boluses, until), 1))
        hours = f"from {_clock(state, started)} to {_clock(state, until)}"
        yield f"{_capital(opened.order.drug)}, {mg} mg in all, into a vein, {hours}."
    for entry in _standing(state):
        if isinstance(entry.body, DrugGiven):
            yield _drug(state, entry.body, entry.occurred_at)


def _drug(state: SessionState, given: DrugGiven, at: datetime) -> str:
    dose = f"{plain(given.dose)} {given.unit.replace('/min', ' a minute').replace('mcg', 'micrograms')}"
    words = " ".join(filter(None, (_capital(given.drug), dose, _ROUTES.get(given.route.casefold(), ""))))
    return f"{words}, at {_clock(state, at)}."


def _course(state: SessionState) -> Iterator[str]:
    before, after = _pains(state)
    if before and after:
        yield f"Your pain was {plain(before.value)} of 10 before and {plain(after.value)} of 10 afterwards."
    elif before:
        yield f"Your pain was {plain(before.value)} of 10 before."
    elif after:
        yield f"Your pain was {plain(after.value)} of 10 afterwards."
    yield from _effects(state)
    if state.ready_at:
        yield f"You were found well enough to go home at {_clock(state, state.ready_at)}."


def _pains(state: SessionState) -> tuple[Taken | None, Taken | None]:
    """Return the last pain before the start and the last one after the end."""
    started, ended = state.started_at, state.ended_at
    taken = tuple(series(state, "pain"))
    before = [each for each in taken if started is None or each.at <= started]
    after = [each for each in taken if ended is not None and each.at >= ended]
    return before[-1] if before else None, after[-1] if after else None


def _effects(state: SessionState) -> Iterator[str]:
    """Yield each side effect once: its worst grade is not reckoned, the first one with its time and its end is."""
    over = {
        entry.body.effect: entry.occurred_at for entry in _standing(state) if isinstance(entry.body, EffectResolved)
    }
    told: set[str] = set()
    for entry in _standing(state):
        body = entry.body
        if not isinstance(body, EffectNoted) or body.effect in told:
            continue
        told.add(body.effect)
        present = any(effect.name == body.effect for effect in state.effects)
        end = over.get(body.effect)
        rest = f", over at {_clock(state, end)}" if end and not present else ", not over yet" if present else ""
        yield f"You had {body.effect} ({body.grade}) from {_clock(state, entry.occurred_at)}{rest}."
    if not told:
        yield "No side effects were noted."


def _standing(state: SessionState) -> Iterator[Entry]:
    return (entry for entry in state.entries if entry.status is not Status.VOIDED)


def _clock(state: SessionState, at: datetime) -> str:
    return clock_text(at, state.utc_offset_min)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
