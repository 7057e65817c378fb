"""Above a comparison: whose sessions they are, how they are shown, and the way back."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.review.compare_model import day_of, running_words
from ui.review.compare_reading import ReadSession
from ui.text import tr
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.key_button import ButtonKind, KeyButton


class CompareView(StrEnum):
    """How the other sessions are shown with this one."""

    BAND = "band"
    OVERLAY = "overlay"
    BESIDE = "beside"


class CompareHead(QWidget):
    """`view_chosen` carries a CompareView, `closed` asks for the way back."""

    view_chosen = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.about = ElidedLabel(parent=self), ElidedLabel(parent=self)
        self.title.setObjectName("title")
        self.about.setObjectName("detail")
        answers = (
            (CompareView.BAND, tr("Band of earlier")),
            (CompareView.OVERLAY, tr("Overlay")),
            (CompareView.BESIDE, tr("Two side by side")),
        )
        self.view = ChoiceRow(tr("Shown as"), answers, required=True)
        self.view.choose(CompareView.BAND)
        self.view.chosen.connect(self.view_chosen)
        self.close_button = KeyButton(tr("Close"), "Esc", kind=ButtonKind.QUIET, parent=self)
        self.close_button.clicked.connect(self.closed)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.about)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.view)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)

    @property
    def shown_as(self) -> CompareView:
        chosen = self.view.value()
        return chosen if isinstance(chosen, CompareView) else CompareView.BAND

    def show_reading(self, words: str) -> None:
        """Say what goes on before there is a session to speak of."""
        self.title.setText(tr("Compare"))
        self.about.setText(words)
        self.view.hide()

    def show_session(self, this: ReadSession, *, may_choose: bool, next_one: bool = False) -> None:
        """Say which session is compared; with nothing to compare it with there is nothing to choose.

        `next_one` says that the one after it stands in, for no earlier one is finished.
        """
        self.title.setText(tr("Compare: {name}").format(name=this.row.patient.name))
        stands_in = tr("the first one, so the next one is compared") if next_one else ""
        self.about.setText(" · ".join(filter(None, (day_of(this), this.course, running_words(this), stands_in))))
        self.view.setVisible(may_choose)
