"""One alert in words: its shape and mark, the sentence, what to do, and since when."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.alert_record import Alert
from session.times import clock_text
from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.priority_mark import PriorityMark


class AlertHead(QWidget):
    """Shows an alert; with `small` without what to do, as one that has been answered."""

    def __init__(
        self, alert: Alert, utc_offset_min: int, *, small: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        mark = PriorityMark(self)
        mark.set_priority(Priority(alert.urgency))
        self.sentence = _words(alert.sentence, "body" if small else "heading", self)
        self.advice = _words(alert.advice, "body", self)
        self.advice.setVisible(bool(alert.advice) and not small)
        self.about = _words(about_words(alert, utc_offset_min), "caption", self)
        said = QVBoxLayout()
        said.setSpacing(4)
        for label in (self.sentence, self.advice, self.about):
            said.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)


def about_words(alert: Alert, utc_offset_min: int) -> str:
    """Return since when an alert is there, when it was said last, what it rests on, and how it was answered last."""
    words = [since_words(alert, utc_offset_min)]
    if alert.cleared_at:
        words.append(tr("over since {clock}").format(clock=clock_text(alert.cleared_at, utc_offset_min)))
    if alert.device:
        words.append(tr("from {device}").format(device=alert.device))
    if alert.answers:
        last = alert.answers[-1]
        clock = clock_text(last.at, utc_offset_min)
        words.append(tr("{clock} {action}, {who}").format(clock=clock, action=last.action, who=last.by))
    return " · ".join(words)


def since_words(alert: Alert, utc_offset_min: int) -> str:
    """Return since when an alert is there, and when what it says now was said, where that was later."""
    raised, said = (clock_text(at, utc_offset_min) for at in (alert.raised_at, alert.said_at))
    since = tr("since {clock}").format(clock=raised)
    return since if said == raised else tr("{since}, this at {clock}").format(since=since, clock=said)


def _words(text: str, name: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
