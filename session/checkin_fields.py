"""The single fields of a check-in: what was typed into one becomes a value, or a sentence."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from session import quantities
from session.form import FormFault, read_day, read_weight
from session.ports import Patient
from session.quantities import NUMBER, PLAIN, Amount, AmountUnit, Rate, RateUnit, number, plain, rounded, typed

OrderUnit = RateUnit | AmountUnit
"""How an order may be written: as a rate, or as a whole dose over the planned minutes."""

OLDEST_YEARS: Final = 120
LONGEST_MIN: Final = 24 * 60
CHANGE: Final = Decimal("0.1")
LIGHT_KG: Final = Decimal(30)
HEAVY_KG: Final = Decimal(250)
"""A weight outside these, or changed by more than a tenth, is asked about (clinical facts, section 2)."""
_BAG: Final = re.compile(rf"({NUMBER}) ?mg ?(?:in|/) ?({NUMBER}) ?ml", PLAIN)
_STRENGTH: Final = re.compile(rf"([+-]?{NUMBER}) ?(?:mg ?/ ?ml)?", PLAIN)


@dataclass(frozen=True, slots=True)
class Bag:
    """A bag's concentration in mg/mL, and its volume in mL where it is known."""

    mg_per_ml: Decimal
    ml: Decimal | None


def read_name(text: str) -> str:
    """Read "Last, First"; a single name ends with a comma. Raises FormFault."""
    last, comma, first = (" ".join(part.split()) for part in text.partition(","))
    if not re.search(r"[^\W\d_]", last):
        raise FormFault("Write the name: last name, comma, first name, such as Okafor, Miriam.")
    if not comma:
        raise FormFault(
            f"Write a comma between last and first name: Okafor, Miriam. If {last} is all, end it with one."
        )
    return f"{last}, {first}" if first else last


def read_born(text: str, today: date) -> date:
    """Read a birth date, year first, with any separator; raises FormFault for one not within 120 years."""
    parts = re.fullmatch(r"\s*(\d{4})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*", text)
    if not text.strip():
        raise FormFault("Write the birth date: year, month, day, such as 1979-03-14.")
    born = read_day(f"{parts[1]}-{parts[2]:0>2}-{parts[3]:0>2}" if parts else text)
    if born > today:
        raise FormFault("The birth date is after today. Check the year.")
    if today.year - born.year > OLDEST_YEARS:
        raise FormFault(f"The birth date is more than {OLDEST_YEARS} years ago. Check the year.")
    return born


def read_today(text: str) -> Decimal:
    """Read a weight in kg, with or without its unit; raises FormFault."""
    if number(text) is not None:
        return read_weight(f"{text.strip()} kg") if (number(text) or 0) >= 0 else read_weight("0 kg")
    if not text.strip():
        raise FormFault("Weigh the patient and write the weight of today in kg.")
    return read_weight(text)


def weight_question(weight: Decimal, last: Decimal | None) -> str:
    """Ask about a weight in kg that is unusual or more than 10 % away from last time's; empty where it is neither."""
    if last and abs(weight - last) > CHANGE * last:
        share = rounded(abs(weight - last) * 100 / last, 0)
        way = "more" if weight > last else "less"
        return f"{plain(weight)} kg is {share} % {way} than last time, {plain(last)} kg. Is it right?"
    if not LIGHT_KG <= weight <= HEAVY_KG:
        return f"{plain(weight)} kg is unusual. Is it right?"
    return ""


def read_amount(text: str, what: str, example: str) -> Decimal:
    """Read a number above zero, with comma or point; raises FormFault naming `what` and an example."""
    value = number(text)
    if value is None:
        raise FormFault(f"Write {what} as a number, such as {example}.")
    if value <= 0:
        raise FormFault(f"{what[:1].upper()}{what[1:]} must be above zero.")
    return value


def read_minutes(text: str) -> int:
    """Read whole minutes up to a day; raises FormFault."""
    found = re.fullmatch(r"(\d{1,5})(?:\s*min)?", text.strip())
    if not found or not 0 < int(found[1]) <= LONGEST_MIN:
        raise FormFault("Write the planned time in whole minutes, such as 90.")
    return int(found[1])


def split_unit(text: str) -> tuple[str, OrderUnit | None]:
    """Return the number as typed and its unit, of a rate or of a whole dose; the unit is None where none is written."""
    written = re.sub(r" ?/ ?", "/", typed(text))
    found = quantities.read_rate(written) or quantities.read_dose(written)
    digits = re.match(NUMBER, written)
    if found is None or digits is None or found[1] != len(written):
        return text.strip(), None
    return digits[0], found[0].unit


def read_ordered(text: str, unit: OrderUnit | None) -> Rate | Amount:
    """Read a start rate or a whole dose whose unit is chosen beside it, or written behind it; raises FormFault."""
    digits, written = split_unit(text)
    value = read_amount(digits, "the start rate or the whole dose", "0.25")
    if written and unit and written is not unit:
        raise FormFault(f"{written.value} is written, but {unit.value} is chosen. Which one is ordered?")
    chosen = written or unit
    if chosen is None:
        raise FormFault("Choose the unit. A number without its unit can mean anything.")
    return Amount(value, chosen) if isinstance(chosen, AmountUnit) else Rate(value, chosen)


def read_limit(text: str, what: str, example: str) -> Rate | None:
    """Read a rate with its unit, None for an empty text; raises FormFault naming `what` and an example."""
    if not text.strip():
        return None
    digits, unit = split_unit(text)
    if not isinstance(unit, RateUnit):
        raise FormFault(f"Write {what} with its unit, such as {example}.")
    return Rate(read_amount(digits, what, example), unit)


def read_bag(text: str) -> Bag:
    """Read "500 mg in 250 mL", or a concentration in mg/mL with or without its unit; raises FormFault."""
    written = typed(text)
    if found := _BAG.fullmatch(written):
        mg, ml = number(found[1]) or Decimal(0), number(found[2]) or Decimal(0)
        if not (mg > 0 and ml > 0):
            raise FormFault("The bag's mg and mL must be above zero.")
        return Bag(mg / ml, ml)
    found = _STRENGTH.fullmatch(written)
    if found is None:
        raise FormFault("Write what the bag holds, such as 500 mg in 250 mL, or its mg/mL, such as 2.")
    return Bag(read_amount(found[1], "the concentration in mg/mL", "2"), None)


def chair_key(chair: str) -> str:
    """Return a chair as it is compared: "Chair 2", "chair 2" and "2" are the same."""
    words = chair.casefold().split()
    return " ".join(words[1:] if words[:1] == ["chair"] and len(words) > 1 else words)


def same_person(name: str, born: date, known: Patient) -> bool:
    """Say whether a name and a birth date are those of a known patient; case, commas and spaces do not count."""
    return born == known.born and _name_key(name) == _name_key(known.name)


def _name_key(name: str) -> str:
    return " ".join(name.casefold().replace(",", " ").split())
