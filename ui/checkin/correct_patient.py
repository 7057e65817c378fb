"""A patient's row put right: the old values stay in the audit."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from session.checkin import CheckInFaults, read_patient
from session.ports import Patient
from ui.checkin.identity_fields import IdentityFields
from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton


class CorrectPatient(QWidget):
    """`asked` carries the row as it is to be, `left` says that nothing is to be changed."""

    asked = Signal(object)
    left = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._patient: Patient | None = None
        self.fields = IdentityFields(self)
        self.save = KeyButton(tr("Save the correction"), kind=ButtonKind.PRIMARY, parent=self)
        self.leave = KeyButton(tr("Leave as it was"), parent=self)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save)
        row.addWidget(self.leave)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fields)
        column.addLayout(row)

    def begin(self, patient: Patient) -> None:
        """Show a patient's row to be changed."""
        self._patient = patient
        self.fields.begin(self._today(), patient)

    def _save(self) -> None:
        if self._patient is None:
            return
        try:
            corrected = read_patient(self.fields.answers(), self._patient.patient_id, self._today())
        except CheckInFaults as problem:
            self.fields.show_faults(problem.faults)
            self.fields.blanks()[next(iter(problem.faults))].setFocus()
            return
        self.asked.emit(corrected)
