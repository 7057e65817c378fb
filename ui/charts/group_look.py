"""How groups of series are told apart: by the style of their line and by their words, and by a hue as well."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QPainter

from session.across import Group
from ui.charts.ink import Ink

MOST_CURVES: Final = 5
SAMPLE: Final = 26.0


@dataclass(frozen=True, slots=True)
class GroupLook:
    """A field of the palette and the style of a line."""

    hue: str
    style: Qt.PenStyle


PLAIN: Final = GroupLook("neutral", Qt.PenStyle.NoPen)
"""How a group looks of which no curve is drawn."""
_LOOKS: Final = (
    GroupLook("mind", Qt.PenStyle.SolidLine),
    GroupLook("pain", Qt.PenStyle.DashLine),
    GroupLook("drug", Qt.PenStyle.DashDotLine),
    GroupLook("text", Qt.PenStyle.DotLine),
    GroupLook("respiration", Qt.PenStyle.DashDotDotLine),
)


def group_looks(groups: Sequence[Group]) -> tuple[GroupLook, ...]:
    """Return a look for each group; a curve have the five largest that are not of too few patients."""
    enough = [place for place, one in enumerate(groups) if not one.too_few]
    largest = sorted(enough, key=lambda place: -len(groups[place].followed))[:MOST_CURVES]
    looks = dict(zip(sorted(largest), _LOOKS, strict=False))
    return tuple(looks.get(place, PLAIN) for place in range(len(groups)))


def draw_sample(painter: QPainter, ink: Ink, look: GroupLook, spot: tuple[float, float]) -> None:
    """Draw a piece of a group's line with its middle at the height of `spot`, from there to the right."""
    painter.setPen(ink.pen(look.hue, 2.0, 1.0, look.style))
    painter.drawLine(QLineF(spot[0], spot[1], spot[0] + SAMPLE, spot[1]))
