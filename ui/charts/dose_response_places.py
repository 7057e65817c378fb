"""Where each infusion stands on the plot of dose and response, and where its label has room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QPointF, QRectF

from session.dose_response import Burden, Dosed
from ui.charts.dose_response_scale import DoseScale, HeightScale
from ui.charts.dose_response_words import burden_word
from ui.charts.ink import Font, text_width
from ui.text import tr

LEFT: Final = 84.0
RIGHT: Final = 22.0
TOP: Final = 40.0
LANE: Final = 30.0
BELOW: Final = LANE + 46.0
NUMBER: Final = Font(pixels=12, bold=True)
WORD: Final = Font()
_BESIDE: Final = 16.0
_HEIGHT: Final = 13.0
_APART: Final = 13.0
_ABOVE: Final = 11.0
_ASIDE: Final = (0.0, *(side * 13.0 * place for place in range(1, 6) for side in (1.0, -1.0)))
_GAP: Final = 4.0


@dataclass(frozen=True, slots=True)
class Dot:
    """One infusion at a spot; `label` is where its number begins, None where there is no room; `word` may be empty."""

    one: Dosed
    spot: QPointF
    label: QPointF | None
    word: str


@dataclass(frozen=True, slots=True)
class Plotted:
    """The dots in the order of time, the scales, the box of the days and the lane under it."""

    dots: tuple[Dot, ...]
    doses: DoseScale
    days: HeightScale
    lane: QRectF


def dose_of(one: Dosed, *, per_kg: bool) -> Decimal | None:
    """Return the dose in mg/kg, None where no weight is known, or in mg."""
    return one.mg_per_kg if per_kg else one.mg


def plotted(infusions: Sequence[Dosed], size: tuple[float, float], *, per_kg: bool) -> Plotted | None:
    """Return where everything stands at this size; None where no dose is known.

    An infusion whose relief does not count stands in the lane, so that its dose and side effects are seen all the same.
    """
    doses = [dose for one in infusions if (dose := dose_of(one, per_kg=per_kg)) is not None]
    if not doses:
        return None
    box = QRectF(LEFT, TOP, size[0] - LEFT - RIGHT, size[1] - TOP - BELOW)
    lane = QRectF(LEFT, box.bottom() + 4.0, box.width(), LANE)
    across = DoseScale.fitting(doses, box)
    up = HeightScale.fitting(max((one.days or 0.0 for one in infusions), default=0.0), box)
    spots = _spots(infusions, across, up, lane, per_kg=per_kg)
    return Plotted(_labelled(spots, box), across, up, lane)


def _spots(
    infusions: Iterable[Dosed], across: DoseScale, up: HeightScale, lane: QRectF, *, per_kg: bool
) -> list[tuple[Dosed, QPointF]]:
    """Return each infusion with its spot; those that would hide each other stand beside each other."""
    taken: list[tuple[Dosed, QPointF]] = []
    for one in infusions:
        dose = dose_of(one, per_kg=per_kg)
        if dose is None:
            continue
        y = lane.center().y() if one.days is None else up.y(one.days)
        exact = QPointF(across.x(dose), y)
        tried = (exact + QPointF(aside * (2.0 if one.days is None else 1.0), 0.0) for aside in _ASIDE)
        apart = 2.0 * _APART if one.days is None else _APART
        free = (spot for spot in tried if all(_far(spot, other, apart) for _, other in taken))
        taken.append((one, next(free, exact)))
    return taken


def _far(one: QPointF, other: QPointF, apart: float) -> bool:
    return abs(one.x() - other.x()) >= apart or abs(one.y() - other.y()) >= _ABOVE


def _labelled(spots: Sequence[tuple[Dosed, QPointF]], box: QRectF) -> tuple[Dot, ...]:
    """Return the dots with their labels, the latest first to choose: with words, else its number alone, else none."""
    taken = [_around(spot) for _, spot in spots]
    found: dict[int, Dot] = {}
    for place in reversed(range(len(spots))):
        one, spot = spots[place]
        grade = _word(one, latest=place == len(spots) - 1)
        free = (
            (area, word)
            for word in dict.fromkeys((grade, ""))
            for area in _beside(spot, _width(one, word))
            if _has_room(area, box, [area for at, area in enumerate(taken) if at != place])
        )
        area, word = next(free, (None, ""))
        if area is not None:
            taken.append(area)
        found[place] = Dot(one, spot, QPointF(area.left(), area.center().y()) if area else None, word)
    return tuple(found[place] for place in range(len(spots)))


def _word(one: Dosed, *, latest: bool) -> str:
    """Return what stands behind the number where there is room: the grade of a side effect, and which is the latest."""
    grade = "" if one.burden is Burden.NONE or one.days is None else burden_word(one.burden)
    behind = tr("running, so far") if one.runs else tr("latest") if latest else ""
    return ", ".join(filter(None, (grade, behind)))


def _around(spot: QPointF) -> QRectF:
    return QRectF(spot.x() - 8.0, spot.y() - 8.0, 16.0, 16.0)


def _width(one: Dosed, word: str) -> float:
    number = text_width(str(one.given.number), NUMBER)
    return number + (_GAP + text_width(word, WORD) if word else 0.0)


def _beside(spot: QPointF, width: float) -> tuple[QRectF, ...]:
    """Return where a label could stand: at the right, the left, lower right and left, upper right and left."""
    right, left, middle = spot.x() + _BESIDE, spot.x() - _BESIDE - width, spot.y() - _HEIGHT / 2
    rows = (middle, middle + _HEIGHT, middle - _HEIGHT)
    return tuple(QRectF(x, y, width, _HEIGHT) for y in rows for x in (right, left))


def _has_room(area: QRectF, box: QRectF, taken: Iterable[QRectF]) -> bool:
    inside = area.left() >= box.left() and area.right() <= box.right() + RIGHT and area.top() >= TOP - _HEIGHT
    return inside and not any(area.intersects(other) for other in taken)


def word_at(label: QPointF, number: int) -> QPointF:
    """Return where the word begins behind a number."""
    return label + QPointF(text_width(str(number), NUMBER) + _GAP, 0.0)
