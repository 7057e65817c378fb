"""The numbers under the chart: one column for each set of values, aligned with its moment."""

from functools import partial
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter

from ui.charts.band import Band, Strip
from ui.charts.column_places import place_columns
from ui.charts.ink import TABLE_PX, Font, Ink, shorten, text_width, write
from ui.charts.marks import Column, Look, Marks
from ui.charts.scene import Scene

HEAD_PX: Final = 8.0
NAME: Final = Font(1.0, bold=True)
CELL: Final = Font(0.5, TABLE_PX)
COUNT: Final = Font(0.5, 9)
COUNT_PX: Final = 20.0
"""Columns without room that are closer together than this are counted as one crowd."""
STRUCK_CELL: Final = Font(0.5, TABLE_PX, struck=True)
ALWAYS: Final = ("BP", "HR", "SpO₂", "RR", "Pain", "RASS")
HUES: Final = {
    "BP": "blood_pressure",
    "HR": "heart_rate",
    "SpO₂": "spo2",
    "RR": "respiration",
    "Pain": "pain",
    "RASS": "mind",
    "Dissoc.": "mind",
}

Placed = tuple[tuple[Column, float | None], ...]
"""Columns in the order of time, each with the pixel of its middle; None where it has no room."""


def rows_of(marks: Marks) -> tuple[str, ...]:
    """The rows that are always there, then any other that has a value, in the order in which they came."""
    extra = dict.fromkeys(row for column in marks.columns for row in column.cells if row not in ALWAYS)
    return (*ALWAYS, *extra)


class TableBand(Band):
    """Columns too close for their figures step aside on a leader, or are counted where they would stand."""

    def source(self, scene: Scene) -> object:
        return scene.marks.columns

    def places(self) -> Placed:
        """The visible columns in the order of time, each with the pixel of its middle, None if left out."""
        axis = self._scene.axis
        columns = sorted(self._scene.marks.columns, key=lambda column: column.at)
        shown = [column for column in columns if axis.shows(column.at)]
        widths = [_width(column) for column in shown]
        newest = next((column for column in reversed(shown) if column.look is not Look.STRUCK), None)
        ranks = [_rank(column, column is newest) for column in shown]
        bounds = (axis.left + 2.0, self._rect.width())
        spots = place_columns([axis.x(column.at) for column in shown], widths, ranks, bounds)
        return tuple(zip(shown, spots, strict=True))

    def draw(self, painter: QPainter, strip: Strip) -> None:
        if self.height <= HEAD_PX:
            return
        rows = rows_of(self._scene.marks)
        row_px = (self.height - HEAD_PX) / len(rows)
        self._draw_rows(painter, rows, row_px)
        places = self.places()
        for column, spot in places:
            if spot is not None:
                self._draw_leader(painter, column, spot)
                self._draw_column(painter, column, spot, rows)
        for x, words, hue in self._counts(places):
            box = QRectF(x - text_width(words, COUNT) / 2.0 - 1.0, 0.0, text_width(words, COUNT) + 2.0, HEAD_PX)
            painter.fillRect(box, self._scene.ink.surface)
            write(painter, self._scene.ink, box.center().toTuple(), (words, hue), COUNT)

    def hidden(self) -> tuple[tuple[float, str, str], ...]:
        """How many columns have no room, as `+2`, each count with its pixel and its hue, from the left."""
        return self._counts(self.places())

    def _counts(self, places: Placed) -> tuple[tuple[float, str, str], ...]:
        crowds: list[list[Column]] = []
        reach = COUNT_PX * self._scene.axis.per_px
        for column in (column for column, spot in places if spot is None):
            if crowds and column.at - crowds[-1][-1].at < reach:
                crowds[-1].append(column)
            else:
                crowds.append([column])
        return tuple(self._count(crowd) for crowd in crowds)

    def _count(self, crowd: list[Column]) -> tuple[float, str, str]:
        middle = self._scene.axis.x((crowd[0].at + crowd[-1].at) / 2.0)
        found = any(column.look is Look.FLAGGED for column in crowd)
        return middle, f"+{len(crowd)}", "medium" if found else "muted"

    def _draw_rows(self, painter: QPainter, rows: tuple[str, ...], row_px: float) -> None:
        ink, axis = self._scene.ink, self._scene.axis
        for n, row in enumerate(rows):
            top = HEAD_PX + n * row_px
            painter.setPen(ink.pen("grid"))
            painter.drawLine(QLineF(axis.left, top, axis.right, top))
            name_at = (axis.left - 6.0, top + row_px / 2.0)
            write(painter, ink, name_at, (shorten(row, axis.left - 8.0, NAME), HUES.get(row, "neutral")), NAME)

    def _draw_leader(self, painter: QPainter, column: Column, spot: float) -> None:
        """Lead from a moment to its column."""
        ink, x = self._scene.ink, self._scene.axis.x(column.at)
        hue = "medium" if column.look is Look.FLAGGED else "muted"
        aside = round(spot - x)
        size = (2.0 * abs(aside) + 9.0, HEAD_PX)
        shape = (("leader", aside, hue), partial(_print_leader, ink, aside, hue))
        ink.stamps.print(painter, (x, HEAD_PX / 2.0), size, shape)

    def _draw_column(self, painter: QPainter, column: Column, spot: float, rows: tuple[str, ...]) -> None:
        row_px = (self.height - HEAD_PX) / len(rows)
        middle = (spot, HEAD_PX + len(rows) * row_px / 2.0)
        size = (2.0 * round(_width(column) / 2.0 + 2.0), len(rows) * row_px)
        key = (*column.cells.items(), column.look, column.struck, rows, row_px)
        shape = (key, partial(_print_cells, self._scene.ink, column, rows, row_px))
        self._scene.ink.stamps.print(painter, middle, size, shape)


def _print_leader(ink: Ink, aside: int, hue: str, painter: QPainter) -> None:
    top, bottom = -HEAD_PX / 2.0, HEAD_PX / 2.0
    painter.setPen(ink.pen(hue, 1.0, 1.0 if hue == "medium" else 0.7))
    turns = (QPointF(0.0, top), QPointF(0.0, top + 2.0), QPointF(aside, bottom - 3.0), QPointF(aside, bottom))
    painter.drawPolyline(turns)


def _print_cells(ink: Ink, column: Column, rows: tuple[str, ...], row_px: float, painter: QPainter) -> None:
    top = -len(rows) * row_px / 2.0
    for row, text in column.cells.items():
        struck = column.look is Look.STRUCK or row in column.struck
        middle = top + (rows.index(row) + 0.5) * row_px
        words = (text, _text_hue(column, struck))
        write(painter, ink, (0.0, middle), words, STRUCK_CELL if struck else CELL)


def _width(column: Column) -> float:
    return max((text_width(text, CELL) for text in column.cells.values()), default=8.0)


def _rank(column: Column, newest: bool) -> int:
    """What is kept when there is no room for all: the newest, then findings, corrections last."""
    if newest:
        return 3
    return {Look.FLAGGED: 2, Look.STRUCK: 0}.get(column.look, 1)


def _text_hue(column: Column, struck: bool) -> str:
    if struck:
        return "faint"
    return {Look.PENDING: "muted", Look.DEVICE: "muted"}.get(column.look, "text")
