"""The lane of events: a dot at its moment and a few words beside it."""

from typing import Final

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsSceneHoverEvent

from ui.charts.axis import elapsed_at
from ui.charts.band import Band, Strip
from ui.charts.flag_places import ROWS, Place, place_flags
from ui.charts.ink import END, Font, shorten, text_width, write
from ui.charts.marks import Flag, Look
from ui.charts.scene import Scene
from ui.charts.symbols import PRIORITIES, draw_dot, draw_priority, draw_speech
from ui.text import tr

NEAR_PX: Final = 8.0
COMMAND: Final = "drug"
"""The hue of what was done to the drug; it has its place before notes have theirs."""
MOST_LETTERS: Final = 24
"""A longer label ends in an ellipsis here: a note must not hide what came after it."""


class EventBand(Band):
    """Three rows of events; words that found no room are read by pointing at their dot."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.setAcceptHoverEvents(True)

    def source(self, scene: Scene) -> object:
        return scene.marks.flags

    def places(self) -> tuple[tuple[Flag, Place], ...]:
        """The visible events in the order of time, each with its place."""
        axis = self._scene.axis
        flags = sorted(self._scene.marks.flags, key=lambda flag: flag.at)
        shown = [flag for flag in flags if axis.shows(flag.at)]
        spots = [(axis.x(flag.at), text_width(label_of(flag)) + 1.0) for flag in shown]
        commands = [flag.hue == COMMAND for flag in shown]
        return tuple(zip(shown, place_flags(spots, self._rect.width() - 2.0, commands), strict=True))

    def draw(self, painter: QPainter, strip: Strip) -> None:
        name_at = (self._scene.axis.left - 6.0, self._row_px() / 2.0)
        write(painter, self._scene.ink, name_at, (tr("Events"), "muted"), END)
        for flag, place in sorted(self.places(), key=lambda one: (one[0].hue in PRIORITIES, one[0].said)):
            self._draw_flag(painter, flag, place)  # an alert last: its answer, often seconds later, must not cover it

    def _draw_flag(self, painter: QPainter, flag: Flag, place: Place) -> None:
        y = (place.row + 0.5) * self._row_px()
        own = draw_priority if flag.hue in PRIORITIES else draw_speech if flag.said else draw_dot
        draw = own if flag.look is Look.SAVED else draw_dot
        draw(painter, self._scene.ink, (place.x, y), flag.hue, flag.look)
        if place.room <= 0.0:
            return
        struck = flag.look is Look.STRUCK
        words = (shorten(label_of(flag), place.room), "faint" if struck else flag.hue)
        write(painter, self._scene.ink, (place.text_x, y), words, Font(struck=struck))

    def _row_px(self) -> float:
        return self.height / ROWS

    def hoverMoveEvent(self, event: QGraphicsSceneHoverEvent, /) -> None:
        near = [flag for flag, place in self.places() if abs(place.x - event.pos().x()) <= NEAR_PX]
        self.setToolTip("\n".join(f"{elapsed_at(flag.at)}  {flag.label}" for flag in near))


def label_of(flag: Flag) -> str:
    """Return the words beside an event's dot: all of a short label, the beginning of a long one."""
    if flag.brief:
        return flag.brief
    if len(flag.label) <= MOST_LETTERS:
        return flag.label
    return f"{flag.label[: MOST_LETTERS - 1].rstrip()}…"
