"""The chart of a course: pain day by day with every infusion; arrows and pointer read out a day."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QLineF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.charts.course_marks import CourseMarks
from ui.charts.course_paper import CoursePaper
from ui.charts.course_places import ROW, TOP, Places, places, treatment_places
from ui.charts.ink import Ink
from ui.text import tr
from ui.theme.look import look_of
from ui.theme.palette import Palette

_LOWEST: Final = 200
_WEEK: Final = timedelta(days=7)


class CourseChart(QWidget):
    """A still picture of a course; `day_read` carries the day under the cursor, None where there is none.

    Left and Right go from day to day, with Ctrl by weeks, Page Up and Page Down from infusion to infusion.
    """

    day_read = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: CourseMarks | None = None
        self._day: date | None = None
        self._picture: tuple[object, QPixmap, Places] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(_LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Pain, day by day, with every infusion"))

    @property
    def day(self) -> date | None:
        """Return the day under the cursor."""
        return self._day

    def show_marks(self, marks: CourseMarks | None) -> None:
        """Show a course; None shows nothing."""
        self._marks, self._picture = marks, None
        self._read(None)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(700, 320)

    def _rows(self, marks: CourseMarks) -> int:
        """Return how many rows the treatments take."""
        axis = places(marks, (self.width(), self.height()), 0).axis
        placed, left_out = treatment_places(marks.treatments, axis, marks.today)
        return max((one.row + 1 for one in placed), default=0) + bool(left_out)

    def _drawn(self, marks: CourseMarks) -> tuple[QPixmap, Places]:
        """Return the picture and where its parts stand; drawn anew for another size, palette or screen."""
        palette, ratio = look_of(self).palette, self.devicePixelRatioF()
        key: tuple[QSize, Palette, float] = (self.size(), palette, ratio)
        if self._picture is None or self._picture[0] != key:
            at = places(marks, (self.width(), self.height()), self._rows(marks))
            picture = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            CoursePaper(painter, Ink(palette, "panel", ratio), marks, at).draw()
            painter.end()
            self._picture = key, picture, at
        return self._picture[1], self._picture[2]

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._marks is None:
            return
        picture, at = self._drawn(self._marks)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, picture)
        ink = Ink(look_of(self).palette)
        if self._day is not None:
            x = round(at.axis.x(self._day)) + 0.5
            painter.setPen(ink.pen("text", 1.0, 0.8, Qt.PenStyle.DotLine))
            painter.drawLine(QLineF(x, TOP, x, at.bottom))
        if self.hasFocus():
            painter.setPen(ink.pen("accent", 2.0))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._marks is not None and event.position().y() <= self.height() - ROW:
            self._read(self._drawn(self._marks)[1].axis.day_at(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.hasFocus():
            self._read(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._read(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._marks is None:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape and self._day is not None:
            self._read(None)
        elif step := self._step(event, self._marks):
            first, last = self._marks.span
            self._read(min(max(step(self._day or self._marks.today), first), last))
        else:
            super().keyPressEvent(event)

    def _step(self, event: QKeyEvent, marks: CourseMarks) -> Callable[[date], date] | None:
        """Return where a key leads from a day."""
        given = [one.infusion.day for one in marks.given]
        far = _WEEK if event.modifiers() & Qt.KeyboardModifier.ControlModifier else timedelta(days=1)
        steps: dict[Qt.Key, Callable[[date], date]] = {
            Qt.Key.Key_Left: lambda day: day - far,
            Qt.Key.Key_Right: lambda day: day + far,
            Qt.Key.Key_Home: lambda _day: marks.span[0],
            Qt.Key.Key_End: lambda _day: marks.span[1],
            Qt.Key.Key_PageUp: lambda day: max((one for one in given if one < day), default=day),
            Qt.Key.Key_PageDown: lambda day: min((one for one in given if one > day), default=day),
        }
        return steps.get(Qt.Key(event.key()))

    def _read(self, day: date | None) -> None:
        if day != self._day:
            self._day = day
            self.day_read.emit(day)
            self.update()
