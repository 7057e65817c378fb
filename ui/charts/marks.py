"""What a chart is given to draw, as plain values; every time is in seconds from the origin of the axis."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal

Channel = Literal["heart_rate", "spo2", "pain", "dissociation"]
LineChannel = Literal["blood_pressure", "heart_rate", "spo2", "pain", "dissociation"]
LineKind = Literal["baseline", "act", "stop"]
LineEnd = Literal["", "low", "high"]
DueStatus = Literal["due", "next", "done", "late", "missed", "answered"]

SAMPLE_CHANNELS: Final = ("heart_rate", "systolic", "mean", "diastolic", "spo2", "pain", "dissociation", "dose")
"""What a device may stream; each has its place in one lane."""


class Look(Enum):
    """How far a value can be trusted, told by shape before colour."""

    SAVED = "saved"
    PENDING = "pending"
    DEVICE = "device"
    STRUCK = "struck"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True)
class Pressure:
    """One blood pressure in mmHg."""

    at: float
    systolic: float
    diastolic: float
    look: Look = Look.SAVED


@dataclass(frozen=True, slots=True)
class Dot:
    """One value of one channel, in that channel's own unit."""

    at: float
    channel: Channel
    value: float
    look: Look = Look.SAVED


@dataclass(frozen=True, slots=True)
class RateStep:
    """One stretch at one rate; `end` is None while it runs, `label` is the rate in the order's own unit."""

    start: float
    end: float | None
    mg_per_h: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class DosePoint:
    """The cumulative dose in mg at one moment; between two points it grows evenly."""

    at: float
    mg: float


@dataclass(frozen=True, slots=True)
class PlasmaPoint:
    """A concentration in ng/mL as a model predicts it, never as anything measured it."""

    at: float
    ng_per_ml: float


@dataclass(frozen=True, slots=True)
class Flag:
    """One thing that happened, in a few words; `hue` names a field of the palette, that of a priority has its shape.

    `brief` stands beside its dot in place of a label that is only read by pointing at it. One that somebody `said` of
    the session afterwards has a speech mark for its dot.
    """

    at: float
    label: str
    hue: str = "neutral"
    look: Look = Look.SAVED
    brief: str = ""
    said: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """One moment at which a set of vital signs was or is asked for."""

    at: float
    status: DueStatus


@dataclass(frozen=True, slots=True)
class Line:
    """One level to compare with: the baseline, or a limit at which to act or to stop, the lower or the upper `end`."""

    channel: LineChannel
    value: float
    kind: LineKind
    end: LineEnd = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One set of values for the table; the rows named in `struck` were corrected later."""

    at: float
    cells: Mapping[str, str]
    look: Look = Look.SAVED
    struck: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Marks:
    """Everything on the chart that somebody entered or ordered, and what a model makes of it.

    `plasma_caption` names the model, what of the patient enters it, and that nothing was measured.
    """

    pressures: tuple[Pressure, ...] = ()
    dots: tuple[Dot, ...] = ()
    rates: tuple[RateStep, ...] = ()
    doses: tuple[DosePoint, ...] = ()
    flags: tuple[Flag, ...] = ()
    dues: tuple[Due, ...] = ()
    lines: tuple[Line, ...] = ()
    columns: tuple[Column, ...] = ()
    planned_end: float | None = None
    ordered_mg: float | None = None
    plasma: tuple[PlasmaPoint, ...] = ()
    plasma_caption: str = ""
