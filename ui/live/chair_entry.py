"""Another chair in one line: who sits there, what is wrong, when the next check is due, and the key to it."""

from enum import IntEnum
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from session.several import Occupant
from ui.at_a_glance import Glance, Watched, flag_words, spoken_flag
from ui.live.entry_line import EDGES
from ui.text import tr
from ui.theme.look import look_of
from ui.theme.priority import Priority
from ui.widgets.countdown_ring import clock_words, late_words
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.flag_label import FlagLabel
from ui.widgets.pressable_panel import PressablePanel
from ui.widgets.priority_mark import priority_word

_HEIGHT: Final = 48
_EDGE: Final = 6.0
_NARROWEST: Final = 120
_NAME: Final = 80


class Room(IntEnum):
    """How much there is room for, from all of it down to the name and one mark."""

    ALL = 0
    NO_KEY = 1
    MARKS = 2
    TIMES = 3
    ONE_MARK = 4


class ChairEntry(PressablePanel):
    """Its left edge wears the hue of that session's own entry line, so that the two are known to belong together."""

    def __init__(self, key: str, edge: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watched = Watched()
        self._glance = Glance((), None)
        self._shown: tuple[str, str, Glance] = ("", "", self._glance)
        self._hue = EDGES[edge % len(EDGES)]
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleDescription(tr("Key {key}").format(key=key) if key else "")
        self._who = ElidedLabel(parent=self)
        self._who.setObjectName("heading")
        self._flag, self._due = FlagLabel(self), FlagLabel(self)
        self._key = QLabel(key, self)
        self._key.setObjectName("caption")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(10)
        for widget in (self._who, self._flag, self._due):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._key)
        for flag in (self._flag, self._due):
            flag.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._scale()

    @property
    def hue(self) -> str:
        """Return the hue of its left edge, as the entry line of that session names it."""
        return self._hue

    @property
    def cut(self) -> bool:
        """Say whether a mark or a time has less room than it needs; the name alone may be cut."""
        return self._flag.cut or self._due.cut

    @property
    def texts(self) -> tuple[str, str, str]:
        """Return who sits there, the flag and the next check, as there is room for them."""
        return self._who.text(), self._flag.text, self._due.text

    def show_chair(self, occupant: Occupant) -> None:
        """Show who sits there and how the session stands."""
        glance = self._watched.glance(occupant.state, occupant.now)
        if (occupant.name, occupant.chair, glance) == self._shown:
            return
        self._shown, self._glance = (occupant.name, occupant.chair, glance), glance
        chair = f"{occupant.chair[:1].upper()}{occupant.chair[1:]}"
        who = f"{chair} · {occupant.family}" if chair else occupant.family
        self._who.setText(who)
        alarm = priority_word(glance.priority) if glance.priority is not Priority.NONE else ""
        said = (who, alarm, *map(spoken_flag, glance.flags), _spoken_due(glance))
        self.setAccessibleName(", ".join(part for part in said if part))
        self.setToolTip("\n".join(f"{Priority(flag.urgency).mark} {flag_words(flag)}" for flag in glance.flags))
        self._fit()

    def _fit(self) -> None:
        """Show as much as there is room for: the key gives way first, then words, then the end of the name."""
        for room in (Room.ALL, Room.NO_KEY, Room.MARKS, Room.TIMES):
            self._show_parts(room)
            if self.sizeHint().width() <= self.width():
                return
        cut = self._who.sizeHint().width() - look_of(self).scale.px(_NAME)
        if self.sizeHint().width() - cut > self.width():
            self._show_parts(Room.ONE_MARK)

    def _show_parts(self, room: Room) -> None:
        glance = self._glance
        first = glance.flags[0] if glance.flags else None
        due = _due_words(glance, short=room >= Room.TIMES)
        if room is Room.ONE_MARK and first and (first.waits or not glance.overdue):
            due = ""
        elif room is Room.ONE_MARK:
            first, due = None, due if glance.overdue else ""
        more = f" +{len(glance.flags) - 1}" if len(glance.flags) > 1 else ""
        words = f"{flag_words(first)}{more}" if first and room < Room.MARKS else ""
        urgency = Priority(first.urgency) if first else Priority.NONE
        self._flag.show_flag(urgency, words, calm=bool(first and first.answered))
        self._due.show_flag(Priority.MEDIUM if glance.overdue and due else Priority.NONE, due)
        self._key.setVisible(bool(self._key.text()) and room is Room.ALL)

    def minimumSizeHint(self) -> QSize:
        return QSize(look_of(self).scale.px(_NARROWEST), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._scale()
            self._fit()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        hue: str = getattr(look_of(self).palette, self._hue)
        painter.setBrush(QColor(hue))
        painter.drawRoundedRect(QRectF(1, 1, _EDGE, self.height() - 2), _EDGE / 2, _EDGE / 2)

    def _scale(self) -> None:
        self.setFixedHeight(look_of(self).scale.px(_HEIGHT))


def _due_words(glance: Glance, *, short: bool) -> str:
    if glance.due is None:
        return "" if short else tr("not started")
    if not glance.overdue:
        return clock_words(glance.due.left)
    time = late_words(glance.due.left)
    return time if short else tr("{time} overdue").format(time=time)


def _spoken_due(glance: Glance) -> str:
    """Return when the next check is due in minutes; the ticking seconds are left out."""
    if glance.due is None:
        return tr("not started")
    minutes = int(abs(glance.due.left)) // 60
    words = tr("vitals {minutes} min overdue") if glance.overdue else tr("vitals in {minutes} min")
    return words.format(minutes=minutes)
