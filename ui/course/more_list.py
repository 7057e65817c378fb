"""What else can be written of a course and of its patient, one press each."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from session.erasure import is_erased
from ui.course.patient_course import PatientCourse
from ui.text import tr
from ui.widgets.key_button import KeyButton


class MoreList(QWidget):
    """`asked` carries the name of the form; without a course that goes on there is less to ask for."""

    asked = Signal(str)
    title = "More of this course"

    def __init__(self, shown: PatientCourse, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = {
            "treatment": tr("Another treatment: begun or ended"),
            "measure": tr("Scores and answers"),
            "bookings": tr("Booked infusions: move, missed, cancel"),
            "letter": tr("Letter to the referring physician"),
            "change": tr("Change the course"),
            "end": tr("End the course"),
            "erase": tr("Remove this patient's identity"),
        }
        offered = dict.fromkeys(rows, shown.open is not None) | {
            "bookings": bool(shown.planned),
            "letter": shown.story is not None,
            "erase": not is_erased(shown.patient),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.buttons: dict[str, KeyButton] = {}
        for name, words in rows.items():
            button = KeyButton(words, parent=self)
            button.clicked.connect(lambda _checked=False, name=name: self.asked.emit(name))
            button.setEnabled(offered[name])
            button.setVisible(shown.open is not None or offered[name])
            self.buttons[name] = button
            column.addWidget(button)
        column.addStretch(1)
