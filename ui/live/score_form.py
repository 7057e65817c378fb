"""The form of one score beside the chart: every answer writes into the entry line, which alone is saved."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from session.events import ScoreItem, ScoreRecorded
from session.instruments.instrument import Choice, Instrument, Item, Measured
from session.readings import recent
from session.score_line import asked_item, begun, with_answer, with_form
from session.scored import answer_word, item_name, score_of
from ui.live.entry_flow import Mode
from ui.live.entry_line import EntryLine
from ui.live.pieces import Pieces
from ui.live.score_items import TAKE, MeasuredPart, part_for
from ui.running_session import RunningSession
from ui.text import tr

_TYPED = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.KeypadModifier)


class ScoreForm(Pieces):
    """Items with their answers, the total or what is missing, source and licence.

    While the line waits for a word of this score, the key of an answer gives it; any other key is typed.
    """

    def __init__(self, instrument: Instrument, running: RunningSession, parent: QWidget | None = None) -> None:
        super().__init__(tr("Touch an answer or press its key; ▸ is asked next. Touch again to take it back."), parent)
        self.instrument, self._running = instrument, running
        self._line: EntryLine | None = None
        self._asked: Item | None = None
        for note in instrument.notes:
            self.say(note)
        self.parts = {item.key: part_for(item) for item in instrument.items}
        for key, part in self.parts.items():
            part.answered.connect(lambda value, key=key: self._answer(key, value))
            self.column.addWidget(part)
        self.say(f"{instrument.source} ({instrument.standing.value}).")
        self.say(instrument.licence)
        self.result = QLabel(self)
        self.result.setObjectName("heading")
        self.result.setWordWrap(True)
        self.foot.addWidget(self.result)
        self.tick()

    def beside(self, line: EntryLine) -> None:
        """Begin the line with this score and follow it from now on; a score already there is kept."""
        self._line = line
        text = with_form(line.text, self.instrument)
        if text.strip() == line.text.strip():
            line.field.setText(text)  # only a space: what the line was told about its words still holds
        else:
            line.put(text)
        line.field.installEventFilter(self)
        line.field.textChanged.connect(self.show_line)
        self.show_line(line.text)

    def show_line(self, text: str) -> None:
        """Show what is written of each item, what is asked next, and what it comes to."""
        found = begun(text)
        mine = found if found and found.instrument is self.instrument else None
        written = dict(mine.items) if mine else {}
        asked = asked_item(text, self.instrument)
        for key, part in self.parts.items():
            part.show_answer(written.get(key, ""), asked=asked is part.item)
        reason = self._line is not None and self._line.flow.mode is Mode.REASON
        self.view.setEnabled(not reason)
        self.result.setText(tr("Say why in the line.") if reason else self._result(written))
        self._ask(asked)

    def _result(self, written: dict[str, str]) -> str:
        if not written:
            return tr("No answer yet")
        items = tuple(ScoreItem(key, value) for key, value in written.items())
        found = score_of(ScoreRecorded(self.instrument.name, items))
        if found is None or found.total is None:
            missing = found.missing if found else ()
            return tr("Without an answer: {items}").format(items=", ".join(map(item_name, missing)))
        return tr("{total}, {band}").format(total=found.shown, band=found.band)

    def _ask(self, asked: Item | None) -> None:
        """Bring what is asked next into view, and say it."""
        if asked is self._asked:
            return
        self._asked = asked
        if asked is not None:
            part = self.parts[asked.key]
            for widget in (part, part.heading):  # where not all of it has room, its beginning
                self.view.ensureWidgetVisible(widget, 0, 12)
            if self._line:
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._line.field, asked.label))

    def tick(self) -> None:
        """Once a second: what the record holds of the readings, and how old it is."""
        now, state = self._running.recorder.now(), self._running.state
        for part in self.parts.values():
            if isinstance(part.item, Measured):
                part.show_recorded(recent(state, part.item.vital.code, now), now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.modifiers() in _TYPED
            and self._takes(event.text().lower())
        ):
            return True
        return super().eventFilter(watched, event)

    def _takes(self, key: str) -> bool:
        """Give the answer that this key stands for, where the line waits for one."""
        line = self._line
        if line is None or not key or not self.isVisible() or not line.at_end or line.flow.mode is Mode.REASON:
            return False
        item = asked_item(line.text, self.instrument)
        if isinstance(item, Choice):
            word = next((answer_word(answer) for answer in item.answers if answer.key == key), "")
            return bool(word) and self._answer(item.key, word)
        return isinstance(item, Measured) and self._measured(item, key)

    def _measured(self, item: Measured, key: str) -> bool:
        """Begin to write a reading with its first digit, or take over the one from the record."""
        part = self.parts[item.key]
        if key == TAKE and isinstance(part, MeasuredPart) and part.recorded:
            return self._answer(item.key, part.recorded)
        if self._line and key.isascii() and key.isdigit():
            self._line.put(f"{self._line.text}{item.key}={key}")
            return True
        return False

    def _answer(self, key: str, value: str) -> bool:
        if self._line:
            self._line.put(with_answer(self._line.text, self.instrument, key, value))
        return True
