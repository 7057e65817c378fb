"""Adds items to a protocol that is being changed, blank until they are filled in, and takes items away."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from session.instruments.catalogue import INSTRUMENTS
from session.protocol import (
    Actions,
    Advice,
    Change,
    EmergencyCard,
    Far,
    Preset,
    Prn,
    Protocol,
    Question,
    Range,
    ScoreMinimum,
)
from session.protocol_row import NEW, Section
from session.protocol_rows import score_title
from session.vitals import CATALOGUE

_LIMITS: Final = {
    "hold": Section.HOLD, "act": Section.ACT, "stop": Section.STOP, "unusual": Section.UNUSUAL,
    "act_change": Section.ACT, "stop_change": Section.STOP, "advice": Section.ADVICE,
    "actions": Section.REMINDING, "far": Section.REMINDING, "discharge.readings": Section.LEAVING,
}  # fmt: skip
_WHERE: Final = {
    "gate": Section.GATE, "discharge.questions": Section.LEAVING, "prn": Section.DRUGS, "presets": Section.KEYS,
    "emergency": Section.EMERGENCY,
}  # fmt: skip
_WORDS: Final = {
    "gate": "Question", "discharge.questions": "Question", "prn": "Drug when needed", "presets": "Key",
    "emergency": "Emergency",
}  # fmt: skip
_BESIDE: Final = {
    "act_change": ", against the baseline", "stop_change": ", against the baseline", "actions": ", answers",
    "far": ", far from the last one",
}  # fmt: skip
_KEYS: Final = {
    Range: "code", Change: "code", Advice: "code", Actions: "code", Far: "code", Prn: "drug", Preset: "key",
    Question: "key", EmergencyCard: "title",
}  # fmt: skip
_LONGEST_KEY: Final = 30


@dataclass(frozen=True, slots=True)
class Addition:
    """Something that may be added: the table it goes into, its key there (empty for one of its own), and its words."""

    table: str
    key: str
    words: str


def additions(protocol: Protocol, section: Section) -> tuple[Addition, ...]:
    """Return what may be added to a section: one of each kind, and a limit for each reading without one."""
    found = []
    for table, its_section in _LIMITS.items():
        taken = {one.code for one in _table(protocol, table)} if its_section is section else set(CATALOGUE)
        found += [
            Addition(table, code, f"{row.heading}{_BESIDE.get(table, '')}")
            for code, row in CATALOGUE.items()
            if code not in taken and not (table.endswith("_change") and row.scale)
        ]
    if section is Section.LEAVING:
        taken = {one.instrument for one in protocol.discharge.scores}
        found += [Addition("discharge.scores", name, score_title(name)) for name in INSTRUMENTS if name not in taken]
    found += [Addition(table, "", _WORDS[table]) for table, its in _WHERE.items() if its is section]
    return tuple(found)


def added(protocol: Protocol, addition: Addition) -> Protocol:
    """Return the protocol with a blank item at the end of a table; it cannot be saved until that is filled in."""
    items = _table(protocol, addition.table)
    return _with_table(protocol, addition.table, (*items, _blank(addition, items)))


def removed(protocol: Protocol, item: str) -> Protocol:
    """Return the protocol without an item, named as `Row.item` names it."""
    for table in (*_LIMITS, "discharge.scores", *_WHERE):
        if item.startswith(f"{table}."):
            key = item.removeprefix(f"{table}.")
            left = tuple(one for one in _table(protocol, table) if key_of(one) != key)
            if len(left) < len(_table(protocol, table)):
                return _with_table(protocol, table, left)
    return protocol


def key_of(item: object) -> str:
    """Return the key of an item in its table."""
    if isinstance(item, ScoreMinimum):
        return item.instrument
    return str(getattr(item, _KEYS[type(item)]))


def key_from(words: str, taken: Collection[str]) -> str:
    """Return a short key made of words, other than those taken."""
    made = re.sub(r"[^a-z0-9]+", "_", words.casefold()).strip("_")[:_LONGEST_KEY].strip("_") or "question"
    numbered = (made, *(f"{made}_{number}" for number in range(2, len(taken) + 3)))
    return next(key for key in numbered if key not in taken)


def _table(protocol: Protocol, table: str) -> tuple[Any, ...]:
    owner, _, part = table.rpartition(".")
    items: tuple[Any, ...] = getattr(protocol.discharge if owner else protocol, part)
    return items


def _with_table(protocol: Protocol, table: str, items: tuple[Any, ...]) -> Protocol:
    owner, _, part = table.rpartition(".")
    changed: dict[str, Any] = {part: items}
    if owner:
        return replace(protocol, discharge=replace(protocol.discharge, **changed))
    return replace(protocol, **changed)


def _blank(addition: Addition, items: tuple[Any, ...]) -> object:
    key, taken = addition.key, {key_of(one) for one in items}
    fresh = next(f"{NEW}{number}" for number in range(1, len(taken) + 2) if f"{NEW}{number}" not in taken)
    group = items[-1].group if items and isinstance(items[-1], Question) else Section.GATE.value
    blanks: Mapping[str, Callable[[], object]] = {
        "act_change": lambda: Change(key, None, None),
        "stop_change": lambda: Change(key, None, None),
        "advice": lambda: Advice(key, "", ""),
        "actions": lambda: Actions(key, ()),
        "far": lambda: Far(key, Decimal(0)),
        "emergency": lambda: EmergencyCard(fresh, ()),
        "discharge.scores": lambda: ScoreMinimum(key, 0),
        "gate": lambda: Question(key=fresh, group=group, words="", safe="yes"),
        "discharge.questions": lambda: Question(key=fresh, group=group, words="", safe="yes"),
        "prn": lambda: Prn(fresh, ""),
        "presets": lambda: Preset(fresh, "", ""),
    }
    return blanks.get(addition.table, lambda: Range(key, None, None))()
