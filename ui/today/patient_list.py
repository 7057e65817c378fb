"""The patients of this clinic, found while typing."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.ports import Patient, SessionRow
from session.problems import StorageProblem
from session.times import at_chair
from ui import shortcuts
from ui.desk import Desk
from ui.text import tr
from ui.today.last_visit import last_visit_words
from ui.today.patient_row import PatientRow
from ui.widgets.card import Card
from ui.widgets.key_button import KeyButton
from ui.widgets.scroll_column import ScrollColumn
from ui.widgets.search_field import SearchField

SHOWN: Final = 30
_LOWEST: Final = 260


class PatientList(Card):
    """A search field over rows; `chosen` carries the patient whose button was pressed.

    At most 30 are shown; more are found by typing. A patient's last visit is read once and forgotten on `reload`.
    `failed` carries the sentence where the search could not be read.
    """

    chosen = Signal(object)
    new_requested = Signal()
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._rows: list[PatientRow] = []
        self._patients: tuple[Patient, ...] = ()
        self._last: dict[UUID, SessionRow | None] = {}
        self.field = SearchField(
            tr("Find a patient by name, MRN or birth date 1979-03-14"), shortcuts.shown("find"), self
        )
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._enter)
        self._said = QLabel(self)
        self._said.setObjectName("caption")
        self._new = KeyButton(tr("Check in a new patient"), shortcuts.shown("start"), icon="person_add", parent=self)
        self._new.clicked.connect(self.new_requested)
        self._scroll = ScrollColumn(self)
        self._scroll.body.setSpacing(0)
        self._arrange()
        self.setMinimumHeight(_LOWEST)

    def _arrange(self) -> None:
        self.body.setContentsMargins(0, 12, 0, 8)
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        heading = QLabel(tr("Patients"), self)
        heading.setObjectName("heading")
        top.addWidget(heading)
        top.addSpacing(12)
        top.addWidget(self.field, 1)
        below = QVBoxLayout()
        below.setContentsMargins(16, 0, 16, 0)
        below.addWidget(self._said)
        below.addWidget(self._new, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(top)
        self.body.addWidget(self._scroll, 1)
        self.body.addLayout(below)

    def rows(self) -> list[PatientRow]:
        """Return the rows that are shown."""
        return self._rows[: len(self._patients)]

    @property
    def sentence(self) -> str:
        """Return what is said below the rows; nothing where they say it all."""
        return self._said.text()

    def reload(self) -> None:
        """Read everything again; raises StorageProblem."""
        self._last.clear()
        self.search()

    def search(self) -> None:
        """Show the patients that fit what is typed; raises StorageProblem."""
        words = self.field.text().strip()
        found = self._desk.registry.find_patients(words, SHOWN + 1)
        self._patients = found[:SHOWN]
        while len(self._rows) < len(self._patients):
            self._rows.append(self._row(len(self._rows)))
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(self._patients))
            if place < len(self._patients):
                self._show(row, self._patients[place])
        self._say(words, more=len(found) > SHOWN)

    def _typed(self) -> None:
        try:
            self.search()
        except StorageProblem as problem:
            self.failed.emit(problem.sentence)

    def _say(self, words: str, *, more: bool) -> None:
        sentence = ""
        if more:
            sentence = tr("The first {count} by name. Type to find others.").format(count=SHOWN)
        elif not self._patients:
            sentence = tr("Nobody is found for {words}.").format(words=words) if words else tr("Nobody yet.")
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._new.setVisible(not self._patients and not self._desk.read_only)

    def _row(self, place: int) -> PatientRow:
        row = PatientRow(self)
        row.setFrameShape(QFrame.Shape.NoFrame)
        row.pressed.connect(lambda: self.chosen.emit(self._patients[place]))
        row.moved.connect(lambda step: self._move(place + step))
        self._scroll.body.addWidget(row)
        return row

    def _show(self, row: PatientRow, patient: Patient) -> None:
        last = self._last_of(patient)
        here = any(item.patient.patient_id == patient.patient_id for item in self._desk.running)
        moment = self._desk.now()
        today = at_chair(moment, self._desk.clock.utc_offset_min(moment)).date()
        row.show_patient(patient, last_visit_words(last), today, here=here, may_start=not self._desk.read_only)

    def _last_of(self, patient: Patient) -> SessionRow | None:
        key = patient.patient_id
        if key not in self._last:
            self._last[key] = next(iter(self._desk.registry.sessions_of(key)), None)
        return self._last[key]

    def _move(self, place: int) -> None:
        if place < 0:
            self.field.setFocus(Qt.FocusReason.BacktabFocusReason)
        elif place < len(self._patients):
            button = self._rows[place].button
            button.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(self._rows[place])

    def _enter(self) -> None:
        """Go to the only patient found; among several, to the first row, where Enter decides."""
        if len(self._patients) == 1 and self.rows()[0].button.isVisible():
            self.chosen.emit(self._patients[0])
        else:
            self._move(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self._move(0)
        else:
            super().keyPressEvent(event)
