"""Lies over the whole window while nobody is signed in: nothing behind it is read."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget

from ui.theme.look import look_of
from ui.widgets.backdrop import Backdrop
from ui.widgets.card import Card
from ui.widgets.icon_label import IconLabel

_WIDE = 460


class FullCover(Backdrop):
    """As large as its window, with one card in the middle that holds a title, a sentence and what is filled in."""

    def __init__(self, window: QMainWindow) -> None:
        host = window.centralWidget() or window
        super().__init__(host)
        self._host = host
        self._content: QWidget | None = None
        self.title = QLabel(self)
        self.title.setObjectName("title")
        self.sentence = QLabel(self)
        self.sentence.setObjectName("detail")
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.card = Card(parent=self)
        self.card.body.setContentsMargins(28, 24, 28, 24)
        self.card.body.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(IconLabel("lock", "muted", 24, self))
        head.addWidget(self.title, 1)
        self.card.body.addLayout(head)
        self.card.body.addWidget(self.sentence)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)
        host.installEventFilter(self)
        self.hide()

    def show_with(self, title: str, sentence: str, content: QWidget) -> None:
        """Cover the host with this in the middle, and hand it the keyboard."""
        if self._content is not content:
            if self._content is not None:
                self.card.body.removeWidget(self._content)
                self._content.hide()
            self._content = content
            self.card.body.addWidget(content)
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.setAccessibleName(title)
        self.card.setFixedWidth(look_of(self).scale.px(_WIDE))
        content.show()
        self.resize(self._host.size())
        self.show()
        self.raise_()
        content.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Lead Tab round what stands here: what lies behind is not reached."""
        stops = self._stops()
        now = QApplication.focusWidget()
        if not stops or now not in stops:
            return super().focusNextPrevChild(forward)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(stops.index(now) + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def _stops(self) -> list[QWidget]:
        stops: list[QWidget] = []
        part = self.nextInFocusChain()
        while part is not None and part is not self:
            if self.isAncestorOf(part) and part.isVisible() and part.isEnabled() and _takes_tab(part):
                stops.append(part)
            part = part.nextInFocusChain()
        return stops

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self.resize(self._host.size())
        return super().eventFilter(watched, event)


def _takes_tab(part: QWidget) -> bool:
    return bool(part.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
