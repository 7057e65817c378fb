"""The entry line: one field for everything, what is understood of it as chips, and a sentence where it is wrong."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from session.entry import Chip as Piece
from session.events import Event
from session.record import Entry
from session.score_line import begun, form_wanted
from ui import shortcuts
from ui.bridge import Bridge
from ui.live.entry_flow import EntryFlow, Mode, Tone
from ui.text import tr
from ui.widgets.chip import Chip
from ui.widgets.chip import Tone as Hue
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.restyle import set_style_property

_HUES: Final[dict[str, Hue]] = {
    "systolic": "blood_pressure", "heart_rate": "heart_rate", "spo2": "spo2", "respiration": "respiration",
    "pain": "pain", "sedation": "mind", "dissociation": "mind", "drug": "drug", "score": "mind",
    "note": "mind",
}  # fmt: skip
_LONGEST: Final = 2000
_GAP: Final = 8
EDGES: Final = ("drug", "mind", "pain", "respiration", "spo2", "heart_rate", "neutral", "blood_pressure")
"""The hue of each running session's own edge, in the order in which they were opened."""


class EntryLine(QWidget):
    """Keeps the keyboard; Enter saves, Up corrects, Esc clears. The text stays until it is on the disk.

    `form_asked` carries the name of the form that is wanted beside the line, as the live screen asks for it.
    `below` holds whose line it is, the chips and the sentence; whoever places the line places it under it.
    """

    escaped = Signal()
    form_asked = Signal(str)

    def __init__(self, bridge: Bridge, patient: str, edge: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow = EntryFlow(bridge)
        self._bridge = bridge
        self.field = QLineEdit(self)
        self.field.setObjectName("entry")
        self.field.setMaxLength(_LONGEST)
        self.field.installEventFilter(self)
        self.field.textEdited.connect(self._edited)
        set_style_property(self.field, "edge", EDGES[edge % len(EDGES)])
        self.save = KeyButton(tr("Save"), shortcuts.shown("save"), kind=ButtonKind.PRIMARY, parent=self)
        self.save.setMinimumHeight(58)
        self.save.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.save.clicked.connect(self.enter)
        self.below = QWidget(self)
        self.whose = QLabel(self.below)
        self.whose.setObjectName("whose")
        self.show_whose(patient)
        self._chips: list[Chip] = []
        self._shown: tuple[Piece, ...] = ()
        self.sentence = QLabel(self.below)
        self.sentence.setWordWrap(True)
        self.sentence.setFixedHeight(2 * self.sentence.fontMetrics().lineSpacing() + 2)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setObjectName("entrySentence")
        self._arrange()
        self.setFocusProxy(self.field)
        bridge.recorded.connect(self._recorded)
        bridge.failed.connect(self._failed)
        self._show()

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.field, 1)
        row.addWidget(self.save)
        self._below = QHBoxLayout(self.below)
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(_GAP)
        self._below.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._below.addWidget(self.whose)
        self._below.addWidget(self.sentence, 1)

    @property
    def text(self) -> str:
        return self.field.text()

    @property
    def at_end(self) -> bool:
        """Say whether what is typed next stands behind everything else."""
        return self.field.cursorPosition() == len(self.text) and not self.field.hasSelectedText()

    @property
    def chips(self) -> list[Chip]:
        """Return what was understood, from left to right."""
        return self._chips[: len(self._shown)]

    def show_whose(self, patient: str) -> None:
        """Say whose line it is."""
        self.whose.setText(patient)
        self.field.setAccessibleName(tr("Entry line for {patient}").format(patient=patient))

    def put(self, text: str) -> None:
        """Put a text into the field as if it had been typed, and keep the keyboard there."""
        self.field.setText(text)
        self.field.setFocus()
        self._edited()

    def add(self, piece: str, behind: str | None = None) -> None:
        """Write a piece behind what is there, or behind a given text; a command goes before words, never into them."""
        self.put(joined(self.text if behind is None else behind, piece))

    def type_character(self, text: str) -> None:
        """Insert text where the cursor is, as the on-screen keys do."""
        if text == "\b":
            self.field.backspace()
        else:
            self.field.insert(text)
        self.field.setFocus()
        self._edited()

    def enter(self) -> None:
        """Do what Enter does; the name of a score alone opens its form."""
        wanted = "" if self.flow.mode is Mode.REASON else form_wanted(self.text)
        if wanted:
            self.form_asked.emit(f"score {wanted}")
            return
        text = self.flow.enter(self.text)
        if self.flow.saving is None:  # what is on its way stands as it is, and the disk is not kept waiting
            self._set(text)
        if self.flow.wanted:
            self.form_asked.emit(self.flow.wanted)

    def authorise(self, by: str, reason: str) -> str:
        """Record the line that a rate held, with who answers for it; return why it cannot be, or nothing."""
        sentence = self.flow.authorise(by, reason, self.text)
        if self.flow.saving is None:
            self._show()
        return sentence

    def correct(self, entry: Entry | None = None) -> None:
        """Begin to correct an entry, or the last one."""
        line = self.flow.correct(self.text, entry)
        if line is not None:
            self._set(line)
            self.field.setFocus()
            if score := begun(line):
                self.form_asked.emit(f"score {score.instrument.name}")

    def escape(self) -> None:
        """Leave a correction, or clear the line."""
        if self.flow.saving is None:
            self._set(self.flow.escape())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self.field:
            key = event.key()
            if (
                key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
                and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            ):
                self.enter()
                return True
            if key == Qt.Key.Key_Up and (self.flow.mode is Mode.CORRECT or not self.text.strip()):
                self.correct()
                return True
            if key == Qt.Key.Key_Escape:
                self.escape()
                self.escaped.emit()
                return True
        return super().eventFilter(watched, event)

    def _set(self, text: str) -> None:
        if text != self.field.text():
            self.field.setText(text)
        self._show()

    def _edited(self) -> None:
        self.flow.edited()
        self._show()

    def _recorded(self, event: Event, _state: object) -> None:
        if self.flow.awaits((event,)):
            self._set(self.flow.saved(self.text))

    def _failed(self, events: Sequence[Event], sentence: str) -> None:
        if self.flow.awaits(events):
            self.flow.failed(sentence)
            self._show()

    def _show(self) -> None:
        line = self.flow.read(self.text)
        if line.chips != self._shown:
            self._shown = line.chips
            self._lay_chips(line.chips)
        reason = self.flow.mode is Mode.REASON
        self.field.setPlaceholderText(tr("1 to 4, or the reason") if reason else tr("128/80 74 98% r15 p8, then Enter"))
        if self.flow.prompt:
            self._say(self.flow.prompt.tone, self.flow.prompt.sentence)
        else:
            self._say(Tone.HINT, self._hint(line.chips))
        self._give_way(self.flow.prompt.tone if self.flow.prompt else Tone.HINT)

    def _hint(self, chips: Sequence[Piece]) -> str:
        """While typing, only what stands before the word that is being written is spoken about."""
        if form_wanted(self.text):
            return tr("Write the answers, or press Enter for the form")
        done = self.flow.read(self.text.rpartition(" ")[0])
        if done.faults:
            return done.faults[0]
        return "" if chips else tr("Enter saves · Esc clears · ↑ corrects the last entry")

    def _lay_chips(self, pieces: Sequence[Piece]) -> None:
        """Write on the chips that are there; making one costs more than a whole line."""
        while len(self._chips) < len(pieces):
            self._chips.append(Chip("", parent=self))
            self._below.insertWidget(len(self._chips), self._chips[-1])
        for chip, piece in zip(self._chips, pieces, strict=False):
            chip.setText(piece.text)
            chip.set_tone(_HUES.get(piece.code, "neutral"))
            chip.show()
        for chip in self._chips[len(pieces) :]:
            chip.hide()

    def _give_way(self, tone: Tone) -> None:
        """Hide chips from the end where a question or a fault would be cut; it is only a hint that may be."""
        chips = self.chips
        for chip in chips:
            chip.show()
        while tone is not Tone.HINT and chips and not self._fits(sum(chip.sizeHint().width() + _GAP for chip in chips)):
            chips.pop().hide()

    def _fits(self, taken: int) -> bool:
        """Say whether the sentence has room beside chips of that width."""
        room = self.below.width() - self.whose.sizeHint().width() - _GAP - taken
        box = self.sentence.fontMetrics().boundingRect(
            0, 0, room, self.below.height(), Qt.TextFlag.TextWordWrap, self.sentence.text()
        )
        return box.width() <= room and box.height() <= self.sentence.height()

    def _say(self, tone: Tone, sentence: str) -> None:
        set_style_property(self.field, "wrong", "true" if tone is Tone.FAULT else "false")
        set_style_property(self.sentence, "tone", tone.value)
        if sentence == self.sentence.text():
            return
        self.sentence.setText(sentence)
        if tone is not Tone.HINT:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, sentence))


def joined(text: str, piece: str) -> str:
    """Return a line with one more piece in it: readings and commands before the semicolon, words behind it."""
    head, _, words = text.partition(";")
    more, _, said = piece.partition(";")
    front = " ".join(part for part in (head.strip(), more.strip()) if part) + (" " if more.endswith(" ") else "")
    behind = ", ".join(part for part in (words.strip(), said.strip()) if part)
    return f"{front}; {behind}" if ";" in text + piece else front
