"""The look a part of the window wears, and how a widget finds it."""

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.fonts import TypeScale, base_font
from ui.theme.palette import LIGHT, Palette
from ui.theme.style_sheet import qt_palette, style_sheet

_PROPERTY: Final = "chairsideLook"


@dataclass(frozen=True, slots=True)
class Look:
    """The colours and the text size in which a widget and everything inside it is drawn."""

    palette: Palette = LIGHT
    scale: TypeScale = field(default_factory=TypeScale)


def dress(wearer: QApplication | QWidget, look: Look) -> None:
    """Give the application, or one widget and everything in it, a look; each redraws itself."""
    if look_worn(wearer) == look:
        return
    wearer.setProperty(_PROPERTY, look)
    wearer.setPalette(qt_palette(look.palette))
    wearer.setFont(base_font(look.scale))
    wearer.setStyleSheet(style_sheet(look.palette, look.scale))


def undress(widget: QWidget) -> None:
    """Let a widget look like what it stands in again."""
    if look_worn(widget) is None:
        return
    widget.setProperty(_PROPERTY, None)
    widget.setStyleSheet("")
    widget.setPalette(QPalette())
    widget.setFont(QFont())


def look_worn(wearer: QObject | None) -> Look | None:
    """Return the look that was given to this very object, if any."""
    worn = wearer.property(_PROPERTY) if wearer is not None else None
    return worn if isinstance(worn, Look) else None


def look_of(widget: QWidget) -> Look:
    """Return the look of the nearest dressed ancestor, else of the application, else the light one."""
    wearer: QWidget | None = widget
    while wearer is not None:
        if (look := look_worn(wearer)) is not None:
            return look
        wearer = wearer.parentWidget()
    return look_worn(QCoreApplication.instance()) or Look()
