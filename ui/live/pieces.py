"""Panels beside the chart that write into the entry line: what a hand can press, the line says and saves."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from session.commands import GRADES
from session.events import SessionOpened
from session.instruments.catalogue import INSTRUMENTS
from session.instruments.instrument import Instrument
from session.protocol import Preset, Protocol
from session.quantities import Rate, RateUnit, plain
from session.vitals import RASS
from ui.live.entry_line import EntryLine
from ui.shortcuts import shown_sequence
from ui.text import tr
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.scroll_column import ScrollColumn

PRESET: Final = "preset "
"""What stands before a preset's key in the name by which its button asks for it."""
Piece = tuple[str, str]
"""What stands on a button, and what it writes."""


class Pieces(QWidget):
    """Groups of buttons, each writing a piece; the keyboard stays in the entry line.

    `wrote` carries a piece that is added to the line, `replaced` one that takes the place of the line, `asked` the
    name of another panel.
    """

    wrote = Signal(str)
    replaced = Signal(str)
    typed = Signal(str)
    asked = Signal(str)
    saved = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        self.view = ScrollColumn(self)
        self.column = self.view.body
        self.column.setSpacing(8)
        whole.addWidget(self.view, 1)
        self.foot = QVBoxLayout()
        whole.addLayout(self.foot)
        self.say(hint)
        self._save = KeyButton(tr("Save"), tr("Enter"), kind=ButtonKind.PRIMARY, parent=self)
        self._save.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._save.clicked.connect(self.saved)
        whole.addWidget(self._save)

    def beside(self, line: EntryLine) -> None:
        """The panel stands beside this line from now on; only some have to follow it."""

    def tick(self) -> None:
        """Once a second, for what depends on the moment."""

    def say(self, words: str) -> None:
        """Add words in small print."""
        label = QLabel(words, self)
        label.setObjectName("caption")
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.column.addWidget(label)

    def group(self, title: str, pieces: Iterable[Piece], columns: int, write: SignalInstance) -> None:
        """Add a titled group of buttons that write through one of the signals."""
        if title:
            self.head(title)
        grid = QGridLayout()
        grid.setSpacing(6)
        for place, (label, piece) in enumerate(pieces):
            grid.addWidget(self._button(label, piece, write), place // columns, place % columns)
        self.column.addLayout(grid)

    def head(self, title: str) -> None:
        """Add the title of what follows."""
        heading = QLabel(title, self)
        heading.setObjectName("heading")
        self.column.addWidget(heading)

    def one(self, label: str, piece: str, key: str, write: SignalInstance) -> None:
        """Add one button with its key, or a word in the place of a key."""
        self.column.addWidget(self._button(label, piece, write, key))

    def _button(self, label: str, piece: str, write: SignalInstance, key: str = "") -> KeyButton:
        button = KeyButton(label, key, parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setMinimumWidth(48)
        button.clicked.connect(lambda: write.emit(piece))
        return button


def rate_pieces(protocol: Protocol, command: str, present: Rate | None) -> Pieces:
    """Offer the protocol's ladder of rates up to its maximum, and one step up and down from the present one."""
    panel = Pieces(tr("Choose a rate, or write one: rate 34 mg/h, rate 17 mL/h."))
    unit = protocol.start_rate.unit
    pieces = [
        (f"{plain(value)} {unit.value}", f"{command} {plain(value)} {unit.value}")
        for value in ladder(protocol, present)
    ]
    panel.group("", pieces, 2, panel.replaced)
    panel.group(tr("Another rate, with its unit"), KEYS, 4, panel.typed)
    units = [(unit.value, f" {unit.value}") for unit in RateUnit]
    panel.group("", units, 4, panel.typed)
    panel.group("", [(tr("Another bag"), "bag"), (tr("Second check"), "second check")], 2, panel.asked)
    return panel


def bag_pieces(usual: Sequence[tuple[Decimal, Decimal]]) -> Pieces:
    """Offer the bags that are known, each as mg and mL, and keys for another one."""
    panel = Pieces(tr("What does the new bag hold? Such as: bag 500 mg in 250 mL."))
    known = [(f"{plain(mg)} mg in {plain(ml)} mL", f"bag {plain(mg)} mg in {plain(ml)} mL") for mg, ml in usual]
    panel.group("", known, 1, panel.replaced)
    panel.group("", KEYS, 4, panel.typed)
    panel.group("", [(tr("mg in"), " mg in "), ("mL", " mL")], 2, panel.typed)
    return panel


def ladder(protocol: Protocol, present: Rate | None) -> list[Decimal]:
    """Return the rates that are offered, in the protocol's unit, the present one left out."""
    start, step, most = protocol.start_rate.value, protocol.step.value, protocol.maximum_rate.value
    rates = {start + place * step for place in range(int((most - start) / step) + 1)} | {most}
    if present and present.unit is protocol.start_rate.unit:
        beside = {present.value + step, present.value - step}
        rates = (rates | {rate for rate in beside if 0 < rate <= most}) - {present.value}
    return sorted(rates)


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
    return panel


def drug_pieces(opened: SessionOpened) -> Pieces:
    """Offer what may be given when needed, each with when that is, then the protocol's other drugs."""
    allergies = ", ".join(opened.allergies)
    panel = Pieces(tr("Allergies: {what}.").format(what=allergies) if allergies else tr("No known allergies."))
    needed = when_needed(opened)
    if needed:
        panel.head(tr("When needed"))
    for drug, when, ordered in needed:
        panel.one(drug, f"given {drug}", tr("ordered") if ordered else "", panel.replaced)
        if when:
            panel.say(tr("for {what}").format(what=when))
    named = {_key(drug) for drug, _, _ in needed}
    others = [drug for drug in opened.protocol.drugs if _key(drug) not in named]
    if others:
        panel.group(tr("Other drugs"), [(drug, f"given {drug}") for drug in others], 1, panel.replaced)
    panel.say(tr("Doses of the protocol are defaults to be confirmed by the clinic; change them in the line."))
    return panel


def when_needed(opened: SessionOpened) -> list[tuple[str, str, bool]]:
    """Return each drug for when it is needed, what it is for, and whether it is ordered; the ordered come first."""
    meant = {_key(prn.drug): prn for prn in opened.protocol.prn}
    ordered = {_key(drug): drug for drug in opened.order.prn}
    found = [(drug, meant[key].when if key in meant else "", True) for key, drug in ordered.items()]
    return found + [(prn.drug, prn.when, False) for key, prn in meant.items() if key not in ordered]


def _key(drug: str) -> str:
    return " ".join(drug.casefold().split())


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
    return panel


def score_pieces(*, recovering: bool) -> Pieces:
    """Offer the scores; each press adds one to the line, or opens a form. In recovery the forms come first."""
    panel = Pieces(tr("A press adds a score to the line, or opens its form. Or write a name: score aldrete, Enter."))
    if recovering:
        _forms(panel, FORMS)
    panel.group(tr("Pain, 0 to 10"), [(str(n), f"p{n}") for n in range(11)], 6, panel.wrote)
    panel.group(tr("Dissociation, 0 to 10"), [(str(n), f"d{n}") for n in range(11)], 6, panel.wrote)
    grades = (tr("none"), tr("mild"), tr("moderate"), tr("severe"))
    panel.group(tr("Nausea"), [(text, f"n{n}") for n, text in enumerate(grades)], 4, panel.wrote)
    rass = [(f"{n:+d} {RASS[n]}".replace("-", "−").replace("+0", "0"), f"s{n}") for n in sorted(RASS, reverse=True)]
    panel.group(tr("Sedation, RASS"), rass, 2, panel.wrote)
    if not recovering:
        _forms(panel, [name for name in FORMS if not INSTRUMENTS[name].recovery_only])
        panel.say(tr("NEWS2 is for recovery only; it is offered after the end of the infusion."))
    return panel


def _forms(panel: Pieces, names: Iterable[str]) -> None:
    labels = [(_form_label(INSTRUMENTS[name]), f"score {name}") for name in names]
    panel.group(tr("Scores with a form"), labels, 2, panel.asked)


def _form_label(instrument: Instrument) -> str:
    if instrument.recovery_only:
        return tr("{name}, recovery only").format(name=instrument.short)
    return tr("Pain by site") if instrument.name == "pain" else instrument.short


def vitals_pieces() -> Pieces:
    """Offer keys on the screen, for hands without a keyboard."""
    panel = Pieces(tr("Blood pressure first: 128/80, then heart rate. % is SpO₂, r respiration, t temperature."))
    panel.group("", KEYS, 4, panel.typed)
    letters = [(f"{key} {tr(name)}", f" {key}") for key, name in LETTERS]
    panel.group("", letters, 2, panel.typed)
    panel.group("", [(tr("Asleep, not disturbed"), "asleep")], 1, panel.replaced)
    return panel


def note_pieces(presets: Sequence[Preset] = ()) -> Pieces:
    """Offer what patients often are, as words behind a semicolon, and the lines that have a key of their own."""
    panel = Pieces(tr("Write what the patient says behind the semicolon, or choose."))
    words = (
        tr("comfortable"), tr("floating, comfortable"), tr("anxious, reassured"), tr("talking, oriented"),
        tr("eyes closed, calm"), tr("light dimmed"), tr("music on"), tr("IV site clean"),
    )  # fmt: skip
    panel.group("", [(text[:1].upper() + text[1:], f"; {text}") for text in words], 2, panel.replaced)
    if presets:
        panel.head(tr("Saved at once, also by their keys"))
    for preset in presets:
        panel.one(preset.label, f"{PRESET}{preset.key}", shown_sequence(preset.key), panel.asked)
    return panel


FORMS = ("aldrete", "padss", "news2", "moaas", "ramsay", "poss", "pain", "cadss6", "iv_site")
"""The scores that have a form; the others are single presses above."""
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
