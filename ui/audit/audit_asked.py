"""What the audit is asked: which of its two lists, and the line as it was typed, read."""

from dataclasses import dataclass
from enum import Enum

from session.audit_port import ANYTHING, Audit, AuditQuestion, Changed, Look
from session.audit_table import CHANGED, LOOKED
from ui.text import tr


class Side(Enum):
    """The two lists."""

    CHANGED = "changed"
    LOOKED = "looked"

    @property
    def columns(self) -> tuple[str, ...]:
        return CHANGED if self is Side.CHANGED else LOOKED


@dataclass(frozen=True, slots=True)
class Asked:
    """One question to one list."""

    side: Side = Side.CHANGED
    line: str = ""
    question: AuditQuestion = ANYTHING

    def page(self, audit: Audit, before: int | None, limit: int) -> tuple[Changed | Look, ...]:
        """Read a page of it; raises StorageProblem."""
        if self.side is Side.CHANGED:
            return audit.changes(self.question, before, limit)
        return audit.looked(self.question, before, limit)


def side_words(side: Side) -> str:
    """Return what a list is called."""
    return tr("Changed") if side is Side.CHANGED else tr("Looked at")


def nothing_words(asked: Asked) -> str:
    """Say why the list is empty, and what can be typed."""
    if asked.line:
        return tr("Nothing fits “{line}”. {example}").format(line=asked.line, example=example_words())
    if asked.side is Side.CHANGED:
        return tr("Nothing was changed yet. What is registered, planned or corrected is listed here.")
    return tr("Nobody looked yet. Whoever opens a session in Review or a patient's course is listed here.")


def example_words() -> str:
    """Say what can be typed."""
    return tr(
        "Look by a person (by Lindqvist), a patient (of Okafor), a day (12 Oct), last 14 days, what it was (goals), "
        "or any word of it; “in quotation marks” as it stands."
    )
