"""What a role may do, shown to everybody: the very table by which it is decided."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from session.people import MAY, Act, Role
from ui.text import tr
from ui.widgets.card import Card


class RolesCard(Card):
    """One row for each act, one column for each role."""

    def __init__(self) -> None:
        super().__init__(tr("What a role may do"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for column, role in enumerate(Role, 1):
            grid.addWidget(_words(tr(role.value.capitalize()), "columnHead", self), 0, column, _MIDDLE)
        for row, act in enumerate(Act, 1):
            grid.addWidget(_words(tr(act.value), "", self), row, 0)
            for column, role in enumerate(Role, 1):
                grid.addWidget(_mark(act, role, self), row, column, _MIDDLE)
        self.body.addLayout(grid)
        self.body.addWidget(_words(tr("What is done in an emergency needs no role and no PIN."), "caption", self))


_MIDDLE = Qt.AlignmentFlag.AlignCenter


def _mark(act: Act, role: Role, parent: QWidget) -> QLabel:
    allowed = role in MAY[act]
    mark = _words("\N{CHECK MARK}" if allowed else "\N{EN DASH}", "" if allowed else "caption", parent)
    answer = tr("yes") if allowed else tr("no")
    mark.setAccessibleName(tr("{role}: {act}: {answer}").format(role=role.value, act=act.value, answer=answer))
    return mark


def _words(text: str, kind: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setObjectName(kind)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(kind != "columnHead" and len(text) > 1)
    return label
