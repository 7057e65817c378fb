"""A treatment protocol as data: rates, intervals and ranges, checked when it is read."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, Final

from session.problems import ProtocolProblem
from session.quantities import Rate, read_rate, typed
from session.vitals import CATALOGUE


@dataclass(frozen=True, slots=True)
class Range:
    """A closed range in the vital sign's own unit; an open end is None."""

    code: str
    low: Decimal | None
    high: Decimal | None

    def holds(self, value: Decimal) -> bool:
        """Say whether `value` lies inside the range, both ends included."""
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """One version of a protocol; minutes are whole, rates carry their unit.

    `unusual` holds the ranges outside which a value is asked about once; `act` those drawn as limits on the chart.
    `drugs` and `effects` are offered as buttons, a drug as it follows "given" in the entry line.
    `unconfirmed` names the fields that no primary source confirms and a clinic has to confirm.
    """

    name: str
    version: int
    title: str
    source: str
    unconfirmed: tuple[str, ...]
    start_rate: Rate
    step: Rate
    step_interval_min: int
    maximum_rate: Rate
    planned_min: int
    check_interval_min: int
    check_after_change_min: int
    check_tolerance_min: int
    recovery_min: int
    recovery_check_interval_min: int
    unusual: tuple[Range, ...]
    act: tuple[Range, ...]
    drugs: tuple[str, ...]
    effects: tuple[str, ...]

    def unusual_range(self, code: str) -> Range | None:
        """Return the range outside which a reading of `code` is asked about, or None."""
        return next((item for item in self.unusual if item.code == code), None)


_RATES: Final = ("start_rate", "step", "maximum_rate")
_CHECKS: Final = ("check_interval_min", "check_after_change_min", "recovery_check_interval_min")
_FIELDS: Final = frozenset(field.name for field in fields(Protocol))


def parse_protocol(text: str, file: str) -> Protocol:
    """Read a protocol from TOML; raises ProtocolProblem naming `file`, line and field where it is not valid."""
    try:
        table = tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)
    except ValueError as error:  # also a whole number of thousands of digits, which is no TOMLDecodeError
        raise ProtocolProblem(f"{file}: this is not valid TOML: {error}.") from None
    return _Reader(text, file, table).protocol()


class _Reader:
    """Reads one protocol file field by field; every refusal names the field and its line."""

    def __init__(self, text: str, file: str, table: Mapping[str, Any]) -> None:
        self._text, self._file, self._table = text, file, table

    def protocol(self) -> Protocol:
        for field in self._table:
            if field not in _FIELDS:
                raise self._fault(field, "this field is not known; check the spelling")
        rates = {field: self._rate(field) for field in _RATES}
        if len({rate.unit for rate in rates.values()}) > 1:
            raise self._fault("maximum_rate", "start_rate, step and maximum_rate must be in the same unit")
        if rates["maximum_rate"].value < rates["start_rate"].value:
            raise self._fault("maximum_rate", "it is below the start rate")
        shortest = min(self._whole(field) for field in _CHECKS)
        if self._whole("check_tolerance_min") >= shortest:
            raise self._fault("check_tolerance_min", f"it must be below the shortest time between checks, {shortest}")
        return Protocol(
            name=self._words("name"),
            version=self._whole("version"),
            title=self._words("title"),
            source=self._words("source"),
            unconfirmed=self._unconfirmed(),
            start_rate=rates["start_rate"],
            step=rates["step"],
            step_interval_min=self._whole("step_interval_min"),
            maximum_rate=rates["maximum_rate"],
            planned_min=self._whole("planned_min"),
            check_interval_min=self._whole("check_interval_min"),
            check_after_change_min=self._whole("check_after_change_min"),
            check_tolerance_min=self._whole("check_tolerance_min"),
            recovery_min=self._whole("recovery_min"),
            recovery_check_interval_min=self._whole("recovery_check_interval_min"),
            unusual=self._ranges("unusual"),
            act=self._ranges("act"),
            drugs=self._names("drugs"),
            effects=self._names("effects"),
        )

    def _fault(self, field: str, sentence: str, table: str = "") -> ProtocolProblem:
        """Name the field's line; one that stands in a `table` is looked for behind the table's name."""
        begin = self._place(table, 0) if table else 0
        place = self._place(field, begin) or begin
        line = f", line {self._text.count(chr(10), 0, place) + 1}" if place else ""
        return ProtocolProblem(f"{self._file}{line}, field {field}: {sentence}.")

    def _place(self, name: str, begin: int) -> int:
        found = re.compile(rf"^\s*\[?{re.escape(name)}\b", re.MULTILINE).search(self._text, begin)
        return found.end() if found else 0

    def _value(self, field: str) -> Any:  # noqa: ANN401 -- TOML gives any of its types
        if field not in self._table:
            raise self._fault(field, "this field is missing")
        return self._table[field]

    def _words(self, field: str) -> str:
        value = self._value(field)
        if not isinstance(value, str) or not value.strip():
            raise self._fault(field, "write words here, in quotation marks")
        return value

    def _names(self, field: str) -> tuple[str, ...]:
        value = self._value(field)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._fault(field, "write a list of texts in quotation marks")
        return tuple(value)

    def _unconfirmed(self) -> tuple[str, ...]:
        names = self._names("unconfirmed")
        for name in names:
            if name not in _FIELDS:
                raise self._fault("unconfirmed", f"{name} is no field of a protocol")
        return names

    def _whole(self, field: str) -> int:
        value = self._value(field)
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise self._fault(field, "write a whole number above zero")
        return value

    def _rate(self, field: str) -> Rate:
        text = typed(self._words(field))
        found = read_rate(text)
        if not found or found[1] != len(text) or not found[0].value:
            raise self._fault(field, "write a rate above zero with its unit, such as 0.25 mg/kg/h")
        return found[0]

    def _ranges(self, field: str) -> tuple[Range, ...]:
        table = self._value(field)
        if not isinstance(table, dict):
            raise self._fault(field, "write a table of ranges")
        return tuple(self._range(field, code, bounds) for code, bounds in table.items())

    def _range(self, field: str, code: str, bounds: Any) -> Range:  # noqa: ANN401 -- TOML gives any of its types
        if code not in CATALOGUE:
            raise self._fault(code, f"{code} is no known reading", field)
        if not isinstance(bounds, dict) or not bounds or bounds.keys() - {"low", "high"}:
            raise self._fault(code, "write { low = ..., high = ... } or one of the two", field)
        low, high = (self._bound(field, code, bounds.get(end)) for end in ("low", "high"))
        if low is not None and high is not None and low >= high:
            raise self._fault(code, "the low end is not below the high end", field)
        return Range(code, low, high)

    def _bound(self, field: str, code: str, value: Any) -> Decimal | None:  # noqa: ANN401 -- TOML gives any of its types
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
            raise self._fault(code, "write numbers", field)
        row = CATALOGUE[code]
        if not row.lowest <= value <= row.highest:
            raise self._fault(code, f"{value} is outside what a reading can be, {row.lowest} to {row.highest}", field)
        return Decimal(value)
