"""What else changed the pain: treatments with their dates, and what was asked between sessions."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from session.course import Measure, Measured, Treatment
from session.course_story import Story
from session.quantities import plain
from ui.day_words import day_words
from ui.text import tr
from ui.theme.look import look_of
from ui.widgets.card import Card
from ui.widgets.scroll_column import ScrollColumn

_DATES: Final = 112
"""The width of the dates, in which "since 23 Nov 2026" stands on one line."""


class ChangesCard(Card):
    """Rows of a date and words, newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What else changed"), parent)
        self._view = ScrollColumn(self)
        self._rows = QWidget(self)
        self._grid = _grid(self._rows)
        self._view.body.addWidget(self._rows)
        self.body.addWidget(self._view, 1)
        self.said: list[str] = []

    def show_course(self, story: Story) -> None:
        """Show what is known; a sentence where nothing is."""
        rows = list(change_rows(story)) or [("", tr("Nothing written. Treatments and scores are under More."))]
        self.said = [" ".join(filter(None, row)) for row in rows]
        fresh = QWidget(self)
        self._grid = _grid(fresh)
        for place, (when, words) in enumerate(rows):
            date_label = _label(when, "caption")
            date_label.setFixedWidth(look_of(self).scale.px(_DATES))
            date_label.setVisible(bool(when))
            self._grid.addWidget(date_label, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(_label(words, ""), place, int(bool(when)), 1, 1 if when else 2)
        self._view.body.removeWidget(self._rows)
        self._view.body.addWidget(fresh)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = fresh


def change_rows(story: Story) -> Iterator[tuple[str, str]]:
    """Yield treatments, changes of the dose and answers, newest first, each with when."""
    rows = [(one.since, _treatment(one)) for one in story.kept.treatments]
    rows += [(one.day, (day_words(one.day), _measured(one))) for one in story.kept.measured]
    rows += [
        (one.day, (day_words(one.day), _judged(one.outcome.value, one.physician))) for one in story.kept.assessments
    ]
    for _, row in sorted(rows, key=lambda pair: pair[0], reverse=True):
        yield row


def _treatment(one: Treatment) -> tuple[str, str]:
    if one.until is None:
        return tr("since {day}").format(day=day_words(one.since)), one.words
    return tr("{since} to {until}").format(since=day_words(one.since), until=day_words(one.until)), one.words


def _measured(one: Measured) -> str:
    if one.measure in (Measure.SATISFIED, Measure.URINARY, Measure.FOLLOW_UP):
        return ": ".join(filter(None, (one.measure.value, one.words)))
    value = plain(one.value) if one.value is not None else ""
    return " ".join(filter(None, (one.measure.value, value, one.words)))


def _judged(outcome: str, physician: str) -> str:
    return tr("response judged: {outcome}, {name}").format(outcome=outcome, name=physician)


def _grid(parent: QWidget) -> QGridLayout:
    grid = QGridLayout(parent)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    return grid


def _label(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
