"""The lines that a protocol hands to the entry line: each is read by it, or is the beginning of one that will be."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain
from typing import Final

from session.commands import READERS, Setting
from session.entry import parse
from session.events import DrugGiven, EffectNoted
from session.order import Order
from session.protocol import Protocol
from session.quantities import typed

Problems = Iterator[tuple[str, str, str]]
"""A field, what is wrong with it, and the table that it stands in; empty for the file itself."""

PRESET_KEYS: Final = tuple(f"Shift+F{number}" for number in range(1, 13))
_FIRST: Final = re.compile(r"\w+")
_SPELLING: Final = Decimal(100)
"""The strength and the weight of an order against which only the spelling of a line is read."""


def line_problems(protocol: Protocol) -> Problems:
    """Return what is wrong with the lines of buttons, keys, answers and emergencies."""
    return chain(*(problems(protocol) for problems in (_offered, _presets, _actions, _emergencies)))


def _offered(protocol: Protocol) -> Problems:
    for drug in protocol.drugs:
        if sentence := _not_one(f"given {drug}", DrugGiven, protocol):
            yield "drugs", f"{drug!r} is no drug of the entry line. {sentence}", ""
    for prn in protocol.prn:
        if sentence := _not_one(f"given {prn.drug}", DrugGiven, protocol):
            yield prn.drug, f"this is no drug of the entry line. {sentence}", "prn"
    for effect in protocol.effects:
        if sentence := _not_one(f"effect {effect} mild", EffectNoted, protocol):
            yield "effects", f"{effect!r} is no effect of the entry line. {sentence}", ""


def _not_one(line: str, kind: type[DrugGiven | EffectNoted], protocol: Protocol) -> str:
    """Say what keeps a line from being one drug or effect and nothing else; empty where it is."""
    read = parse(line, _setting(protocol))
    if read.faults:
        return read.faults[0].removesuffix(".")
    fits = len(read.facts) == 1 and isinstance(read.facts[0], kind) and read.at is None
    return "" if fits and ";" not in line else "Write it as it follows in the entry line, without anything else"


def _presets(protocol: Protocol) -> Problems:
    for preset in protocol.presets:
        if preset.key not in PRESET_KEYS:
            yield preset.key, "the key is Shift+F1 to Shift+F12", "presets"
        if sentence := _unread(preset.line, protocol):
            yield preset.key, sentence, "presets"


def _actions(protocol: Protocol) -> Problems:
    if sentence := _listed(protocol.no_action):
        yield "no_action", sentence, ""
    for answer in protocol.actions:
        words = [step.words for step in answer.steps]
        if sentence := _listed(words) if words else "write at least one answer":
            yield answer.code, sentence, "actions"
        if both := [one for one in words if one in protocol.no_action]:
            yield answer.code, f"{both[0]!r} stands in no_action as well, where nothing is done", "actions"
        for step in answer.steps:
            if step.line and not _begins(step.line) and (sentence := _unread(step.line, protocol)):
                yield answer.code, f"{step.words!r}: {sentence}", "actions"


def _emergencies(protocol: Protocol) -> Problems:
    titles = [card.title for card in protocol.emergency]
    for place, card in enumerate(protocol.emergency, start=1):
        table = f"emergency.{place}"
        if card.title in titles[: place - 1]:
            yield "title", f"{card.title} stands there twice", table
        words = [step.words for step in card.steps]
        if sentence := _listed(words) if words else "write at least one step":
            yield "steps", sentence, table
        for step in card.steps:
            if step.line and (sentence := _unread(step.line, protocol)):
                yield "steps", f"{step.words!r}: {sentence}", table
        if sentence := _listed(card.drugs):
            yield "drugs", sentence, table
        for drug in card.drugs:
            if sentence := _not_one(f"given {drug}", DrugGiven, protocol):
                yield "drugs", f"{drug!r} is no drug of the entry line. {sentence}", table


def _listed(texts: Sequence[str]) -> str:
    """Say what is wrong with the words of a list; empty where nothing is."""
    if not all(text.strip() for text in texts):
        return "write words in each pair of quotation marks"
    twice = [text for place, text in enumerate(texts) if text in texts[:place]]
    return f"{twice[0]!r} stands there twice" if twice else ""


def _begins(line: str) -> bool:
    """Say whether a line starts with a command of the entry line; the nurse writes the rest."""
    word = _FIRST.match(typed(line))
    return word is not None and word[0].lower() in READERS


def _unread(line: str, protocol: Protocol) -> str:
    """Say what keeps a line from being recorded as it stands; empty where nothing does."""
    read = parse(line, _setting(protocol))
    if read.faults:
        return f"the entry line does not understand it. {read.faults[0].removesuffix('.')}"
    if not read.facts:
        return "the line says nothing to record"
    return "leave the time out, for the moment it is pressed is recorded" if read.at is not None else ""


def _setting(protocol: Protocol) -> Setting:
    """Return an order against which a line is read for its spelling only."""
    order = Order(
        drug="ketamine",
        mg_per_ml=_SPELLING,
        start_rate=protocol.start_rate,
        planned_min=protocol.planned_min,
        maximum_mg=_SPELLING,
    )
    return Setting(protocol, order, order.mixture(_SPELLING))
