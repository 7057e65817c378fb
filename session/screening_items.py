"""The items of the start gate: how each may stand, and what is known from outside the session."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from session.course_so_far import CourseSoFar
from session.last_session import LastSession
from session.protocol import Severity

CHECKED: Final = "Checked"
"""The group of what the gate reads from the record by itself."""


class Standing(StrEnum):
    """How one item of the gate stands; what is open is not fine."""

    OPEN = "open"
    FINE = "fine"
    SOFT = "soft hold"
    HARD = "hard hold"
    OVERRIDDEN = "overridden"


HELD: Final = {Severity.SOFT: Standing.SOFT, Severity.HARD: Standing.HARD}


@dataclass(frozen=True, slots=True)
class Background:
    """What is known from outside the session: the patient's sex, and of the last session start, weight, and all.

    `course` is the patient's open course, None where none is open. `trouble` says why the earlier sessions could not be
    read, `course_trouble` why the course could not; then what rests on them is not known.
    """

    sex: str = "U"
    last_start: datetime | None = None
    last_weight_kg: Decimal | None = None
    last: LastSession | None = None
    trouble: str = ""
    course: CourseSoFar | None = None
    course_trouble: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing asked or checked. `sentence` says what it rests on or what holds, `todo` what to do about it.

    `severity` is how firmly it holds or held, None where it does not. `missing` says that it was not done yet, in
    difference to what was done and does not fit. `last` is last time's answer: to be asked again, never an answer.
    """

    key: str
    group: str
    words: str
    standing: Standing
    sentence: str = ""
    todo: str = ""
    severity: Severity | None = None
    missing: bool = False
    answer: str = ""
    detail: str = ""
    answered_at: datetime | None = None
    last: str = ""
    by: str = ""
    reason: str = ""


def read_item(key: str, words: str, sentence: str, severity: Severity | None = None, todo: str = "") -> Item:
    """Return what was read from the record: fine, or held as firmly as `severity` says."""
    standing = HELD[severity] if severity else Standing.FINE
    return Item(key=key, group=CHECKED, words=words, standing=standing, sentence=sentence, severity=severity, todo=todo)
