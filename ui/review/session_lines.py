"""The lines of one row of the list of sessions: whose and when, what it was, what to know, how far it has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from session.ports import SessionHead, SessionRow
from session.session_flags import SessionFlag
from ui.record.row import Run
from ui.review.session_words import brief_when, course_words, phase_words
from ui.text import tr
from ui.theme.fonts import BODY, CAPTION
from ui.theme.priority import Priority

_MOST_FLAGS: Final = 3


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its runs, the size of its letters, what stands at its right, and the sign at its left.

    The sign is the shape of a priority, or a dot where the session `goes_on`.
    """

    runs: tuple[Run, ...]
    size: int = CAPTION
    right: str = ""
    priority: Priority = Priority.NONE
    goes_on: bool = False

    @property
    def signed(self) -> bool:
        """Say whether a sign stands before the words."""
        return self.goes_on or self.priority is not Priority.NONE


def lines_of(row: SessionRow, today: date) -> Iterator[Line]:
    """Yield the lines of a row from the top."""
    head = row.head
    yield Line((Run(row.patient.name, bold=True),), BODY, right=brief_when(head, today))
    yield Line((Run(course_words(head), "muted"),))
    if head.flags:
        yield Line(tuple(_flag_runs(head)), priority=Priority(head.urgency))
    if words := phase_words(head):
        yield Line((Run(words, "accent", bold=True),), goes_on=True)


def _flag_runs(head: SessionHead) -> Iterator[Run]:
    """Yield what to know in few words: in the colour of what is wrong, in plain colour what is not."""
    shown, rest = head.flags[:_MOST_FLAGS], len(head.flags) - _MOST_FLAGS
    if head.urgency:
        worst = Priority(head.urgency)
        yield Run(f"{worst.mark} ", worst.tone, bold=True)
    for place, flag in enumerate(shown):
        if place:
            yield Run(" · ", "muted")
        yield _flag_run(flag)
    if rest > 0:
        yield Run(tr(" and {count} more").format(count=rest), "muted")


def _flag_run(flag: SessionFlag) -> Run:
    priority = Priority(flag.urgency or 0)
    words = flag.words.replace(" mg", "\N{NO-BREAK SPACE}mg").replace(" min", "\N{NO-BREAK SPACE}min")
    return Run(words, priority.tone if flag.urgency else "muted", bold=priority > Priority.LOW)
