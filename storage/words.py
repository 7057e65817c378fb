"""What was typed to find something: days, months, and parts of words."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from session.folded import folded

_MONTH: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Words:
    """Every one of these has to fit; `months` are written as 2026-11, `texts` folded."""

    days: tuple[date, ...]
    months: tuple[str, ...]
    texts: tuple[str, ...]


def split_words(words: str) -> Words:
    """Tell the days and the months among words apart from the rest; a comma after a word does not count."""
    typed = [word for word in (part.strip(",;") for part in folded(words).split()) if word]
    days = {word: day for word in typed if (day := _day(word)) is not None}
    months = tuple(word for word in typed if _MONTH.fullmatch(word))
    texts = tuple(word for word in typed if word not in days and word not in months)
    return Words(tuple(days.values()), months, texts)


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word) if "-" in word else None
    except ValueError:
        return None
