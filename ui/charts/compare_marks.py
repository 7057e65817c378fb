"""What the chart of a comparison shows: panels with sessions on one axis, and the scales that all of them share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor
from typing import Final

from session.comparison import GIVEN, RATE, Aligned
from session.comparison_band import Band, band
from ui.charts.compare_look import LOOKS, CompareLook

BANDED: Final = ("systolic", "heart_rate", "spo2", RATE, "pain", "respiration", GIVEN)
"""Of what there is a band; of the last two it is only read out."""
LANES: Final = ("vitals", "spo2", RATE, "scores")
CHARTED: Final[Mapping[str, tuple[str, ...]]] = {
    "vitals": ("systolic", "diastolic", "heart_rate"),
    "spo2": ("spo2",),
    RATE: (),
    "scores": ("pain", "dissociation", "sedation"),
}
"""The codes of the catalogue in each lane."""
_USUAL: Final = {"vitals": (60.0, 150.0), "spo2": (90.0, 100.5), RATE: (0.0, 0.5), "scores": (-0.5, 10.5)}
_STEPS: Final = {"vitals": 10.0, "spo2": 5.0, RATE: 0.1, "scores": 0.5}
_ROOM: Final = {"vitals": 5.0, "spo2": 1.0, RATE: 0.08, "scores": 0.5}


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A session with what it is called; the one that is looked at has no `look`, it is drawn as on its own chart."""

    session: Aligned
    label: str
    look: CompareLook | None = None


@dataclass(frozen=True, slots=True)
class ComparePanel:
    """Sessions over each other, above the bands of others; `title` says whose, where there are several panels."""

    lines: tuple[ComparedLine, ...]
    bands: Mapping[str, Band] = field(default_factory=dict)
    title: str = ""


@dataclass(frozen=True, slots=True)
class CompareMarks:
    """Panels beside each other on one `span` in seconds from the start, with one range for each lane."""

    panels: tuple[ComparePanel, ...]
    span: tuple[float, float]
    ranges: Mapping[str, tuple[float, float]]

    @property
    def lines(self) -> tuple[ComparedLine, ...]:
        return tuple(line for panel in self.panels for line in panel.lines)


def bands_of(sessions: Sequence[Aligned]) -> Mapping[str, Band]:
    """Return the bands of these sessions by code; none where fewer than two had a value at any minute."""
    return {code: found for code in BANDED if (found := band(sessions, code))}


def overlaid(this: ComparedLine, others: Iterable[ComparedLine], bands: Mapping[str, Band]) -> CompareMarks:
    """Return one panel with this session above others, or above their band."""
    return _marks((ComparePanel((this, *others), bands),))


def beside(this: ComparedLine, other: ComparedLine) -> CompareMarks:
    """Return two panels with a session each, both drawn as on their own charts."""
    panels = (ComparePanel((one,), title=one.label) for one in (this, ComparedLine(other.session, other.label)))
    return _marks(tuple(panels))


def with_looks(sessions: Iterable[tuple[Aligned, str]]) -> tuple[ComparedLine, ...]:
    """Return a line for each session with its label, as many as can be told apart."""
    return tuple(ComparedLine(session, label, look) for (session, label), look in zip(sessions, LOOKS, strict=False))


def _marks(panels: tuple[ComparePanel, ...]) -> CompareMarks:
    spans = [line.session.span for panel in panels for line in panel.lines]
    bands = [found for panel in panels for code, found in panel.bands.items() if code != GIVEN]
    minutes = [one.minute * 60.0 for found in bands for one in found]
    first = min([0.0, *(start for start, _ in spans), *minutes])
    last = max([60.0, *(end for _, end in spans), *minutes])
    ranges = {lane: _range(lane, tuple(_values(lane, panels))) for lane in LANES}
    return CompareMarks(panels, (floor(first / 300.0) * 300.0, ceil(last / 300.0) * 300.0), ranges)


def _values(lane: str, panels: Iterable[ComparePanel]) -> Iterator[float]:
    for panel in panels:
        for line in panel.lines:
            for code in CHARTED[lane]:
                track = line.session.tracks.get(code)
                yield from (value for _, value in track.points) if track else ()
            if lane == RATE:
                yield from (step.mg_per_kg_h for step in line.session.rates)
        for code in (*CHARTED[lane], lane):
            for minute in panel.bands.get(code, ()):
                yield minute.low
                yield minute.high


def _range(lane: str, values: Sequence[float]) -> tuple[float, float]:
    """Return the usual range of a lane, opened in whole steps where a value lies beyond it."""
    (low, high), step, room = _USUAL[lane], _STEPS[lane], _ROOM[lane]
    lowest, highest = min(values, default=low), max(values, default=high)
    if lowest - room < low and lane != RATE:
        low = floor((lowest - room) / step) * step
    if highest + room > high and lane != "spo2":
        high = ceil((highest + room) / step) * step
    return low, high
