"""What is drawn on the printed chart: places between 0 and 1 along its time, values in their own units."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final

from session.events import VitalsRecorded
from session.infusion import Segment
from session.limits import Tier
from session.patient_limits import shown_bands
from session.ports import SampleTrack
from session.quantities import Mixture, RateUnit, convert, plain, rounded
from session.readings import baseline
from session.record import Status
from session.state import SessionState
from session.vitals import CATALOGUE
from session.wording import PLACES
from storage.documents.happenings import Happening
from storage.documents.traces import traces
from storage.documents.window import Window, spread, ticks
from storage.exports.versions import versions

_USUAL: Final = {"vitals": (40.0, 180.0), "spo2": (84.0, 100.0), "respiration": (0.0, 30.0)}
_STEP: Final = {"vitals": 20, "spo2": 4, "respiration": 10}
_FLAG_GAP: Final = 0.021
"""How far apart two numbers on the event lane have to be, of the chart's width."""
_LABEL_GAP: Final = {"vitals": 0.05, "spo2": 0.16, "respiration": 0.2}
"""The same for the words of two lines, of their lane's height."""
_LANES: Final = {"systolic": "vitals", "diastolic": "vitals", "heart_rate": "vitals", "spo2": "spo2"}


def chart(
    state: SessionState,
    window: Window,
    happened: Sequence[Happening],
    tracks: Mapping[str, SampleTrack] = MappingProxyType({}),
) -> dict[str, Any]:
    """Return everything that the template draws of a session; `tracks` is what a monitor sent."""
    drawn = traces(window, tracks)
    sent = {code: [point["value"] for stretch in found for point in stretch] for code, found in drawn.items()}
    points = {code: list(_points(state, window, code)) for code in ("heart_rate", "spo2", "respiration")}
    pressures = list(_pressures(state, window))
    vitals = [point["value"] for point in points["heart_rate"]] + sent["heart_rate"]
    vitals += [value for pair in pressures for value in (pair["systolic"], pair["diastolic"])]
    limits: dict[str, list[float]] = {"vitals": [], "spo2": []}
    for limit in _limits(state):
        limits[limit["lane"]].append(limit["value"])
    lanes = {
        "vitals": _around("vitals", vitals + limits["vitals"]),
        "spo2": _around("spo2", [point["value"] for point in points["spo2"]] + sent["spo2"] + limits["spo2"]),
        "respiration": _around(
            "respiration", [point["value"] for point in points["respiration"]] + sent["respiration"]
        ),
    }
    unit = state.opened.order.start_rate.unit if state.opened else RateUnit.MG_H
    steps = list(_steps(state, window, unit))
    top = max([step["value"] for step in steps], default=0.0)
    return {
        "ticks": list(ticks(state, window)),
        "elapsed": state.started_at is not None,
        "edges": [window.at(moment) for moment in (state.started_at, state.ended_at) if moment],
        "pressures": pressures,
        **points,
        "traces": drawn,
        "lanes": lanes | {"rate": [0.0, top * 1.25 or 1.0]},
        "lines": _lines(state, lanes),
        "steps": steps,
        "unit": unit.value,
        "boluses": [
            {"at": window.at(one.at), "words": f"{rounded(one.mg, 1)} mg" if one.mg else ""} for one in state.boluses
        ],
        "flags": _flags(window, happened),
    }


def _around(lane: str, values: Sequence[float]) -> list[float]:
    """Return the ends of a lane: the usual ones, further out by whole steps where a value lies there."""
    step, (low, high) = _STEP[lane], _USUAL[lane]
    while values and min(values) < low:
        low -= step
    while values and max(values) > high:
        high += step
    return [low, high]


@dataclass(frozen=True, slots=True)
class _Set:
    """A set of readings as one version has it, at its place; `stands` is what stands in its place where it was struck.

    What was struck is drawn only where it is another than what stands.
    """

    at: float
    body: VitalsRecorded
    struck: bool
    stands: VitalsRecorded | None

    def drawn(self, *codes: str) -> bool:
        """Say whether all of these were taken, and any of them is to be drawn."""
        values = [self.body.value(code) for code in codes]
        if None in values:
            return False
        return self.stands is None or values != [self.stands.value(code) for code in codes]


