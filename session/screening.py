"""The start gate: what is asked and checked before an infusion, what holds it, and who answered for going on."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from session.declarations import GateDecided, HoldNoted
from session.declared_wording import NOT_TODAY
from session.protocol import Protocol, Question
from session.screening_checks import checks
from session.screening_items import HELD, Background, Item, Standing
from session.state import SessionState
from session.times import at_chair

GATE: Final = "gate"
GO: Final = "go"
_SEVERAL: Final = 3


class Outcome(StrEnum):
    """What the whole gate comes to."""

    OPEN = "open"
    GO = "go"
    SOFT = "soft hold"
    HARD = "hard hold"


@dataclass(frozen=True, slots=True)
class Gate:
    """Every item in the order in which it is asked."""

    items: tuple[Item, ...]

    @property
    def outcome(self) -> Outcome:
        """Return what it comes to: whatever is open first, then the firmest hold."""
        standings = {item.standing for item in self.items}
        for standing, outcome in _FIRST:
            if standing in standings:
                return outcome
        return Outcome.GO

    def standing(self, *standings: Standing) -> tuple[Item, ...]:
        """Return the items that stand so."""
        return tuple(item for item in self.items if item.standing in standings)


_FIRST: Final = ((Standing.OPEN, Outcome.OPEN), (Standing.HARD, Outcome.HARD), (Standing.SOFT, Outcome.SOFT))


def asks(protocol: Protocol) -> bool:
    """Say whether a protocol asks for anything before the start."""
    return bool(
        protocol.gate
        or protocol.hold
        or protocol.second_check
        or protocol.minimum_gap_days
        or protocol.weight_change_percent is not None
        or protocol.baseline_max_age_min is not None
    )


def gate(state: SessionState, background: Background, now: datetime) -> Gate:
    """Return how the start gate stands at `now`; without items where the protocol asks for nothing."""
    if state.opened is None or not asks(state.opened.protocol):
        return Gate(())
    items = (*_questions(state, background, now), *checks(state, background, now))
    return Gate(tuple(_answered_for(state, item) for item in items))


def _questions(state: SessionState, background: Background, now: datetime) -> Iterator[Item]:
    protocol = state.opened.protocol if state.opened else None
    for question in protocol.gate if protocol else ():
        if not (question.asked_of == "not male" and background.sex == "M"):
            yield _asked(state, question, background, now)


def _asked(state: SessionState, question: Question, background: Background, now: datetime) -> Item:
    last = background.last.answer(question.key) if background.last else ""
    item = Item(
        key=question.key, group=question.group, words=question.words, standing=Standing.OPEN, missing=True, last=last
    )
    given = state.declared.answer(GATE, question.key)
    if given is None or given.said.answer not in ("yes", "no"):
        return item
    answer, detail = given.said.answer, given.said.detail.strip()
    item = replace(item, answer=answer, detail=detail, answered_at=given.at)
    if answer == "yes" and question.detail:
        today = at_chair(now, state.utc_offset_min).date()
        if fault := detail_fault(question, detail, today):
            return replace(item, sentence=fault)
    if answer == question.safe:
        return replace(item, standing=Standing.FINE, missing=False)
    sentence = f"{question.words} {answer.capitalize()}{f': {detail}' if detail else ''}."
    return replace(item, standing=HELD[question.hold], severity=question.hold, sentence=sentence, missing=False)


def detail_fault(question: Question, detail: str, today: date) -> str:
    """Say what is wrong with the detail written with a yes; an empty text where nothing is."""
    if not detail.strip():
        return f"{question.detail} is missing."
    if question.detail_is != "date":
        return ""
    try:
        day = date.fromisoformat(detail.strip())
    except ValueError:
        return f"{detail.strip()} is not a date. Write it as {today.isoformat()}."
    return f"{day.isoformat()} has not come yet. Check the date." if day > today else ""


def _answered_for(state: SessionState, item: Item) -> Item:
    """Return a hold as overridden where somebody answered for it in the very words in which it holds now."""
    if item.severity is None:
        return item
    for override in state.declared.overrides:
        said = override.said
        same = (said.stage, said.hold, said.sentence) == (GATE, item.key, item.sentence)
        if same and said.by.strip() and said.reason.strip():
            return replace(item, standing=Standing.OVERRIDDEN, by=said.by, reason=said.reason)
    return item


def decision(found: Gate) -> GateDecided:
    """Return what is recorded with the start: that the gate was passed, and everything that had held."""
    return GateDecided(GO, _noted(found))


def not_today(found: Gate) -> GateDecided:
    """Return what is recorded where the infusion is not started today, with everything that holds."""
    return GateDecided(NOT_TODAY, _noted(found))


def _noted(found: Gate) -> tuple[HoldNoted, ...]:
    return tuple(
        HoldNoted(item.key, item.severity.value, item.sentence, item.by, item.reason)
        for item in found.items
        if item.severity is not None
    )


def start_refusal(state: SessionState, background: Background, now: datetime) -> str:
    """Say why the infusion may not be started now; an empty text where nothing holds it."""
    found = gate(state, background, now)
    unanswered = found.standing(Standing.OPEN)
    if unanswered:
        return f"Not started: still open {_names(unanswered)}."
    held = found.standing(Standing.HARD) or found.standing(Standing.SOFT)
    if not held:
        return ""
    wanted = "a prescriber's name and reason" if found.outcome is Outcome.HARD else "a reason"
    return f"Not started: held by {_names(held)}. Going on needs {wanted}."


def _names(items: tuple[Item, ...]) -> str:
    names = [item.key.replace("_", " ") for item in items]
    if len(names) <= _SEVERAL:
        return ", ".join(names)
    return f"{', '.join(names[:_SEVERAL])} and {len(names) - _SEVERAL} more"
