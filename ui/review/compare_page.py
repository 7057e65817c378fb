"""Sessions of one patient compared, in the place of the session's own page: chart, values at a moment, and words."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from session.comparison import compared_first, day_labels, earlier
from session.comparison_words import differences
from ui.charts.axis import elapsed_at
from ui.charts.compare_chart import CompareChart
from ui.charts.compare_values import CompareValues
from ui.desk import Desk
from ui.review.compare_head import CompareHead
from ui.review.compare_list import CompareList
from ui.review.compare_model import CompareModel
from ui.review.compare_moment import columns_of, empty_rows, moment_rows
from ui.review.compare_reading import CompareReading, ReadSession
from ui.review.compare_shown import Shown, shown
from ui.review.compare_words import CompareWords
from ui.text import tr
from ui.widgets.empty_hint import EmptyHint
from ui.widgets.hands_on import HandsOn

_NARROWEST: Final = 316
_WIDEST: Final = 440
_LATER: Final = "What differs from {day}, a later one"


class ComparePage(HandsOn):
    """`closed` asks for the session's own page again, with Esc or the button."""

    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._this: ReadSession | None = None
        self._shown: Shown | None = None
        self._labels: Mapping[UUID, str] = {}
        self.reading = CompareReading(desk, self)
        self.head = CompareHead(self)
        self.caption = QLabel(self)
        self.caption.setObjectName("caption")
        self.caption.setWordWrap(True)
        self.values, self.chart = CompareValues(self), CompareChart(self)
        self.model = CompareModel(self)
        self.others = CompareList(self.model, self)
        self.words = CompareWords(self)
        self._body, self._hint = QStackedLayout(), EmptyHint("monitoring", "", "")
        self._compared = QWidget(self)
        self._arrange()
        self._connect()
        self.hand_on_to(self.head.close_button)

    def _arrange(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.caption)
        left.addWidget(self.values)
        left.addSpacing(4)
        left.addWidget(self.chart, 1)
        heading = QLabel(tr("Other sessions"), self)
        heading.setObjectName("columnHead")
        heading.setContentsMargins(10, 4, 10, 6)
        beside = QWidget(self)
        beside.setMinimumWidth(_NARROWEST)
        beside.setMaximumWidth(_WIDEST)
        beside.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(heading)
        right.addWidget(self.others)
        right.addWidget(self.words, 1)
        row = QHBoxLayout(self._compared)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(left, 5)
        row.addWidget(beside, 2)
        for part in (self._hint, self._compared):
            self._body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 8, 8)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addLayout(self._body, 1)

    def _connect(self) -> None:
        self.reading.told.connect(self._take)
        self.reading.failed.connect(self._fail)
        self.head.closed.connect(self._close)
        self.head.view_chosen.connect(lambda _view: self._draw())
        self.model.turned.connect(self._draw)
        self.others.marked.connect(self._mark)
        self.chart.moment_read.connect(self._read)
        self.words.moment_chosen.connect(self.chart.stand_at)

    @property
    def hint(self) -> EmptyHint | None:
        """Return what is said in the place of a comparison; None where there is one."""
        return self._hint if self._body.currentWidget() is self._hint else None

    def show_session(self, session_id: UUID) -> None:
        """Compare a session with the others of its patient, once they are read."""
        self._this = self._shown = None
        self.chart.stand_at(None)
        self.head.show_reading(tr("Reading the sessions of this patient"))
        self._say(EmptyHint("monitoring", tr("Compare"), tr("Reading the sessions of this patient")))
        self.reading.read(session_id)

    def stop(self) -> None:
        """Read no further, before the database is closed."""
        self.reading.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        self.stop()
        self.closed.emit()

    def _take(self, found: tuple[ReadSession, ...]) -> None:
        """Show the sessions: at first those before it are chosen; what somebody chose meanwhile stays."""
        this, session = found[0], found[0].session
        others = sorted(found[1:], key=lambda one: one.head.opened_at, reverse=True)
        able = [one.session for one in others if one.session is not None]
        before = bool(session and earlier(session, able))
        if self.reading.is_reading and not before:
            return
        first, self._this = self._this is None, this
        wanted = [one.session_id for one in compared_first(session, able)] if session else []
        next_one = bool(wanted) and not before
        self.head.show_session(this, may_choose=session is not None and bool(able), next_one=next_one)
        if session is None or not able:
            self._say(_nothing_to_compare(this))
            return
        known = {row.head.session_id for row in self.model.rows} if not first else set()
        chosen = {row.head.session_id for row in self.model.chosen} if not first else set()
        marked = None if first else self._marked()
        self._labels = day_labels(session, able)
        self._shown = None
        self.model.show_rows(others, chosen | (set(wanted) - known))
        self.others.mark(_place(others, marked.head.session_id if marked else next(iter(wanted), None)))
        self._body.setCurrentWidget(self._compared)
        if first:
            self._put_focus(self.others)
        self._draw()

    def _fail(self, sentence: str) -> None:
        self._say(EmptyHint("error", tr("This cannot be read now"), sentence))

    def _marked(self) -> ReadSession | None:
        return self.model.row(self.others.currentIndex())

    def _mark(self) -> None:
        """Say what differs from the session that is marked; beside each other it is drawn as well."""
        this, other = self._this.session if self._this else None, self._marked()
        if this is None or other is None:
            return
        if other.session is None:
            self.words.show_nothing(tr("This session cannot be compared."))
        else:
            day = self._labels[other.session.session_id]
            heading = tr("What differs from {day}") if other.session.started_at < this.started_at else tr(_LATER)
            self.words.show_differences(this, heading.format(day=day), differences(this, other.session, day))
        if self._shown is not None and self._shown.follows_mark:
            self._draw()

    def _draw(self) -> None:
        this, marked = self._this.session if self._this else None, self._marked()
        if this is None or self.hint is not None:
            return
        chosen = [row.session for row in self.model.chosen if row.session is not None]
        beside = marked.session if marked else None
        self._shown = shown(self.head.shown_as, this, (chosen, beside), self._labels)
        self.caption.setText(tr("Reading the other sessions") if self.reading.is_reading else self._shown.caption)
        lines = self._shown.marks.lines
        self.model.show_looks({line.session.session_id: line.look for line in lines if line.look})
        self.chart.show_marks(self._shown.marks)

    def _read(self, at: float | None) -> None:
        if self._shown is None:
            return
        marks, behind, bands = self._shown.marks, self._shown.behind, self._shown.bands
        rows = empty_rows(marks, behind, bands) if at is None else moment_rows(marks, behind, bands, at)
        heading = tr("Point, or use ← →") if at is None else tr("At {time}").format(time=elapsed_at(at))
        self.values.show_rows(heading, columns_of(marks), tuple(rows))

    def _put_focus(self, part: QWidget) -> None:
        """Let the keyboard go to a part whenever it comes to the page, and now where it is on the page already."""
        focus = QApplication.focusWidget()
        self.hand_on_to(part)
        if focus is not None and (focus is self or self.isAncestorOf(focus)):
            part.setFocus()

    def _say(self, hint: EmptyHint) -> None:
        self._put_focus(self.head.close_button)
        self._body.addWidget(hint)
        self._body.setCurrentWidget(hint)
        self._body.removeWidget(self._hint)
        self._hint.deleteLater()
        self._hint = hint


def _place(others: list[ReadSession], marked: UUID | None) -> int:
    """Return where the session to be marked stands; with none, the first that can be compared."""
    for place, one in enumerate(others):
        if one.head.session_id == marked:
            return place
    return next(place for place, one in enumerate(others) if one.session is not None)


def _nothing_to_compare(this: ReadSession) -> EmptyHint:
    if this.session is None:
        words = this.trouble or tr("Sessions are laid over each other from the start of the infusion.")
        return EmptyHint("monitoring", tr("This session was not started"), words)
    words = tr("Once this patient has had a second infusion, both can be laid over each other from their start.")
    return EmptyHint("monitoring", tr("The first infusion of this patient here"), words)
