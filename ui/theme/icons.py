"""The icons, one family, drawn in whatever colour the palette asks for."""

from typing import Final, Literal

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from ui.theme.assets import ASSETS

IconName = Literal[
    "add",
    "check",
    "close",
    "edit_note",
    "error",
    "folder_open",
    "group",
    "info",
    "keyboard",
    "lock",
    "medication",
    "monitoring",
    "pause",
    "person_add",
    "play_arrow",
    "scatter_plot",
    "schedule",
    "search",
    "settings",
    "sick",
    "spa",
    "stop",
    "today",
]

_FOLDER: Final = ASSETS / "icons"


def icon_pixmap(name: IconName, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return the icon in `colour` (`#rrggbb`), `size` px square on a screen of that pixel ratio; cached by Qt."""
    key = f"chairside/{name}/{colour}/{size}/{ratio}"
    cached = QPixmap()
    if QPixmapCache.find(key, cached):
        return cached
    drawn = _drawn(name, colour, round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, drawn)
    return drawn


def _drawn(name: IconName, colour: str, pixels: int) -> QPixmap:
    markup = (_FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("<svg ", f'<svg fill="{colour}" ', 1)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(markup.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap
