"""The places of the Protocols screen: protocols, sections, rows and versions."""

from typing import Final

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.protocols.choice_column import ChoiceColumn
from ui.protocols.versions import Versions
from ui.theme.look import look_of

_NARROW: Final = 196
_SECTIONS: Final = 176
_VERSIONS: Final = 252
_WIDE: Final = 1180
"""Below this width, at the designed text size, the versions stand under the protocols: the rows need the room."""


class Columns(QWidget):
    """Side by side, as wide as the size of the text asks."""

    def __init__(
        self, protocols: ChoiceColumn, heading: QWidget, sections: ChoiceColumn, rows: QWidget, versions: Versions
    ) -> None:
        super().__init__()
        self._protocols, self._sections, self._versions = protocols, sections, versions
        parts = QHBoxLayout()
        parts.setSpacing(14)
        parts.addWidget(sections)
        parts.addWidget(rows, 1)
        middle = QVBoxLayout()
        middle.setSpacing(6)
        middle.addWidget(heading)
        middle.addLayout(parts, 1)
        self._left = QVBoxLayout()
        self._left.addWidget(protocols, 3)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 12, 10, 0)
        self._row.setSpacing(18)
        self._row.addLayout(self._left)
        self._row.addLayout(middle, 1)
        self._row.addWidget(versions)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        scale = look_of(self).scale
        below = self.width() < scale.px(_WIDE)
        if below != (self._left.indexOf(self._versions) >= 0):
            (self._left if below else self._row).addWidget(self._versions, 2 if below else 0)
        self._protocols.setFixedWidth(scale.px(_NARROW))
        self._sections.setFixedWidth(scale.px(_SECTIONS))
        self._versions.setFixedWidth(scale.px(_NARROW if below else _VERSIONS))
