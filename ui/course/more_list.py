"""What else can be written of a course, one press each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.course.patient_course import PatientCourse
from ui.text import tr
from ui.widgets.key_button import KeyButton


class MoreList(QWidget):
    """`asked` carries the name of the form."""

    asked = Signal(str)
    title = "More of this course"

    def __init__(self, shown: PatientCourse, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = {
            "treatment": tr("Another treatment: begun or ended"),
            "measure": tr("Scores and answers"),
            "bookings": tr("Booked infusions: move, missed, cancel"),
            "change": tr("Change the course"),
            "end": tr("End the course"),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.buttons: dict[str, KeyButton] = {}
        for name, words in rows.items():
            button = KeyButton(words, parent=self)
            button.clicked.connect(lambda _checked=False, name=name: self.asked.emit(name))
            button.setEnabled(name != "bookings" or bool(shown.planned))
            self.buttons[name] = button
            column.addWidget(button)
        column.addStretch(1)
