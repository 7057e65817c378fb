"""Dose against days of relief, or what is missing for it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from session.course_story import Story
from ui import shortcuts
from ui.charts.relief_plot import ReliefPlot, relief_dots
from ui.text import tr
from ui.widgets.card import Card


class ReliefCard(Card):
    """The plot, and under it what its hollow dots stand for; pressed, it `asked` to be seen larger."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Dose against days of relief"), parent)
        self.plot = ReliefPlot(self)
        self.hint = QLabel(self)
        self.hint.setObjectName("caption")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.setSpacing(2)
        self.body.addWidget(self.plot, 1)
        self.body.addWidget(self.hint)

    def show_course(self, story: Story) -> None:
        dots = relief_dots(story)
        self.plot.show_dots(dots)
        self.plot.setVisible(bool(dots))
        larger = tr("Larger: {key}").format(key=shortcuts.shown("response"))
        hollow = tr("Hollow: its end was not seen.")
        missing = tr("A dot comes with each infusion that is followed by a diary.")
        signs = (hollow, larger) if any(not dot.seen for dot in dots) else (larger,)
        self.hint.setText(" ".join(signs) if dots else missing)
        self.body.setStretchFactor(self.hint, 0 if dots else 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.asked.emit()
