"""Every key of the program, once: used to bind it, to show it on its button, and to list it under F1."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.text import tr


class Where(Enum):
    """Where a key works."""

    EVERYWHERE = "everywhere"
    LIVE = "live"
    ENTRY = "entry"
    CHECK_IN = "check in"
    PROTOCOLS = "protocols"
    PATIENTS = "patients"
    ACROSS = "across"
    REVIEW = "review"

    @property
    def heading(self) -> str:
        return {
            "everywhere": tr("Everywhere"),
            "live": tr("At the chair"),
            "entry": tr("In the entry line"),
            "check in": tr("Checking in"),
            "protocols": tr("On Protocols"),
            "patients": tr("On Patients"),
            "across": tr("On Across patients"),
            "review": tr("On Review"),
        }[self.value]


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name in the program, its sequence in Qt's portable form, what it does in words, and where."""

    name: str
    sequence: str
    text: str
    where: Where


@cache
def keys() -> tuple[Key, ...]:
    """Return every key, in the order of the table under F1."""
    return (
        Key("start", "Ctrl+N", tr("Start a session"), Where.EVERYWHERE),
        Key("find", "Ctrl+K", tr("Find a patient or a session"), Where.EVERYWHERE),
        Key("week", "Alt+W", tr("The bookings of the week, from Today"), Where.EVERYWHERE),
        Key("today", "Alt+1", tr("Today"), Where.EVERYWHERE),
        Key("review", "Alt+2", tr("Review"), Where.EVERYWHERE),
        Key("protocols", "Alt+3", tr("Protocols"), Where.EVERYWHERE),
        Key("patients", "Alt+4", tr("Patients"), Where.EVERYWHERE),
        Key("across", "Alt+5", tr("Across patients"), Where.EVERYWHERE),
        Key("settings", "Ctrl+,", tr("Settings"), Where.EVERYWHERE),
        Key("audit", "Ctrl+Shift+A", tr("Who changed and who looked"), Where.EVERYWHERE),
        Key("theme", "Ctrl+T", tr("Dark or light"), Where.EVERYWHERE),
        Key("pause sound", "Ctrl+M", tr("Pause the sound of reminders, at most two minutes"), Where.EVERYWHERE),
        Key("lock", "Ctrl+Shift+L", tr("Lock the keyboard; what runs stays in view"), Where.EVERYWHERE),
        Key("keys", "F1", tr("This list of keys"), Where.EVERYWHERE),
        *(Key(f"session {n}", f"Ctrl+{n}", tr("Running session {n}").format(n=n), Where.EVERYWHERE) for n in _NINE),
        Key("rate", "F2", tr("Change the rate"), Where.LIVE),
        Key("pause", "F3", tr("Pause or resume the infusion"), Where.LIVE),
        Key("end", "F4", tr("End the infusion"), Where.LIVE),
        Key("note", "F5", tr("Write a note"), Where.LIVE),
        Key("drug", "F6", tr("Drug given"), Where.LIVE),
        Key("effect", "F7", tr("Side effect"), Where.LIVE),
        Key("score", "F8", tr("Score"), Where.LIVE),
        Key("vitals", "F10", tr("Enter vital signs with keys on the screen"), Where.LIVE),
        Key("take over", "F9", tr("Take over the monitor's values"), Where.LIVE),
        Key("emergency", "F12", tr("Emergency"), Where.LIVE),
        Key("discharge", "Ctrl+L", tr("Before leaving"), Where.LIVE),
        Key("gate", "F11", tr("The start gate; once started, answer an alert"), Where.LIVE),
        Key("limits", "Alt+L", tr("Limits of this patient"), Where.LIVE),
        Key("second check", "Ctrl+D", tr("Second check of the pump"), Where.LIVE),
        Key("account", "Ctrl+B", tr("Account for the drug"), Where.LIVE),
        Key("save", "Return", tr("Save the line"), Where.ENTRY),
        Key("clear", "Esc", tr("Clear the line, or close the panel"), Where.ENTRY),
        Key("correct", "Up", tr("Correct the last entry"), Where.ENTRY),
        Key("check in", "Ctrl+Return", tr("Check the patient in"), Where.CHECK_IN),
        Key("protocol", "Alt+P", tr("Use the course's protocol, or take its rate, limits and drugs"), Where.CHECK_IN),
        Key("edit protocol", "Alt+E", tr("Edit the protocol"), Where.PROTOCOLS),
        Key("save protocol", "Ctrl+S", tr("Save the protocol as its next version"), Where.PROTOCOLS),
        Key("copy protocol", "Alt+C", tr("Copy as a new protocol"), Where.PROTOCOLS),
        Key("log pain", "Alt+D", tr("Log the pain of a day"), Where.PATIENTS),
        Key("judge", "Alt+J", tr("Judge the response"), Where.PATIENTS),
        Key("plan", "Alt+B", tr("Plan what comes next, or open a course"), Where.PATIENTS),
        Key("more", "Alt+M", tr("More of the course: treatments, scores, bookings, its end"), Where.PATIENTS),
        Key("response", "Alt+O", tr("Dose and response across the course, also from Review"), Where.PATIENTS),
        Key("filter series", "Alt+F", tr("Choose which series are looked at"), Where.ACROSS),
        Key("save series", "Alt+S", tr("Save the series that are looked at as a table"), Where.ACROSS),
        Key("queue", "Alt+Q", tr("The sessions to sign, those flagged, all of them, in turn"), Where.REVIEW),
        Key("keep search", "Alt+H", tr("Keep what is looked for, to be offered again"), Where.REVIEW),
        Key("export list", "Alt+X", tr("Save the list as a table, also of who changed and who looked"), Where.REVIEW),
        Key("sign", "Ctrl+G", tr("Sign the session"), Where.REVIEW),
        Key("comment", "Alt+N", tr("Comment on the moment at the chart's cursor"), Where.REVIEW),
        Key("advise", "Alt+A", tr("Write for next time"), Where.REVIEW),
        Key("add", "Alt+I", tr("Add to a finished record: addendum, late entry, correction, retraction"), Where.REVIEW),
        Key("replay", "Alt+R", tr("Replay the session, or pause; Space on its chart"), Where.REVIEW),
        Key("compare", "Alt+K", tr("Compare with the patient's other sessions"), Where.REVIEW),
        Key("paper", "Ctrl+P", tr("The record on paper"), Where.REVIEW),
        Key("copy chart", "Ctrl+Shift+C", tr("Copy the chart as a picture"), Where.REVIEW),
    )


