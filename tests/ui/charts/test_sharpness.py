"""Every pixel ratio is sharp: what is level, upright or a folded line is never blended into its neighbours."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem
from pytestqt.qtbot import QtBot

from ui.charts.axis import TimeAxis
from ui.charts.ink import Ink
from ui.charts.lane import TITLE_PX
from ui.charts.marks import Line, Marks
from ui.charts.samples import Samples
from ui.charts.scene import Scene
from ui.charts.spo2_lane import Spo2Lane
from ui.theme.palette import DARK

RECT = QRectF(0.0, 0.0, 400.0, 80.0)
AXIS = TimeAxis(0.0, 3600.0, 60.0, 300.0)


def painted(scene: Scene) -> NDArray[np.uint32]:
    """Return the device pixels of a saturation lane's field, without its title."""
    lane = Spo2Lane(scene)
    lane.place(RECT)
    image = QImage((RECT.size() * scene.dpr).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scene.dpr)
    option = QStyleOptionGraphicsItem()
    option.exposedRect = RECT
    painter = QPainter(image)
    lane.paint(painter, option)
    painter.end()
    every = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return every[round(TITLE_PX * scene.dpr) :, round(61 * scene.dpr) : round(359 * scene.dpr)].copy()


@pytest.mark.parametrize("dpr", [1.0, 1.25, 1.5, 2.0])
def test_that_lines_are_sharp_at_every_pixel_ratio(qtbot: QtBot, dpr: float) -> None:
    samples, ink = Samples(), Ink(DARK, dpr=dpr)
    at = np.arange(3600.0)
    samples.append("spo2", at, np.asarray(96.0 + np.round(np.sin(at / 50.0)), np.float64))
    levels = (Line("spo2", 90.0, "stop"), Line("spo2", 94.0, "act"), Line("spo2", 98.0, "baseline"))
    pixels = painted(Scene(AXIS, ink, Marks(lines=levels), samples))
    own = {ink.past.rgb(), ink.surface.rgb(), ink.rgb("grid"), ink.rgb("muted", 0.65), ink.rgb("spo2")}
    assert set(np.unique(pixels).tolist()) == own
    line = (pixels == ink.rgb("spo2")).sum(axis=0)
    assert line.min() == max(1, int(1.5 * dpr)), "a level stretch is as thick as it should be, and no thicker"
