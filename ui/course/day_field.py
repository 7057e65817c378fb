"""A day to fill in, said back in words as soon as it can be read."""

from datetime import date

from PySide6.QtWidgets import QWidget

from session.form import FormFault, read_day
from ui.course.course_form import read_from
from ui.day_words import weekday_words
from ui.text import tr
from ui.widgets.field import Field


class DayField(Field):
    """Year, month, day; one that is `optional` may be left empty, which reads as None without a fault."""

    def __init__(
        self, label: str, day: date | None = None, *, optional: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(label, example="2026-11-23", parent=parent)
        self._words, self._optional = label, optional
        self.line.textChanged.connect(self._say_back)
        self.set_day(day)

    def set_day(self, day: date | None) -> None:
        self.set_text(day.isoformat() if day else "")

    def day(self) -> date | None:
        """Return the day; None where it cannot be read, which is said under it, or where none is needed."""
        if self._optional and not self.text():
            self.show_problem("")
            return None
        return read_from(self, read_day)

    def quiet_day(self) -> date | None:
        """Return the day without saying anything."""
        try:
            return read_day(self.text())
        except FormFault:
            return None

    def _say_back(self) -> None:
        day = self.quiet_day()
        year = f" {day.year}" if day else ""
        self.set_label(f"{self._words}: {weekday_words(day)}{year}" if day else self._words)


def must_choose(wanted: object | None, sentence: str = "") -> str:
    """Return the sentence for a choice that was not made."""
    return "" if wanted is not None else sentence or tr("Choose one.")
