"""The chart of a comparison: sessions of one patient from the start of their infusions, read out by one cursor."""

from math import ceil, floor
from typing import Final

from PySide6.QtCore import QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.charts.axis import elapsed_at
from ui.charts.compare_marks import CompareMarks
from ui.charts.compare_paper import ComparePaper
from ui.charts.compare_places import PanelPlace, places
from ui.charts.ink import Font, Ink, letters
from ui.charts.pointer import TAG_HEIGHT_PX, TAG_WIDTH_PX
from ui.text import tr
from ui.theme.look import look_of
from ui.theme.palette import Palette

_MINUTE: Final = 60.0
_LOWEST: Final = 280


class CompareChart(QWidget):
    """A still picture with one cursor in all panels; `moment_read` carries its seconds from the start, or None.

    Left and Right go minute by minute, with Ctrl from set to set of the session that is looked at.
    """

    moment_read = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: CompareMarks | None = None
        self._at: float | None = None
        self._picture: tuple[object, QPixmap, tuple[PanelPlace, ...]] | None = None
        self._ink: Ink | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(_LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Sessions over each other from the start of their infusions"))

    @property
    def at(self) -> float | None:
        """Return where the cursor stands, in seconds from the start; None where it is away."""
        return self._at

    @property
    def marks(self) -> CompareMarks | None:
        return self._marks

    def show_marks(self, marks: CompareMarks | None) -> None:
        """Show these sessions; the cursor stays where it stands as long as that is in view."""
        self._marks, self._picture = marks, None
        self.setAccessibleDescription(", ".join(line.label for line in marks.lines) if marks else "")
        if self._at is not None and (marks is None or not marks.span[0] <= self._at <= marks.span[1]):
            self._at = None
        self.moment_read.emit(self._at)
        self.update()

    def stand_at(self, seconds: float | None) -> None:
        """Stand the cursor at a moment, in seconds from the start, or take it away."""
        if self._marks is not None and seconds is not None:
            first, last = self._marks.span
            seconds = min(max(seconds, first), last)
        if seconds != self._at:
            self._at = seconds
            self.moment_read.emit(seconds)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(660, 460)

    def _inked(self) -> Ink:
        """Return the colours and the stamps of the look in force, made once for it."""
        palette, ratio = look_of(self).palette, self.devicePixelRatioF()
        if self._ink is None or (self._ink.palette, self._ink.dpr) != (palette, ratio):
            self._ink = Ink(palette, "ground", ratio)
        return self._ink

    def _drawn(self, marks: CompareMarks) -> tuple[QPixmap, tuple[PanelPlace, ...]]:
        """Return the picture and where its panels stand; drawn anew for another size, palette or screen."""
        ink = self._inked()
        ratio = ink.dpr
        key: tuple[QSize, Palette, float] = (self.size(), ink.palette, ratio)
        if self._picture is None or self._picture[0] != key:
            at = places(marks, (self.width(), self.height()))
            picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            ComparePaper(painter, ink, marks, at).draw()
            painter.end()
            self._picture = key, picture, at
        return self._picture[1], self._picture[2]

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._marks is None:
            return
        picture, panels = self._drawn(self._marks)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, picture)
        ink = self._inked()
        if self._at is not None:
            for panel in panels:
                _draw_cursor(painter, ink, panel, self._at)
        if self.hasFocus():
            painter.setPen(ink.pen("accent", 2.0))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._marks is None:
            return
        x = event.position().x()
        for panel in self._drawn(self._marks)[1]:
            if panel.axis.left <= x <= panel.axis.right:
                self.stand_at(panel.axis.at(x))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.mouseMoveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moment = self._after(event, self._marks) if self._marks else None
        if moment is None:
            super().keyPressEvent(event)
        else:
            self.stand_at(moment)

    def _after(self, event: QKeyEvent, marks: CompareMarks) -> float | None:
        """Return where a key leads from where the cursor stands, at first the start; None if it means nothing."""
        at = 0.0 if self._at is None else self._at
        by_sets = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        sets = sorted({point[0] for track in marks.lines[0].session.tracks.values() for point in track.points})
        steps: dict[tuple[Qt.Key, bool], float] = {
            (Qt.Key.Key_Left, False): (ceil(at / _MINUTE) - 1) * _MINUTE,
            (Qt.Key.Key_Right, False): (floor(at / _MINUTE) + 1) * _MINUTE,
            (Qt.Key.Key_Left, True): max((one for one in sets if one < at), default=at),
            (Qt.Key.Key_Right, True): min((one for one in sets if one > at), default=at),
            (Qt.Key.Key_Home, False): marks.span[0],
            (Qt.Key.Key_End, False): marks.span[1],
        }
        return steps.get((Qt.Key(event.key()), by_sets))


def _draw_cursor(painter: QPainter, ink: Ink, panel: PanelPlace, at: float) -> None:
    """Draw a line through each lane of a panel, not through its title, and the elapsed time on a plate below."""
    x = round(panel.axis.x(at)) + 0.5
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(ink.pen("accent", 1.4))
    painter.drawLines([QLineF(x, lane.ruler.top, x, lane.ruler.bottom) for lane in panel.lanes.values()])
    box = QRectF(x - TAG_WIDTH_PX / 2, panel.bottom + 1.0, TAG_WIDTH_PX, TAG_HEIGHT_PX)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.brush("accent"))
    painter.drawRoundedRect(box, 4.0, 4.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(ink.color("on_accent"))
    painter.setFont(letters(Font(bold=True)))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, elapsed_at(at))
