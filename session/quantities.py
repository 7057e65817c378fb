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

_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


class RateUnit(Enum):
    """The units in which an infusion rate may be written."""

    ML_H = "mL/h"
    MG_H = "mg/h"
    MG_KG_H = "mg/kg/h"
    UG_KG_MIN = "ug/kg/min"


class AmountUnit(Enum):
    """The units in which a bolus of the infused drug may be written."""

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


def number(text: str) -> Decimal | None:
    """Read a number with a decimal comma or point ("1,5" is "1.5"); None where it is not one number."""
    text = text.strip().replace("\N{MINUS SIGN}", "-")
    return Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) and text.isascii() else None


def plain(value: Decimal) -> str:
    """Return a number as a nurse writes it: no exponent, no trailing zeros, decimal point."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
