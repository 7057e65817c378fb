"""What a person, a screen reader and a keyboard find on a chart."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.charts import example
from ui.charts.infusion_lane import InfusionLane
from ui.charts.lane import TITLE_PX, Lane
from ui.charts.lanes import LANES as KINDS
from ui.charts.marks import Marks
from ui.charts.session_chart import SessionChart
from ui.charts.table_band import TableBand
from ui.theme.palette import DARK, Palette

LANES: Final = ("vitals", "spo2", "scores", "infusion")
SIZE: Final = (900, 600)
BRIGHT: Final = 0x45
SPAN: Final = (-600.0, 7200.0)


class Frames(QObject):
    """Remembers what a widget has painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted.append(event.region().boundingRect())
        return False


class ChartPage:
    """A chart on the screen, and its pixels."""

    def __init__(self, qtbot: QtBot, chart: SessionChart) -> None:
        self._qtbot = qtbot
        self.chart = chart
        self.palette: Palette = DARK
        view = chart.findChild(QGraphicsView)
        assert isinstance(view, QGraphicsView)
        self._view = view
        self.surface: QWidget = view.viewport()
        self.frames = Frames()
        self.surface.installEventFilter(self.frames)

    def settle(self) -> None:
        """Let everything be painted that asks for it, and forget it."""
        for _ in range(3):
            QApplication.processEvents()
        self.frames.painted.clear()

    def frames_after(self) -> list[QRect]:
        """Let the events at hand be handled and return what was painted."""
        for _ in range(3):
            QApplication.processEvents()
        return list(self.frames.painted)

    def pixels(self, band: str, start: float = SPAN[0], end: float = SPAN[1]) -> NDArray[np.uint32]:
        """Return the pixels of a band between two moments, as 0xffRRGGBB; a lane without its title."""
        image = self.chart.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        every = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
        place, dpr = self.chart.place_of(band), image.devicePixelRatio()
        title = TITLE_PX if band in LANES else 0.0
        rows = slice(round((place.top() + title) * dpr), round(place.bottom() * dpr))
        return every[rows, round(self.chart.x_of(start) * dpr) : round(self.chart.x_of(end) * dpr) + 1].copy()

    def drawn(self, band: str, hue: str, start: float = SPAN[0], end: float = SPAN[1]) -> NDArray[np.bool_]:
        """Return where a band wears exactly a colour of the palette."""
        wanted = np.uint32(QColor(getattr(self.palette, hue)).rgb())
        return np.equal(self.pixels(band, start, end), wanted)

    def longest_stroke(self, band: str, start: float, end: float) -> int:
        """Return the longest level stroke of a dark band that is brighter than its grid, in pixels."""
        longest = 0
        for row in (self.pixels(band, start, end) & 0xFF) > BRIGHT:
            edges = np.flatnonzero(np.diff(np.concatenate(([0], row.astype(np.int8), [0]))))
            longest = max([longest, *(int(length) for length in edges[1::2] - edges[::2])])
        return longest

    def point_at(self, at: float) -> None:
        """Move the mouse over the vital signs at a moment."""
        place = self.chart.place_of("vitals")
        spot = QPointF(self.chart.x_of(at), place.center().y()).toPoint()
        QTest.mouseMove(self.surface, spot)

    def named_at(self, band: str, at: float) -> str:
        """Return what the tooltip of a band says at a moment."""
        spot = QPointF(self.chart.x_of(at), self.chart.place_of(band).center().y()).toPoint()
        QTest.mouseMove(self.surface, spot)
        QApplication.processEvents()
        item = self._view.itemAt(spot)
        return item.toolTip() if item else ""

    def predicted_words(self) -> list[str]:
        """Return what is written at the predicted curve, from the left."""
        return [word.text for word in self._infusion().plasma_words()]

    def legend(self) -> list[str]:
        """Return how the infusion lane names its curves."""
        return [name for name, _ in self._infusion().title()]

    def _infusion(self) -> InfusionLane:
        return next(item for item in self._view.items() if isinstance(item, InfusionLane))

    def lane(self, name: str) -> Lane:
        """Return the lane that is called so, for its scale."""
        return next(item for item in self._view.items() if type(item) is KINDS[name] and isinstance(item, Lane))

    def table(self) -> TableBand:
        return next(item for item in self._view.items() if isinstance(item, TableBand))

    def columns(self) -> list[tuple[float, float | None]]:
        """Return the moment of each column of the table and the pixel at which it stands."""
        return [(column.at, spot) for column, spot in self.table().places()]

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.chart, key, modifier)

    def heard(self) -> str:
        """Return what a screen reader says about the chart."""
        return f"{self.chart.accessibleName()}. {self.chart.accessibleDescription()}"


def shown_chart(qtbot: QtBot, marks: Marks | None = None, *, interactive: bool = False) -> ChartPage:
    """Put a chart on the screen, with marks if there are any."""
    chart = SessionChart()
    qtbot.addWidget(chart)
    chart.resize(*SIZE)
    chart.set_axis(example.ORIGIN, SPAN)
    chart.set_interactive(interactive)
    if marks:
        chart.set_marks(marks)
    chart.show()
    page = ChartPage(qtbot, chart)
    page.settle()
    return page
