"""Paper: what the screens ask for as a page to print, save or hand on."""

from enum import StrEnum
from typing import Protocol
from uuid import UUID


class Paper(StrEnum):
    """The sizes of paper that a document is set for."""

    A4 = "a4"
    LETTER = "letter"


class Documents(Protocol):
    """Sets documents from the record as it is now; nothing of it is changed.

    Each takes some hundred milliseconds and may be called from any thread. All raise StorageProblem or another
    KnownProblem, with a sentence, for what is not in the record or cannot be set.
    """

    def session_record(self, session_id: UUID, paper: Paper) -> bytes:
        """Return the record of a session as PDF: the chart on its first page, the full log behind it."""

    def course_letter(self, patient_id: UUID, paper: Paper, signed_by: str = "") -> bytes:
        """Return the letter about a patient's newest course as PDF; without `signed_by` it has a line to sign on."""

    def session_pictures(self, session_id: UUID, paper: Paper, dots_per_inch: int) -> tuple[bytes, ...]:
        """Return the pages of a session's record as PNG, in their order."""

    def letter_pictures(
        self, patient_id: UUID, paper: Paper, dots_per_inch: int, signed_by: str = ""
    ) -> tuple[bytes, ...]:
        """Return the pages of a course letter as PNG, in their order."""
