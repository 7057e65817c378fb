"""Draws the picture of a comparison: paper, grid, bands, the other sessions, this session, and their names."""

from decimal import Decimal
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from session.comparison import RATE, Aligned
from session.comparison_band import Band, unbroken
from session.patient_limits import shown_bands
from session.readings import baseline
from ui.charts.axis import elapsed_at
from ui.charts.compare_lines import OtherLines, OwnLines
from ui.charts.compare_marks import CHARTED, LANES, CompareMarks, ComparePanel
from ui.charts.compare_names import draw_names
from ui.charts.compare_places import PANEL_TITLE, LanePlace, PanelPlace
from ui.charts.ink import END, MIDDLE, Font, Ink, text_width, write
from ui.charts.marks import LineKind
from ui.charts.paper import Words, level_words, title_width, write_title
from ui.text import tr

STEPS: Final = {
    "vitals": (20.0, 40.0, 60.0), "spo2": (5.0, 10.0, 20.0), RATE: (0.1, 0.2, 0.5, 1.0, 2.0),
    "scores": (5.0, 10.0),
}  # fmt: skip
_AREA: Final = 0.14
_EDGE: Final = 0.28
_TITLE: Final = Font(pixels=12, bold=True)
_MINUTE: Final = 60.0


class ComparePaper:
    """One picture; what is drawn later lies above what was drawn before."""

    def __init__(self, painter: QPainter, ink: Ink, marks: CompareMarks, at: tuple[PanelPlace, ...]) -> None:
        self._painter, self._ink, self._marks, self._at = painter, ink, marks, at

    def draw(self) -> None:
        for panel, place in zip(self._marks.panels, self._at, strict=True):
            self._title(panel, place)
            for lane in LANES:
                self._field(lane, place)
                self._levels(lane, panel.lines[0].session, place)
                self._bands(panel, lane, place)
            for line in panel.lines[1:]:
                OtherLines(self._painter, self._ink, place).draw(line)
            OwnLines(self._painter, self._ink, place).draw(panel.lines[0].session)
            self._times(place)
            if not panel.title:
                draw_names(self._painter, self._ink, panel, place)

    def _title(self, panel: ComparePanel, place: PanelPlace) -> None:
        if panel.title:
            spot = (place.axis.left, place.top - PANEL_TITLE / 2)
            write(self._painter, self._ink, spot, (panel.title, "text"), _TITLE)

    def _field(self, lane: str, place: PanelPlace) -> None:
        axis, ruler = place.axis, place.lanes[lane].ruler
        box = QRectF(axis.left, ruler.top, axis.width, ruler.bottom - ruler.top)
        self._painter.fillRect(box, self._ink.past)
        write_title_in(self._painter, self._ink, titles(lane, self._marks), place.lanes[lane], place)
        self._painter.setPen(self._ink.pen("grid", 1.0))
        for at in axis.ticks():
            x = round(axis.x(at)) + 0.5
            self._painter.drawLine(QLineF(x, ruler.top, x, ruler.bottom))
        for y, words in ruler.ticks(STEPS[lane]):
            self._painter.setPen(self._ink.pen("grid", 1.0))
            self._painter.drawLine(QLineF(axis.left, round(y) + 0.5, axis.right, round(y) + 0.5))
            write(self._painter, self._ink, (axis.left - 6.0, y), (words.replace("-", "−"), "muted"), END)
        x = round(axis.x(0.0)) + 0.5
        self._painter.setPen(self._ink.pen("drug", 1.0, 0.7))
        self._painter.drawLine(QLineF(x, ruler.top, x, ruler.bottom))

    def _levels(self, lane: str, this: Aligned, place: PanelPlace) -> None:
        """Draw the baseline of the systolic pressure dashed, and the limit at which to act, both named above."""
        if lane != "vitals":
            return
        mean, found = baseline(this.state).get("systolic"), shown_bands(this.state).get("systolic")
        high = found.act.high if found else None
        axis, ruler = place.axis, place.lanes[lane].ruler
        names = []
        levels: tuple[tuple[Decimal | None, LineKind, Qt.PenStyle], ...] = (
            (mean, "baseline", Qt.PenStyle.DashLine), (high, "act", Qt.PenStyle.SolidLine),
        )  # fmt: skip
        for value, kind, style in levels:
            if value is None or not ruler.low < value < ruler.high:
                continue
            y = round(ruler.y(float(value))) + 0.5
            self._painter.setPen(self._ink.pen("muted", 1.0, 0.65, style))
            self._painter.drawLine(QLineF(axis.left, y, axis.right, y))
            names.append(level_words(kind, float(value), tr("sys") if kind == "act" else ""))
        words = ", ".join(names)
        if title_width(titles(lane, self._marks)) + text_width(words) < axis.width:
            write(self._painter, self._ink, (axis.right, place.lanes[lane].title_y), (words, "muted"), END)

    def _bands(self, panel: ComparePanel, lane: str, place: PanelPlace) -> None:
        for code in (*CHARTED[lane], lane) if lane != "spo2" else CHARTED[lane]:
            for part in unbroken(panel.bands.get(code, ())):
                self._band(_stepped(part) if code == RATE else _points(part), place.lanes[lane], place)

    def _band(self, points: list[tuple[float, float, float, float]], lane: LanePlace, place: PanelPlace) -> None:
        """Draw a range from its lowest to its highest values, and the median as a line through it."""
        axis, ruler, painter = place.axis, lane.ruler, self._painter
        upper = [QPointF(axis.x(at), ruler.y(high)) for at, _, high, _ in points]
        lower = [QPointF(axis.x(at), ruler.y(low)) for at, low, _, _ in points]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink.brush("text", _AREA))
        painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._ink.pen("text", 1.0, _EDGE))
        for edge in (upper, lower):
            painter.drawPolyline(QPolygonF(edge))
        painter.setPen(self._ink.pen("text", 1.4, 0.6))
        painter.drawPolyline(QPolygonF([QPointF(axis.x(at), ruler.y(middle)) for at, _, _, middle in points]))

    def _times(self, place: PanelPlace) -> None:
        axis = place.axis
        for at in axis.ticks():
            write(self._painter, self._ink, (axis.x(at), place.bottom + 9.0), (elapsed_at(at), "muted"), MIDDLE)


