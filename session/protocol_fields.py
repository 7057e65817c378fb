"""The single values of a protocol file: each is read, or refused with file, line and field."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from session.problems import ProtocolProblem
from session.protocol import Range, Step, read_step
from session.vitals import CATALOGUE

_HEADING: Final = re.compile(r"^\s*\[", re.MULTILINE)


class FieldReader:
    """Reads what stands in one field of a protocol's TOML, and knows where in `file` that field is."""

    def __init__(self, text: str, file: str) -> None:
        self._text, self._file = text, file

    def fault(self, field: str, sentence: str, table: str = "") -> ProtocolProblem:
        """Name the field's line; one that stands in a `table` is looked for behind the table's name.

        The table "gate.3" is the third of those named gate; without a field it is the table that is named.
        """
        begin, end = self._table_place(table) if table else self._field_place(field)
        place = (self._place(field, begin, end) if field else 0) or begin
        line = f", line {self._text.count(chr(10), 0, place) + 1}" if place else ""
        return ProtocolProblem(f"{self._file}{line}, field {field or table}: {sentence}.")

    def text_in(self, value: object, field: str, table: str = "") -> str:
        """Return words, refused where there are none."""
        if not isinstance(value, str) or not value.strip():
            raise self.fault(field, "write words here, in quotation marks", table)
        return value

    def texts_in(self, value: object, field: str, table: str = "") -> tuple[str, ...]:
        """Return a list of texts."""
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.fault(field, "write a list of texts in quotation marks", table)
        return tuple(value)

    def steps_in(self, value: object, field: str, table: str) -> tuple[Step, ...]:
        """Return steps, each written as "words" or "words | line"."""
        return tuple(map(read_step, self.texts_in(value, field, table)))

    def reading(self, code: str, table: str) -> str:
        """Return a code of the catalogue."""
        if code not in CATALOGUE:
            raise self.fault(code, f"{code} is no known reading", table)
        return code

    def number_in(self, value: object, field: str, table: str = "") -> Decimal:
        """Return a number above zero."""
        if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
            raise self.fault(field, "write numbers", table)
        if value <= 0:
            raise self.fault(field, "write a number above zero", table)
        return Decimal(value)

    def whole_in(self, value: object, field: str, table: str) -> int:
        """Return a whole number above zero."""
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise self.fault(field, "write a whole number above zero", table)
        return value

    def one_of(self, value: object, known: Iterable[str], field: str, table: str = "") -> str:
        """Return one of the known words."""
        options = tuple(str(one) for one in known)
        if value not in options:
            raise self.fault(field, f"write {' or '.join(options)}", table)
        return str(value)

    def range_table(self, table: Mapping[str, Any], field: str) -> tuple[Range, ...]:
        """Return a range for each code of a table."""
        return tuple(self._range(field, code, bounds) for code, bounds in table.items())

    def pair(self, field: str, code: str, bounds: Any, ends: Sequence[str]) -> Mapping[str, Any]:  # noqa: ANN401
        """Return the two ends written for a code of the catalogue."""
        self.reading(code, field)
        if not isinstance(bounds, dict) or not bounds or bounds.keys() - set(ends):
            first, second = ends
            raise self.fault(code, f"write {{ {first} = ..., {second} = ... }} or one of the two", field)
        return bounds

    def _range(self, field: str, code: str, bounds: Any) -> Range:  # noqa: ANN401 -- TOML gives any of its types
        pair = self.pair(field, code, bounds, ("low", "high"))
        low, high = (self._bound(field, code, pair.get(end)) for end in ("low", "high"))
        if low is not None and high is not None and low >= high:
            raise self.fault(code, "the low end is not below the high end", field)
        return Range(code, low, high)

    def _bound(self, field: str, code: str, value: object) -> Decimal | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
            raise self.fault(code, "write numbers", field)
        row = CATALOGUE[code]
        if not row.lowest <= value <= row.highest:
            raise self.fault(code, f"{value} is outside what a reading can be, {row.lowest} to {row.highest}", field)
        return Decimal(value)

    def _field_place(self, field: str) -> tuple[int, int]:
        """Return where a field of the file itself is looked for: above all tables, or as a table's own heading."""
        first = _HEADING.search(self._text)
        end = first.start() if first else len(self._text)
        heading = re.compile(rf"^\s*\[+{re.escape(field)}[\].]", re.MULTILINE).search(self._text, end)
        above = self._place(field, 0, end)
        return (heading.start(), heading.end()) if heading and not above else (0, end)

    def _table_place(self, table: str) -> tuple[int, int]:
        """Return where a table's content begins and ends; it begins at 0 where the table is not found."""
        head, _, number = table.rpartition(".")
        name, nth = (head, int(number)) if number.isdecimal() else (table, 1)
        heading = re.compile(rf"^\s*\[+{re.escape(name)}\]+", re.MULTILINE)
        begins = [found.end() for found in heading.finditer(self._text)]
        begin = begins[nth - 1] if nth <= len(begins) else self._place(name, 0, len(self._text))
        following = _HEADING.search(self._text, begin)
        return begin, following.start() if following else len(self._text)

    def _place(self, name: str, begin: int, end: int) -> int:
        found = re.compile(rf'^\s*\[*"?{re.escape(name)}"?\s*[=\].]', re.MULTILINE).search(self._text, begin, end)
        return found.end() if found else 0
