"""Draws the picture of a course: paper, pain, infusions, labels, phases and treatments."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from session.course import CoursePhase
from ui.charts.course_marks import Bar, CourseMarks
from ui.charts.course_places import BAR_SHARE, LEFT, ROW, TOP, Places, label_places, treatment_places
from ui.charts.course_words import dose_words
from ui.charts.ink import END, MIDDLE, SMALL, Ink, shorten, text_width, write
from ui.text import tr
from ui.theme.mixing import mixed

_DOT: Final = 2.4
_CIRCLE: Final = 4.0
_MANY: Final = 30
_WIDEST_BAR: Final = 8.0
_STRIP: Final = 16.0
_PHASES: Final = {CoursePhase.INDUCTION: 0.30, CoursePhase.ASSESSMENT: 0.20, CoursePhase.MAINTENANCE: 0.12}


class CoursePaper:
    """One picture of one course; what is drawn later lies above what was drawn before."""

    def __init__(self, painter: QPainter, ink: Ink, marks: CourseMarks, at: Places) -> None:
        self._painter, self._ink, self._marks, self._at = painter, ink, marks, at

    def draw(self) -> None:
        self._grid()
        self._window()
        self._infusions()
        self._middle()
        self._pain()
        self._today()
        self._labels()
        self._phases()
        self._treatments()

    def _grid(self) -> None:
        axis, at = self._at.axis, self._at
        self._painter.setPen(self._ink.pen("grid", 1.0))
        for pain in range(0, 11, 2):
            y = round(at.y(pain)) + 0.5
            self._painter.drawLine(QLineF(axis.left, y, axis.right, y))
            write(self._painter, self._ink, (axis.left - 8.0, y), (str(pain), "muted"), END)
        write(self._painter, self._ink, (2.0, TOP - 12.0), (tr("pain"), "pain"))
        for day, words in axis.ticks():
            x = round(axis.x(day)) + 0.5
            self._painter.setPen(self._ink.pen("grid", 1.0))
            self._painter.drawLine(QLineF(x, TOP, x, at.bottom))
            half = text_width(words) / 2
            spot = min(max(x, axis.left + half - 4.0), axis.right - half + 30.0)
            write(self._painter, self._ink, (spot, at.months_y), (words, "muted"), MIDDLE)

    def _window(self) -> None:
        """Draw when the pain is expected back as a band, at least a few pixels wide."""
        if self._marks.window is None:
            return
        axis = self._at.axis
        left, right = (axis.x(day) for day in self._marks.window)
        box = QRectF(left, TOP, max(right - left, 3.0), self._at.bottom - TOP)
        self._painter.fillRect(box, self._ink.color("accent", 0.18))
        words = tr("expected")
        room = box.width() >= text_width(words) + 8.0
        if room and right - left > 0:
            write(self._painter, self._ink, (box.center().x(), TOP - 8.0), (words, "accent"), MIDDLE)

    def _infusions(self) -> None:
        axis, at, painter = self._at.axis, self._at, self._painter
        wide = min(max(axis.per_day * 0.7, 2.0), _WIDEST_BAR)
        many = len(self._marks.given) > _MANY
        for one in self._marks.given:
            x = round(axis.x(one.infusion.day)) + 0.5
            painter.setPen(self._ink.pen("drug", 1.0, 0.25 if many else 0.45))
            painter.drawLine(QLineF(x, TOP, x, at.bottom))
            dose = one.infusion.mg_per_kg
            if dose is not None:
                height = at.bar_height(dose)
                painter.fillRect(QRectF(x - wide / 2, at.bottom - height, wide, height), self._ink.color("drug"))
        painter.setPen(self._ink.pen("drug", 1.0, 0.7, Qt.PenStyle.DashLine))
        for day in self._marks.planned:
            x = round(axis.x(day)) + 0.5
            painter.drawLine(QLineF(x, TOP, x, at.bottom))
        self._dose_scale()

    def _dose_scale(self) -> None:
        if not any(one.infusion.mg_per_kg is not None for one in self._marks.given):
            return
        axis, at = self._at.axis, self._at
        for dose in at.dose_ticks():
            y = at.bottom - at.bar_height(dose)
            self._painter.setPen(self._ink.pen("drug", 1.0))
            self._painter.drawLine(QLineF(axis.right, y, axis.right + 4.0, y))
            write(self._painter, self._ink, (axis.right + 7.0, y), (dose_words(dose), "drug"))
        above = at.bottom - BAR_SHARE * (at.bottom - TOP) - 14.0
        write(self._painter, self._ink, (axis.right + 4.0, above), (tr("mg/kg"), "drug"))

    def _middle(self) -> None:
        """Draw the pain at which half of the present benefit is gone, from the last infusion on."""
        if self._marks.middle is None:
            return
        axis, (day, pain) = self._at.axis, self._marks.middle
        y = round(self._at.y(pain)) + 0.5
        self._painter.setPen(self._ink.pen("muted", 1.0, 1.0, Qt.PenStyle.DashLine))
        self._painter.drawLine(QLineF(axis.x(day), y, axis.right, y))

    def _pain(self) -> None:
        axis, at, painter = self._at.axis, self._at, self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink.color("pain", 0.55))
        dot = _DOT if axis.per_day > 1.5 else _DOT * 0.7
        for day in self._marks.diary:
            painter.drawEllipse(QPointF(axis.x(day.day), at.y(float(day.pain))), dot, dot)
        painter.setPen(self._ink.pen("pain", 1.4 if len(self._marks.given) > _MANY else 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for path in self._marks.paths:
            painter.drawPolyline(QPolygonF([QPointF(axis.x(day), at.y(pain)) for day, pain in path]))
        self._circles()

    def _circles(self) -> None:
        """Draw the pain before and after each infusion as circles that stand on its line."""
        axis, at, painter = self._at.axis, self._at, self._painter
        radius = _CIRCLE if len(self._marks.given) <= _MANY else 2.6
        many = len(self._marks.given) > _MANY
        painter.setPen(self._ink.pen("pain", 1.0 if many else 1.5, 0.6 if many else 1.0))
        painter.setBrush(self._ink.brush("panel"))
        for one in self._marks.given:
            x, before, after = axis.x(one.infusion.day), one.infusion.pain_before, one.infusion.pain_after
            if before is not None and after is not None:
                painter.drawLine(QLineF(x, at.y(float(before)), x, at.y(float(after))))
        painter.setPen(self._ink.pen("pain", 1.2 if many else 1.5))
        for one in self._marks.given:
            for pain in (one.infusion.pain_before, one.infusion.pain_after):
                if pain is not None:
                    painter.drawEllipse(QPointF(axis.x(one.infusion.day), at.y(float(pain))), radius, radius)

    def _today(self) -> None:
        axis = self._at.axis
        if not axis.first <= self._marks.today <= axis.last:
            return
        x = round(axis.x(self._marks.today)) + 0.5
        self._painter.setPen(self._ink.pen("text", 1.0))
        self._painter.drawLine(QLineF(x, TOP - 2.0, x, self._at.bottom))
        words = tr("today")
        write(self._painter, self._ink, (x - 4.0, TOP - 8.0), (words, "text"), END)

    def _labels(self) -> None:
        induction = {group.words for group in self._marks.groups if group.induction}
        for placed in label_places(self._marks.groups, self._at.axis):
            hue = "drug" if placed.words in induction else "muted"
            write(self._painter, self._ink, (placed.x, self._at.labels_y), (placed.words, hue))

    def _phases(self) -> None:
        axis = self._at.axis
        for bar in self._marks.phases:
            share = _PHASES.get(bar.phase or CoursePhase.ENDED, 0.1)
            self._strip((axis.held(bar.since), axis.held(bar.until or axis.last)), self._at.phases_y, "drug", share)
            room = axis.held(bar.until or axis.last) - axis.held(bar.since) - 10.0
            self._words_in(bar, axis.held(bar.since) + 6.0, room)

    def _words_in(self, bar: Bar, x: float, room: float) -> None:
        if room >= text_width(bar.words):
            write(self._painter, self._ink, (x, self._at.phases_y), (bar.words, "text"))

    def _strip(self, ends: tuple[float, float], y: float, hue: str, share: float) -> None:
        """Draw a bar between two places, at least two pixels long; one that goes on runs to the axis' end."""
        palette = self._ink.palette
        colour = QColor(mixed(palette.panel, self._ink.color(hue).name(), share))
        self._painter.fillRect(QRectF(ends[0], y - _STRIP / 2, max(ends[1] - ends[0] - 1.0, 2.0), _STRIP), colour)

    def _treatments(self) -> None:
        axis, marks = self._at.axis, self._marks
        placed, left_out = treatment_places(marks.treatments, axis, marks.today)
        for one in placed:
            if one.bar is not None:
                until = one.bar.until or max(marks.today, one.bar.since)
                ends = axis.held(one.bar.since), axis.held(until)
                self._strip(ends, self._at.treatment_y(one.row), "mind", 0.22)
                words = shorten(one.words, axis.right - one.x)
                write(self._painter, self._ink, (one.x, self._at.treatment_y(one.row)), (words, "text"), SMALL)
        if left_out:
            words = tr("and {count} more").format(count=left_out)
            spot = (LEFT, self._at.treatment_y(max(one.row for one in placed)) + ROW)
            write(self._painter, self._ink, spot, (words, "muted"))
