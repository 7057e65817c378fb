"""The check-in as it is answered: texts and choices in, a patient and an opened session out, or a sentence each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeVar
from uuid import UUID

from session.checkin_fields import (
    OrderUnit,
    chair_key,
    read_amount,
    read_bag,
    read_born,
    read_limit,
    read_minutes,
    read_name,
    read_ordered,
    read_today,
)
from session.dose_plan import DosePlan, rate_of_dose
from session.events import SessionOpened
from session.form import NONE_KNOWN, FormFault, checked_order, read_allergies, read_sex
from session.order import Order
from session.ports import Patient
from session.problems import KnownProblem
from session.protocol import Protocol
from session.quantities import Amount, Mixture, Rate

T = TypeVar("T")

IDENTIFIERS: Final = ("name", "birth date", "MRN", "photo or wristband")
ENOUGH_IDENTIFIERS: Final = 2
"""Two patient identifiers before treatment, as patient safety goals ask (clinical facts, hazard 1)."""


class Blank(StrEnum):
    """What a check-in asks, in the order in which it asks."""

    NAME = "name"
    BORN = "born"
    MRN = "mrn"
    SEX = "sex"
    IDENTIFIERS = "identifiers"
    WEIGHT = "weight"
    ALLERGIES = "allergies"
    CHAIR = "chair"
    PROTOCOL = "protocol"
    DRUG = "drug"
    CONCENTRATION = "concentration"
    RATE = "rate"
    MINUTES = "minutes"
    MAXIMUM = "maximum"
    MAXIMUM_RATE = "maximum rate"
    STEP = "step"
    NURSE = "nurse"


class CheckInFaults(KnownProblem):
    """Answers are missing or cannot be; `faults` holds a sentence for each, in the order in which they are asked."""

    def __init__(self, faults: Mapping[Blank, str]) -> None:
        super().__init__("\n".join(faults.values()))
        self.faults = {blank: faults[blank] for blank in Blank if blank in faults}


@dataclass(frozen=True, slots=True, kw_only=True)
class PatientAnswers:
    """Who the patient is, as typed; `sex` is None while not chosen."""

    name: str = ""
    born: str = ""
    mrn: str = ""
    sex: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningAnswers:
    """Everything else, as typed and chosen; `none_known` and `rate_unit` are None while not chosen.

    `rate` is the start rate or a whole dose, as its unit says; `concentration` is that or what the bag holds; `prn`
    are those of the protocol's drugs that are ordered.
    `taken_chairs` says who sits on the chairs of running sessions, by `chair_key`.
    """

    identifiers: tuple[str, ...] = ()
    weight: str = ""
    none_known: bool | None = None
    allergies: str = ""
    chair: str = ""
    protocol: Protocol | None = None
    drug: str = ""
    concentration: str = ""
    rate: str = ""
    rate_unit: OrderUnit | None = None
    minutes: str = ""
    maximum: str = ""
    maximum_rate: str = ""
    step: str = ""
    prn: tuple[str, ...] = ()
    nurse: str = ""
    taken_chairs: Mapping[str, str] = field(default_factory=dict)


def read_patient(answers: PatientAnswers, patient_id: UUID, today: date) -> Patient:
    """Return the patient who was typed in; raises CheckInFaults."""
    values = _read(
        {
            Blank.NAME: lambda: read_name(answers.name),
            Blank.BORN: lambda: read_born(answers.born, today),
            Blank.MRN: lambda: _needed(answers.mrn, "Write the MRN, as it stands on the wristband or the chart."),
            Blank.SEX: lambda: _sex(answers.sex),
        }
    )
    name, born, mrn, sex = values.values()
    return Patient(patient_id=patient_id, name=name, born=born, mrn=mrn, sex=sex)


def read_opening(answers: OpeningAnswers, patient_id: UUID, utc_offset_min: int) -> tuple[SessionOpened, str]:
    """Return what the session is opened with, and who records; raises CheckInFaults."""
    values = _read(
        {
            Blank.IDENTIFIERS: lambda: _identifiers(answers.identifiers),
            Blank.WEIGHT: lambda: read_today(answers.weight),
            Blank.ALLERGIES: lambda: _allergies(answers),
            Blank.CHAIR: lambda: _chair(answers),
            Blank.PROTOCOL: lambda: _protocol(answers.protocol),
            Blank.DRUG: lambda: _needed(answers.drug, "Write the drug, such as ketamine."),
            Blank.CONCENTRATION: lambda: read_bag(answers.concentration),
            Blank.RATE: lambda: read_ordered(answers.rate, answers.rate_unit),
            Blank.MINUTES: lambda: read_minutes(answers.minutes),
            Blank.MAXIMUM: lambda: read_amount(answers.maximum, "the most that may be given in mg", "60"),
            Blank.MAXIMUM_RATE: lambda: _maximum_rate(answers),
            Blank.STEP: lambda: _step(answers),
            Blank.NURSE: lambda: _needed(answers.nurse, "Write or choose the name of the nurse who records."),
        }
    )
    opened = SessionOpened(
        patient_id=patient_id,
        chair=values[Blank.CHAIR],
        weight_kg=values[Blank.WEIGHT],
        allergies=values[Blank.ALLERGIES],
        identifiers=values[Blank.IDENTIFIERS],
        order=_order(values, answers.prn),
        protocol=values[Blank.PROTOCOL],
        utc_offset_min=utc_offset_min,
    )
    return opened, values[Blank.NURSE]


def plan_of(answers: OpeningAnswers) -> tuple[DosePlan, Decimal | None] | None:
    """Return what the order comes to as far as it is typed, with its maximum in mg.

    None without weight, concentration, or rate; a whole dose needs the minutes, too.
    """
    weight = _or_none(lambda: read_today(answers.weight))
    bag = _or_none(lambda: read_bag(answers.concentration))
    ordered = _or_none(lambda: read_ordered(answers.rate, answers.rate_unit))
    minutes = _or_none(lambda: read_minutes(answers.minutes))
    if weight is None or bag is None or ordered is None or (isinstance(ordered, Amount) and minutes is None):
        return None
    mixture = Mixture(weight, bag.mg_per_ml)
    plan = DosePlan(
        rate=_run_at(ordered, minutes, mixture),
        mixture=mixture,
        planned_min=minutes,
        dose=ordered if isinstance(ordered, Amount) else None,
        bag_ml=bag.ml,
        maximum_rate=_or_none(lambda: _maximum_rate(answers)),
        step=_or_none(lambda: _step(answers)),
    )
    return plan, _or_none(lambda: read_amount(answers.maximum, "", ""))


def weight_of(answers: OpeningAnswers) -> Decimal | None:
    """Return the weight in kg as far as it is typed."""
    return _or_none(lambda: read_today(answers.weight))


def bag_of(answers: OpeningAnswers) -> Decimal | None:
    """Return the concentration in mg/mL as far as it is typed, also from what the bag holds."""
    bag = _or_none(lambda: read_bag(answers.concentration))
    return bag.mg_per_ml if bag else None


def _run_at(ordered: Rate | Amount, minutes: int | None, mixture: Mixture) -> Rate:
    """Return the rate to be run; `minutes` are known where a whole dose is ordered."""
    return rate_of_dose(ordered, minutes or 1, mixture) if isinstance(ordered, Amount) else ordered


def _maximum_rate(answers: OpeningAnswers) -> Rate | None:
    return read_limit(answers.maximum_rate, "the highest rate", "0.6 mg/kg/h")


def _step(answers: OpeningAnswers) -> Rate | None:
    return read_limit(answers.step, "the step", "0.1 mg/kg/h")


def _or_none(read: Callable[[], T]) -> T | None:
    try:
        return read()
    except FormFault:
        return None


def _order(values: Mapping[Blank, Any], prn: tuple[str, ...]) -> Order:
    """Return the order of valid answers; raises CheckInFaults where its dose is too little for a pump."""
    bag, ordered, minutes = values[Blank.CONCENTRATION], values[Blank.RATE], values[Blank.MINUTES]
    start_rate = _run_at(ordered, minutes, Mixture(values[Blank.WEIGHT], bag.mg_per_ml))
    if start_rate.value <= 0:
        words = f"{ordered} in {minutes} min is less than 0.1 mL/h, which no pump runs. Check bag, dose and time."
        raise CheckInFaults({Blank.RATE: words})
    return checked_order(
        Order(
            drug=values[Blank.DRUG],
            mg_per_ml=bag.mg_per_ml,
            start_rate=start_rate,
            planned_min=minutes,
            maximum_mg=values[Blank.MAXIMUM],
            maximum_rate=values[Blank.MAXIMUM_RATE],
            step=values[Blank.STEP],
            bag_ml=bag.ml,
            dose=ordered if isinstance(ordered, Amount) else None,
            prn=prn,
        )
    )


def _read(readers: Mapping[Blank, Callable[[], object]]) -> dict[Blank, Any]:
    values: dict[Blank, Any] = {}
    faults: dict[Blank, str] = {}
    for blank, read in readers.items():
        try:
            values[blank] = read()
        except FormFault as fault:
            faults[blank] = fault.sentence
    if faults:
        raise CheckInFaults(faults)
    return values


def _needed(text: str, sentence: str) -> str:
    if not text.strip():
        raise FormFault(sentence)
    return " ".join(text.split())


def _sex(chosen: str | None) -> str:
    if chosen is None:
        raise FormFault("Choose the sex. Unknown is an answer, too.")
    return read_sex(chosen)


def _identifiers(checked: tuple[str, ...]) -> tuple[str, ...]:
    if len(checked) < ENOUGH_IDENTIFIERS:
        raise FormFault("Check two identifiers with the patient now, and choose which two they were.")
    return tuple(item for item in IDENTIFIERS if item in checked)


def _allergies(answers: OpeningAnswers) -> tuple[str, ...]:
    if answers.none_known is None:
        raise FormFault("Ask about allergies and choose. Nothing chosen is not none.")
    if answers.none_known:
        return ()
    text = answers.allergies.strip()
    if text.lower() in NONE_KNOWN | {"", "none", "no"}:
        raise FormFault("Write the allergies with commas between them, or choose none known.")
    return read_allergies(text)


def _chair(answers: OpeningAnswers) -> str:
    chair = _needed(answers.chair, "Write the chair, such as 2.")
    if sitting := answers.taken_chairs.get(chair_key(chair)):
        raise FormFault(f"{sitting} is on this chair in a running session. Write another chair.")
    return chair


def _protocol(chosen: Protocol | None) -> Protocol:
    if chosen is None:
        raise FormFault("Choose the protocol that this infusion follows.")
    return chosen
