"""Looks whether the person being registered is somebody who is registered already."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from session.checkin import PatientAnswers
from session.checkin_fields import read_born, same_person
from session.form import FormFault
from session.ports import Patient, Registry
from ui.day_words import day_words
from ui.text import tr


def holder_of_mrn(registry: Registry, answers: PatientAnswers) -> Patient | None:
    """Return who has the MRN that was typed, or None; raises StorageProblem."""
    return registry.patient_by_mrn(answers.mrn) if answers.mrn.strip() else None


def same_name_and_day(
    registry: Registry, answers: PatientAnswers, today: date, others: Collection[UUID]
) -> Patient | None:
    """Return a patient of that name and birth date who is not among `others`; raises StorageProblem."""
    try:
        born = read_born(answers.born, today)
    except FormFault:
        return None
    if not answers.name.strip():
        return None
    found = registry.find_patients(f"{answers.name} {born.isoformat()}")
    return next((one for one in found if one.patient_id not in others and same_person(answers.name, born, one)), None)


def mrn_question(holder: Patient) -> str:
    """Say whose an MRN is, and ask."""
    return tr("MRN {mrn} is {name}, born {born}. Is it this patient?").format(
        mrn=holder.mrn, name=holder.name, born=day_words(holder.born)
    )


def same_question(known: Patient) -> str:
    """Say who has the same name and birth date, and ask."""
    return tr("{name}, born {born}, is registered with MRN {mrn}. Is it this patient?").format(
        name=known.name, born=day_words(known.born), mrn=known.mrn
    )
