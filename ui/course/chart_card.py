"""The chart of a course in its card, with what it shows or what is known of the day under the cursor."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from ui.charts.course_chart import CourseChart
from ui.charts.course_marks import course_marks
from ui.course.patient_course import PatientCourse
from ui.course.read_out import read_out
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel


class ChartCard(Card):
    """The legend stands at the right until a day is read out in its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._shown: PatientCourse | None = None
        self.chart = CourseChart(self)
        self.said = ElidedLabel(parent=self)
        self.said.setObjectName("caption")
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        heading = QLabel(tr("Pain, day by day, with every infusion"), self)
        heading.setObjectName("heading")
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(heading)
        top.addWidget(self.said, 1)
        self.body.setContentsMargins(14, 10, 8, 6)
        self.body.setSpacing(4)
        self.body.addLayout(top)
        self.body.addWidget(self.chart, 1)
        self.chart.day_read.connect(self._read)

    def show_course(self, shown: PatientCourse) -> None:
        """Show the chart of a course; the patient has one."""
        self._shown = shown
        self.chart.show_marks(course_marks(shown.story, shown.days) if shown.story else None)
        self._read(None)

    def _read(self, day: date | None) -> None:
        if day is None or self._shown is None or self._shown.story is None:
            self.said.setText(_legend())
            return
        words = read_out(self._shown.story, day, self._shown.days)
        self.said.setText(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.chart, words))


def _legend() -> str:
    return tr(
        "circles: before and after an infusion · dots: diary · dashes: half of the benefit gone · band: expected return"
    )
