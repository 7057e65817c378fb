"""Fields that Enter goes through one after the other, each brought into view."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.widgets.field import Field


def chain(view: QScrollArea, fields: Sequence[Field], act: Callable[[], object], button: QWidget) -> None:
    """Let Enter and Tab go from field to field; Enter in the last acts, Tab goes from there to the button."""
    for field, following in pairwise(fields):
        field.line.returnPressed.connect(lambda following=following: go_to(view, following))
        QWidget.setTabOrder(field.line, following.line)
    fields[-1].line.returnPressed.connect(act)
    QWidget.setTabOrder(fields[-1].line, button)


def go_to(view: QScrollArea, field: QWidget) -> None:
    """Hand the keyboard to a field and bring all of it into view."""
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    view.ensureWidgetVisible(field, 0, 12)
