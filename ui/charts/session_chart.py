"""The chart of one session: all bands on one time axis."""

from dataclasses import replace
from datetime import datetime
from math import ceil
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.charts.axis import TimeAxis, elapsed_at
from ui.charts.band import Band
from ui.charts.bands import arrange
from ui.charts.cursor import cursor_after
from ui.charts.due_band import DueBand
from ui.charts.event_band import EventBand
from ui.charts.fold import Floats
from ui.charts.ink import Ink
from ui.charts.lanes import Lanes
from ui.charts.marks import Marks
from ui.charts.pointer import TimeLine
from ui.charts.scene import Scene
from ui.charts.spoken import spoken
from ui.charts.table_band import TableBand, rows_of
from ui.charts.time_band import TimeBand
from ui.charts.time_field import TimeField
from ui.charts.view import new_view
from ui.charts.watermark import Watermark
from ui.text import tr
from ui.theme.palette import DARK, Palette

BEFORE_START_S: Final = 600.0
AFTER_END_S: Final = 1800.0
USUAL_PLAN_S: Final = 5400.0
EXTEND_S: Final = 900.0

ZOOM_STEP: Final = 1.5
ZOOM_KEYS: Final = {
    int(Qt.Key.Key_Plus): 1.0 / ZOOM_STEP,
    int(Qt.Key.Key_Equal): 1.0 / ZOOM_STEP,
    int(Qt.Key.Key_Minus): ZOOM_STEP,
}

FIXED_BANDS: Final[dict[str, type[Band]]] = {
    "events": EventBand,
    "times": TimeBand,
    "due": DueBand,
    "table": TableBand,
}


def live_span(planned_end: float | None) -> tuple[float, float]:
    """The span that a live chart opens with: ten minutes before the start to half an hour after the plan."""
    return -BEFORE_START_S, (USUAL_PLAN_S if planned_end is None else planned_end) + AFTER_END_S


