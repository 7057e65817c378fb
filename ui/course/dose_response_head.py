"""Above dose and response: whose course it is, the unit of the dose, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.erasure import is_erased
from ui.course.patient_course import PatientCourse
from ui.course.phase_words import about_words
from ui.day_words import day_words
from ui.text import tr
from ui.widgets.choice_row import ChoiceSegment
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.key_button import ButtonKind, KeyButton


class DoseResponseHead(QWidget):
    """`unit_chosen` says whether doses are laid out in mg/kg, `closed` asks to go back."""

    unit_chosen = Signal(bool)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.about = QLabel(tr("Dose and response"), self), ElidedLabel(parent=self)
        self.title.setObjectName("title")
        self.about.setObjectName("subtitle")
        self.units = {True: ChoiceSegment("mg/kg", self), False: ChoiceSegment("mg", self)}
        self.close_button = KeyButton(tr("Close"), "Esc", kind=ButtonKind.QUIET, parent=self)
        self.close_button.clicked.connect(self.closed)
        for per_kg, segment in self.units.items():
            segment.setAccessibleName(tr("Dose in {unit}").format(unit=segment.text()))
            segment.clicked.connect(lambda _checked=False, per_kg=per_kg: self.measure_in(per_kg=per_kg))
        self._arrange()
        self.measure_in(per_kg=True)

    def _arrange(self) -> None:
        words, row = QVBoxLayout(), QHBoxLayout(self)
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.about)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addLayout(words, 1)
        for part in (QLabel(tr("Dose in"), self), *self.units.values(), self.close_button):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def measure_in(self, *, per_kg: bool) -> None:
        """Choose the unit of the dose."""
        for each, segment in self.units.items():
            segment.setChecked(each is per_kg)
        self.unit_chosen.emit(per_kg)

    def show_course(self, shown: PatientCourse | None) -> None:
        """Say whose course is shown; nothing while it is read."""
        parts: tuple[str, ...] = ()
        if shown is not None:
            born = tr("born {day}").format(day=day_words(shown.patient.born))
            parts = (shown.patient.name, tr("identity removed") if is_erased(shown.patient) else born)
        if shown is not None and shown.story is not None:
            opened = tr("course opened {day}").format(day=day_words(shown.story.course.opened_on))
            parts = (*parts, about_words(shown.story.kept), opened)
        self.about.setText(" · ".join(parts))
