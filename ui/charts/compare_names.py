"""The names of the sessions at the ends of their lines, so that nobody has to look for a legend."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from session.comparison import RATE, Aligned
from ui.charts.compare_look import CompareLook, draw_mark
from ui.charts.compare_marks import ComparedLine, ComparePanel
from ui.charts.compare_places import RIGHT, PanelPlace
from ui.charts.ink import SMALL, Font, Ink, shorten, text_width, write
from ui.charts.paper import spread
from ui.text import tr

_GAP: Final = 12.0
_AWAY: Final = 9.0
_BOLD: Final = Font(bold=True)
_ENDS: Final = (("vitals", "systolic"), ("spo2", "spo2"), ("scores", "pain"))


@dataclass(frozen=True, slots=True)
class _Name:
    """Words at the end of a line, the session's mark before them; `bold` is the session that is looked at."""

    x: float
    y: float
    words: str
    look: CompareLook | None = None
    bold: bool = False


def draw_names(painter: QPainter, ink: Ink, panel: ComparePanel, place: PanelPlace) -> None:
    """Write the names in every lane that has room for all of them, none touching another."""
    for lane in place.lanes:
        ruler = place.lanes[lane].ruler
        found = sorted(_names(lane, panel, place), key=lambda one: one.y)
        if len(found) * _GAP > ruler.bottom - ruler.top:
            continue
        ys = _apart([one.y - ruler.top for one in found], ruler.bottom - ruler.top)
        for one, y in zip(found, ys, strict=True):
            _draw(painter, ink, one, (y + ruler.top, place.axis.right + RIGHT))


def _apart(ys: Sequence[float], height: float) -> list[float]:
    """Move places apart, as far up as down, so that each stays near the end of its line."""
    pushed = spread(ys, _GAP, height)
    by = sum(two - one for one, two in zip(ys, pushed, strict=True)) / max(len(ys), 1)
    return spread([y - by for y in ys], _GAP, height)


def _names(lane: str, panel: ComparePanel, place: PanelPlace) -> Iterator[_Name]:
    for line in panel.lines:
        end = _end(lane, line.session)
        if end is not None:
            spot = place.axis.x(end[0]), place.lanes[lane].ruler.y(end[1])
            yield _Name(spot[0] + _AWAY, spot[1], _words(lane, line), line.look, line.look is None)
    code = dict(_ENDS).get(lane, lane)
    if found := panel.bands.get(code):
        last = found[-1]
        words = tr("median of {count}").format(count=max(one.count for one in found))
        yield _Name(place.axis.x(last.minute * 60.0) + _AWAY, place.lanes[lane].ruler.y(last.middle), words)


def _end(lane: str, session: Aligned) -> tuple[float, float] | None:
    if lane == RATE:
        last = session.rates[-1] if session.rates else None
        return (last.end, last.mg_per_kg_h) if last else None
    track = session.tracks.get(dict(_ENDS)[lane])
    return track.points[-1] if track else None


def _words(lane: str, line: ComparedLine) -> str:
    given = line.session.given_at(line.session.seconds(line.session.until)) if lane == RATE else None
    return tr("{day}, {mg} mg").format(day=line.label, mg=given[0]) if given else line.label


def _draw(painter: QPainter, ink: Ink, name: _Name, at: tuple[float, float]) -> None:
    """Write a name on paper of its own, so that lines do not run through it; it never leaves the chart."""
    y, edge = at
    font = _BOLD if name.bold else SMALL
    sign = 10.0 if name.look else 0.0
    words = shorten(name.words, max(edge - name.x, RIGHT) - sign - 4.0, font)
    x = min(name.x, edge - text_width(words, font) - sign - 2.0)
    box = QRectF(x - 2.0, y - 6.0, text_width(words, font) + sign + 4.0, 12.0)
    painter.fillRect(box, ink.color("panel", 0.8))
    if name.look:
        draw_mark(painter, ink, (x + 4.0, y), name.look, "text")
    hue = "text" if name.bold or name.look else "muted"
    write(painter, ink, (x + sign, y), (words, hue), font)