class SessionChart(QWidget):
    """Events, vital signs, scores, infusion, due slots and numbers; it is told values and draws them."""

    cursor_moved = Signal(float)

    def __init__(self, parent: QWidget | None = None, *, surface: str = "ground") -> None:
        """`surface` is the palette's field for what the chart lies on: the window's ground, or a panel."""
        super().__init__(parent)
        self._surface = surface
        self._interactive = False
        self._cursor: float | None = None
        self._table_from = 0.0
        self._held = False
        ink = Ink(DARK, surface)
        self._scene = Scene(TimeAxis(*live_span(None), 0.0, 1.0), ink)
        self._lanes = Lanes(self._scene)
        others = {name: band(self._scene) for name, band in FIXED_BANDS.items()}
        self._bands: dict[str, Band] = {**self._lanes.by_name, **others}
        self._now_line = TimeLine(ink, "text")
        self._cursor_line = TimeLine(ink, "accent")
        self._watermark = Watermark(ink)
        self._field = TimeField(self)
        self.setAccessibleName(tr("Session chart"))
        pointers = (self._watermark, self._now_line, self._cursor_line)
        self._view = new_view(self, (self._field.box, *self._bands.values(), *pointers))
        self._view.scene().sigMouseMoved.connect(self._point_at)
        self._view.scene().sigMouseClicked.connect(lambda click: self._hold_at(click.scenePos()))
        self._field.span_changed.connect(self._show_span)
        self._field.show(*live_span(None))
        self.setAccessibleDescription(spoken(self._scene.marks))
        self.set_palette(DARK)

    def set_marks(self, marks: Marks) -> None:
        """Show these marks; only bands whose marks differ repaint, and lanes only round the difference."""
        rows = rows_of(self._scene.marks)
        self._take(replace(self._scene, marks=marks))
        if rows_of(marks) != rows:
            self._lay_out()
        self.setAccessibleDescription(spoken(marks))

    def paint_lanes(self, marks: Marks) -> None:
        """Paint these marks in the lanes at once, before anything else; the rest of the chart waits for `set_marks`."""
        scene = replace(self._scene, marks=marks)
        for lane in self._lanes.by_name.values():
            lane.show_scene(scene)
        QCoreApplication.sendPostedEvents(self._view.scene(), QEvent.Type.MetaCall.value)
        QCoreApplication.sendPostedEvents(self.window(), QEvent.Type.UpdateRequest.value)

    def append_samples(self, channel: str, at: Floats, values: Floats) -> None:
        """Add device samples: `at` in seconds from the origin, `values` in the channel's unit, NaN for missing.

        Raises ValueError for a channel that is not one of SAMPLE_CHANNELS.
        """
        self._lanes.append(self._scene, channel, at, values)

    def fold_table_below(self, height: float) -> None:
        """Leave the numbers out where the chart is lower than so many pixels: the lanes would be too low to read."""
        self._table_from = height
        self.updateGeometry()
        self._lay_out()

    def hold_back_samples(self, held: bool) -> None:
        """Draw samples only up to now, as in a replay, from the next `tick` or `stop_time` on; or all there are."""
        self._scene = replace(self._scene, holds_back=held)

    def clear_samples(self) -> None:
        self._lanes.clear(self._scene)

    def set_axis(self, origin: datetime | None, span: tuple[float, float]) -> None:
        """Lay the axis from `span[0]` to `span[1]` seconds round `origin`, aware, in the session's own offset."""
        if origin is not None and origin.tzinfo is None:
            raise ValueError("the origin of a chart needs an offset")
        self._take(replace(self._scene, axis=replace(self._scene.axis, origin=origin)))
        self._field.show(*span)
        if self._scene.now is not None:
            self._reach(self._scene.now)

    def stop_time(self) -> None:
        """Show a session that is over: all of the axis is past."""
        old = self._scene
        self._scene = replace(old, now=None)
        self._lanes.pass_time(old, self._scene)
        self._move_lines()

    def tick(self, now: float) -> None:
        """Let time pass to `now`, in seconds from the origin; costs nothing until it reaches a new pixel."""
        self._reach(now)
        old = self._scene
        if old.now is not None and old.column(old.now) == old.column(now):
            return
        self._scene = replace(old, now=now)
        self._lanes.pass_time(old, self._scene)
        self._move_lines()

    def set_palette(self, palette: Palette) -> None:
        self._take_ink(Ink(palette, self._surface, self.devicePixelRatioF()))

    def set_watermark(self, text: str) -> None:
        """Draw this faintly across the chart; an empty text takes it away."""
        self._watermark.write(text)

    def set_cursor(self, at: float | None) -> None:
        """Stand the cursor at a moment, in seconds from the origin, or take it away."""
        self._cursor, self._held = at, False
        self._move_lines()

    def set_interactive(self, interactive: bool) -> None:
        """Let wheel, drag and keys pan and zoom, and the pointer and arrow keys move the cursor."""
        self._interactive = interactive
        self._field.set_interactive(interactive)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if interactive else Qt.FocusPolicy.NoFocus)

    @property
    def span(self) -> tuple[float, float]:
        """The visible span, in seconds from the origin."""
        return self._scene.axis.start, self._scene.axis.end

    @property
    def now(self) -> float | None:
        """The moment up to which the chart is past, in seconds from the origin; None where all of it is."""
        return self._scene.now

    def zoom(self, factor: float) -> None:
        """Show `factor` times the span, about the cursor where it stands in view."""
        self._field.zoom(factor, self._cursor)

    def show_span(self, start: float, end: float) -> None:
        """Look at a part of the axis, in seconds from the origin; the whole of it stays within reach."""
        self._field.look_at(start, end)

    def x_of(self, at: float) -> float:
        """The pixel of the chart at which a moment stands."""
        return self._scene.axis.x(at)

    def place_of(self, band: str) -> QRectF:
        """Where a band lies in the chart: events, vitals, spo2, scores, infusion, times, due or table."""
        return self._bands[band].sceneBoundingRect()

    def show_all(self) -> None:
        self._field.show(*self._field.whole)

    def sizeHint(self) -> QSize:
        return QSize(1000, 640)

    def minimumSizeHint(self) -> QSize:
        return QSize(640, 270 if self._table_from else 420)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._interactive and self._handle_key(event)):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._lay_out()
        return super().event(event)

    def _reach(self, now: float) -> None:
        """Move the end of a live axis on by quarter hours; the start stays, it is what all is compared with."""
        start, end = self._field.whole
        if now > end and not self._interactive:
            self._field.show(start, end + EXTEND_S * ceil((now - end) / EXTEND_S))

    def _take(self, scene: Scene) -> None:
        self._scene = scene
        for band in self._bands.values():
            band.show_scene(scene)

    def _take_ink(self, ink: Ink) -> None:
        self._take(replace(self._scene, ink=ink))
        for item in (self._now_line, self._cursor_line, self._watermark):
            item.recolor(ink)

    def _lay_out(self) -> None:
        dpr = self.devicePixelRatioF()
        if dpr != self._scene.dpr:
            self._take_ink(Ink(self._scene.ink.palette, self._surface, dpr))
        size = (float(self.width()), float(self.height()))
        rows = len(rows_of(self._scene.marks)) if size[1] >= self._table_from else 0
        places = arrange(size, rows, dpr)
        start, end = self._field.span
        axis = TimeAxis(start, end, places.left, places.width, self._scene.axis.origin)
        self._take(replace(self._scene, axis=axis.on_columns(dpr)))
        for name, band in self._bands.items():
            band.place(places.rects[name])
        top, bottom = places.rects["vitals"].top(), places.rects["infusion"].bottom()
        self._field.place(QRectF(places.left, 0.0, places.width, size[1]))
        self._watermark.place(QRectF(places.left, top, places.width, bottom - top))
        for line in (self._now_line, self._cursor_line):
            line.span(top, places.rects["times"].top())
        self._move_lines()

    def _show_span(self, start: float, end: float) -> None:
        axis = replace(self._scene.axis, start=start, end=end)
        self._take(replace(self._scene, axis=axis.on_columns(self._scene.dpr)))
        self._move_lines()

    def _move_lines(self) -> None:
        for line, at in ((self._now_line, self._scene.now), (self._cursor_line, self._cursor)):
            visible = at is not None and self._scene.axis.shows(at)
            x = self._scene.column(at) / self._scene.dpr if at is not None and visible else None
            line.move(x, "" if at is None else elapsed_at(at))

    def _point_at(self, position: QPointF) -> None:
        axis = self._scene.axis
        if self._interactive and not self._held and axis.left <= position.x() <= axis.right:
            self._move_cursor(axis.at(position.x()))

    def _hold_at(self, position: QPointF) -> None:
        """Hold the cursor where the chart was clicked, so that the pointer can go elsewhere; let go at the next."""
        held, self._held = self._held, False
        self._point_at(position)
        self._held = self._interactive and not held

    def _move_cursor(self, at: float) -> None:
        start, end = self._field.whole
        at = min(max(at, start), end)
        self.set_cursor(at)
        self.cursor_moved.emit(at)

    def _handle_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_0:
            self.show_all()
            return True
        if event.key() in ZOOM_KEYS:
            self.zoom(ZOOM_KEYS[event.key()])
            return True
        by_sets = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        at = cursor_after(event.key(), self._cursor, self._scene, by_sets=by_sets)
        if at is not None:
            self._move_cursor(at)
            self._field.bring_into_view(self._cursor or 0.0)
        return at is not None
