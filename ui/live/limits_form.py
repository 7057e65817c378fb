"""Limits for this patient: other ones than the protocol's, set by a prescriber with a reason, or taken back."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from session.limits_typed import read_limits
from session.patient_limits import limited
from session.people import Act
from ui.desk import Desk
from ui.live.field_chain import chain, go_to
from ui.live.form import Form
from ui.live.limits_block import LimitsBlock
from ui.live.number_pad import RANGE, NumberPad
from ui.running_session import RunningSession
from ui.signin.second_person import second_person
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.scroll_column import ScrollColumn


class LimitsForm(Form):
    """Follows the record; what is set counts for alerts and on the chart as soon as it is saved."""

    def __init__(self, running: RunningSession, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(running, parent)
        self.view = ScrollColumn(self)
        self.blocks = {each.vital.code: LimitsBlock(each, self) for each in limited(running.state)}
        self.pad = NumberPad(self, RANGE)
        self.pad.hide()
        self.name = second_person(
            desk, tr("Prescriber"), Act.ORDER, not_by=running.recorder.actor,
            why=tr("Somebody else than {name} has to set them."),
        )  # fmt: skip
        self.reason = Field(tr("Reason"))
        self.record = KeyButton(tr("Set these limits"), kind=ButtonKind.PRIMARY, parent=self)
        hint = QLabel(tr("Write only what is to differ, such as 90 to 180, up to 190 or from 88."), self)
        hint.setObjectName("caption")
        hint.setWordWrap(True)
        for part in (hint, *self.blocks.values(), self.name, self.reason):
            self.view.body.addWidget(part)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.message)
        self.column.addWidget(self.record)
        fields = [field for block in self.blocks.values() for field in block.fields.values()]
        chain(self.view, (*fields, *self.name.fields, self.reason), self._record, self.record)
        for block in self.blocks.values():
            block.touched.connect(lambda block=block: self._put_keys(block))
        for field in (*fields, self.reason):
            field.edited.connect(lambda _text: self.say(""))
        self.record.clicked.connect(self._record)
        self.name.proved.connect(self._record)
        self.saved.connect(self.done)
        self.setFocusProxy(fields[0] if fields else self.name)

    def show_now(self) -> None:
        for each in limited(self.running.state):
            if block := self.blocks.get(each.vital.code):
                block.show_limited(each, self.running.state.utc_offset_min)

    def _put_keys(self, block: LimitsBlock) -> None:
        """Put the keys on the screen under the fields that were touched."""
        block.keys.addWidget(self.pad)
        self.pad.show()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # only then it has its place
        self.view.ensureWidgetVisible(self.pad, 0, 12)

    def _record(self) -> None:
        typed = {place: text for block in self.blocks.values() for place, text in block.typed().items()}
        named = self.name.complete()
        self.reason.show_problem("" if self.reason.text() else tr("Write the reason."))
        read = read_limits(self.running.state, typed, self.name.text(), self.reason.text())
        wrong = [field for block in self.blocks.values() if (field := block.show_faults(read.faults))]
        missing = ([] if named else [self.name]) + ([self.reason] if self.reason.problem else [])
        if wrong or missing:
            go_to(self.view, [*wrong, *missing][0])
        elif not read.bodies:
            self.say(tr("Nothing was changed. Write another limit first."))
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.write(read.bodies)
