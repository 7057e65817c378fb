"""Other limits for one patient, as they are typed: what is to be recorded, or what is wrong with each."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from session.declarations import LimitsChanged
from session.events import Body, EntryVoided
from session.limits import Band, Tier, bands_with
from session.patient_limits import Place, range_words, set_by, shown_bands, signed
from session.protocol import Range
from session.row_texts import ends
from session.state import SessionState
from session.vitals import CATALOGUE

BACK: Final = "protocol"
"""What is typed to go back to the protocol's own limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLimits:
    """What typed limits come to: what is to be recorded, or a sentence for each field that cannot be taken."""

    bodies: tuple[Body, ...] = ()
    faults: Mapping[Place, str] = field(default_factory=dict)


def read_limits(state: SessionState, typed: Mapping[Place, str], by: str, reason: str) -> ReadLimits:
    """Return what typed limits come to; a field with nothing in it leaves its limit as it is.

    `protocol` in a field strikes out what was set there, so that the protocol's own limits hold again.
    """
    found: dict[Place, Range | None] = {}
    faults: dict[Place, str] = {}
    for place, text in typed.items():
        if not text.strip():
            continue
        try:
            found[place] = _read(state, place, text)
        except ValueError as error:
            faults[place] = str(error)
    after = shown_bands(_with(state, found, by, reason))
    for place in found:
        if sentence := _contradiction(place, shown_bands(state), after, found):
            faults[place] = sentence
    if faults:
        return ReadLimits(faults=faults)
    bodies: list[Body] = []
    for place, limit in found.items():
        if limit is not None:
            bodies.append(_changed(place, limit, by, reason))
        else:
            why = f"{reason} ({by})"
            bodies += [EntryVoided(target=entry.event.event_id, reason=why) for entry in set_by(state, place)]
    return ReadLimits(bodies=tuple(bodies))


def _read(state: SessionState, place: Place, text: str) -> Range | None:
    """Return the limit that was typed, None for the protocol's; raises ValueError with a sentence."""
    code, tier = place
    if text.strip().casefold() == BACK:
        if not set_by(state, place):
            raise ValueError("The protocol's own limit holds already.")
        return None
    vital, limit = CATALOGUE[code], Range(code, *ends(text.replace("\N{MINUS SIGN}", "-")))
    for end in (limit.low, limit.high):
        if end is not None and not vital.lowest <= end <= vital.highest:
            between = f"{signed(vital.lowest)} and {signed(vital.highest)} {vital.unit}".rstrip()
            raise ValueError(f"{vital.heading} lies between {between}.")
        if end is not None and end != round(end, vital.decimals):
            raise ValueError(f"Write it {'with one decimal at most' if vital.decimals else 'in whole numbers'}.")
    if limit.low is not None and limit.high is not None and limit.low >= limit.high:
        raise ValueError(f"{signed(limit.low)} is not below {signed(limit.high)}.")
    band = shown_bands(state).get(code)
    if band and limit == _of(band, tier):
        raise ValueError("That is the limit that holds now.")
    return limit


def _of(band: Band, tier: Tier) -> Range:
    return band.act if tier is Tier.ACT else band.stop


def _changed(place: Place, limit: Range, by: str, reason: str) -> LimitsChanged:
    return LimitsChanged(code=place[0], tier=place[1].word, low=limit.low, high=limit.high, by=by, reason=reason)


def _with(state: SessionState, found: Mapping[Place, Range | None], by: str, reason: str) -> SessionState:
    """Return the state as it would be with these limits."""
    anew = {(code, tier.word) for code, tier in found}
    kept = [one for one in state.declared.limits if (one.code, one.tier) not in anew]
    set_anew = [_changed(place, limit, by, reason) for place, limit in found.items() if limit is not None]
    limits = (*kept, *set_anew)
    return replace(state, declared=replace(state.declared, limits=limits), bands=bands_with(state, limits))


def _contradiction(
    place: Place, before: Mapping[str, Band], after: Mapping[str, Band], found: Mapping[Place, Range | None]
) -> str:
    """Say that a limit would leave an end open that has one now, or that to stop would come before to act."""
    code, tier = place
    old, new, limit = before.get(code), after.get(code), found[place]
    had = _of(old, tier) if old else None
    if had and limit and ((had.low is not None and limit.low is None) or (had.high is not None and limit.high is None)):
        return f"Write both ends; now it is {range_words(had)}."
    if new is None or (tier is Tier.ACT and (code, Tier.STOP) in found):
        return ""  # what contradicts is said once, at the limit to stop at
    act, stop = new.act, new.stop
    if act.high is not None and stop.high is not None and stop.high < act.high:
        return f"To stop above {signed(stop.high)} would come before to act above {signed(act.high)}."
    if act.low is not None and stop.low is not None and stop.low > act.low:
        return f"To stop below {signed(stop.low)} would come before to act below {signed(act.low)}."
    return ""
