"""Which of the protocol's drugs for when they are needed are ordered."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.protocol import Prn
from ui.text import tr
from ui.widgets.choice_row import ChoiceSegment
from ui.widgets.flow_row import FlowRow
from ui.widgets.labelled import Labelled


class PrnChoice(Labelled):
    """Segments of which any number is ordered, none beforehand; under them when each of the ordered ones is meant.

    It stands under a heading of its own, so the label is for a screen reader only.
    """

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        content = QWidget()
        self._drugs: dict[str, tuple[Prn, ChoiceSegment]] = {}
        self._flow = FlowRow(content)
        self._when = QLabel(content)
        self._when.setObjectName("caption")
        self._when.setWordWrap(True)
        self._when.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._flow)
        column.addWidget(self._when)
        super().__init__(tr("Drugs that may be given when needed"), content, parent)
        self._label.hide()

    @property
    def when(self) -> str:
        """Return what is said of the drugs that are ordered."""
        return self._when.text()

    def offer(self, drugs: Sequence[Prn]) -> None:
        """Let these be ordered; those that were ordered before stay so."""
        before = self.values()
        self._drugs = {drug.drug: (drug, self._segment(drug)) for drug in drugs}
        self._flow.show_parts([segment for _, segment in self._drugs.values()])
        self.setVisible(bool(drugs))
        self.choose(before)

    def values(self) -> tuple[str, ...]:
        """Return the drugs ordered, in the order in which they stand."""
        return tuple(drug for drug, (_, segment) in self._drugs.items() if segment.isChecked())

    def segments(self) -> list[ChoiceSegment]:
        return [segment for _, segment in self._drugs.values()]

    def choose(self, drugs: Iterable[str]) -> None:
        """Show these as ordered, and no other."""
        wanted = set(drugs)
        for drug, (_, segment) in self._drugs.items():
            segment.setChecked(drug in wanted)
        self._tell()

    def choose_all(self) -> None:
        """Show every one as ordered."""
        self.choose(self._drugs)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        segments = self.segments()
        if step is None or not segments:
            super().keyPressEvent(event)
            return
        at = next((index for index, segment in enumerate(segments) if segment.hasFocus()), 0)
        segments[(at + step) % len(segments)].setFocus(Qt.FocusReason.TabFocusReason)

    def _segment(self, drug: Prn) -> ChoiceSegment:
        segment = ChoiceSegment(drug.drug, self._flow)
        segment.setAccessibleName(tr("When needed: {drug}").format(drug=drug.drug))
        segment.setAccessibleDescription(drug.when)
        segment.clicked.connect(self._pressed)
        return segment

    def _pressed(self) -> None:
        self._tell()
        self.chosen.emit()

    def _tell(self) -> None:
        ordered = [self._drugs[drug][0] for drug in self.values()]
        self._when.setText("; ".join(f"{one.drug}: {one.when}" for one in ordered if one.when))
        self._when.setVisible(bool(self._when.text()))
