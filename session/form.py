"""The paper form as text: header fields, a blank line, then `HH:MM  entry line`; read, not yet judged as a session."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Final

from session.order import Order
from session.problems import KnownProblem
from session.protocol import Protocol
from session.quantities import NUMBER, PLAIN, Rate, number, read_rate, typed

FIELDS: Final = ("patient", "born", "mrn", "sex", "weight", "allergies", "protocol", "order", "date", "nurse")
OPTIONAL: Final = ("chair",)
EARLIEST_BIRTH: Final = 1900
EARLIEST_SESSION: Final = 1970
"""Computers count their seconds from here, and no form that is typed in after downtime is older (our choice)."""
_LINE: Final = re.compile(r"\r\n|\r|\n")
_TIMED: Final = re.compile(r"\s*(\d{1,2})[:.h](\d{2})(?![\w:])\s*(.*)", PLAIN)
_WEIGHT: Final = re.compile(rf"({NUMBER})\s*kg", PLAIN)
_DRUG: Final = re.compile(rf"\s*([^\d,;]+?)\s+({NUMBER})\s*mg/ml\b", PLAIN)
_BAG: Final = re.compile(rf"\s*([^\d,;]+?)\s+({NUMBER})\s*mg\s*(?:in|/)\s*({NUMBER})\s*ml\b", PLAIN)
_START: Final = re.compile(r"\bstart\b", PLAIN)
_MINUTES: Final = re.compile(r"(?<![\w.,])(\d{1,4})\s*min\b", PLAIN)
_MAXIMUM: Final = re.compile(rf"\bmax(?:imum)?\s+({NUMBER})\s*mg(?![\w/])", PLAIN)
_HIGHEST: Final = re.compile(r"\b(?:max(?:imum)?|highest)\s+rate\b", PLAIN)
_BACK: Final = timedelta(hours=12)
NONE_KNOWN: Final = frozenset({"none known", "no known allergies", "nka", "nkda"})
UNSAID: Final = frozenset({"none", "no", "nil", "unknown", "not known", "n/a", "-", "?"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The form's header as values; `allergies` is empty where "none known" was written."""

    patient: str
    born: date
    mrn: str
    sex: str
    weight: Decimal
    allergies: tuple[str, ...]
    protocol: Protocol
    order: Order
    date: date
    nurse: str
    chair: str


@dataclass(frozen=True, slots=True)
class TimedLine:
    """One line of the form's body: its number, when (local time, days counted on past midnight), and its text."""

    number: int
    at: datetime
    text: str


class FormFault(KnownProblem):
    """A field of the header is missing or not valid."""