_NINE = range(1, 10)


def key(name: str) -> Key:
    """Return the key of that name; raises KeyError for a name that is not in the table."""
    for one in keys():
        if one.name == name:
            return one
    raise KeyError(name)


def shown(name: str) -> str:
    """Return the key as people read it on a button: `Ctrl K`, `F2`, `↑`."""
    return shown_sequence(key(name).sequence)


def shown_sequence(sequence: str) -> str:
    """Return a sequence in Qt's portable form as people read it on a button."""
    native = QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)
    return {"Up": "↑"}.get(native, native.replace("Return", tr("Enter")).replace("+", " "))


def table() -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    """Return, for each place, its heading and its keys with what they do; the nine sessions share a row."""
    return [(where.heading, [_row(one) for one in keys() if one.where is where and _listed(one)]) for where in Where]


def _listed(one: Key) -> bool:
    return not one.name.startswith("session ") or one.name == "session 1"


def _row(one: Key) -> tuple[str, str]:
    if one.name == "session 1":
        return tr("{first} to {last}").format(first=shown(one.name), last="9"), tr("Running session 1 to 9")
    return shown(one.name), one.text


def bind(name: str, owner: QWidget, act: Callable[[], object]) -> QShortcut:
    """Let the key of that name call `act` while `owner` is on the screen and its window has the keyboard."""
    shortcut = QShortcut(QKeySequence(key(name).sequence), owner)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.activated.connect(act)
    return shortcut
