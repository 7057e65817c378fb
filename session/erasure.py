"""What stands in place of a patient's identity once it was removed.

Made of the last signs of the patient's identifier: the first ones of a UUIDv7 tell when the patient was registered.
"""

from datetime import date
from typing import Final
from uuid import UUID

from session.ports import Patient

ERASED: Final = "erased"
BORN: Final = date(1, 1, 1)
"""No patient is born on it, and every day of a course lies after it."""
SEX: Final = "U"
_SHORT: Final = 8
_UNIQUE: Final = 12


def erased_name(patient_id: UUID) -> str:
    """Return the name that is shown from then on: "Erased 3f2a91c0"."""
    return f"Erased {patient_id.hex[-_SHORT:]}"


def erased_mrn(patient_id: UUID) -> str:
    """Return what stands in place of the MRN, which no two patients share: "erased-77b03f2a91c0"."""
    return f"{ERASED}-{patient_id.hex[-_UNIQUE:]}"


def is_erased(patient: Patient) -> bool:
    """Say whether a patient's identity was removed."""
    return patient.born == BORN and patient.mrn == erased_mrn(patient.patient_id)
