"""What is flagged on the chart with a number, and told under that number beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from session.alert_events import AlertRaised, EmergencyClosed, EmergencyOpened, EmergencyStepTaken
from session.declarations import GateDecided, HoldOverridden, PumpChecked
from session.events import FACTS, Body, EntryAddedLate, EntryAmended, EntryVoided, Event, VitalsRecorded
from session.handover_events import ShiftHandedOver
from session.pump_events import (
    BagChanged,
    BolusGiven,
    InfusionEnded,
    InfusionPaused,
    InfusionResumed,
    InfusionStarted,
    RateChanged,
)
from session.record import Entry, Status
from session.review_events import CommentWritten
from session.state import SessionState
from session.wording import full_text, note_of, quoted
from storage.documents.words import MUTED, STRUCK, Run, clock, elapsed, moment_text, run, runs
from storage.exports.versions import versions

_DRUG: Final = (
    InfusionStarted, RateChanged, InfusionPaused, InfusionResumed, BolusGiven, BagChanged, InfusionEnded,
)  # fmt: skip
_OTHERS: Final = (
    PumpChecked, GateDecided, HoldOverridden, EmergencyOpened, EmergencyStepTaken, EmergencyClosed, AlertRaised,
    CommentWritten, ShiftHandedOver,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """An entry with its number on the chart; vital signs have one only where words were written with them."""

    number: int
    entry: Entry

    @property
    def at(self) -> datetime:
        return self.entry.occurred_at

    @property
    def struck(self) -> bool:
        return self.entry.status is Status.VOIDED

    @property
    def tone(self) -> str:
        """Return how it is drawn: as what the pump did, as an alert of its urgency, as words, or as anything else."""
        body = self.entry.body
        if isinstance(body, AlertRaised):
            return body.priority
        if isinstance(body, EmergencyOpened):
            return "high"
        if isinstance(body, CommentWritten):
            return "comment"
        return "drug" if isinstance(body, _DRUG) else "neutral"


def happenings(state: SessionState) -> tuple[Happening, ...]:
    """Return what happened besides the readings, numbered in the order of time."""
    shown = (entry for entry in state.entries if _is_shown(entry))
    return tuple(Happening(number, entry) for number, entry in enumerate(shown, 1))


def _is_shown(entry: Entry) -> bool:
    if isinstance(entry.body, VitalsRecorded):
        return bool(entry.body.note)
    return isinstance(entry.body, FACTS + _OTHERS)


def told(state: SessionState, happened: Happening) -> dict[str, Any]:
    """Return one row of the list of events."""
    entry = happened.entry
    return {
        "number": str(happened.number),
        "tone": happened.tone,
        "struck": happened.struck,
        "elapsed": elapsed(state, entry.occurred_at),
        "clock": clock(state, entry.occurred_at),
        "runs": list(_words(state, entry)),
    }


def _words(state: SessionState, entry: Entry) -> Iterator[Run]:
    said = [version for version in versions(entry) if version.status is not Status.CURRENT]
    for version in said:
        yield run(_text(version.body), STRUCK)
    if entry.status is not Status.VOIDED:
        yield run(_text(entry.body))
    yield from correction_runs(state, entry)
    if isinstance(late := entry.event.body, EntryAddedLate):
        yield run(
            f"added late {moment_text(state, entry.event.recorded_at)}: {late.reason} ({entry.event.actor})", MUTED
        )
    elif entry.late_by is not None and not entry.corrections:
        yield run(f"entered {clock(state, entry.event.recorded_at)}", MUTED)


def correction_runs(state: SessionState, entry: Entry) -> list[Run]:
    """Return why an entry was corrected, by whom and when, each time; nothing where it was not."""
    moved = entry.event.occurred_at != entry.occurred_at
    before = f"was at {clock(state, entry.event.occurred_at)}; " if moved else ""
    told = "; ".join(_correction(state, one) for one in entry.corrections)
    return runs(run(f"{before}{told}", MUTED)) if told else []


def _correction(state: SessionState, correction: Event) -> str:
    body = correction.body
    done = "struck out" if isinstance(body, EntryVoided) else "corrected"
    reason = body.reason if isinstance(body, EntryAmended | EntryVoided) else ""
    why = f": {reason}" if reason else ""
    later = state.left_at is not None and correction.recorded_at > state.left_at
    when = moment_text(state, correction.recorded_at) if later else clock(state, correction.recorded_at)
    return f"{done}{why} ({correction.actor}, {when})"


def _text(body: Body) -> str:
    return quoted(note_of(body)) if isinstance(body, VitalsRecorded) else full_text(body)
