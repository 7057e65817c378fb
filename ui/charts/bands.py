"""Which bands the chart has, and how they share its height."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

LEFT_PX: Final = 56.0
RIGHT_PX: Final = 70.0
LANES: Final = {"vitals": 0.41, "spo2": 0.15, "scores": 0.16, "infusion": 0.28}
"""The share of each lane in the height that the fixed bands leave."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where each band lies in the chart, and where the time axis runs, in logical pixels."""

    rects: dict[str, QRectF]
    left: float
    width: float


def arrange(size: tuple[float, float], rows: int, dpr: float) -> Arrangement:
    """Share out a chart of `size` with `rows` rows of numbers, every edge on a device pixel."""
    width, height = size
    roomy = height >= 720.0
    events, times, due = (54.0, 34.0, 20.0) if roomy else (45.0, 28.0, 16.0)
    table = 8.0 + rows * (18.0 if roomy else 15.0)
    lanes = max(height - events - times - due - table, 120.0)
    heights = [("events", events), *((name, lanes * share) for name, share in LANES.items())]
    rects: dict[str, QRectF] = {}
    top = 0.0
    for name, band in [*heights, ("times", times), ("due", due), ("table", table)]:
        bottom = top + band
        rects[name] = _snapped(QRectF(0.0, top, width, band), dpr)
        top = bottom
    left, right = _snap(LEFT_PX, dpr), _snap(width - RIGHT_PX, dpr)
    return Arrangement(rects, left, max(right - left, 1.0))


def _snapped(rect: QRectF, dpr: float) -> QRectF:
    top, bottom = _snap(rect.top(), dpr), _snap(rect.bottom(), dpr)
    return QRectF(rect.left(), top, rect.width(), bottom - top)


def _snap(value: float, dpr: float) -> float:
    return round(value * dpr) / dpr
