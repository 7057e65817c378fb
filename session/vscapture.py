"""The text that VSCapture writes beside a monitor, read into rows of values.

What each column means is in `session.monitors.columns`, what is no value in `session.monitors.values`. The pressures
of the invasive channels P1 to P3 are never a blood pressure here, because the file does not say where the catheter
lies; only the pulse of P1 stands in where the ECG gives no heart rate.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

from session.monitors.columns import Columns, is_heading, read_heading
from session.monitors.device_times import (
    BOTH,
    DateOrder,
    Stamp,
    landmarks,
    likeliest_order,
    parse_stamp,
    possible_orders,
)
from session.monitors.values import row_values

_LONGEST_LINE: Final = 65_536


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the file: the device's own local time (no offset is known) and values by code."""

    at: datetime
    values: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class _Cells:
    stamp: Stamp
    values: Mapping[str, Decimal]


class VSCaptureReader:
    """Reads one file's text as it grows; a line that is not finished waits for its rest.

    `ignored` are the names of columns that are not used, `misfits` counts rows with another number of cells than the
    heading has: their values cannot be told apart. `unreadable` counts rows without a date.
    """

    def __init__(self) -> None:
        self.ignored: tuple[str, ...] = ()
        self.misfits = 0
        self.unreadable = 0
        self._columns: Columns | None = None
        self._dates = _Dates()
        self._rest = ""
        self._begun = False
        self._taken = 0
        self._undated: list[_Cells] = []
        self._rows: list[Row] = []

    def read(self, text: str, near: datetime) -> None:
        """Take more of the file's text; `near` is our own local time, without an offset."""
        *lines, self._rest = (self._rest + text).split("\n")
        if len(self._rest) > _LONGEST_LINE:
            self._rest = ""
        self._begun = self._begun or bool(lines)
        for line in (line.strip("\N{ZERO WIDTH NO-BREAK SPACE}\r\t ") for line in lines):
            if is_heading(line):
                self._take_heading(line, near)
            elif line and self._columns:
                self._take_row(line, self._columns)

    def rows(self, near: datetime) -> list[Row]:
        """Return the rows taken since the last call; the more there are at once, the surer their dates."""
        self._rows += self._dates.dated(self._undated, near)
        rows, self._rows, self._undated = self._rows, [], []
        return rows

    @property
    def trouble(self) -> str:
        """Return why the file gives no values, as a sentence that follows the file's name; empty where it does."""
        if self._columns is None:
            return "has no line of column names; choose a list with columns in VSCapture" if self._begun else ""
        if not self._columns.sources:
            return "names no column that is known here"
        if not self._dates.possible:
            return "writes some dates with the day first and some with the month first, so none can be trusted"
        if self.misfits and not self._taken:
            return "has rows that do not fit its column names; let VSCapture write a decimal point, not a comma"
        return ""

    @property
    def remark(self) -> str:
        """Return what is worth knowing although values arrive, as sentences; empty where there is nothing."""
        words = []
        if self._columns and self._columns.unit_unknown:
            names = ", ".join(self._columns.unit_unknown)
            words.append(f"{names} is left out, because the file does not say its unit.")
        if not self._dates.certain:
            words.append("Its dates can be read with the day or the month first; the day was read first.")
        return " ".join(words)

    def _take_heading(self, line: str, near: datetime) -> None:
        columns = read_heading(line)
        if columns != self._columns:
            self._rows += self._dates.dated(self._undated, near)
            self._undated, self._dates, self._taken = [], _Dates(), 0
        self._columns, self.ignored = columns, columns.ignored

    def _take_row(self, line: str, columns: Columns) -> None:
        cells = line.split(columns.delimiter)
        if len(cells) == columns.width + 1 and not cells[-1].strip():
            cells.pop()
        if len(cells) != columns.width:
            self.misfits += 1
            return
        day = f"{cells[columns.date]} " if columns.date is not None else ""
        stamp = parse_stamp(day + cells[columns.time])
        if stamp is None or not stamp.orders:
            self.unreadable += 1
            return
        self._taken += 1
        self._undated.append(_Cells(stamp, row_values(columns, cells)))


class _Dates:
    """Decides for the rows under one heading which number is the day, surer with every row."""

    def __init__(self) -> None:
        self.possible = BOTH
        self.certain = True
        self._order: DateOrder | None = None
        self._first: tuple[Stamp, ...] = ()

    def dated(self, cells: Sequence[_Cells], near: datetime) -> list[Row]:
        """Return the rows with their dates; none where no order fits every row so far."""
        if not cells:
            return []
        stamps = landmarks([*self._first, *(cell.stamp for cell in cells)])
        self._first = self._first or (stamps[0],)
        self.possible = possible_orders(stamps, self.possible)
        if not self.possible:
            return []
        order = self._order = self._chosen(stamps, near)
        return [Row(at, cell.values) for cell in cells if (at := cell.stamp.moment(order)) is not None]

    def _chosen(self, stamps: Sequence[Stamp], near: datetime) -> DateOrder:
        if len(self.possible) == 1:
            self.certain = True
            return next(iter(self.possible))
        if self._order is None or not self.certain:
            order, self.certain = likeliest_order(stamps, near)
            return order
        return self._order
