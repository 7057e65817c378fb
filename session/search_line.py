"""One line, read as a question for sessions: names, days, flags, figures, and words to look for.

    okafor october nausea
    2026-10-01..2026-10-15 chair 2 systolic > 20 %
    last 14 days "slept well" unsigned

What is not understood is a word to look for; nothing that can be typed is an error. Words in quotation marks are looked
for as they stand. A semicolon or a comma after a word does not count.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from session.folded import folded
from session.search_dates import span_words
from session.search_days import find_days
from session.search_question import Comparison, Place, Question, Span
from session.search_words import (
    find_comparison,
    find_course,
    find_flag,
    find_signed,
    find_unread,
    find_within,
    find_without,
)
from session.wording import MARKS

_MARK: Final = '"'
_ASIDE: Final = ",;"


def read_search(line: str, today: date) -> Question:
    """Return the question that a line asks; `today` is the chair's date, from which days without a year count back."""
    reading = _Reading(today)
    text = folded(line.translate(dict.fromkeys(map(ord, MARKS), _MARK)))
    at = 0
    while at < len(text):
        at = at + 1 if text[at] in f" {_ASIDE}" else reading.take(text, at)
    return reading.question()


@dataclass
class _Reading:
    """What has been read of a line."""

    today: date
    texts: list[str] = field(default_factory=list)
    within: list[tuple[Place, str]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    courses: list[str] = field(default_factory=list)
    flags: list[tuple[str, ...]] = field(default_factory=list)
    without: list[tuple[str, ...]] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    signed: list[bool] = field(default_factory=list)
    understood: list[str] = field(default_factory=list)

    def take(self, line: str, at: int) -> int:
        """Read what stands at a place, and return where that ends."""
        if line[at] == _MARK:
            return self._phrase(line, at)
        if end := next(self._understand(line, at), 0):
            return end
        self.understood += filter(None, (find_unread(line, at),))
        return self._word(line, at)

    def question(self) -> Question:
        return Question(
            texts=tuple(dict.fromkeys(self.texts)),
            within=tuple(dict.fromkeys(self.within)),
            spans=tuple(dict.fromkeys(self.spans)),
            courses=tuple(dict.fromkeys(self.courses)),
            flags=tuple(dict.fromkeys(self.flags)),
            without=tuple(dict.fromkeys(self.without)),
            comparisons=tuple(dict.fromkeys(self.comparisons)),
            signed=self.signed[-1] if self.signed else None,
            understood=tuple(dict.fromkeys(self.understood)),
        )

    def _understand(self, line: str, at: int) -> Iterator[int]:
        if compared := find_comparison(line, at):
            self.comparisons.append(compared[0])
            yield self._told(compared[1], compared[2])
        if days := find_days(line, at, self.today):
            self.spans.append(days[0])
            yield self._told(span_words(days[0]), days[1])
        if within := find_within(line, at):
            self.within.append((within[0], within[1]))
            yield self._told(f"{within[0].value} {within[1]}", within[2])
        if signed := find_signed(line, at):
            self.signed.append(signed[0])
            yield self._told(signed[1], signed[2])
        if course := find_course(line, at):
            self.courses.append(course[0])
            yield self._told(*course)
        if absent := find_without(line, at):
            self.without.append(absent[0])
            yield self._told(f"without {absent[1]}", absent[2])
        if flag := find_flag(line, at):
            self.flags.append(flag[0])
            yield self._told(flag[1], flag[2])

    def _told(self, words: str, end: int) -> int:
        self.understood.append(words)
        return end

    def _phrase(self, line: str, at: int) -> int:
        end = line.find(_MARK, at + 1)
        end = end if end > 0 else len(line)
        self._look_for(line[at + 1 : end].strip())
        return end + 1

    def _word(self, line: str, at: int) -> int:
        ends = [place for place in (line.find(" ", at), line.find(_MARK, at)) if place > 0]
        end = min(ends, default=len(line))
        self._look_for(line[at:end].rstrip(_ASIDE))
        return end

    def _look_for(self, words: str) -> None:
        if words:
            self.texts.append(words)
