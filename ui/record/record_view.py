"""The rows of a record under one another, moved through by key, click or touch."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ui.record.record_delegate import RecordDelegate
from ui.record.record_model import RecordModel


class RecordView(QListView):
    """The rows under one another; Enter chooses the current one, left and right change what is shown.

    `opened` comes with a click or Enter, for a row that holds several.
    """

    picked = Signal(QModelIndex)
    opened = Signal(QModelIndex)
    moved = Signal(QModelIndex)
    turned = Signal(int)

    def __init__(self, model: RecordModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(False)
        self.clicked.connect(self.moved)
        self.clicked.connect(self.opened)
        self.doubleClicked.connect(self.picked)
        self._delegate = RecordDelegate(self, model)
        self.setModel(model)
        self.setItemDelegate(self._delegate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, before = event.key(), self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.picked.emit(self.currentIndex())
            self.opened.emit(self.currentIndex())
        elif event.text().strip() and event.text().isprintable():
            event.ignore()  # what is typed belongs to the entry line, never to a search among the rows
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.turned.emit(1 if key == Qt.Key.Key_Right else -1)
        else:
            super().keyPressEvent(event)
            if self.currentIndex().row() != before:
                self.moved.emit(self.currentIndex())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._delegate.forget()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
