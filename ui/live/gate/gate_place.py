"""Where the chart stands: the start gate takes its place until the infusion is started."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.desk import Desk
from ui.live.entry_line import EntryLine
from ui.live.gate.gate_page import GatePage
from ui.live.gate.gatekeeper import Gatekeeper
from ui.running_session import RunningSession


class GatePlace(QObject):
    """Holds chart and gate in one `stack`, and hides the tiles while the gate is up.

    `asked` carries the name of a form of the live screen.
    """

    asked = Signal(str)

    def __init__(
        self,
        running: RunningSession,
        desk: Desk,
        chart: QWidget,
        tiles: QWidget,
        line: EntryLine,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._tiles, self._line = tiles, line
        self.stack = QStackedWidget(parent)
        self.stack.addWidget(chart)
        self.keeper = Gatekeeper(running, desk, self)
        line.flow.gatekeeper = self.keeper
        self.page: GatePage | None = None
        if self.keeper.asks:
            self.page = GatePage(running, self.keeper, desk)
            self.page.asked.connect(self.asked)
            self.page.left.connect(line.field.setFocus)
            self.stack.addWidget(self.page)
            self.stack.setCurrentWidget(self.page)
            self.keeper.refused.connect(self.page.bring_up)
            running.bridge.recorded.connect(lambda *_: self._show())
            desk.ticked.connect(self._show)
        tiles.setVisible(self.page is None)

    @property
    def is_up(self) -> bool:
        """Say whether the gate stands in the chart's place."""
        return self.page is not None and self.stack.currentWidget() is self.page

    def toggle(self) -> None:
        """Give the keyboard to the gate, or back to the entry line."""
        if self.page is None or not self.is_up or self._has_keyboard():
            self._line.field.setFocus()
        else:
            self.page.bring_up()

    def _has_keyboard(self) -> bool:
        focused = QApplication.focusWidget()
        return self.page is not None and focused is not None and self.page.isAncestorOf(focused)

    def _show(self) -> None:
        if not self.is_up or self.page is None:
            return
        if self.keeper.asks:
            self.page.show_now()
            return
        if self._has_keyboard():
            self._line.field.setFocus()
        self.stack.setCurrentIndex(0)
        self._tiles.show()
