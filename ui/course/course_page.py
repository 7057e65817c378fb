"""One patient's course: header, cards, chart, why these dates, what else changed, dose against relief."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.course.changes_card import ChangesCard
from ui.course.chart_card import ChartCard
from ui.course.course_header import CourseHeader
from ui.course.face_card import FaceRow
from ui.course.faces import course_faces
from ui.course.patient_course import PatientCourse
from ui.course.relief_card import ReliefCard
from ui.course.why_card import WhyCard
from ui.text import tr
from ui.theme.look import look_of
from ui.widgets.banner import Banner, Notice
from ui.widgets.empty_hint import EmptyHint
from ui.widgets.key_button import ButtonKind, KeyButton

_LOWER = 188
_HIGHEST = 230


class CoursePage(QWidget):
    """`asked` carries the name of a form."""

    asked = Signal(str)

    def __init__(self, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self.shown: PatientCourse | None = None
        self.banner = Banner(self)
        self.header = CourseHeader(self)
        self.faces = FaceRow(self)
        self.chart = ChartCard(self)
        self.why, self.changes, self.relief = WhyCard(self), ChangesCard(self), ReliefCard(self)
        self._body = QStackedLayout()
        self._arrange()
        self._fit()
        self.header.asked.connect(self.asked)
        self.banner.acted.connect(self.banner.clear)

    def _arrange(self) -> None:
        lower = QHBoxLayout()
        lower.setSpacing(12)
        for card, share in ((self.why, 4), (self.changes, 3), (self.relief, 3)):
            card.body.setContentsMargins(14, 10, 14, 10)
            lower.addWidget(card, share)
        course = QWidget(self)
        inner = QVBoxLayout(course)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        for part in (self.faces, self.chart):
            inner.addWidget(part, int(part is self.chart))
        inner.addLayout(lower)
        self._body.addWidget(course)
        self._body.addWidget(self._none())
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.banner)
        column.addWidget(self.header)
        column.addLayout(self._body, 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Let the cards below the chart be as high as a few lines of text are at this size."""
        for card in (self.why, self.changes, self.relief):
            card.setFixedHeight(min(look_of(self).scale.px(_LOWER), _HIGHEST))

    def _none(self) -> EmptyHint:
        words = tr(
            "A course holds what the treatment is for, the induction on the calendar, the pain between infusions, and "
            "when a booster is due."
        )
        begin = KeyButton(tr("Open a course"), kind=ButtonKind.PRIMARY)
        begin.clicked.connect(lambda: self.asked.emit("open"))
        begin.setVisible(not self._read_only)
        return EmptyHint("monitoring", tr("No course yet"), words, begin, parent=self)

    def show_course(self, shown: PatientCourse) -> None:
        """Show a patient's course, or that there is none."""
        self.shown = shown
        self.header.show_course(shown, may_write=not self._read_only)
        self._body.setCurrentIndex(0 if shown.story else 1)
        if shown.story is None:
            return
        found = shown.safety
        self.faces.show_faces(course_faces(shown), (*found.reached, *found.due))
        self.chart.show_course(shown)
        self.why.show_course(shown)
        self.changes.show_course(shown.story)
        self.relief.show_course(shown.story)

    def say(self, sentence: str) -> None:
        """Say what was done."""
        self.banner.show_notice(Notice(sentence, action=tr("Understood")))
