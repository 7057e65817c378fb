"""Changes a protocol by the texts of its rows; what comes of it is checked where every protocol is checked."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, replace
from typing import Final

from session.problems import KnownProblem, ProtocolProblem
from session.protocol import Discharge, Protocol
from session.protocol_reader import parse_protocol
from session.protocol_reading import RowReader
from session.protocol_row import Row
from session.protocol_rows import rows
from session.protocol_text import write_protocol

_FAULT: Final = re.compile(r"protocol(?:, line (\d+))?, field (.+?): (.*)", re.DOTALL)
_TABLE: Final = re.compile(r"\[+[^\]]+\]+")
_WHAT_TO_DO: Final = "Put it right, or take the change back."
_PARTS_OF_DISCHARGE: Final = frozenset(f"discharge.{each.name}" for each in fields(Discharge))


class RowProblem(KnownProblem):
    """What was typed into a row cannot be taken; `path` names the row, and is empty where it is about the whole."""

    def __init__(self, path: str, name: str, sentence: str) -> None:
        super().__init__(f"{name}: {sentence}" if name else sentence)
        self.path = path


def edited(protocol: Protocol, changes: Mapping[str, str], confirmed: Collection[str] = ()) -> Protocol:
    """Return the protocol with the texts of `changes` in the rows of those paths, its version as it was.

    A row that is changed counts as confirmed by the clinic, and so do the marks in `confirmed`. `protocol` may hold
    blank items that were added; they have to be filled in. Raises RowProblem for the first row that cannot be taken.
    """
    made, found = _made(protocol, changes, confirmed)
    for path, sentence in found.items():
        named = next((row.name for row in rows(protocol) if row.path == path), "")
        raise RowProblem(path, named, sentence)
    return made


def faults(protocol: Protocol, changes: Mapping[str, str], confirmed: Collection[str] = ()) -> Mapping[str, str]:
    """Return what keeps `edited` from taking the changes: a sentence for each path, "" for the whole."""
    return _made(protocol, changes, confirmed)[1]


def with_texts(found: Iterable[Row], changes: Mapping[str, str]) -> tuple[Row, ...]:
    """Return the rows with the texts that were typed into them, right or wrong."""
    return tuple(replace(row, value=changes[row.path]) if row.path in changes else row for row in found)


def differences(old: Protocol, new: Protocol) -> tuple[tuple[str, str, str], ...]:
    """Return what differs between two versions: the row with its section, and its value before and after."""
    before, after = ({row.path: row for row in rows(each)} for each in (old, new))
    both = ((before.get(path), after.get(path)) for path in dict.fromkeys((*before, *after)))
    return tuple(found for was, is_now in both if (found := _difference(was, is_now)) is not None)


def _difference(was: Row | None, is_now: Row | None) -> tuple[str, str, str] | None:
    row = is_now or was
    if row is None:
        return None
    name = f"{row.section.value}: {row.name}"
    before, after = was.said if was else "", is_now.said if is_now else ""
    if before != after:
        return name, before, after
    if was and is_now and was.confirmed != is_now.confirmed:
        return name, _standing(was), _standing(is_now)
    return None


def _standing(row: Row) -> str:
    value = row.said or "nothing"
    return f"{value}, confirmed by the clinic" if row.confirmed else f"{value}, to be confirmed"


def _made(
    protocol: Protocol, changes: Mapping[str, str], confirmed: Collection[str]
) -> tuple[Protocol, Mapping[str, str]]:
    before = rows(protocol)
    reading = RowReader(changes, before)
    made = reading.protocol(protocol)
    if reading.faults:
        return protocol, reading.faults
    touched = {row.mark for row in before if changes.get(row.path, row.value) != row.value}
    after = rows(made)
    left = _still_open(protocol.unconfirmed, [row.mark for row in before], {*confirmed, *touched})
    there = {*_PARTS_OF_DISCHARGE, *(row.mark for row in after)}
    made = replace(made, unconfirmed=tuple(name for name in left if "." not in name or name in there))
    text = write_protocol(made)
    try:
        return parse_protocol(text, "protocol"), {}
    except ProtocolProblem as problem:
        places = {new.path: old.path for old, new in zip(before, after, strict=True)}
        return protocol, _blamed(places, changes, text, problem.sentence)


def _still_open(unconfirmed: Iterable[str], marks: Iterable[str], confirmed: AbstractSet[str]) -> tuple[str, ...]:
    """Return what is left to be confirmed; a field of which a part is confirmed is named by its other parts."""
    left: list[str] = []
    for name in unconfirmed:
        parts = [mark for mark in dict.fromkeys(marks) if mark == name or mark.startswith(f"{name}.")]
        if name not in confirmed:
            left += [part for part in parts if part not in confirmed] if confirmed & set(parts) else [name]
    return tuple(left)


def _blamed(places: Mapping[str, str], changes: Collection[str], text: str, sentence: str) -> Mapping[str, str]:
    """Find the row that a refusal of the whole is about: the line it names stands in the text just written.

    `places` holds the paths of the rows as they are written, with those under which they are edited; a row of `changes`
    is named before another of its item.
    """
    found = _FAULT.fullmatch(sentence)
    if not found:
        return {"": f"{sentence} {_WHAT_TO_DO}"}
    line, field, words = found.groups()
    named = _named(field, text.splitlines()[: int(line or 0)], tuple(places))
    about = [place for one, place in places.items() if one in (named, field) or one.startswith(f"{named}.")]
    path = next((place for place in about if place in changes), about[0] if about else "")
    return {path: f"{words[:1].upper()}{words[1:]} {_WHAT_TO_DO}"}


def _named(field: str, above: Sequence[str], paths: Sequence[str]) -> str:
    """Return the path of a field that stands at the end of these lines; of one in a list of tables, of its item."""
    head = next((line for line in reversed(above) if _TABLE.fullmatch(line)), "")
    table = head.strip("[]")
    if head.startswith("[["):
        there = [path for path in paths if path.startswith(f"{table}.") and path.endswith(f".{field}")]
        return next(iter(there[above.count(head) - 1 :]), f"{table}.{field}")
    return f"{table}.{field}" if table else field
