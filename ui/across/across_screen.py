"""Across patients: days of relief by what they may depend on, as dots, medians and curves, never as a verdict."""

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from session.across import By, Filter, Group, groups
from session.across_table import across_table
from session.audit_port import LookKind
from session.series import AllSeries, Series
from session.times import at_chair
from ui import shortcuts
from ui.across.across_head import AcrossHead
from ui.across.chart_cards import CurvesCard, LanesCard, caption
from ui.across.filter_form import FilterForm
from ui.across.reading import Reading
from ui.across.saving import csv_file, keep_as_csv
from ui.desk import Desk
from ui.text import tr
from ui.widgets.empty_hint import EmptyHint
from ui.widgets.side_panel import SidePanel

_PATIENCE_MS: Final = 300
"""A reading that is over sooner is not spoken of."""


class AcrossScreen(QWidget):
    """Reads anew whenever it is shown; what was shown before stays until then. `stop` comes before the database."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._all, self._filter = AllSeries(), Filter()
        self.reading = Reading(desk, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self.head, self.lanes, self.curves = AcrossHead(self), LanesCard(self), CurvesCard(self)
        self._remark = caption("", self)
        self._charts, self._hint = QWidget(self), EmptyHint("scatter_plot", "", "")
        self._body = QStackedLayout()
        self._arrange()
        self.panel = SidePanel(self)
        self._connect()
        self._say_instead(EmptyHint("scatter_plot", tr("Across patients"), ""))
        self.setFocusProxy(self.head)

    def _arrange(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.lanes, 11)
        beside.addWidget(self.curves, 9)
        column = QVBoxLayout(self._charts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(beside, 1)
        column.addWidget(self._remark)
        for part in (self._hint, self._charts):
            self._body.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 10)
        outer.setSpacing(12)
        outer.addWidget(self.head)
        outer.addLayout(self._body, 1)

    def _connect(self) -> None:
        self.reading.told.connect(self._take)
        self.reading.failed.connect(self._fail)
        self._patience.timeout.connect(lambda: self.head.say(tr("Reading the courses of all patients")))
        self.head.by_chosen.connect(lambda _by: self._show())
        self.head.filter.clicked.connect(self.ask)
        self.head.save.clicked.connect(self.save)
        shortcuts.bind("filter series", self, self.ask)
        shortcuts.bind("save series", self, self.save)

    @property
    def series(self) -> tuple[Series, ...]:
        """Return the series that are looked at."""
        return tuple(one for one in self._all.series if self._filter.lets(one))

    @property
    def hint(self) -> EmptyHint | None:
        """Return what is said in place of the charts; None where they are shown."""
        return self._hint if self._body.currentWidget() is self._hint else None

    @property
    def remark(self) -> str:
        return self._remark.text()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._patience.start()
        self.reading.read()

    def stop(self) -> None:
        """Wait for what is being read."""
        self._patience.stop()
        self.reading.stop()

    def look_at(self, chosen: Filter) -> None:
        """Show only the series that a filter lets through."""
        self._filter = chosen
        self.head.show_filter(chosen)
        self.panel.close_panel()
        self._show()

    def ask(self) -> None:
        """Ask beside the charts which series are looked at."""
        form = FilterForm(self._filter, sorted({one.protocol for one in self._all.series}))
        form.chosen.connect(self.look_at)
        self.panel.open_with(tr("Which series"), form)

    def save(self) -> None:
        """Keep the series that are looked at as a table among the user's documents, and say where."""
        if not self.head.save.isEnabled():
            return
        moment = self._desk.now()
        file = csv_file(at_chair(moment, self._desk.clock.utc_offset_min(moment)).date())
        done = keep_as_csv(across_table(self.series), file)
        if done:
            self._desk.look(LookKind.TABLE)
        words = tr("Saved in {folder}: {file}") if done else tr("This could not be saved in {folder}: {file}")
        self.head.say(words.format(folder=file.parent, file=file.name))

    def _take(self, found: AllSeries) -> None:
        self._patience.stop()
        self.head.say("")
        self._all = found
        self._show()

    def _fail(self, sentence: str) -> None:
        self._patience.stop()
        self.head.say("")
        self._say_instead(EmptyHint("error", tr("This cannot be read now"), sentence))

    def _show(self) -> None:
        """Show the groups, or what is missing for them."""
        series = self.series
        self.head.save.setEnabled(bool(series))
        by = self.head.by.value()
        found = groups(series, by if isinstance(by, By) else By.CONDITION)
        drawn = tuple(one for one in found if one.followed)
        if not drawn:
            self._say_instead(self._nothing())
            return
        self.lanes.show_groups(drawn)
        self.curves.show_groups(drawn)
        self._remark.setText(_remark(drawn, self._all.untold, by))
        self._body.setCurrentWidget(self._charts)

    def _nothing(self) -> EmptyHint:
        if self._all.series:
            words = tr("Take a filter away, or give it more room.")
            return EmptyHint("scatter_plot", tr("No series is left by this filter"), words)
        words = tr(
            "A series of infusions stands here a week after its last one, when the pain before it is known "
            "and a diary was kept after it."
        )
        return EmptyHint("scatter_plot", tr("No series to look at yet"), words)

    def _say_instead(self, hint: EmptyHint) -> None:
        self._body.addWidget(hint)
        self._body.setCurrentWidget(hint)
        self._body.removeWidget(self._hint)
        self._hint.deleteLater()
        self._hint = hint


def _remark(drawn: tuple[Group, ...], untold: int, by: object) -> str:
    """Return what counts for all that is shown."""
    parts = [tr("Days until half of the benefit was gone, read between two entries of the diary.")]
    if max(len(one.followed) - one.patients for one in drawn) > 0:
        parts.append(tr("A patient whose relief is short has more series, and counts more often."))
    if by is By.TREATMENT:
        parts.append(tr("A series with several treatments stands with each of them."))
    if untold:
        parts.append(tr("Not here for lack of a diary or of the pain before: {count} series.").format(count=untold))
    return " ".join(parts)
