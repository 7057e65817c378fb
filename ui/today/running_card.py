"""One running session at a glance; pressing it goes there."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from session.flags import Flag
from ui.at_a_glance import flag_words, spoken_flag
from ui.text import tr
from ui.theme.fonts import FIGURE, sized
from ui.theme.look import look_of
from ui.theme.priority import Priority
from ui.today.running_face import RunningFace
from ui.today.trend import Trend
from ui.today.trend_line import TrendLine
from ui.widgets.countdown_ring import CountdownRing
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flag_label import FlagLabel
from ui.widgets.pressable_panel import PressablePanel
from ui.widgets.priority_mark import priority_word


class RunningCard(PressablePanel):
    """Chair and patient, the time that counts, the next check, the trend, the last values, and the key to it."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: RunningFace | None = None
        self._title = ElidedLabel(parent=self)
        self._title.setObjectName("heading")
        self._title.setMinimumHeight(look_of(self).scale.px(28))
        self.flag = FlagLabel(self)
        self._key = QLabel(key, self)
        self._key.setObjectName("caption")
        self._key.setVisible(bool(key))
        self._time = QLabel(self)
        self._of = ElidedLabel(parent=self)
        self._of.setObjectName("subtitle")
        self._phase = ElidedLabel(parent=self)
        self._ring = CountdownRing(self)
        self._trend = TrendLine(self)
        self._values = ElidedLabel(parent=self)
        self._aged = ElidedLabel(parent=self)
        self._aged.setObjectName("caption")
        self._arrange()
        self.setAccessibleDescription(tr("Key {key}").format(key=key) if key else "")
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title, 1)
        head.addWidget(self.flag)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addStretch(1)
        beside.addWidget(self._of)
        beside.addWidget(self._phase)
        beside.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self._time)
        middle.addLayout(beside, 1)
        middle.addWidget(self._ring)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._values, 3)
        foot.addWidget(self._aged, 2)
        foot.addWidget(self._key)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 16, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addLayout(middle)
        column.addWidget(self._trend, 1)
        column.addLayout(foot)

    @property
    def face(self) -> RunningFace | None:
        return self._face

    def show_trend(self, trend: Trend) -> None:
        """Show this picture in place of the last."""
        self._trend.show_trend(trend)

    def show_face(self, face: RunningFace) -> None:
        """Show these words; what has not changed is not drawn again."""
        if face == self._face:
            return
        self._face = face
        self._show_words(face)
        self.set_priority(face.priority)
        if face.due is None:
            self._ring.hide()
        else:
            self._ring.show_remaining(face.due.left, face.due.interval, face.due.caption)
            self._ring.show()
        self.setAccessibleName(self._said(face))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and self._face is not None:
            self._show_words(self._face)
        super().changeEvent(event)

    def _show_words(self, face: RunningFace) -> None:
        self._time.setFont(sized(self.font(), look_of(self).scale.px(FIGURE), QFont.Weight.DemiBold))
        self._title.setText(face.title)
        self._show_flag(face.flags)
        for label, text in ((self._time, face.time), (self._of, face.of_time)):
            label.setText(text)
            label.setVisible(bool(text))
        self._phase.setText(face.phase if face.time else f"{face.phase[:1].upper()}{face.phase[1:]}")
        for label, text in ((self._values, face.values), (self._aged, face.aged)):
            label.setText(text)
            label.setVisible(bool(text))

    def _show_flag(self, flags: tuple[Flag, ...]) -> None:
        """Show the first, with how many more there are; all of them are in the tool tip."""
        self.setToolTip("\n".join(f"{Priority(flag.urgency).mark} {flag_words(flag)}" for flag in flags))
        if not flags:
            self.flag.show_flag(Priority.NONE, "")
            return
        first, more = flags[0], len(flags) - 1
        words = tr("{words} +{more}").format(words=flag_words(first), more=more) if more else flag_words(first)
        self.flag.show_flag(Priority(first.urgency), words, calm=first.answered)

    def _said(self, face: RunningFace) -> str:
        """Return all of the card as a sentence for a screen reader; the ticking seconds are left out."""
        due = ""
        if face.due is not None:
            minutes = int(abs(face.due.left)) // 60
            late, ahead = tr("vitals {minutes} min overdue"), tr("vitals in {minutes} min")
            due = (late if face.due.overdue else ahead).format(minutes=minutes)
        alarm = priority_word(face.priority) if face.priority is not Priority.NONE else ""
        flagged = [spoken_flag(flag) for flag in face.flags]
        parts = (face.title, f"{face.time} {face.of_time}".strip(), face.phase, alarm, *flagged, due, face.values)
        return ", ".join(part for part in (*parts, face.aged) if part)
