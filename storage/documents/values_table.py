"""The table of values under the printed chart: a column for each set of readings, at its moment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from session.events import VitalsRecorded
from session.quantities import plain
from session.record import Entry, Status
from session.state import SessionState
from session.vitals import CATALOGUE
from storage.documents.window import Window, spread
from storage.exports.versions import versions

_LEVEL: Final = 36
_TURNED: Final = 72
"""How many columns have room with level figures, and with figures that are turned."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One set of readings as it stands, with what stood before; `now` is None where it was struck out."""

    at: datetime
    now: VitalsRecorded | None
    was: tuple[VitalsRecorded, ...]


def values_table(state: SessionState, window: Window) -> dict[str, Any]:
    """Return the rows, and the columns with their places along the chart; `left_out` counts those without room."""
    columns = [column for column in _columns(state) if window.holds(column.at)]
    shown = _thinned(columns)
    turned = len(shown) > _LEVEL
    codes = _rows(columns)
    places = spread([window.at(column.at) for column in shown], 1 / (_TURNED if turned else _LEVEL))
    return {
        "rows": [CATALOGUE[code].short for code in codes],
        "tall": [any(all(_cell(column, code).values()) for column in shown) for code in codes],
        "turned": turned,
        "left_out": len(columns) - len(shown),
        "columns": [
            {"at": window.at(column.at), "place": place, "cells": [_cell(column, code) for code in codes]}
            for column, place in zip(shown, places, strict=True)
        ],
    }


def _columns(state: SessionState) -> Iterator[_Column]:
    for entry in state.entries:
        said = [version.body for version in versions(entry) if isinstance(version.body, VitalsRecorded)]
        if said and any(body.readings for body in said):
            yield _column(entry, said)


def _column(entry: Entry, said: Sequence[VitalsRecorded]) -> _Column:
    if entry.status is Status.VOIDED or not isinstance(entry.body, VitalsRecorded):
        return _Column(entry.occurred_at, None, tuple(said[-1:]))
    return _Column(entry.occurred_at, entry.body, tuple(said[:-1]))


def _thinned(columns: Sequence[_Column]) -> list[_Column]:
    """Return as many columns as have room, those with corrections before others, evenly from the rest."""
    if len(columns) <= _TURNED:
        return list(columns)
    kept = {number for number, column in enumerate(columns) if column.was}
    rest = [number for number in range(len(columns)) if number not in kept]
    room = max(_TURNED - len(kept), 0)
    kept |= {rest[number * len(rest) // room] for number in range(room)}
    return [columns[number] for number in sorted(kept)][:_TURNED]


def _rows(columns: Sequence[_Column]) -> list[str]:
    """Return the codes of which anything was taken, in the catalogue's order."""
    taken = {
        reading.code
        for column in columns
        for body in (*column.was, *([column.now] if column.now else []))
        for reading in body.readings
    }
    return [code for code in CATALOGUE if code in taken]


def _value(body: VitalsRecorded, code: str) -> str:
    value = body.value(code)
    return "" if value is None else plain(value).replace("-", "\N{MINUS SIGN}")


def _was(column: _Column, code: str) -> str:
    """Return what stood here before it was corrected; empty where it was the same."""
    now = _value(column.now, code) if column.now else ""
    before = [_value(body, code) for body in column.was]
    return next((value for value in before if value and value != now), "")


def _cell(column: _Column, code: str) -> dict[str, str]:
    return {"now": _value(column.now, code) if column.now else "", "was": _was(column, code)}