class Form:
    """Reads the text of a form on a day; what is wrong is collected in `faults` as `(line number, sentence)`."""

    def __init__(self, text: str, protocols: Mapping[str, Protocol], today: date) -> None:
        self.faults: list[tuple[int, str]] = []
        self._protocols, self._today = protocols, today
        self._lines = _LINE.split(text.lstrip("\ufeff"))
        self._end = self._end_of_header()
        self.numbers: dict[str, int] = {}
        self._texts: dict[str, str] = {}
        self._read_fields()
        self.header = self._header()
        self.lines = self._body()

    def fault(self, line: int, sentence: str) -> None:
        """Add what is wrong with a line; the same is said once."""
        if (line, sentence) not in self.faults:
            self.faults.append((line, sentence))

    def _end_of_header(self) -> int:
        """Return the index of the first timed line, or of the first blank one behind a field."""
        begun = False
        for index, line in enumerate(self._lines):
            if _TIMED.match(line) or (begun and not line.strip()):
                return index
            begun = begun or bool(line.strip())
        return len(self._lines)

    def _read_fields(self) -> None:
        for index, line in enumerate(self._lines[: self._end], start=1):
            name, _, value = line.strip().replace("\t", " ").partition(" ")
            name = name.rstrip(":").lower()
            if name and name not in FIELDS + OPTIONAL:
                self.fault(index, f"{name} is no field of the form. Its fields are {', '.join(FIELDS)}.")
            elif name in self._texts:
                self.fault(index, f"{name} is written twice.")
            elif name:
                self.numbers[name], self._texts[name] = index, value.strip()

    def _header(self) -> Header | None:
        readers: dict[str, Callable[[str], object]] = {
            "patient": _words, "born": self._born, "mrn": _words, "sex": read_sex, "weight": read_weight,
            "allergies": read_allergies, "protocol": self._protocol, "order": read_order, "date": self._date,
            "nurse": _words,
        }  # fmt: skip
        values: dict[str, Any] = {name: self._field(name, read) for name, read in readers.items()}
        if self.faults:
            return None
        if values["born"] > values["date"]:
            self.fault(self.numbers["born"], "The birth date is after the day of the session.")
            return None
        return Header(**values, chair=self._texts.get("chair", ""))

    def _field(self, name: str, read: Callable[[str], object]) -> object:
        if name not in self._texts:
            self.fault(1, f"{name} is missing from the form's header.")
            return None
        try:
            return read(self._texts[name])
        except FormFault as fault:
            self.fault(self.numbers[name], fault.sentence)
            return None

    def _born(self, text: str) -> date:
        if (born := read_day(text)) > self._today:
            raise FormFault(f"The birth date {born} is after today. Check the year.")
        if born.year < EARLIEST_BIRTH:
            raise FormFault(f"The birth date {born} is before {EARLIEST_BIRTH}. Check the year.")
        return born

    def _date(self, text: str) -> date:
        if (day := read_day(text)) > self._today:
            raise FormFault(f"{day} has not come yet. Check the year.")
        if day.year < EARLIEST_SESSION:
            raise FormFault(f"{day} is before {EARLIEST_SESSION}. Check the year.")
        return day

    def _protocol(self, text: str) -> Protocol:
        known = {name.casefold(): protocol for name, protocol in self._protocols.items()}
        found = known.get(text.casefold())
        if found is None:
            raise FormFault(f"Protocol {text} is not known here. Known: {', '.join(self._protocols)}.")
        return found

    def _body(self) -> tuple[TimedLine, ...]:
        written = [(place, line) for place, line in enumerate(self._lines, start=1) if line.strip()]
        body = [(place, line) for place, line in written if place > self._end]
        if not body:
            last = written[-1][0] if written else 1
            self.fault(last, "The form has no entries. Write lines such as 10:05 128/80 74.")
        lines: list[TimedLine] = []
        for place, line in body:
            self._timed(place, line, lines)
        return tuple(lines)

    def _timed(self, place: int, line: str, lines: list[TimedLine]) -> None:
        found = _TIMED.match(line)
        if not found or int(found[1]) > 23 or int(found[2]) > 59:  # noqa: PLR2004 -- hours and minutes of a day
            self.fault(place, "A line begins with its time, such as 10:05.")
            return
        if not found[3].strip(" ;"):
            self.fault(place, "Nothing is written behind the time.")
            return
        clock = time(int(found[1]), int(found[2]))
        lines.append(TimedLine(place, self._counted_on(clock, lines[-1].at if lines else None), found[3]))

    def _counted_on(self, clock: time, last: datetime | None) -> datetime:
        """Return when the clock showed that near the line before: past midnight, or back before it."""
        at = datetime.combine(last.date() if last else self.day, clock)
        if last and last - at > _BACK:
            return at + timedelta(days=1)
        if last and at - last > _BACK and at.date() > self.day:
            return at - timedelta(days=1)
        return at

    @property
    def day(self) -> date:
        """Return the form's day; any day where the header has none, so that the lines can still be read."""
        return self.header.date if self.header else date(2000, 1, 1)


