"""Every key and what it does, by where it works."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.widgets.scroll_column import ScrollColumn


class KeyTable(ScrollColumn):
    """A heading for each place and under it a row for each key."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, str]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inner = QWidget(self)
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        for heading, keys in groups:
            head = QLabel(heading, inner)
            head.setObjectName("columnHead")
            head.setContentsMargins(0, 12, 0, 0)
            grid.addWidget(head, grid.rowCount(), 0, 1, 2)
            for key, text in keys:
                self._add(grid, key, text)
        self.body.addWidget(inner)

    def rows(self) -> list[tuple[str, str]]:
        """Return each key and what it does, as shown."""
        return list(self._rows)

    def _add(self, grid: QGridLayout, key: str, text: str) -> None:
        cap = QLabel(key, grid.parentWidget())
        cap.setObjectName("keyCap")
        what = QLabel(text, grid.parentWidget())
        what.setWordWrap(True)
        row = grid.rowCount()
        grid.addWidget(cap, row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(what, row, 1)
        self._rows.append((key, text))
