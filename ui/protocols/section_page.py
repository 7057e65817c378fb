"""One section of a protocol, read or changed."""

from itertools import groupby

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.protocol_items import Addition, additions
from session.protocol_row import Section
from ui.protocols.adding import Adding
from ui.protocols.block import ReadingBlock
from ui.protocols.draft import Draft
from ui.protocols.editing_block import EditingBlock
from ui.text import tr
from ui.widgets.key_button import KeyButton
from ui.widgets.scroll_column import ScrollColumn


class SectionPage(ScrollColumn):
    """Shows a section anew whenever it is asked for; `changed` says that its draft is another than before."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.blocks: list[EditingBlock] = []
        self.faults: dict[str, str] = {}
        self.adding: Adding | None = None
        self.confirm_all: KeyButton | None = None
        self._draft: Draft | None = None
        self._section = Section.ABOUT
        self._editing = False
        self._content = QWidget()
        self.body.setSpacing(0)
        self.body.addWidget(self._content)

    @property
    def said(self) -> list[str]:
        """Return everything that is read in the section."""
        return [label.text() for label in self._content.findChildren(QLabel) if not label.isHidden()]

    def show_section(self, draft: Draft, section: Section, *, editing: bool) -> None:
        """Show a section from its top."""
        if (draft, section, editing) != (self._draft, self._section, self._editing):
            self.verticalScrollBar().setValue(0)
        self._draft, self._section, self._editing = draft, section, editing
        self._fill(set())

    def _fill(self, unfolded: set[str]) -> None:
        """Put new content in the place of the old; `unfolded` are the items that stand open."""
        draft = self._draft
        if draft is None:
            return
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 10, 16)
        column.setSpacing(0)
        self.blocks, self.adding, self.confirm_all = [], None, None
        rows = draft.section(self._section)
        for _, group in groupby(rows, key=lambda row: row.item or row.path):
            together = tuple(group)
            if not self._editing:
                column.addWidget(ReadingBlock(together, draft, content))
                continue
            block = EditingBlock(together, draft, unfolded=together[0].item in unfolded, parent=content)
            block.changed.connect(self.changed)
            block.removed.connect(self._remove)
            self.blocks.append(block)
            column.addWidget(block)
        if not rows:
            nothing = QLabel(tr("Nothing is asked for here."), content)
            nothing.setObjectName("detail")
            column.addWidget(nothing)
        if self._editing:
            self._add_foot(column, draft)
        self.body.replaceWidget(self._content, content)
        self._content.hide()
        self._content.deleteLater()
        self._content = content
        content.show()

    def _add_foot(self, column: QVBoxLayout, draft: Draft) -> None:
        column.addSpacing(12)
        to_confirm = [block.confirm for block in self.blocks if block.confirm is not None]
        if len(to_confirm) > 1:
            self.confirm_all = KeyButton(tr("Confirm every default of this section"), icon="check")
            self.confirm_all.clicked.connect(self._confirm_all)
            column.addWidget(self.confirm_all, 0, Qt.AlignmentFlag.AlignLeft)
            column.addSpacing(8)
        offered = additions(draft.loose, self._section)
        if offered:
            self.adding = Adding(offered)
            self.adding.chosen.connect(self._add)
            self.adding.unfolded.connect(lambda: QTimer.singleShot(0, self, self._show_offers))
            column.addWidget(self.adding)

    def _show_offers(self) -> None:
        if self.adding is not None:
            self.ensureWidgetVisible(self.adding, 0, 8)

    def _confirm_all(self) -> None:
        for block in self.blocks:
            if block.confirm is not None and not block.confirm.isChecked():
                block.confirm.click()

    def _add(self, addition: Addition) -> None:
        if self._draft is None:
            return
        new = self._draft.add(addition)
        self._fill({row.item for row in new})
        self.changed.emit()
        self.go_to(new[0].path)

    def _remove(self, item: str) -> None:
        if self._draft is None:
            return
        place = next((n for n, block in enumerate(self.blocks) if item in block.items), 0)
        self._draft.remove(item)
        self._fill(set())
        self.changed.emit()
        if self.blocks:
            self.blocks[min(place, len(self.blocks) - 1)].take_keyboard()

    def show_faults(self, faults: dict[str, str]) -> None:
        """Say what is wrong under the rows it is about."""
        self.faults = faults
        for block in self.blocks:
            block.show_faults(faults)

    def go_to(self, path: str) -> None:
        """Put the keyboard into a row; without one, into the first that can be changed."""
        for block in self.blocks:
            for name, editor in block.editors.items():
                if path in ("", name):
                    editor.setFocus(Qt.FocusReason.TabFocusReason)
                    self.ensureWidgetVisible(editor, 0, 60)
                    return
        if not path and self.blocks:
            self.blocks[0].take_keyboard()
