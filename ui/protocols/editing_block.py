"""The rows of a protocol that belong together, to be changed in place, confirmed, or taken away."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from session.protocol_row import Row
from ui.protocols.block import MANY, Block, in_short, words
from ui.protocols.draft import Draft
from ui.protocols.row_editor import RowEditor
from ui.text import tr
from ui.widgets.choice_row import ChoiceSegment
from ui.widgets.key_button import KeyButton


class EditingBlock(Block):
    """`changed` says that something was typed or confirmed, `removed` carries the item to be taken away."""

    changed = Signal()
    removed = Signal(str)

    def __init__(self, rows: Sequence[Row], draft: Draft, *, unfolded: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._draft = rows, draft
        self.editors: dict[str, RowEditor] = {}
        self.confirm: ChoiceSegment | None = None
        self.change: KeyButton | None = None
        self.take_away: KeyButton | None = None
        self._short = words(in_short(rows), "caption", self)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(8)
        self._arrange()
        if len(rows) <= MANY or unfolded:
            self.unfold()
        else:
            self._offer_change()

    def _arrange(self) -> None:
        first = self._rows[0]
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(6)
        self._short.setVisible(len(self._rows) > MANY)
        top = QHBoxLayout()
        top.setSpacing(10)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 8, 0, 10)
        outer.setSpacing(6)
        outer.addLayout(top)
        if first.heading:
            told = QVBoxLayout()
            told.setSpacing(2)
            told.addWidget(words(tr(first.heading), "heading", self))
            told.addWidget(self._short)
            top.addLayout(told, 1)
            outer.addLayout(self._fields)
        else:
            top.addLayout(self._fields, 1)
            self._buttons.setContentsMargins(0, self.fontMetrics().height() + 3, 0, 0)
        self._add_buttons(first)
        top.addLayout(self._buttons)
        top.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop)

    def _add_buttons(self, first: Row) -> None:
        name = tr(first.heading or first.label)
        if not first.confirmed:
            self.confirm = ChoiceSegment(tr("Confirm"), self)
            self.confirm.setChecked(self._draft.confirms(first))
            self.confirm.setAccessibleName(tr("Confirm the default of {name}").format(name=name))
            self.confirm.clicked.connect(self._confirm)
            self._buttons.addWidget(self.confirm)
        if first.item:
            self.take_away = KeyButton("", icon="close", parent=self)
            self.take_away.setToolTip(tr("Take away"))
            self.take_away.setAccessibleName(tr("Take away: {name}").format(name=name))
            self.take_away.clicked.connect(lambda: self.removed.emit(first.item))
            self._buttons.addWidget(self.take_away)

    def _offer_change(self) -> None:
        self.change = KeyButton(tr("Change"), parent=self)
        self.change.setAccessibleName(tr("Change: {name}").format(name=self._rows[0].heading))
        self.change.clicked.connect(self._unfold_here)
        self._buttons.insertWidget(0, self.change)

    def unfold(self) -> None:
        """Show every row as a field."""
        self._short.hide()
        for row in self._rows:
            if row.path not in self.editors:
                editor = self.editors[row.path] = RowEditor(row, self)
                editor.typed.connect(self._typed)
                self._fields.addWidget(editor)

    def _unfold_here(self) -> None:
        self.unfold()
        if self.change:
            self.change.hide()
        next(iter(self.editors.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _typed(self, path: str, text: str) -> None:
        self._draft.type(path, text)
        self.changed.emit()

    def _confirm(self, checked: bool) -> None:
        self._draft.confirm(self._rows[0].mark, confirmed=checked)
        self.changed.emit()

    @property
    def items(self) -> frozenset[str]:
        """Return the items whose rows these are."""
        return frozenset(row.item for row in self._rows)

    def take_keyboard(self) -> None:
        """Put the keyboard onto the first thing that can be done here."""
        for part in (*self.editors.values(), self.change, self.confirm, self.take_away):
            if part is not None:
                part.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say what is wrong under the rows it is about; a folded item with a fault unfolds."""
        if any(row.path in faults for row in self._rows):
            self.unfold()
        for path, editor in self.editors.items():
            editor.show_problem(faults.get(path, ""))
