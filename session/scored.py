"""What a recorded score comes to, and its words; one that this program cannot count is shown as it was written."""

import re
from typing import Final

from session.events import ScoreRecorded
from session.instruments.catalogue import INSTRUMENTS
from session.instruments.instrument import Answer, Choice, Instrument, Item, Measured, Written
from session.quantities import number
from session.scores import Score, score

_QUESTION: Final = re.compile(r"^q(?=\d)")
_ABBREVIATED: Final = "SpO\N{SUBSCRIPT TWO}"


def answer_word(answer: Answer) -> str:
    """Return an answer as it is written and recorded: its number or letter; yes and no in the answer's own words."""
    return answer.words if isinstance(answer.value, bool) else str(answer.value)


def item_name(key: str) -> str:
    """Return an item's key as people read it."""
    return _QUESTION.sub("question ", key).replace("spo2", _ABBREVIATED).replace("_", " ")


def score_of(body: ScoreRecorded) -> Score | None:
    """Return what the items come to; None for an instrument or an answer that this program does not know."""
    instrument = INSTRUMENTS.get(body.instrument)
    if instrument is None:
        return None
    known = {item.key: item for item in instrument.items}
    try:
        taken = {each.key: _taken(known[each.key], each.value) for each in body.items}
        return score(instrument.name, taken)
    except (KeyError, ValueError):
        return None


def _taken(item: Item, value: str) -> object:
    """Return a recorded value as `score` takes it, which refuses one that the item does not have."""
    match item:
        case Choice(answers=answers):
            found = [answer.value for answer in answers if answer_word(answer) == value]
            return found[0] if found else value
        case Measured():
            reading = number(value)
            return value if reading is None else reading
        case Written():
            return value


def score_text(body: ScoreRecorded) -> str:
    """Return a score without its note: "Aldrete 9 of 10", "Aldrete, incomplete: consciousness missing"."""
    found = score_of(body)
    if found is None:
        answers = ", ".join(f"{item_name(item.key)} {item.value}" for item in body.items)
        return f"Score {body.instrument}: {answers}" if answers else f"Score {body.instrument}"
    words = _words(body, found.instrument)
    if found.total is None:
        return f"{', '.join((found.instrument.short, *words))}, incomplete: {_listed(found.missing)} missing"
    return ", ".join((f"{found.instrument.short} {found.shown}", *words))


def score_chip(body: ScoreRecorded) -> str:
    """Return a score as it is shown while it is written: with its band, or what it lacks, few of them by name."""
    found = score_of(body)
    if found is None or 0 < len(found.missing) <= 2:  # noqa: PLR2004 -- more names than two have no room
        return score_text(body)
    if found.total is None:
        return f"{found.instrument.short}, incomplete: {len(found.missing)} missing"
    return f"{score_text(body)}, {found.band}" if found.band else score_text(body)


def score_flag(body: ScoreRecorded) -> str:
    """Return the few words of a score that have room on a chart: "Aldrete 9"."""
    found = score_of(body)
    if found is None:
        return body.instrument
    total = found.shown.partition(" of ")[0]
    return f"{found.instrument.short} {total}" if total else f"{found.instrument.short}, incomplete"


def _words(body: ScoreRecorded, instrument: Instrument) -> tuple[str, ...]:
    written = {item.key for item in instrument.items if isinstance(item, Written)}
    return tuple(item.value for item in body.items if item.key in written)


def _listed(keys: tuple[str, ...]) -> str:
    names = [item_name(key) for key in keys]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