def read_order(text: str) -> Order:
    """Read "ketamine 2 mg/mL, start 0.4 mg/kg/h, 90 min, max 60 mg"; raises FormFault naming what is missing.

    The bag may stand for the concentration, "ketamine 500 mg in 250 mL", and "max rate 0.6 mg/kg/h" may be added.
    """
    text = typed(text)
    bag, begins, minutes, most = (pattern.search(text) for pattern in (_BAG, _START, _MINUTES, _MAXIMUM))
    drug = bag or _DRUG.search(text)
    start = read_rate(text[begins.end() :]) if begins else None
    missing = [
        words
        for words, found in (
            ("the drug with its concentration in mg/mL", drug),
            ("the start rate with its unit", start),
            ("the planned minutes", minutes),
            ("the maximum in mg", most),
        )
        if not found
    ]
    if not (drug and start and minutes and most):
        raise FormFault(
            f"The order lacks {', '.join(missing)}. Write: ketamine 2 mg/mL, start 0.4 mg/kg/h, 90 min, max 60 mg."
        )
    mg_per_ml, bag_ml = _strength(_decimal(drug[2]), _decimal(drug[3]) if bag else None)
    return checked_order(
        Order(
            drug=drug[1],
            mg_per_ml=mg_per_ml,
            start_rate=start[0],
            planned_min=int(minutes[1]),
            maximum_mg=_decimal(most[1]),
            maximum_rate=_highest(text),
            bag_ml=bag_ml,
        )
    )


def _strength(drug: Decimal, bag_ml: Decimal | None) -> tuple[Decimal, Decimal | None]:
    """Return the concentration and the bag's mL: `drug` are the mg in the bag, or mg/mL where there is none."""
    if bag_ml == 0:
        raise FormFault("The order's bag must be above zero.")
    return (drug, None) if bag_ml is None else (drug / bag_ml, bag_ml)


def _highest(text: str) -> Rate | None:
    """Read the highest rate where one is written; raises FormFault for one without its unit."""
    named = _HIGHEST.search(text)
    found = read_rate(text[named.end() :]) if named else None
    if named and not found:
        raise FormFault("Write the highest rate with its unit: max rate 0.6 mg/kg/h.")
    return found[0] if found else None


def checked_order(order: Order) -> Order:
    """Return the order where every number of it is above zero; raises FormFault where one is not."""
    numbers: dict[str, Decimal | int] = {
        "concentration": order.mg_per_ml,
        "start rate": order.start_rate.value,
        "planned time": order.planned_min,
        "maximum": order.maximum_mg,
    }
    limits = {"highest rate": order.maximum_rate, "step": order.step, "dose": order.dose}
    numbers |= {name: limit.value for name, limit in limits.items() if limit is not None}
    if order.bag_ml is not None:
        numbers["bag"] = order.bag_ml
    for name, value in numbers.items():
        if value <= 0:
            raise FormFault(f"The order's {name} must be above zero.")
    return order


def read_weight(text: str) -> Decimal:
    """Read a weight in kg with its unit, such as "68,4 kg"; raises FormFault outside 0 to 500 kg."""
    found = _WEIGHT.fullmatch(typed(text))
    if not found:
        raise FormFault("Write the weight in kg with its unit: 68.4 kg.")
    if not 0 < (weight := _decimal(found[1])) <= 500:  # noqa: PLR2004 -- clinical facts, section 2
        raise FormFault(f"A weight of {found[1]} kg cannot be.")
    return weight


def read_allergies(text: str) -> tuple[str, ...]:
    """Read a list of allergies, empty for "none known"; raises FormFault where nothing is written, or a bare "none"."""
    if " ".join(text.casefold().split()) in NONE_KNOWN:
        return ()
    found = tuple(part.strip() for part in re.split(r"[,;]", text) if part.strip())
    if not found or text.strip().casefold() in UNSAID:
        raise FormFault("Write the allergies, or none known. An empty field is not none.")
    return found


def read_day(text: str) -> date:
    """Read a day written as 1979-03-14; raises FormFault."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise FormFault(f"{text} is not a day. Write year, month, day: 1979-03-14.") from None


def read_sex(text: str) -> str:
    """Read F, M, X or U (unknown), also as words; raises FormFault."""
    letter = text.strip()[:1].upper()
    if text.strip().upper() not in {"F", "M", "X", "U", "FEMALE", "MALE", "UNKNOWN"}:
        raise FormFault("Write the sex as F, M, X or U (unknown).")
    return letter


def _words(text: str) -> str:
    if not text.strip():
        raise FormFault("This field is empty.")
    return " ".join(text.split())


def _decimal(text: str) -> Decimal:
    return number(text) or Decimal(0)
