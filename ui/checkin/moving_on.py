"""The way of the keyboard through the check-in: as it is read, card by card, row by row."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.key_button import ButtonKind
from ui.widgets.labelled import Labelled

_ROW = 24
"""Parts whose upper edges differ by less than this many pixels stand in one row."""


def tab_stops(parts: Sequence[QWidget]) -> list[QWidget]:
    """Return what the keyboard can reach now: part after part, each from top to bottom and from left to right."""
    stops: list[QWidget] = []
    for part in parts:
        reached = [one for one in part.findChildren(QWidget) if _reached(one)]
        stops += sorted(reached, key=partial(_place, part))
    return stops


def after(stops: Sequence[QWidget], step: int) -> QWidget | None:
    """Return the stop that many after the one that has the keyboard; None beyond the ends."""
    here = QApplication.focusWidget()
    place = next((index for index, one in enumerate(stops) if one is here), None)
    if place is None:
        return stops[0] if stops and step > 0 else None
    return stops[place + step] if 0 <= place + step < len(stops) else None


def next_answer(stops: Sequence[QWidget]) -> QWidget | None:
    """Return the next stop that belongs to another answer, at last the button for all of them.

    Words that are only offered, and questions, are passed over: Enter, pressed again, would take them.
    """
    here = QApplication.focusWidget()
    place = next((index for index, one in enumerate(stops) if one is here), len(stops))
    answer = _answer(here) if here is not None else None
    rest = (one for one in stops[place + 1 :] if answer is None or _answer(one) is not answer)
    return next((one for one in rest if _leads_on(one)), None)


def _reached(widget: QWidget) -> bool:
    can = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return can and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _place(within: QWidget, widget: QWidget) -> tuple[int, int]:
    at = widget.mapTo(within, QPoint(0, 0))
    return round(at.y() / _ROW), at.x()


def _answer(widget: QWidget) -> QWidget | None:
    """Return the labelled answer that a part belongs to."""
    current: QWidget | None = widget
    while current is not None and not isinstance(current, Labelled):
        current = current.parentWidget()
    return current


def _leads_on(widget: QWidget) -> bool:
    return _answer(widget) is not None or widget.property("kind") == ButtonKind.PRIMARY
