"""One value of a protocol as a row to read and to change, and the sections in which the rows stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from session.protocol import Protocol

NEW: Final = "new-"
"""How the key of a question, drug or preset begins that was added and has not got its own yet."""


class Section(StrEnum):
    """The parts in which a protocol is read, in their order."""

    ABOUT = "About"
    RATES = "Rates and doses"
    CHECKS = "Checks"
    HOLD = "Limits before the start"
    ACT = "Limits to act"
    STOP = "Limits to stop"
    UNUSUAL = "Unusual values"
    ADVICE = "What to do"
    REMINDING = "Reminders"
    EMERGENCY = "Emergencies"
    GATE = "Before the start"
    LEAVING = "Before leaving"
    COURSE = "Course"
    DRUGS = "Drugs and effects"
    KEYS = "Keys"
    PAGE = "Page for the patient"


class Kind(StrEnum):
    """How the text of a row is written."""

    RATE = "rate"
    WHOLE = "whole"
    NUMBER = "number"
    RANGE = "range"
    CHANGE = "change"
    WORDS = "words"
    LINES = "lines"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One value of a protocol. `path` names it; `value` is what is typed, empty where nothing is asked for.

    `mark` is the name under which the value may stand in the protocol's `unconfirmed`. `item` is what the row is a
    part of and can be taken away as a whole, `heading` that item's name; both empty for a row of its own.
    `options` are the answers of a choice, each with its words.
    """

    path: str
    section: Section
    label: str
    value: str
    mark: str
    kind: Kind = Kind.WORDS
    unit: str = ""
    confirmed: bool = True
    options: tuple[tuple[str, str], ...] = ()
    item: str = ""
    heading: str = ""
    optional: bool = False

    @property
    def name(self) -> str:
        """Return the row's name with that of the item it is a part of."""
        return f"{self.heading}: {self.label}" if self.heading and self.heading != self.label else self.label

    @property
    def said(self) -> str:
        """Return the value as it is read: with its unit, a choice in its words."""
        if self.kind is Kind.CHOICE:
            return dict(self.options).get(self.value, self.value)
        if not self.value or not self.unit:
            return self.value
        return f"{self.value} {self.unit}"


def own_words(key: str) -> str:
    """Return a drug or a key as it is written; nothing for one that was added and not written yet."""
    return "" if key.startswith(NEW) else key


Part = tuple[str, str, str, Kind, tuple[tuple[str, str], ...], bool]


def item_rows(item: str, section: Section, heading: str, protocol: Protocol, parts: tuple[Part, ...]) -> Iterator[Row]:
    """Return the rows of one item that has several values; they are confirmed together."""
    mark = item.replace("discharge.questions.", "discharge.", 1)
    confirmed = protocol.confirmed(mark)
    for name, label, value, kind, options, optional in parts:
        yield Row(
            path=f"{item}.{name}", section=section, label=label, value=value, mark=mark, kind=kind, options=options,
            item=item, heading=heading, confirmed=confirmed, optional=optional,
        )  # fmt: skip
