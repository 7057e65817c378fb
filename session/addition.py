"""What is added to a record that is finished, read from what was typed: one of four ways, each with its reason."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from session.commands import Setting
from session.entry import Line, parse
from session.events import FACTS, Body, EntryAddedLate, EntryAmended, EntryVoided
from session.infusion import given_mg
from session.problems import Refused
from session.record import Entry
from session.review_events import AddendumWritten
from session.state import SessionState
from session.times import nearest_past


class Way(StrEnum):
    """How a finished record is added to; nothing of it is ever taken away."""

    ADDENDUM = "addendum"
    LATE = "late entry"
    CORRECTION = "correction"
    RETRACTION = "retraction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed: `words` are those of the addendum or an entry line, `target` is the entry that is meant."""

    way: Way
    words: str = ""
    reason: str = ""
    target: Entry | None = None


@dataclass(frozen=True, slots=True)
class Addition:
    """What is to be recorded, when it happened (None: now), and what is unusual about it, to be asked about once."""

    body: Body
    at: datetime | None = None
    doubts: tuple[str, ...] = ()


def read_addition(state: SessionState, typed: Typed) -> Addition:
    """Return what was typed as an entry of the record; raises Refused with the sentence that says what is missing."""
    words, reason = typed.words.strip(), " ".join(typed.reason.split())
    if typed.way is Way.ADDENDUM:
        return Addition(AddendumWritten(" ".join(words.split())))
    if not reason:
        raise Refused("Write why, for whoever reads this later.")
    if typed.way is Way.LATE:
        return _late(state, words, reason)
    if typed.target is None or not isinstance(typed.target.original, (*FACTS, AddendumWritten)):
        raise Refused("Choose in the record which entry is meant, then open this again.")
    if typed.way is Way.RETRACTION:
        return Addition(EntryVoided(target=typed.target.event.event_id, reason=reason))
    return _correction(state, words, reason, typed.target)


def _late(state: SessionState, words: str, reason: str) -> Addition:
    line = _one(state, words)
    if (at := _moment(state, line)) is None:
        raise Refused("Write when it happened, such as @10:35.")
    return Addition(EntryAddedLate(body=line.confirmed()[0], reason=reason), at, _doubts(line))


def _correction(state: SessionState, words: str, reason: str, target: Entry) -> Addition:
    if not isinstance(target.original, FACTS):
        raise Refused("Words are not corrected. Retract them and write them again.")
    line = _one(state, words)
    at = _moment(state, line) or target.occurred_at
    body = EntryAmended(target=target.event.event_id, body=line.confirmed()[0], occurred_at=at, reason=reason)
    return Addition(body, None, _doubts(line))


def _one(state: SessionState, words: str) -> Line:
    """Return a line that records one thing."""
    if state.opened is None or state.mixture is None:
        raise Refused("The check-in of this session is not here, so nothing can be reckoned with.")
    until = max(entry.occurred_at for entry in state.entries)
    given = given_mg(state.segments, state.boluses, until)
    line = parse(words, Setting(state.opened.protocol, state.opened.order, state.mixture, given))
    if line.faults:
        raise Refused(line.faults[0])
    if len(line.facts) != 1:
        raise Refused("Write one thing, as in the entry line: 138/83 76 @10:20.")
    return line


def _moment(state: SessionState, line: Line) -> datetime | None:
    latest = state.left_at or max(entry.occurred_at for entry in state.entries)
    return nearest_past(*line.at, latest, state.utc_offset_min) if line.at else None


def _doubts(line: Line) -> tuple[str, ...]:
    return tuple(doubt.sentence for doubt in line.doubts)
