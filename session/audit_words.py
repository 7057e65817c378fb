"""What was changed and how it was looked at, in words instead of the names of tables and columns."""

from types import MappingProxyType
from typing import Final

from session.audit_port import Changed, Look, LookKind

IDENTITY: Final = ("name", "mrn", "born", "sex")
"""The fields of a patient that say who it is."""

SUBJECTS: Final = MappingProxyType(
    {
        "patient": "patient",
        "course": "course",
        "booking": "booking",
        "diary": "pain diary",
        "treatment": "other treatment",
        "measured": "score or answer",
        "assessment": "judged response",
        "protocol": "protocol",
        "staff": "known name",
        "person": "person who signs in",
        "sign-in": "signing in",
        "search": "kept search",
        "backups": "backups",
    }
)
_FIELDS: Final = MappingProxyType(
    {
        ("patient", "mrn"): "MRN",
        ("patient", "born"): "birth date",
        ("course", "site"): "site of the pain",
        ("course", "onset"): "when the pain began",
        ("course", "earlier"): "earlier treatments",
        ("course", "planned"): "number of planned infusions",
        ("course", "opened_on"): "day it was opened",
        ("course", "ended_on"): "day it ended",
        ("course", "end_reason"): "why it ended",
        ("booking", "at"): "time",
        ("booking", "minutes"): "length in minutes",
        ("booking", "session_id"): "its session",
        ("booking", "course_id"): "its course",
        ("treatment", "words"): "what it is",
        ("treatment", "since"): "begun on",
        ("treatment", "until"): "ended on",
        ("measured", "measure"): "what was asked",
        ("measured", "words"): "answer in words",
        ("assessment", "found"): "what was found",
        ("assessment", "words"): "words of the physician",
        ("person", "active"): "may sign in",
        ("sign-in", "keyboard"): "who is at the keyboard",
        ("search", "line"): "line",
        ("backups", "second"): "folder of the second copy",
        ("backups", "hours"): "hours kept",
        ("backups", "days"): "days kept",
        ("backups", "months"): "months kept",
    }
)
_ANY: Final = MappingProxyType({"patient_id": "patient", "reason": "why"})
_KINDS: Final = MappingProxyType(
    {
        LookKind.SESSION: "session opened",
        LookKind.COURSE: "course opened",
        LookKind.TABLE: "saved as a table or file",
        LookKind.PAPER: "saved as PDF",
        LookKind.PRINT: "printed",
        LookKind.LETTER: "letter written",
        LookKind.CHART: "chart copied",
        LookKind.PLAN: "plan saved as a calendar file",
        LookKind.PAGE: "page for the patient printed or saved",
        LookKind.RESTORE: "record restored from a backup",
    }
)


def field_words(subject: str, field: str) -> str:
    """Return what a field is called; one that is not known is called as it is kept, a day of a diary by its day."""
    return _FIELDS.get((subject, field)) or _ANY.get(field) or field.replace("_", " ")


def changed_words(changed: Changed) -> str:
    """Return what was changed: "Okafor, Miriam: course, goals", or "protocol outpatient: version"."""
    subject = SUBJECTS.get(changed.subject, changed.subject)
    field = field_words(changed.subject, changed.field)
    if changed.patient is not None:
        place = field if changed.subject == "patient" else f"{subject}, {field}"
        return f"{changed.patient.name}: {place}"
    named = "" if _is_number(changed.subject_id) else f" {changed.subject_id}"
    return f"{subject}{named}: {field}"


def _is_number(subject_id: str) -> bool:
    """Say whether an identifier is one that tells people nothing."""
    return not subject_id or (subject_id.count("-") == 4 and " " not in subject_id)  # noqa: PLR2004 -- a UUID's


def value_words(value: str | None) -> str:
    """Return an old or new value on one line; nothing where there was none."""
    return " ".join((value or "").split())


def look_words(look: Look) -> str:
    """Return what was looked at and how: "Okafor, Miriam: session opened, 2026-11-23"."""
    said = kind_words(look.kind)
    said = f"{said}, {look.day}" if look.day else said
    return f"{look.patient.name}: {said}" if look.patient else said[:1].upper() + said[1:]


def kind_words(kind: LookKind) -> str:
    """Return how a record was looked at."""
    return _KINDS[kind]