def titles(lane: str, marks: CompareMarks) -> Words:
    """Return what stands above a lane; the sedation only where somebody charted it."""
    sedated = any("sedation" in line.session.tracks for line in marks.lines)
    step = ((tr("▼ Sedation RASS"), "mind"),) if sedated else ()
    words: dict[str, Words] = {
        "vitals": ((tr("Blood pressure mmHg"), "blood_pressure"), (tr("● Heart rate /min"), "heart_rate")),
        "spo2": ((tr("SpO₂ %"), "spo2"),),
        RATE: ((tr("■ Rate mg/kg/h"), "drug"),),
        "scores": ((tr("● Pain"), "pain"), (tr("■ Dissociation"), "mind"), *step),
    }
    return words[lane]


def write_title_in(painter: QPainter, ink: Ink, words: Words, lane: LanePlace, place: PanelPlace) -> None:
    """Write the title of a lane above its field, as much of it as there is room for."""
    while len(words) > 1 and title_width(words) > place.axis.width + 10.0:
        words = words[:-1]
    painter.save()
    painter.translate(0.0, lane.title_y - 8.0)
    write_title(painter, ink, place.axis.left, words)
    painter.restore()


def _points(part: Band) -> list[tuple[float, float, float, float]]:
    return [(one.minute * _MINUTE, one.low, one.high, one.middle) for one in part]


def _stepped(part: Band) -> list[tuple[float, float, float, float]]:
    """Return a range that holds from each minute to the next: a rate does not glide."""
    return [(at * _MINUTE, one.low, one.high, one.middle) for one in part for at in (one.minute, one.minute + 1)]
