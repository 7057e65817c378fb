"""What stands above a screen: where we are, what can be done here, and the time."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.widgets.elided_label import ElidedLabel


class TopBar(QFrame):
    """Title and subtitle at the left; actions and clock at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(self)
        self._title.setObjectName("title")
        self._subtitle = ElidedLabel(parent=self)
        self._subtitle.setObjectName("subtitle")
        self._clock = QLabel(self)
        self._clock.setObjectName("clock")
        self._actions: list[QWidget] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 5, 20, 5)
        self._row.setSpacing(16)
        self._row.addWidget(self._title)
        self._row.addWidget(self._subtitle, 1)
        self._row.addWidget(self._clock)
        self.setMinimumHeight(60)

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def subtitle(self) -> str:
        return self._subtitle.text()

    def set_title(self, title: str, subtitle: str = "") -> None:
        self._title.setText(title)
        self._subtitle.setText(subtitle)

    def adopt(self, actions: Sequence[QWidget]) -> None:
        """Own these, unseen, until they are set."""
        for action in actions:
            if action not in self._actions:
                action.setParent(self)
                action.hide()

    def set_actions(self, actions: Sequence[QWidget]) -> None:
        """Show these in place of the last; widgets taken off the bar are only hidden."""
        for action in self._actions:
            self._row.removeWidget(action)
            action.hide()
        self._actions = list(actions)
        at = self._row.indexOf(self._clock)
        for offset, action in enumerate(self._actions):
            self._row.insertWidget(at + offset, action)
            action.show()

    def show_time(self, text: str) -> None:
        if text != self._clock.text():
            self._clock.setText(text)
