"""Doses, rates and their exact conversion; nothing is rounded before it is shown.

Values as entered are `Decimal`, results are `Fraction`; `rounded` is the only place that rounds (half up).
Conversion: mL/h = mg/kg/h x kg / (mg/mL); 10 ug/kg/min = 0.6 mg/kg/h.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Final

PLAIN: Final = re.IGNORECASE | re.ASCII
"""How typed text is matched: without ASCII a dotless i, a long s or another script's digit would pass."""
NUMBER: Final = r"\d+(?:[.,]\d+)?"
_SIGNED: Final = re.compile(rf"[+-]?{NUMBER}", PLAIN)
_RATE: Final = re.compile(rf"\s*({NUMBER})\s*(mg/kg/hr?|mg/hr?|ml/hr?|(?:u|mc)g/kg/min)(?![\w/])", PLAIN)
_AMOUNT: Final = re.compile(rf"\s*({NUMBER})\s*(mg/kg|mg|ml)(?![\w/])", PLAIN)
_SIGNS: Final = str.maketrans(
    {"µ": "u", "\N{GREEK SMALL LETTER MU}": "u", "\N{MINUS SIGN}": "-", "\N{EN DASH}": "-"},
)


class RateUnit(Enum):
    """The units in which an infusion rate may be written."""

    ML_H = "mL/h"
    MG_H = "mg/h"
    MG_KG_H = "mg/kg/h"
    UG_KG_MIN = "ug/kg/min"


class AmountUnit(Enum):
    """The units in which an amount of the infused drug may be written: a bolus, or the whole dose of an order."""

    MG = "mg"
    MG_KG = "mg/kg"
    ML = "mL"


@dataclass(frozen=True, slots=True)
class Mixture:
    """What turns one unit into another: the patient's weight in kg and the bag's concentration in mg/mL."""

    weight_kg: Decimal
    mg_per_ml: Decimal


@dataclass(frozen=True, slots=True)
class Rate:
    """An infusion rate as it was written: a value of zero or more, and its unit."""

    value: Decimal
    unit: RateUnit

    def mg_per_h(self, mixture: Mixture) -> Fraction:
        """Return the rate in mg/h, exactly."""
        value = Fraction(self.value)
        match self.unit:
            case RateUnit.MG_H:
                return value
            case RateUnit.ML_H:
                return value * Fraction(mixture.mg_per_ml)
            case RateUnit.MG_KG_H:
                return value * Fraction(mixture.weight_kg)
            case RateUnit.UG_KG_MIN:
                return value * Fraction(mixture.weight_kg) * 60 / 1000

    def __str__(self) -> str:
        return f"{plain(self.value)} {self.unit.value}"


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of the infused drug as it was written."""

    value: Decimal
    unit: AmountUnit

    def mg(self, mixture: Mixture) -> Fraction:
        """Return the amount in mg, exactly."""
        value = Fraction(self.value)
        match self.unit:
            case AmountUnit.MG:
                return value
            case AmountUnit.MG_KG:
                return value * Fraction(mixture.weight_kg)
            case AmountUnit.ML:
                return value * Fraction(mixture.mg_per_ml)

    def __str__(self) -> str:
        return f"{plain(self.value)} {self.unit.value}"


def convert(mg_per_h: Fraction, unit: RateUnit, mixture: Mixture) -> Fraction:
    """Return a rate in mg/h as a number in `unit`, exactly; weight and concentration must be above zero."""
    match unit:
        case RateUnit.MG_H:
            return mg_per_h
        case RateUnit.ML_H:
            return mg_per_h / Fraction(mixture.mg_per_ml)
        case RateUnit.MG_KG_H:
            return mg_per_h / Fraction(mixture.weight_kg)
        case RateUnit.UG_KG_MIN:
            return mg_per_h / Fraction(mixture.weight_kg) * 1000 / 60


def rounded(value: Fraction | Decimal, places: int) -> Decimal:
    """Return `value` rounded half up (away from zero) to `places` decimals, exactly once."""
    scaled = abs(Fraction(value)) * 10**places
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    result = Decimal(whole).scaleb(-places)
    return -result if value < 0 and whole else result


def typed(text: str) -> str:
    """Return text as it is read: any run of spaces as one, any minus sign as "-", any micro sign as "u"."""
    return " ".join(text.translate(_SIGNS).split())


def read_rate(text: str) -> tuple[Rate, int] | None:
    """Read a rate with its unit where `text` begins with one; also return how far it goes. It may be zero."""
    found = _RATE.match(text)
    value = number(found[1]) if found else None
    if not found or value is None:
        return None
    units = {unit.value.lower(): unit for unit in RateUnit}
    return Rate(value, units.get(found[2].lower().removesuffix("r"), RateUnit.UG_KG_MIN)), found.end()


def read_dose(text: str) -> tuple[Amount, int] | None:
    """Read an amount with its unit where `text` begins with one; also return how far it goes. It may be zero."""
    found = _AMOUNT.match(text)
    value = number(found[1]) if found else None
    if not found or value is None:
        return None
    units = {unit.value.lower(): unit for unit in AmountUnit}
    return Amount(value, units[found[2].lower()]), found.end()


def number(text: str) -> Decimal | None:
    """Read a number with a decimal comma or point ("1,5" is "1.5"); None where it is not one number."""
    text = typed(text)
    if not _SIGNED.fullmatch(text):
        return None
    value = Decimal(text.replace(",", "."))
    return value or Decimal(0)


def plain(value: Decimal) -> str:
    """Return a number as a nurse writes it: no exponent, no trailing zeros, decimal point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
