"""Invented people by chance."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Final
from uuid import UUID

from session.ports import Patient
from session.simulation.check_in import Person

_SURNAMES: Final = (
    "Abara", "Bergstrom", "Castellano", "Demir", "Eriksen", "Fontaine", "Grabowski", "Horvat", "Ibarra", "Jankovic",
    "Keller", "Lombardi", "Mbeki", "Nakamura", "Oduya", "Pereira", "Quintero", "Rosen", "Sandoval", "Thorne",
    "Ulrich", "Vasquez", "Weber", "Yamada", "Zielinski",
)  # fmt: skip
_FEMALE: Final = ("Adele", "Bianca", "Chioma", "Dagny", "Elif", "Freya", "Gesine", "Hana", "Ingrid", "Judit", "Karin")
_MALE: Final = ("Anton", "Bashir", "Cedric", "Dario", "Emeka", "Fabian", "Goran", "Henrik", "Ivo", "Jonas", "Kenji")
_ALLERGIES: Final = ("penicillin", "latex", "codeine", "ibuprofen", "iodine")
_YEAR_DAYS: Final = 365.25
_YOUNGEST: Final = 14


def drawn_person(draw: Random, mrn: str, years_of_pain: float, on: date) -> tuple[Person, date]:
    """Return an adult of 20 to 80 years `on` a day, and when the pain began: never in early childhood."""
    age = draw.uniform(20, 80)
    sex = draw.choice("FFM")
    name = f"{draw.choice(_SURNAMES)}, {draw.choice(_FEMALE if sex == 'F' else _MALE)}"
    patient = Patient(
        patient_id=UUID(int=draw.getrandbits(128), version=4),
        name=name,
        mrn=mrn,
        born=on - timedelta(days=round(age * _YEAR_DAYS)),
        sex=sex,
    )
    weight = Decimal(str(round(draw.gauss(68 if sex == "F" else 82, 10), 1)))
    allergies = tuple(draw.sample(_ALLERGIES, draw.choice((0, 0, 0, 1, 1, 2))))
    years = min(years_of_pain, age - _YOUNGEST)
    person = Person(patient=patient, weight_kg=max(weight, Decimal(45)), allergies=allergies)
    return person, on - timedelta(days=round(years * _YEAR_DAYS))
