"""Who a patient is, to be filled in: name, birth date, MRN, sex."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from session.checkin import Blank, PatientAnswers
from session.checkin_fields import read_born
from session.form import FormFault
from session.ports import Patient
from session.times import age_on
from ui.day_words import day_words
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled

SEXES = (("F", "Female"), ("M", "Male"), ("X", "Other"), ("U", "Unknown"))


class IdentityFields(QWidget):
    """The four fields; a birth date is said back in words as soon as it can be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Field(tr("Name: last, first"), example="Okafor, Miriam")
        self.born = Field(tr("Birth date: year, month, day"), example="1979-03-14")
        self.mrn = Field(tr("MRN"), example="004182")
        self.sex = ChoiceRow(tr("Sex"), [(value, tr(text)) for value, text in SEXES])
        self._today = date.min
        self.born.edited.connect(self._say_back)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.name, 0, 0, 1, 2)
        grid.addWidget(self.born, 1, 0)
        grid.addWidget(self.mrn, 1, 1)
        grid.addWidget(self.sex, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def blanks(self) -> dict[Blank, Labelled]:
        """Return the fields by what they ask."""
        return {Blank.NAME: self.name, Blank.BORN: self.born, Blank.MRN: self.mrn, Blank.SEX: self.sex}

    def answers(self) -> PatientAnswers:
        """Return what was filled in."""
        sex = self.sex.value()
        return PatientAnswers(
            name=self.name.text(), born=self.born.text(), mrn=self.mrn.text(), sex=sex if isinstance(sex, str) else None
        )

    def begin(self, today: date, patient: Patient | None = None) -> None:
        """Empty the fields, or fill them with a patient's row to be corrected."""
        self._today = today
        self.name.set_text(patient.name if patient else "")
        self.born.set_text(patient.born.isoformat() if patient else "")
        self.mrn.set_text(patient.mrn if patient else "")
        self.sex.choose(patient.sex if patient else None)
        self.show_faults({})
        self._say_back()

    def show_faults(self, faults: Mapping[Blank, str]) -> None:
        """Show the sentence of each faulty field, and take back the others'."""
        for blank, field in self.blanks().items():
            field.show_problem(faults.get(blank, ""))

    def _say_back(self) -> None:
        try:
            born = read_born(self.born.text(), self._today)
        except FormFault:
            words = tr("Birth date: year, month, day")
        else:
            words = tr("Born {day}, {age} y").format(day=day_words(born), age=age_on(born, self._today))
        self.born.set_label(words)
