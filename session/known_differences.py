"""What the screen showed at a moment and what is known of it today, where the two differ, in words."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from session.declarations import CheckInCorrected
from session.events import ABOUT, Body, VitalsRecorded
from session.record import Entry, Status
from session.state import SessionState
from session.times import at_chair, clock_text, day_text
from session.wording import fact_text, full_text

_PAIR: Final = frozenset({"systolic", "diastolic"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One entry that the screen did not show as it is known today; `at` is when it happened, as it now stands."""

    event_id: UUID
    at: datetime
    sentence: str


def differences(then: SessionState, whole: SessionState, moment: datetime) -> tuple[Difference, ...]:
    """Return what differs at a moment between the screen then and the whole record, in the order of time.

    What was entered less than `session.times.LATE` after it happened is not called late here either.
    """
    shown = {entry.event.event_id: entry for entry in then.entries}
    found = []
    for entry in whole.entries:
        if isinstance(entry.body, ABOUT):
            continue
        before = shown.get(entry.event.event_id)
        told = _Told(entry, moment, whole.utc_offset_min)
        sentence = told.changed(before) if before else told.missing()
        if sentence:
            found.append(Difference(entry.event.event_id, entry.occurred_at, sentence))
    return tuple(found)


class _Told:
    """One entry as it stands today, told against what the screen showed at a moment."""

    def __init__(self, entry: Entry, moment: datetime, utc_offset_min: int) -> None:
        self._entry, self._moment, self._offset = entry, moment, utc_offset_min

    def missing(self) -> str:
        """Say when an entry that the screen did not show was made; empty where that is no difference."""
        entry = self._entry
        if entry.status is Status.VOIDED:
            return ""
        if isinstance(entry.body, CheckInCorrected):
            return f"{fact_text(entry.body)} Entered {self._when(entry.event.recorded_at)}."
        if entry.occurred_at > self._moment or entry.late_by is None:
            return ""
        corrected = f" and corrected {self._when(entry.corrections[-1].recorded_at)}" if entry.corrections else ""
        return f"{full_text(entry.body)} was entered {self._when(entry.event.recorded_at)}{corrected}."

    def changed(self, before: Entry) -> str:
        """Say what the screen showed and what became of it; empty where it stands as it was shown."""
        entry = self._entry
        if entry.corrections == before.corrections:
            return ""
        corrected = self._when(entry.corrections[-1].recorded_at)
        shown = "" if before.status is Status.VOIDED else full_text(before.body)
        if entry.status is Status.VOIDED:
            return f"The screen showed {shown}; struck out {corrected}." if shown else ""
        if not shown:
            return f"The screen showed it struck out; put back {corrected} as {full_text(entry.body)}."
        return self._moved(before, corrected)

    def _moved(self, before: Entry, corrected: str) -> str:
        """Say what a correction changed: the values, the time, or both."""
        was, stands = _parts(before.body, self._entry.body)
        at, now_at = self._when(before.occurred_at), self._when(self._entry.occurred_at)
        if at == now_at:
            return f"The screen showed {was}; corrected {corrected} to {stands}." if was else ""
        if not was:
            was = full_text(before.body)
            return f"The screen showed {was} {at}; moved {corrected} to {now_at.removeprefix('at ')}."
        return f"The screen showed {was} {at}; corrected {corrected} to {stands} {now_at}."

    def _when(self, at: datetime) -> str:
        """Return a clock time, with its day where that is another one."""
        day = at_chair(at, self._offset).date()
        on = "" if day == at_chair(self._moment, self._offset).date() else f"on {day_text(day)} "
        return f"{on}at {clock_text(at, self._offset)}"


def _parts(before: Body, after: Body) -> tuple[str, str]:
    """Return what of an entry a correction changed, as it was and as it stands; both empty where nothing."""
    if isinstance(before, VitalsRecorded) and isinstance(after, VitalsRecorded) and before.note == after.note:
        changed = {reading.code for reading in set(before.readings) ^ set(after.readings)}
        changed |= _PAIR if changed & _PAIR else frozenset[str]()
        return _readings(before, changed), _readings(after, changed)
    was, stands = full_text(before), full_text(after)
    return ("", "") if was == stands else (was, stands)


def _readings(body: VitalsRecorded, codes: set[str]) -> str:
    kept = tuple(reading for reading in body.readings if reading.code in codes)
    return fact_text(VitalsRecorded(kept)) or ("nothing of it" if codes else "")
