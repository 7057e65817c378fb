"""One line, read as a question for the audit: a person, a patient, days, and words.

    by lindqvist last 14 days
    of okafor weight
    2026-10-01..2026-10-15 protocol "too high"

What is not understood is a word to look for; nothing that can be typed is an error.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from session.audit_port import AuditQuestion
from session.folded import folded
from session.search_dates import span_words
from session.search_days import find_days
from session.search_question import Span
from session.wording import MARKS

_MARK: Final = '"'
_WORD: Final = re.compile(r'(?P<place>(?:by|of) )?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^ "]+))')


def read_audit_line(line: str, today: date) -> AuditQuestion:
    """Return the question that a line asks; `today` is the chair's date, from which days without a year count back."""
    parts = list(_parts(folded(line.translate(dict.fromkeys(map(ord, MARKS), _MARK))), today))
    said: dict[str, list[str]] = {"": [], "by": [], "of": []}
    for part in parts:
        if not isinstance(part, Span) and part[1]:
            said[part[0]].append(part[1])
    return AuditQuestion(
        texts=tuple(dict.fromkeys(said[""])),
        by=tuple(dict.fromkeys(said["by"])),
        of=tuple(dict.fromkeys(said["of"])),
        spans=tuple(dict.fromkeys(part for part in parts if isinstance(part, Span))),
        understood=tuple(dict.fromkeys(words for part in parts if (words := _understood(part)))),
    )


def _parts(text: str, today: date) -> Iterator[Span | tuple[str, str]]:
    """Yield the days of a folded line, and its words with the place in which each is looked for."""
    at = 0
    while at < len(text):
        if text[at] in " ,;":
            at += 1
        elif days := find_days(text, at, today):
            yield days[0]
            at = days[1]
        elif word := _WORD.match(text, at):
            words = word["phrase"] if word["phrase"] is not None else word["word"].rstrip(",;")
            yield (word["place"] or "").strip(), words.strip()
            at = word.end()
        else:
            at += 1


def _understood(part: Span | tuple[str, str]) -> str:
    if isinstance(part, Span):
        return span_words(part)
    return f"{part[0]} {part[1]}" if part[0] and part[1] else ""
