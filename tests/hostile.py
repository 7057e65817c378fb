"""Texts that nobody means well with, from a seed: at random, real ones changed, and such as keep to a grammar badly."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

NASTY: Final = (
    "", " ", "\t", "\r", "\n", "\r\n", "\v", "\x1c", "\x85", "\u2028", "\0", "\x1b[31m", "\x7f", "\ufeff", "\ufffd",
    "'", '"', '""', "`", "\\", "%s", "%", "{0}", "${x}", ";", ",", ";;", "--", "/*", "' OR 1=1 --", "<b>", "</b>",
    "<img src=x>", "&amp;", "=1+1", "@SUM(1)", "+1", "-1", "../../x", "NULL", "None", "nan", "inf", "-inf", "1e999",
    "0", "-0", "00", "0.0", ".", "..", ".5", "5.", "1,5", "1.5.5", "9" * 20, "9" * 5000, "0x1F", "1_000", "1e5",
    "\u0663", "\uff13", "\xb2", "\xbd", "\u2167", "\U0001d7d7", "\u0131", "\u017f", "\u212a", "\xb5", "\u03bc",
    "\u2212", "\u2013", "\uff1d", "\uff0f", "\uff1a", "\uff05", "\u200b", "\u200f", "\ue000", "\U0010ffff",
    "\u202e", "\u2066", "\u0301", "e\u0301", "🫀", "👩🏽‍⚕️", "🇨🇭", "שלום", "مرحبا", "Ngọc", "漢字", "ﬁ",
    "\ud800", "\udfff", "a" * 400, "(" * 200, "[" * 200, '"' * 99, "=" * 99, "2026-02-30", "0000-00-00", "9999-12-31",
    "24:00", "23:60", "@99:99", "@10:35@10:36", "30.02.2026", "1-1-1",
)  # fmt: skip
"""Pieces on which something broke once somewhere: signs of other scripts, of programs, of tables, and odd numbers."""
_ALPHABETS: Final = (
    "0123456789",
    " ;,.:/%@+-=<>\"'",
    "abcdefghijklmnopqrstuvwxyz",
    "\n\t\r \x00",
    "éß\u0131\u017f\xb5\u0663漢🫀\ud83d",
)


@dataclass(frozen=True)
class Hostile:
    """Makes texts of one kind: `examples` are real ones, `pieces` what they are made of, put together by `join`."""

    examples: Sequence[str]
    pieces: Sequence[str]
    join: str = " "
    longest: int = 12

    def texts(self, count: int, seed: int) -> Iterator[str]:
        """Yield `count` texts, the same for the same seed: a fifth at random, half real ones changed, the rest made."""
        chance = random.Random(seed)
        for _ in range(count):
            kind = chance.random()
            make = self._at_random if kind < 0.2 else self._changed if kind < 0.7 else self._made
            yield make(chance)

    def _at_random(self, chance: random.Random) -> str:
        alphabet = chance.choice(_ALPHABETS) + chance.choice(_ALPHABETS)
        letters = [chance.choice(alphabet) for _ in range(chance.randrange(0, 60))]
        letters += [chr(chance.randrange(0x110000)) for _ in range(chance.randrange(0, 4))]
        chance.shuffle(letters)
        return "".join(letters)

    def _changed(self, chance: random.Random) -> str:
        text = chance.choice(self.examples)
        for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
            text = chance.choice(_CHANGES)(text, chance)
        return text

    def _made(self, chance: random.Random) -> str:
        pieces = [
            chance.choice(NASTY) if chance.random() < 0.1 else chance.choice(self.pieces)
            for _ in range(chance.randrange(1, self.longest))
        ]
        return self.join.join(pieces)


def _two_places(text: str, chance: random.Random) -> tuple[int, int]:
    first = chance.randrange(len(text) + 1)
    return first, min(len(text), first + chance.choice((1, 1, 2, 5, 30, len(text))))


def _without_some(text: str, chance: random.Random) -> str:
    first, last = _two_places(text, chance)
    return text[:first] + text[last:]


def _with_some_twice(text: str, chance: random.Random) -> str:
    first, last = _two_places(text, chance)
    return text[:last] + text[first:last] + text[last:]


def _with_something_in_place(text: str, chance: random.Random) -> str:
    first, last = _two_places(text, chance)
    return text[:first] + chance.choice(NASTY) + text[last:]


def _with_something_more(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(NASTY) + text[place:]


def _with_another_number(text: str, chance: random.Random) -> str:
    digits = [place for place, letter in enumerate(text) if letter.isdigit()]
    if not digits:
        return text
    place = chance.choice(digits)
    return text[:place] + chance.choice(("0", "9", "-", ".", "99999999", "٣", "")) + text[place + 1 :]


def _with_lines_in_disorder(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return chance.choice(("\n", "\r\n", "\r", "\n\n")).join(lines)


def _in_another_case(text: str, chance: random.Random) -> str:
    return chance.choice((text.upper(), text.lower(), text.title(), text.swapcase()))


_CHANGES: Final[tuple[Callable[[str, random.Random], str], ...]] = (
    _without_some, _with_some_twice, _with_something_in_place, _with_something_in_place, _with_something_more,
    _with_something_more, _with_another_number, _with_another_number, _with_lines_in_disorder, _in_another_case,
)  # fmt: skip
