"""Dose against days of relief, one dot for each infusion of a course; arrows go from one to the next in time."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from session.dose_response import Dosed, DoseResponse
from ui.charts.dose_response_paper import DoseResponsePaper
from ui.charts.dose_response_places import Dot, Plotted, plotted
from ui.charts.dose_response_words import infusion_words
from ui.charts.ink import Ink
from ui.text import tr
from ui.theme.look import look_of
from ui.theme.palette import Palette

_LOWEST: Final = 210
_REACH: Final = 24.0


class DoseResponsePlot(QWidget):
    """`read` carries the infusion that is read out, `opened` the UUID of the session to be shown.

    Left and Right go from infusion to infusion in the order of time, Home and End to the first and the latest, Enter
    opens the session, as a double click does.
    """

    read = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = DoseResponse()
        self._per_kg = True
        self._read: UUID | None = None
        self._placed: tuple[object, Plotted | None] | None = None
        self._ink: tuple[tuple[Palette, float], Ink] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(_LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Dose against days of relief"))

    @property
    def shown(self) -> Dosed | None:
        """Return the infusion that is read out."""
        return next((one for one in self._found.infusions if one.session_id == self._read), None)

    @property
    def at(self) -> Plotted | None:
        """Return where everything stands now; None where no dose is known."""
        key = (self.size(), self._per_kg, self._found)
        if self._placed is None or self._placed[0] != key:
            size = (self.width(), self.height())
            self._placed = key, plotted(self._found.infusions, size, per_kg=self._per_kg)
        return self._placed[1]

    def show_found(self, found: DoseResponse) -> None:
        """Show these infusions; the one that was read out stays so, else the latest is."""
        self._found = found
        wanted = self.shown or (found.infusions[-1] if found.infusions else None)
        self._read = None
        self.update()
        if wanted is not None:
            self.read_out(wanted.session_id)

    def measure_in(self, *, per_kg: bool) -> None:
        """Lay the doses out in mg/kg or in mg."""
        self._per_kg = per_kg
        self.update()

    def read_out(self, session_id: UUID) -> None:
        """Read out the infusion of a session."""
        if session_id != self._read:
            self._read = session_id
            self.read.emit(self.shown)
            self.update()

    def open_read(self) -> None:
        """Ask for the session that is read out."""
        if self._read is not None:
            self.opened.emit(self._read)

    def sizeHint(self) -> QSize:
        return QSize(760, 300)

    def paintEvent(self, event: QPaintEvent) -> None:
        at = self.at
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._inked()
        if at is not None:
            read = next((dot for dot in at.dots if dot.one.session_id == self._read), None)
            unit = tr("dose given, mg/kg") if self._per_kg else tr("dose given, mg")
            DoseResponsePaper(painter, ink, at).draw(unit, read)
        if self.hasFocus():
            painter.setPen(ink.pen("accent", 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)

    def _inked(self) -> Ink:
        """Return what is drawn with; what it has stamped once is not painted again."""
        key = (look_of(self).palette, self.devicePixelRatioF())
        if self._ink is None or self._ink[0] != key:
            self._ink = key, Ink(key[0], "panel", key[1])
        return self._ink[1]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -len(self._found.infusions),
                 Qt.Key.Key_End: len(self._found.infusions)}  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_read()
        elif step is not None and self._found.infusions:
            infusions = self._found.infusions
            now = next((place for place, one in enumerate(infusions) if one.session_id == self._read), 0)
            self.read_out(infusions[min(max(now + step, 0), len(infusions) - 1)].session_id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if dot := self._near(event.position()):
            self.read_out(dot.one.session_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if dot := self._near(event.position()):
            self.read_out(dot.one.session_id)
            self.open_read()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            dot = self._near(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), infusion_words(dot.one) if dot else "", self)
            return True
        return super().event(event)

    def _near(self, spot: QPointF) -> Dot | None:
        """Return the dot that is nearest to a spot, within a finger's reach."""
        at = self.at
        if at is None:
            return None
        nearest = min(at.dots, key=lambda dot: (dot.spot - spot).manhattanLength())
        return nearest if (nearest.spot - spot).manhattanLength() <= _REACH else None
