"""One place for several pages, with a button for each above them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget


class TabButton(QPushButton):
    """The button of a page; a line under it shows which page is shown, beside its colour."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # Qt's own would go to the next widget, wherever that is
        else:
            super().keyPressEvent(event)


class PageSwitch(QWidget):
    """Shows one page at a time; while only one is offered there are no buttons. Left and Right go between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, QWidget] = {}
        self._segments: dict[str, TabButton] = {}
        self._head = QWidget(self)
        self.row = QHBoxLayout(self._head)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(6)
        self.row.addStretch(1)
        self._stack = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._head)
        column.addLayout(self._stack, 1)
        self._head.hide()

    def add_page(self, name: str, title: str, page: QWidget) -> None:
        """Add a page behind the others; the first one is shown."""
        segment = TabButton(title, self._head)
        segment.clicked.connect(lambda: self.show_page(name))
        self.row.insertWidget(len(self._segments), segment)
        self._segments[name], self._pages[name] = segment, page
        self._stack.addWidget(page)
        segment.setChecked(self.shown == name)

    @property
    def shown(self) -> str:
        """Return the name of the page that is shown."""
        current = self._stack.currentWidget()
        return next((name for name, page in self._pages.items() if page is current), "")

    @property
    def is_offering(self) -> bool:
        """Say whether there is a choice between pages."""
        return not self._head.isHidden()

    def offer(self, *, several: bool) -> None:
        """Offer every page, or nothing but the one that was added last."""
        self._head.setVisible(several)
        if not several:
            self.show_page(next(reversed(self._pages)))

    def set_title(self, name: str, title: str) -> None:
        self._segments[name].setText(title)
        self._segments[name].updateGeometry()

    def segment(self, name: str) -> TabButton:
        return self._segments[name]

    def show_page(self, name: str) -> None:
        self._stack.setCurrentWidget(self._pages[name])
        for each, segment in self._segments.items():
            segment.setChecked(each == name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        names = list(self._segments)
        at = next((place for place, name in enumerate(names) if self._segments[name].hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        name = names[(at + step) % len(names)]
        self.show_page(name)
        self._segments[name].setFocus(Qt.FocusReason.TabFocusReason)
