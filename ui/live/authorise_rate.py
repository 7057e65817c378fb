"""Above the maximum: a prescriber's name and reason for a rate that the order or the protocol does not allow."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from session.events import Event
from session.people import Act
from session.pump_findings import same_person
from session.quantities import Mixture, Rate
from session.rate_authority import in_all_units
from ui.desk import Desk
from ui.live.entry_line import EntryLine
from ui.live.field_chain import chain, go_to
from ui.live.form import Form
from ui.running_session import RunningSession
from ui.signin.second_person import second_person
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.scroll_column import ScrollColumn


class AuthoriseRate(Form):
    """Shows the rate against its maximum in every unit; what the line says is recorded with who answers for it."""

    def __init__(self, running: RunningSession, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(running, parent)
        self._line: EntryLine | None = None
        self._sent = False
        self.view = ScrollColumn(self)
        self.sentence = QLabel(self)
        self.sentence.setObjectName("heading")
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.rates = QGridLayout()
        self.rates.setHorizontalSpacing(16)
        self.rates.setVerticalSpacing(2)
        others = [name for name in desk.registry.staff() if not same_person(name, running.recorder.actor)]
        self.name = second_person(desk, tr("Prescriber"), Act.ORDER, names=others)
        self.reason = Field(tr("Reason"))
        reasons = QGridLayout()
        reasons.setSpacing(6)
        offered = (tr("pain not relieved"), tr("tolerated before"), tr("order to be changed"))
        for place, words in enumerate(offered):
            button = KeyButton(words.capitalize(), parent=self)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, words=words: self.reason.set_text(words))
            reasons.addWidget(button, place // 2, place % 2)
        self.record = KeyButton(tr("Record with this authority"), kind=ButtonKind.PRIMARY, parent=self)
        self.record.clicked.connect(self._record)
        self.name.proved.connect(self._record)
        for widget in (self.sentence, self._wrapped(self.rates), self.name, self.reason, self._wrapped(reasons)):
            self.view.body.addWidget(widget)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.message)
        self.column.addWidget(self.record)
        chain(self.view, (*self.name.fields, self.reason), self._record, self.record)
        self.setFocusProxy(self.name)
        running.bridge.recorded.connect(self._look_for_end)

    def beside(self, line: EntryLine) -> None:
        self._line = line
        held, mixture = line.flow.held, self.running.state.mixture
        if held is None or mixture is None:
            return
        self.sentence.setText(held.rate.sentence)
        self._show_rates(held.rate.rate, held.rate.maximum.rate, mixture)

    def _show_rates(self, rate: Rate, most: Rate, mixture: Mixture) -> None:
        rows = [(tr("This rate"), tr("Maximum")), *zip(in_all_units(rate, mixture), in_all_units(most, mixture),
                                                       strict=True)]  # fmt: skip
        for row, texts in enumerate(rows):
            for place, text in enumerate(texts):
                label = QLabel(text, self)
                label.setObjectName("caption" if not row else "body")
                self.rates.addWidget(label, row, place)

    def _wrapped(self, layout: QGridLayout) -> QWidget:
        part = QWidget(self)
        layout.setContentsMargins(0, 0, 0, 0)
        part.setLayout(layout)
        return part

    def _record(self) -> None:
        named = self.name.complete()
        self.reason.show_problem("" if self.reason.text() else tr("Write the reason."))
        if not named or not self.reason.text() or self._line is None:
            go_to(self.view, self.reason if named else self.name)
            return
        self._sent = True
        self.say(self._line.authorise(self.name.text(), self.reason.text()))

    def _look_for_end(self, _event: Event, _state: object) -> None:
        """Close once the whole line is on disk."""
        if self._sent and self._line is not None and self._line.flow.saving is None:
            self.done.emit()

    def _failed(self, events: Sequence[Event], sentence: str) -> None:
        super()._failed(events, sentence)
        if self._sent:
            self._sent = False
            self.say(sentence)
