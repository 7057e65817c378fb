"""The lanes and the curves in their cards, each with what its signs stand for."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from session.across import LEAST_PATIENTS, Group
from session.survival import LEVEL
from ui.charts.group_lanes import GroupLanes
from ui.charts.relief_curves import FEW, ReliefCurves
from ui.text import tr
from ui.widgets.card import Card


class LanesCard(Card):
    """Days of relief in lanes, which scroll where the window is low."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Days of relief, one dot for each series"), parent)
        self.lanes = GroupLanes(self)
        self.lanes.setObjectName("scrolled")
        view = QScrollArea(self)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setWidgetResizable(True)
        view.setWidget(self.lanes)
        view.setAccessibleName(self.lanes.accessibleName())
        self.body.addWidget(view, 1)
        words = tr(
            "Hollow, with an arrow: lasted longer than it was seen. Bar: median by Kaplan-Meier. Band: its {percent} % "
            "interval, wider where several series are of one patient."
        )
        self.body.addWidget(caption(words.format(percent=round(LEVEL * 100)), self))

    def show_groups(self, groups: Sequence[Group]) -> None:
        self.lanes.show_groups(groups)


class CurvesCard(Card):
    """Kaplan and Meier's curves, or why there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Share still relieved, by Kaplan-Meier"), parent)
        self.curves = ReliefCurves(self)
        self.body.addWidget(self.curves, 1)
        self.hint = caption("", self)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.hint)

    def show_groups(self, groups: Sequence[Group]) -> None:
        self.curves.show_groups(groups)
        drawn = len(self.curves.groups)
        self.curves.setVisible(bool(drawn))
        self.body.setStretchFactor(self.hint, 0 if drawn else 1)
        missing = tr("A curve comes with a group of {count} patients.").format(count=LEAST_PATIENTS)
        self.hint.setText(_signs(left_out=sum(not one.too_few for one in groups) - drawn) if drawn else missing)


def caption(words: str, parent: QWidget) -> QLabel:
    """Return small words that go on in the next line."""
    label = QLabel(words, parent)
    label.setObjectName("caption")
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _signs(left_out: int) -> str:
    parts = [
        tr("Tick: not seen to the end. Pale: fewer than {count} followed.").format(count=FEW),
        tr("Where an infusion was given because the pain came back, the curve is too high."),
    ]
    if left_out:
        parts.insert(0, tr("The largest groups are drawn; {count} more are not.").format(count=left_out))
    return " ".join(parts)
