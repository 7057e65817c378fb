"""The predicted concentration as it stands in the infusion lane: dashed, with words that say that it is a model."""

from dataclasses import dataclass
from math import ceil
from typing import Final

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.charts.axis import TimeAxis
from ui.charts.canvas import Canvas, Dashes
from ui.charts.fold import Floats
from ui.charts.ink import text_width, write
from ui.charts.marks import PlasmaPoint
from ui.charts.ruler import Ruler
from ui.charts.scene import Scene
from ui.text import tr

PEAK_SHARE: Final = 0.58
"""How much of the lane's height the peak takes: the running rate stands at two thirds or more, the order above it."""
LEAST_TOP_NG_ML: Final = 100.0
PAST: Final = (0.95, 2.0)
COMING: Final = (0.75, 1.6)
"""The share of the drug's hue and the thickness, before now and after."""
DASH_PX: Final = (3.0, 6.0)
"""Shorter than the dashes of what is planned, and how far apart they begin."""
WORD_PX: Final = 14.0
BESIDE_PX: Final = 6.0
OFF_PX: Final = 9.0
STEP_PX: Final = 8.0
"""The words at now follow it in steps of this: they are wide, and what moves has to be painted."""


@dataclass(frozen=True, slots=True)
class Word:
    """Words from `x` on with their middle at `y`, in logical pixels of the lane."""

    x: float
    y: float
    text: str

    @property
    def rect(self) -> QRectF:
        return QRectF(self.x - 2.0, self.y - WORD_PX / 2.0, text_width(self.text) + 4.0, WORD_PX)


class PlasmaCurve:
    """Draws the points of one curve on a scale of its own, which is told by words at the curve."""

    def __init__(self) -> None:
        self._points: tuple[PlasmaPoint, ...] = ()
        self._at: Floats = np.empty(0)
        self._levels: Floats = np.empty(0)
        self.ruler = Ruler(0.0, LEAST_TOP_NG_ML, 0.0, 1.0)
        self._placed: tuple[object, tuple[Word, ...]] = (None, ())

    def fit(self, points: tuple[PlasmaPoint, ...], lane: Ruler) -> None:
        """Take over the points, in the order of time, and lay their scale over the height of the lane's."""
        if points is not self._points:
            self._points = points
            self._at = np.array([point.at for point in points])
            self._levels = np.array([point.ng_per_ml for point in points])
        top = max(float(self._levels.max(initial=0.0)) / PEAK_SHARE, LEAST_TOP_NG_ML)
        self.ruler = Ruler(0.0, top, lane.top, lane.bottom)

    def draw(self, canvas: Canvas, scene: Scene) -> None:
        """Draw what is past a shade stronger than what the present rate leads to."""
        axis, ruler = scene.axis, self.ruler
        path = axis.left + (self._at - axis.start) / axis.per_px, ruler.bottom + self._levels * ruler.per_unit
        dashes = Dashes(axis.x(0.0), *DASH_PX)
        for (share, thickness), span in ((PAST, (axis.left, scene.now_x)), (COMING, (scene.now_x, axis.right))):
            canvas.curve(path, (scene.ink.rgb("drug", share), thickness), span, dashes)

    def write(self, painter: QPainter, exposed: QRectF, scene: Scene) -> None:
        """Write the words that reach into what is painted; a plate lifts them off what is planned, not off the past."""
        for word in self.words(scene):
            if word.rect.intersects(exposed):
                if word.x > scene.now_x:
                    painter.fillRect(word.rect, scene.ink.future)
                write(painter, scene.ink, (word.x, word.y), (word.text, "drug"))

    def words(self, scene: Scene) -> tuple[Word, ...]:
        """Return what is written: the level now, and the peak that is still to come; with no now, the peak of all."""
        placed_for = (scene.now, scene.axis, scene.dpr, self.ruler, self._points)
        if self._placed[0] != placed_for:
            self._placed = (placed_for, self._place(scene))
        return self._placed[1]

    def _place(self, scene: Scene) -> tuple[Word, ...]:
        now, peak = self._now_word(scene), self._peak_word(scene)
        if now and peak and now.rect.adjusted(0.0, 0.0, BESIDE_PX, 0.0).right() > peak.rect.left():
            return (now,)
        return tuple(word for word in (now, peak) if word)

    def _now_word(self, scene: Scene) -> Word | None:
        now, axis = scene.now, scene.axis
        if now is None or not len(self._at) or not self._at[0] <= now <= self._at[-1] or not axis.shows(now):
            return None
        level, soon = (float(np.interp(at, self._at, self._levels)) for at in (now, now + 60.0))
        y = self.ruler.y(level)
        below = soon > level and y + OFF_PX + WORD_PX / 2.0 < self.ruler.bottom
        text = tr("model {level} ng/mL").format(level=in_words(level))
        stepped = ceil(scene.now_x / STEP_PX) * STEP_PX
        return _beside(axis, stepped, round(y + OFF_PX if below else y - OFF_PX), text)

    def _peak_word(self, scene: Scene) -> Word | None:
        coming = self._at.searchsorted(self._at[0] if scene.now is None else scene.now) if len(self._at) else 0
        if coming >= len(self._at) - 1:
            return None
        place = int(coming + self._levels[coming:].argmax())
        at, level = float(self._at[place]), float(self._levels[place])
        if place in (coming, len(self._at) - 1) or not scene.axis.shows(at):
            return None
        text = tr("model peak {level} ng/mL").format(level=in_words(level))
        return _beside(scene.axis, scene.axis.x(at), self.ruler.y(level) - 3.0, text)


def in_words(level: float) -> str:
    """Return a predicted concentration in whole ng/mL; more digits would promise what no model keeps."""
    return f"{level:.0f}" if level >= 0.5 else "<1"


def _beside(axis: TimeAxis, x: float, y: float, text: str) -> Word:
    """Put words to the right of a place, or to its left and above where the right has no room."""
    width = text_width(text)
    if x + BESIDE_PX + width <= axis.right:
        return Word(x + BESIDE_PX, y, text)
    return Word(x - BESIDE_PX - width, y - OFF_PX, text)
