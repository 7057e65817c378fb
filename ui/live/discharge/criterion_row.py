"""One criterion for leaving: whether it is met, what that rests on, and who answers for going on without."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from session.discharge import Criterion
from ui.live.discharge.met_mark import MetMark, standing_of
from ui.live.discharge.override_fields import OverrideFields
from ui.live.name_field import NameField
from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton

AskWho = Callable[[], NameField]


class CriterionRow(QWidget):
    """`overridden` carries the name and the reason; `grown` that the row now needs more room, for that widget.

    `ask_who` makes what asks for who answers for an override.
    """

    overridden = Signal(str, str)
    grown = Signal(object)

    def __init__(self, criterion: Criterion, ask_who: AskWho, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.criterion, self._ask_who = criterion, ask_who
        self._open = True
        self.mark = MetMark(self)
        self.title, self.rests_on = _label("heading", self), _label("caption", self)
        self.title.setText(criterion.title)
        self.override = KeyButton(tr("Override"), kind=ButtonKind.QUIET, parent=self)
        self.override.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.override.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.override.setAccessibleName(tr("Override: {title}").format(title=criterion.title))
        self.override.clicked.connect(self.ask_override)
        self.fields: OverrideFields | None = None
        self._arrange()

    def _arrange(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addStretch(1)
        texts.addWidget(self.title)
        texts.addWidget(self.rests_on)
        texts.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        row.addWidget(self.override, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(4, 3, 4, 3)
        self.column.setSpacing(4)
        self.column.addLayout(row)

    def show_criterion(self, criterion: Criterion, *, changeable: bool) -> None:
        """Show how it stands now; what is being written stays while the criterion still holds."""
        if (criterion, changeable) == (self.criterion, self._open) and self.rests_on.text():
            return
        self.criterion, self._open = criterion, changeable
        standing = standing_of(criterion)
        self.mark.show_standing(standing)
        parts = [standing.word]
        if criterion.override:
            said = criterion.override.said
            parts[0] = tr("Overridden by {name}: {reason}").format(name=said.by, reason=said.reason)
        self.rests_on.setText(" · ".join([*parts, criterion.rests_on]))
        self.setAccessibleName(f"{criterion.title}: {self.rests_on.text()}")
        if self.fields and (criterion.settled or not changeable):
            self.close_override()
        self.override.setVisible(changeable and not criterion.settled and self.fields is None)

    def next_to_do(self) -> QWidget:
        """Return the part that takes the keyboard where the criterion is the next to see to."""
        return self.fields or self.override

    def ask_override(self) -> None:
        """Ask name and reason under the criterion."""
        self.fields = OverrideFields(self.criterion.title, self._ask_who(), self)
        self.fields.given.connect(self.overridden)
        self.fields.given_up.connect(self._give_up)
        self.column.addWidget(self.fields)
        self.override.hide()
        self.fields.setFocus()
        self.grown.emit(self.fields)

    def close_override(self) -> None:
        """Take the fields away."""
        if self.fields is not None:
            self.column.removeWidget(self.fields)
            self.fields.hide()
            self.fields.deleteLater()
            self.fields = None

    def _give_up(self) -> None:
        self.close_override()
        self.override.show()
        self.override.setFocus()


def _label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
