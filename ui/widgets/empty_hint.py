"""What a screen says while there is nothing on it yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui.theme.icons import IconName
from ui.theme.look import look_of
from ui.widgets.icon_label import IconLabel
from ui.widgets.key_button import KeyButton


class EmptyHint(QWidget):
    """An icon, a sentence or two, and up to two buttons that say what to do first."""

    def __init__(
        self, icon: IconName, title: str, sentence: str, *buttons: KeyButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        heading = QLabel(title, self)
        heading.setObjectName("title")
        body = QLabel(sentence, self)
        body.setObjectName("detail")
        body.setWordWrap(True)
        body.setFixedWidth(look_of(self).scale.px(460))
        body.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        for part in (IconLabel(icon, "muted", 48, self), heading, body):
            column.addLayout(_centred(part))
        column.addLayout(_centred(*buttons[:2]))
        column.addStretch(2)


def _centred(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addStretch(1)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
