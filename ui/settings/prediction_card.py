"""Which published model draws the predicted concentration, or none."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy

from session.pk_models import MODELS, Model
from session.prediction import NO_MODEL
from ui.chosen import Chosen
from ui.preferences import Choices
from ui.text import tr
from ui.widgets.card import Card
from ui.widgets.choice_row import ChoiceSegment


class PredictionCard(Card):
    """A button a model, with its source and whom it was studied in beside it, and one that switches it off."""

    def __init__(self, chosen: Chosen) -> None:
        super().__init__(tr("Predicted concentration"))
        self._chosen = chosen
        self._segments: dict[str, ChoiceSegment] = {}
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(12)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(1, 1)
        self.body.addWidget(_words(tr(
            "The dashed curve of plasma ketamine on the chart is a model, not measured: it describes an average adult "
            "and is no advice on dosing."
        )))  # fmt: skip
        self.body.addLayout(self._rows)
        for model in MODELS.values():
            self._offer(model.name, model.label, _origin_of(model))
        self._offer(NO_MODEL, tr("None"), tr("The chart shows no predicted concentration."))
        chosen.changed.connect(self._show)
        self._show(chosen.choices)

    def segments(self) -> list[ChoiceSegment]:
        return list(self._segments.values())

    def _offer(self, name: str, label: str, about: str) -> None:
        segment = ChoiceSegment(label, self)
        segment.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        segment.setAccessibleName(tr("Predicted concentration: {label}").format(label=label))
        segment.setAccessibleDescription(about)
        segment.clicked.connect(lambda _checked=False, answer=name: self._choose(answer))
        caption = _words(about)
        caption.setObjectName("caption")
        row = len(self._segments)
        self._rows.addWidget(segment, row, 0)
        self._rows.addWidget(caption, row, 1, Qt.AlignmentFlag.AlignVCenter)
        self._segments[name] = segment

    def _choose(self, name: str) -> None:
        self._chosen.choose(replace(self._chosen.choices, model=name))
        self._show(self._chosen.choices)

    def _show(self, choices: Choices) -> None:
        for name, segment in self._segments.items():
            segment.setChecked(name == choices.model)


def _origin_of(model: Model) -> str:
    return tr("Studied in: {studied}. {source}.").format(studied=model.studied, source=model.source)


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