def _sets(state: SessionState, window: Window) -> Iterator[_Set]:
    """Yield every version of every set of readings inside the window."""
    for entry in state.entries:
        now = entry.body if isinstance(entry.body, VitalsRecorded) and entry.status is not Status.VOIDED else None
        for version in versions(entry):
            if isinstance(version.body, VitalsRecorded) and window.holds(version.occurred_at):
                struck = version.status is not Status.CURRENT
                stands = now if struck and version.occurred_at == entry.occurred_at else None
                yield _Set(window.at(version.occurred_at), version.body, struck, stands)


def _points(state: SessionState, window: Window, code: str) -> Iterator[dict[str, Any]]:
    for one in sorted(_sets(state, window), key=lambda one: one.at):
        if one.drawn(code):
            yield {"at": one.at, "value": float(one.body.value(code) or 0), "struck": one.struck}


def _pressures(state: SessionState, window: Window) -> Iterator[dict[str, Any]]:
    for one in _sets(state, window):
        if one.drawn("systolic", "diastolic"):
            pair = {code: float(one.body.value(code) or 0) for code in ("systolic", "diastolic")}
            yield {"at": one.at, "struck": one.struck, **pair}


def _lines(state: SessionState, lanes: Mapping[str, Sequence[float]]) -> list[dict[str, Any]]:
    """Return the limits at which to act and to stop, of the pressures the systolic ones, and the baselines as lines.

    `beside` is where the words of a line stand, so that those of two lines do not lie upon each other.
    """
    lines = sorted([*_limits(state), *_baselines(state)], key=lambda line: float(line["value"]))
    for name, (low, high) in lanes.items():
        own = [line for line in lines if line["lane"] == name]
        shares = [(line["value"] - low) / (high - low) for line in own]
        for line, share in zip(own, spread(shares, _LABEL_GAP[name]), strict=True):
            line["beside"] = low + share * (high - low)
    return [line for line in lines if "beside" in line]


def _limits(state: SessionState) -> Iterator[dict[str, Any]]:
    """Yield each end as the last value that is not beyond it, as the screen does."""
    found = shown_bands(state)
    for code, sign in (("systolic", "sys "), ("spo2", "")):
        band = found.get(code)
        for tier, limit in ((Tier.ACT, band.act), (Tier.STOP, band.stop)) if band else ():
            for words, end in (("<", limit.low), (">", limit.high)):
                if end is not None:
                    shown = f"{sign}{tier.word} {words} {plain(end)}"
                    yield {"lane": _LANES[code], "value": float(end), "words": shown, "code": tier.word}


def _baselines(state: SessionState) -> Iterator[dict[str, Any]]:
    means = baseline(state) if state.started_at else {}
    for code in ("systolic", "diastolic", "heart_rate"):
        if code in means:
            words = f"{CATALOGUE[code].short} {plain(means[code])}"
            yield {"lane": _LANES[code], "value": float(means[code]), "words": words, "code": code}


def _steps(state: SessionState, window: Window, unit: RateUnit) -> Iterator[dict[str, Any]]:
    """Yield the rate as steps; one that still runs goes on to the edge, and says so by having no end."""
    for part in state.segments:
        shown = rounded(_rate(state, part, unit), PLACES[unit])
        begin, end = window.at(part.start), window.at(part.end) if part.end else 1.0
        yield {"from": begin, "to": min(end, 1.0), "value": float(shown), "words": str(shown), "open": part.end is None}


def _rate(state: SessionState, part: Segment, unit: RateUnit) -> Fraction:
    if part.rate.unit is unit:
        return Fraction(part.rate.value)
    opened = state.opened
    weight = opened.weight_kg if opened else Decimal(1)
    strength = part.mg_per_ml or (opened.order.mg_per_ml if opened else Decimal(1))
    return convert(part.mg_per_h, unit, Mixture(weight, strength))


def _flags(window: Window, happened: Sequence[Happening]) -> list[dict[str, Any]]:
    """Return the numbers on the event lane, in as many rows as they need to stand beside each other."""
    shown = [one for one in happened if window.holds(one.at)]
    rows = max(1, -(-len(shown) * _FLAG_GAP // 1))
    places = spread([window.at(one.at) for one in shown], _FLAG_GAP / rows)
    return [
        {
            "at": window.at(one.at), "place": place, "row": int(number % rows), "number": str(one.number),
            "tone": one.tone, "struck": one.struck,
        }
        for number, (one, place) in enumerate(zip(shown, places, strict=True))
    ]  # fmt: skip
