"""A score in the entry line: `score aldrete activity=2 respiration=2`, read, said again, and written by its form.

Case does not matter, a decimal comma is a decimal point, and names may be cut short while only one begins that way.
Words stand in quotation marks: `score pain site="left foot" rest=3 movement=6`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from session.events import ScoreItem, ScoreRecorded
from session.instruments.catalogue import INSTRUMENTS
from session.instruments.instrument import Choice, Instrument, Item, Measured, Written
from session.quantities import PLAIN, number, plain, rounded
from session.scored import answer_word

COMMAND: Final = "score"
_HEAD: Final = re.compile(rf"\s*{COMMAND}(?=\s|$)", PLAIN)
_NAME: Final = re.compile(r"\s+([a-z]\w*)(?!\s*=)(?!\w)", PLAIN)
_ITEM: Final = re.compile(r'[\s,]+([a-z]\w*)\s*=(?:\s+(?![a-z]\w*\s*=))?("[^"]*"|[^\s,=";]*(?:,\d[^\s,=";]*)?)', PLAIN)


@dataclass(frozen=True, slots=True)
class Begun:
    """A line that begins with a score: of which instrument, what is written of each item, and what stands behind."""

    instrument: Instrument
    items: Mapping[str, str]
    rest: str


def read_score(rest: str) -> tuple[ScoreRecorded, int]:
    """Read what stands behind the word score; also return how far it goes. Raises ValueError with a sentence."""
    found = _NAME.match(rest)
    if not found:
        raise ValueError(f"Write which score: score aldrete activity=2. There are: {', '.join(INSTRUMENTS)}.")
    instrument = _instrument(found[1])
    pieces, place = _pieces(rest, found.end())
    if not pieces:
        raise ValueError(f"{instrument.short} has no answer yet. Write them as {_example(instrument)}.")
    given: dict[str, str] = {}
    for key, text in pieces:
        item = _item(instrument, key)
        if item.key in given:
            raise ValueError(f"{item.label} is written twice.")
        given[item.key] = _value(item, text)
    items = tuple(ScoreItem(item.key, given[item.key]) for item in instrument.items if item.key in given)
    return ScoreRecorded(instrument.name, items), place


def score_line(body: ScoreRecorded) -> str:
    """Return the words that `read_score` reads as this score, without its note."""
    instrument = INSTRUMENTS.get(body.instrument)
    words = {item.key for item in instrument.items if isinstance(item, Written)} if instrument else set()
    pieces = (f'{each.key}="{each.value}"' if each.key in words else f"{each.key}={each.value}" for each in body.items)
    return " ".join((COMMAND, body.instrument, *pieces))


def form_wanted(line: str) -> str:
    """Return the instrument that a line names without any answer, so that its form is opened; or an empty text."""
    found = begun(line)
    return found.instrument.name if found and not found.items and not found.rest.strip() else ""


def begun(line: str) -> Begun | None:
    """Return the score with which a line begins, as far as it is written; None for any other line."""
    head = _HEAD.match(line)
    name = _NAME.match(line, head.end()) if head else None
    if not name:
        return None
    try:
        instrument = _instrument(name[1])
    except ValueError:
        return None
    pieces, place = _pieces(line, name.end())
    items = {}
    for key, text in pieces:
        try:
            item = _item(instrument, key)
            items[item.key] = _value(item, text)
        except ValueError:
            continue
    return Begun(instrument, items, line[place:])


def with_form(line: str, instrument: Instrument) -> str:
    """Return a line that begins with this score: the one there is, or one without answers before the other words."""
    found = begun(line)
    if found and found.instrument is instrument:
        return f"{line.rstrip()} "
    return _line(instrument, {}, found.rest if found else line)


def asked_item(line: str, instrument: Instrument) -> Choice | Measured | None:
    """Return the item that one key answers now: the first without an answer, while the line waits for a new word."""
    found = begun(line)
    waits = line.endswith(" ") and ";" not in line and line.count('"') % 2 == 0
    if found is None or found.instrument is not instrument or not waits:
        return None
    keyed = (item for item in instrument.items if not isinstance(item, Written))
    return next((item for item in keyed if item.key not in found.items), None)


def with_answer(line: str, instrument: Instrument, key: str, value: str) -> str:
    """Return the line with this answer in place of an earlier one; an empty value takes the answer back."""
    found = begun(with_form(line, instrument))
    given = dict(found.items if found else {})
    given.pop(key, None)
    given |= {key: value} if value else {}
    return _line(instrument, given, found.rest if found else "")


def _line(instrument: Instrument, given: Mapping[str, str], rest: str) -> str:
    """Return the line in the order of the items; it ends with a space, behind which the next word begins."""
    items = tuple(ScoreItem(item.key, given[item.key]) for item in instrument.items if item.key in given)
    words = score_line(ScoreRecorded(instrument.name, items))
    return f"{words} {rest.strip()} " if rest.strip() else f"{words} "


def _pieces(text: str, place: int) -> tuple[list[tuple[str, str]], int]:
    """Return every key with what is written behind its sign, and where they end."""
    pieces = []
    while found := _ITEM.match(text, place):
        pieces.append((found[1], found[2]))
        place = found.end()
    return pieces, place


def _instrument(typed: str) -> Instrument:
    name = _meant(typed, tuple(INSTRUMENTS))
    if name is None:
        raise ValueError(f"There is no score {typed}. There are: {', '.join(INSTRUMENTS)}.")
    return INSTRUMENTS[name]


def _item(instrument: Instrument, typed: str) -> Item:
    items = {item.key: item for item in instrument.items}
    key = _meant(typed, tuple(items))
    if key is None:
        raise ValueError(f"{instrument.short} has no item {typed}. Its items: {', '.join(items)}.")
    return items[key]


def _meant(typed: str, names: Sequence[str]) -> str | None:
    """Return the name that was typed whole, or the only one that begins that way; raises ValueError for several."""
    word = typed.lower()
    if word in names:
        return word
    possible = [name for name in names if name.startswith(word)]
    if len(possible) > 1:
        raise ValueError(f"{typed} can be {' or '.join(possible)}. Write more of it.")
    return possible[0] if possible else None


def _value(item: Item, text: str) -> str:
    """Return what was written of an item as it is recorded; raises ValueError for what it cannot be."""
    match item:
        case Choice():
            return _answer(item, text)
        case Measured():
            return _reading(item, text)
        case Written():
            words = " ".join(text.strip('"').split())
            if not words:
                raise ValueError(f'{item.label}: write it as {item.key}="left foot", or leave it out.')
            return words


def _answer(item: Choice, text: str) -> str:
    word = text.lower().removeprefix("+")
    for answer in item.answers:
        if word in (answer_word(answer).lower(), answer.key):
            return answer_word(answer)
    known = ", ".join(_told(answer_word(answer), answer.words) for answer in item.answers)
    raise ValueError(f"{item.label} has no answer {text or 'yet'}. Its answers: {known}.")


def _told(word: str, words: str) -> str:
    return word if word == words else f"{word} {words}"


def _reading(item: Measured, text: str) -> str:
    vital, value = item.vital, number(text.removesuffix(item.vital.unit))
    if value is None or not vital.lowest <= value <= vital.highest:
        possible = f"It lies between {plain(vital.lowest)} and {plain(vital.highest)} {vital.unit}."
        raise ValueError(f"{item.label} {text} cannot be. {possible}" if text else f"{item.label}: {possible}")
    if value != rounded(value, vital.decimals):
        places = "with one decimal at most" if vital.decimals else "as a whole number"
        raise ValueError(f"{item.label} is written {places}, not {text}.")
    return plain(value)


def _example(instrument: Instrument) -> str:
    """Return how the items are written, with every answer that they have; words may be left out."""
    return " ".join(f"{item.key}={_answers(item)}" for item in instrument.items if not isinstance(item, Written))


def _answers(item: Item) -> str:
    match item:
        case Choice(answers=answers):
            return "|".join(answer_word(answer) for answer in answers)
        case Measured(vital=vital):
            return f"{plain(vital.lowest)}..{plain(vital.highest)}"
        case Written():
            return '"words"'
