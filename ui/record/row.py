"""One row of the record, ready to be drawn and to be read aloud."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import Enum
from typing import Final
from uuid import UUID

from ui.text import tr
from ui.theme.priority import Priority
from ui.widgets.priority_mark import priority_word


class Showing(Enum):
    """Which rows of a record are shown."""

    ALL = "all"
    EVENTS = "events"
    VITALS = "vitals"


EVERYWHERE: Final = frozenset(Showing)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look; `tone` names a field of the palette."""

    text: str
    tone: str = "text"
    struck: bool = False
    italic: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class RecordRow:
    """What one entry says: its clock time, what happened, what is to be known about it, what was found.

    `event_id` is the entry's own event, also where it was corrected; `moment` is when it happened as it stands now.
    `priority` is that of the alert that a row says; its shape stands before the words. Rows of the same `family` that
    follow each other are folded into one; `members` are those that such a row holds.
    """

    event_id: UUID
    moment: datetime
    clock: str
    said: tuple[Run, ...]
    remarks: tuple[Run, ...] = ()
    findings: tuple[str, ...] = ()
    priority: Priority = Priority.NONE
    pending: bool = False
    shown_in: frozenset[Showing] = EVERYWHERE
    family: str = ""
    members: tuple[UUID, ...] = ()

    def says_the_same(self, other: "RecordRow") -> bool:
        """Say whether both are of the same moment and would be drawn alike."""
        return all(getattr(self, field.name) == getattr(other, field.name) for field in fields(self))

    @property
    def text(self) -> str:
        """Return what happened as it reads on the screen."""
        return "".join(run.text for run in self.said)

    @property
    def remark(self) -> str:
        return "".join(run.text for run in self.remarks)

    @property
    def spoken(self) -> str:
        """Return the whole row in words, what is struck through said to be so."""
        parts = [self.clock, priority_word(self.priority), _spoken(self.said), self.remark, *self.findings]
        return ". ".join(part.strip().rstrip(".") for part in parts if part.strip()) + "."


def _spoken(runs: tuple[Run, ...]) -> str:
    words = tr("{text} (struck out)")
    return "".join(words.format(text=run.text) if run.struck else run.text for run in runs)
