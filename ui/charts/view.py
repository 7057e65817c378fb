"""The surface that the bands are painted on: pyqtgraph's graphics view, told to do as little as it can."""

from collections.abc import Iterable

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QVBoxLayout, QWidget


def new_view(parent: QWidget, items: Iterable[QGraphicsItem]) -> pg.GraphicsView:
    """Return a view that fills its parent with the items, the first of them lowest."""
    view = pg.GraphicsView(parent=parent)
    view.setCentralItem(None)
    # The bands cover every pixel, so nothing needs to be painted under them.
    view.setBackground(None)
    view.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    # One rectangle is copied at once; a region of several is copied row by row, and takes ten times as long.
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setAccessibleName(parent.accessibleName())
    for item in items:
        view.addItem(item)
    layout = QVBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(view)
    return view
