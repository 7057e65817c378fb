"""Dose and response across a patient's course: what can be said, the plot, and the table of infusions."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from session.dose_response import Dosed, DoseResponse
from ui.charts.dose_response_plot import DoseResponsePlot
from ui.charts.dose_response_words import infusion_words
from ui.course.dose_response_head import DoseResponseHead
from ui.course.dose_response_reading import CourseDoses, DoseResponseReading
from ui.course.dose_response_table import DoseResponseTable
from ui.desk import Desk
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.empty_hint import EmptyHint
from ui.widgets.key_button import KeyButton

_READ_LINES: Final = 3
_PATIENCE_MS: Final = 300
"""A reading that is over sooner is not spoken of."""


class DoseResponsePage(QWidget):
    """`closed` asks to go back to where it was opened, `session_chosen` carries the UUID of a session to be shown.

    What was shown before stays until a reading is over; `stop` comes before the database is closed.
    """

    closed = Signal()
    session_chosen = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._patient: UUID | None = None
        self.found = DoseResponse()
        self.reading = DoseResponseReading(desk, self)
        self._patience = _once(_PATIENCE_MS, self, self._say_reading)
        self._starting, self._filling = _once(0, self, self._read_now), _once(0, self, self._fill_table)
        self.head = DoseResponseHead(self)
        self.said, self.beside, self.read_out = (_wrapped(name, self) for name in ("sentence", "detail", "detail"))
        self.plot, self.table = DoseResponsePlot(self), DoseResponseTable(self)
        self.open = KeyButton(tr("Open this session"), tr("Enter"), parent=self)
        self._whole, self._hint = QWidget(self), EmptyHint("scatter_plot", "", "")
        self._body = QStackedLayout()
        self.read_out.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._arrange()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _arrange(self) -> None:
        plot, table = Card(parent=self), Card(parent=self)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.read_out, 1)
        below.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        plot.body.setContentsMargins(8, 10, 12, 8)
        plot.body.setSpacing(6)
        plot.body.addWidget(self.plot, 1)
        plot.body.addLayout(below)
        table.body.setContentsMargins(2, 2, 2, 2)
        table.body.addWidget(self.table, 1)
        inner = QVBoxLayout(self._whole)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        for words in (self.said, self.beside):
            inner.addWidget(words)
        inner.addWidget(plot, 4)
        inner.addWidget(table, 3)
        for part in (self._hint, self._whole):
            self._body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addLayout(self._body, 1)

    def _connect(self) -> None:
        self.head.closed.connect(self.closed)
        self.head.unit_chosen.connect(lambda per_kg: self.plot.measure_in(per_kg=per_kg))
        self.plot.read.connect(self._read)
        self.table.read.connect(self.plot.read_out)
        for part in (self.plot, self.table):
            part.opened.connect(self.session_chosen)
        self.open.clicked.connect(self.plot.open_read)
        self.reading.told.connect(self._take)
        self.reading.failed.connect(self._fail)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the longest read-out, so that the plot stands still from one infusion to the next."""
        super().resizeEvent(event)
        self.read_out.setMinimumHeight(_READ_LINES * self.read_out.fontMetrics().lineSpacing())

    @property
    def is_busy(self) -> bool:
        """Say whether something is still read or filled in."""
        return self._starting.isActive() or self._filling.isActive() or self.reading.is_reading

    @property
    def hint(self) -> EmptyHint | None:
        """Return what is said in place of the plot; None where it is shown."""
        return self._hint if self._body.currentWidget() is self._hint else None

    def show_patient(self, patient_id: UUID) -> None:
        """Read a patient's newest course and show it."""
        if patient_id != self._patient:
            self._patient, self.found = patient_id, DoseResponse()
            self.head.show_course(None)
            self._say_instead(EmptyHint("scatter_plot", tr("Dose and response"), ""))
        self._patience.start()
        self._starting.start()  # what is there is painted first: while a thread reads, painting is slow

    def stop(self) -> None:
        """Wait for what is being read."""
        for timer in (self._patience, self._starting, self._filling):
            timer.stop()
        self.reading.stop()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to the plot once it is there."""
        super().focusInEvent(event)
        if self.hint is None:
            self.plot.setFocus(event.reason())
        elif not self.is_busy:
            self.head.close_button.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _read_now(self) -> None:
        if self._patient is not None:
            self.reading.read(self._patient)

    def _take(self, told: CourseDoses) -> None:
        self._patience.stop()
        if told.shown.patient.patient_id != self._patient:
            return
        self.found = told.found
        self.head.show_course(told.shown)
        if not told.found.infusions:
            self._say_instead(_nothing(told))
            self._hand_on(self.head.close_button)
            return
        if all(one.mg_per_kg is None for one in told.found.infusions):
            self.head.measure_in(per_kg=False)
        first, *others = told.said
        self.said.setText(first)
        self.beside.setText(" ".join(others))
        self.plot.setAccessibleDescription(" ".join(told.said))
        self.plot.show_found(told.found)
        self._filling.start()
        self._body.setCurrentWidget(self._whole)
        self._hand_on(self.plot)

    def _hand_on(self, part: QWidget) -> None:
        """Let a part have the keyboard that waits on the page; also where another program is in front meanwhile."""
        if self.window().focusWidget() is self:
            part.setFocus()

    def _fill_table(self) -> None:
        """Fill the table once the plot is painted, so that the window does not stand still for both."""
        self.table.show_found(self.found)
        if self.plot.shown is not None:
            self.table.mark(self.plot.shown.session_id)

    def _fail(self, sentence: str) -> None:
        self._patience.stop()
        self._say_instead(EmptyHint("error", tr("This cannot be read now"), sentence))
        self._hand_on(self.head.close_button)

    def _say_reading(self) -> None:
        if self.hint is not None:
            self._say_instead(EmptyHint("scatter_plot", tr("Reading the infusions of this course"), ""))

    def _read(self, one: Dosed | None) -> None:
        """Tell an infusion under the plot and mark its row."""
        self.open.setEnabled(one is not None)
        words = infusion_words(one) if one is not None else ""
        self.read_out.setText(words)
        if one is not None:
            self.table.mark(one.session_id)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.plot, words))

    def _say_instead(self, hint: EmptyHint) -> None:
        self._body.addWidget(hint)
        self._body.setCurrentWidget(hint)
        self._body.removeWidget(self._hint)
        self._hint.deleteLater()
        self._hint = hint


def _once(milliseconds: int, owner: QWidget, act: Callable[[], None]) -> QTimer:
    """Return a timer that calls `act` once after it was started."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer


def _nothing(told: CourseDoses) -> EmptyHint:
    if told.shown.story is None:
        words = tr("Dose and response are looked at across a course; this patient has none yet.")
        return EmptyHint("scatter_plot", tr("No course yet"), words)
    words = tr("Once an infusion of this course is started it stands here, with what it brought and how it was borne.")
    return EmptyHint("scatter_plot", tr("No infusion yet"), words)


def _wrapped(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
