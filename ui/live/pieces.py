"""Panels beside the chart that write into the entry line: what a hand can press, the line says and saves."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from session.protocol import Protocol
from session.quantities import plain
from session.vitals import RASS
from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton

Piece = tuple[str, str]
"""What stands on a button, and what it writes."""


class Pieces(QWidget):
    """Groups of buttons, each writing a piece; the keyboard stays in the entry line.

    `wrote` carries a piece that is added to the line, `replaced` one that takes the place of the line.
    """

    wrote = Signal(str)
    replaced = Signal(str)
    typed = Signal(str)
    saved = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        words = QLabel(hint, self)
        words.setObjectName("caption")
        words.setWordWrap(True)
        self.column.addWidget(words)

    def group(self, title: str, pieces: Iterable[Piece], columns: int, write: SignalInstance) -> None:
        """Add a titled group of buttons that write through one of the signals."""
        if title:
            heading = QLabel(title, self)
            heading.setObjectName("heading")
            self.column.addWidget(heading)
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, (label, piece) in enumerate(pieces):
            grid.addWidget(self._button(label, piece, write), place // columns, place % columns)
        self.column.addLayout(grid)

    def close_with_save(self) -> None:
        """End the panel with the button that saves the line."""
        self.column.addStretch(1)
        save = KeyButton(tr("Save"), tr("Enter"), kind=ButtonKind.PRIMARY, parent=self)
        save.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        save.clicked.connect(self.saved)
        self.column.addWidget(save)

    def _button(self, label: str, piece: str, write: SignalInstance) -> KeyButton:
        button = KeyButton(label, parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setMinimumWidth(48)
        button.clicked.connect(lambda: write.emit(piece))
        return button


def rate_pieces(protocol: Protocol, command: str) -> Pieces:
    """Offer the protocol's ladder of rates, from its start rate by its step up to its maximum."""
    panel = Pieces(tr("Choose a rate of the protocol, or write one: rate 34 mg/h, rate 17 mL/h."))
    ladder, rate = [], protocol.start_rate.value
    while rate <= protocol.maximum_rate.value:
        ladder.append(rate)
        rate += protocol.step.value
    if ladder[-1] != protocol.maximum_rate.value:
        ladder.append(protocol.maximum_rate.value)
    unit = protocol.start_rate.unit.value
    pieces = [(f"{plain(value)} {unit}", f"{command} {plain(value)} {unit}") for value in ladder]
    panel.group("", pieces, 2, panel.replaced)
    panel.group(tr("Another rate"), KEYS, 4, panel.typed)
    panel.close_with_save()
    return panel


def end_pieces() -> Pieces:
    """Offer why an infusion is ended."""
    panel = Pieces(tr("Say why, so that the record does. Another reason is written behind a semicolon."))
    reasons = (
        tr("as planned"),
        tr("patient's wish"),
        tr("side effect"),
        tr("blood pressure"),
        tr("line or pump problem"),
    )
    panel.group("", [(reason.capitalize(), f"end; {reason}") for reason in reasons], 1, panel.replaced)
    panel.close_with_save()
    return panel


def drug_pieces(protocol: Protocol) -> Pieces:
    """Offer the protocol's drugs with their doses."""
    panel = Pieces(
        tr("The protocol's drugs. Doses are defaults to be confirmed by the clinic; change them in the line.")
    )
    panel.group("", [(drug, f"given {drug}") for drug in protocol.drugs], 1, panel.replaced)
    panel.close_with_save()
    return panel


def effect_pieces(protocol: Protocol, present: Sequence[str]) -> Pieces:
    """Offer side effects by grade; those that are there can be said to be over."""
    panel = Pieces(tr("How bad is it? What is over is said here too."))
    if present:
        over = [(tr("{effect} over").format(effect=name), f"effect {name} over") for name in present]
        panel.group(tr("Over"), over, 2, panel.replaced)
    pieces = []
    for name in protocol.effects:
        pieces += [
            (f"{name} {grade}" if not place else grade, f"effect {name} {grade}") for place, grade in enumerate(GRADES)
        ]
    panel.group("", pieces, 3, panel.replaced)
    panel.close_with_save()
    return panel


def score_pieces() -> Pieces:
    """Offer the scores; each press adds one to the line."""
    panel = Pieces(tr("Each press adds a score to the line. Nothing is chosen beforehand."))
    panel.group(tr("Pain, 0 to 10"), [(str(n), f"p{n}") for n in range(11)], 6, panel.wrote)
    panel.group(tr("Dissociation, 0 to 10"), [(str(n), f"d{n}") for n in range(11)], 6, panel.wrote)
    grades = (tr("0 none"), tr("1 mild"), tr("2 moderate"), tr("3 severe"))
    panel.group(tr("Nausea"), [(text, f"n{n}") for n, text in enumerate(grades)], 2, panel.wrote)
    rass = [(f"{n:+d} {RASS[n]}".replace("-", "−").replace("+0", "0"), f"s{n}") for n in (2, 1, 0, -1, -2, -3, -4, -5)]
    panel.group(tr("Sedation, RASS"), rass, 2, panel.wrote)
    panel.close_with_save()
    return panel


def vitals_pieces() -> Pieces:
    """Offer keys on the screen, for hands without a keyboard."""
    panel = Pieces(tr("Blood pressure first: 128/80, then heart rate. % is SpO₂, r respiration, t temperature."))
    panel.group("", KEYS, 4, panel.typed)
    letters = [(f"{key} {tr(name)}", f" {key}") for key, name in LETTERS]
    panel.group("", letters, 2, panel.typed)
    panel.group("", [(tr("Asleep, not disturbed"), "asleep")], 1, panel.replaced)
    panel.close_with_save()
    return panel


def note_pieces() -> Pieces:
    """Offer what patients often are, as words behind a semicolon."""
    panel = Pieces(tr("Write what the patient says behind the semicolon, or choose."))
    words = (
        tr("comfortable"), tr("floating, comfortable"), tr("anxious, reassured"), tr("talking, oriented"),
        tr("eyes closed, calm"), tr("light dimmed"), tr("music on"), tr("IV site clean"),
    )  # fmt: skip
    panel.group("", [(text.capitalize(), f"; {text}") for text in words], 2, panel.replaced)
    panel.close_with_save()
    return panel


GRADES = ("mild", "moderate", "severe")
KEYS: Sequence[Piece] = (
    ("7", "7"), ("8", "8"), ("9", "9"), ("/", "/"),
    ("4", "4"), ("5", "5"), ("6", "6"), ("%", "% "),
    ("1", "1"), ("2", "2"), ("3", "3"), (".", "."),
    ("0", "0"), (tr("Space"), " "), ("−", "-"), ("⌫", "\b"),
)  # fmt: skip
LETTERS = (
    ("r", "respiration"),
    ("t", "temperature"),
    ("p", "pain"),
    ("s", "sedation"),
    ("d", "dissociation"),
    ("@", "time"),
)
