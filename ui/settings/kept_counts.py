"""How many backups are kept: one field each for hours, days and months."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from session.backup_rotation import SPANS, Kept, count_problem
from ui.text import tr
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton


class KeptCounts(QWidget):
    """`chosen` carries the Kept that was written; a number that cannot be stays, with the sentence under it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Kept | None = None
        words = {"hours": tr("Hours"), "days": tr("Days"), "months": tr("Months")}
        self.fields = {span: Field(words[span], parent=self) for span in SPANS}
        self.save = KeyButton(tr("Keep so many"), parent=self)
        row = QHBoxLayout()
        row.setSpacing(12)
        for span, field in self.fields.items():
            field.line.setAccessibleName(tr("Backups kept, {span}").format(span=words[span].lower()))
            field.line.returnPressed.connect(self.take)
            row.addWidget(field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self.save.clicked.connect(self.take)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_kept(self, kept: Kept) -> None:
        """Show how many are kept; what is being written stays while that is the same."""
        if kept == self._shown:
            return
        self._shown = kept
        for span, field in self.fields.items():
            field.set_text(str(getattr(kept, span)))
            field.show_problem("")

    def take(self) -> None:
        """Give what stands in the fields, or say what cannot be."""
        for span, field in self.fields.items():
            field.show_problem(count_problem(span, field.text()))
        wrong = [field for field in self.fields.values() if field.problem]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.chosen.emit(Kept(**{span: int(field.text()) for span, field in self.fields.items()}))
