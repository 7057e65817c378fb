"""Whether a patient may leave: each criterion of the protocol with what it rests on; unknown is not met."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from session.declared import Override
from session.discharge_wording import (
    bounds_text,
    example,
    pressure_text,
    range_title,
    score_names,
    score_title,
    shown_value,
)
from session.events import PatientLeft, ScoreRecorded, VitalsRecorded
from session.protocol import Change, Discharge, Protocol, Question, Range, ScoreMinimum
from session.quantities import plain
from session.readings import baseline, series
from session.record import Entry, Phase, Status
from session.scored import score_of, score_text
from session.state import SessionState
from session.times import clock_text
from session.vitals import CATALOGUE

STAGE: Final = "discharge"
"""The stage of the answers and overrides that are about leaving."""
STALE_INTERVALS: Final = 2
"""After how many of the protocol's recovery check intervals a reading no longer counts (this project's own choice)."""
MINUTES: Final = "minutes"
PRESSURE: Final = "pressure"
SCORE: Final = "score"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that has to be so before the patient leaves; `met` is None where it is not known.

    `rests_on` is the value with its time, or what is missing and how to get it. `sentence` says what holds, without
    a running clock; an override answers for these very words. It is empty where the criterion is met.
    """

    key: str
    title: str
    met: bool | None
    rests_on: str
    sentence: str = ""
    override: Override | None = None

    @property
    def settled(self) -> bool:
        """Say whether it is met, or somebody answered for going on without."""
        return self.met is True or self.override is not None


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found of a criterion: whether it is met, what that rests on, and what holds."""

    met: bool | None
    rests_on: str
    sentence: str = ""


def _met(rests_on: str) -> _Found:
    return _Found(met=True, rests_on=rests_on)


def _not_met(rests_on: str, sentence: str) -> _Found:
    return _Found(met=False, rests_on=rests_on, sentence=sentence)


def _unknown(rests_on: str, sentence: str) -> _Found:
    return _Found(met=None, rests_on=rests_on, sentence=sentence)


def asks(discharge: Discharge) -> bool:
    """Say whether a protocol asks for anything before leaving."""
    return bool(discharge.pressure_percent is not None or discharge.readings or discharge.scores or discharge.questions)


def question_key(question: Question) -> str:
    """Return the key of the criterion that a question makes."""
    return f"question {question.key}"


def criteria(state: SessionState, now: datetime) -> tuple[Criterion, ...]:
    """Return every criterion of the session's protocol as it stands at `now`, in the order of the protocol.

    Only what was taken after the end of the infusion counts; once the patient was found ready they stand as they
    stood then. A protocol that asks for nothing before leaving has none: its recovery minutes alone hold nobody.
    """
    if state.opened is None or not asks(state.opened.protocol.discharge):
        return ()
    look = _Look(state, state.opened.protocol, state.ready_at or now)
    return tuple(_criterion(state, *each) for each in look.all())


def unmet(state: SessionState, now: datetime) -> tuple[Criterion, ...]:
    """Return the criteria that are not met or not known, and that nobody overrode."""
    return tuple(each for each in criteria(state, now) if not each.settled)


def ready_refusal(state: SessionState, now: datetime) -> str:
    """Say why the patient cannot be found ready at `now`; an empty text where nothing holds.

    Outside recovery it says nothing: there the record's own rules speak.
    """
    if state.phase is not Phase.RECOVERY:
        return ""
    count = len(unmet(state, now))
    if count == 1:
        return "1 criterion for leaving is not met."
    return f"{count} criteria for leaving are not met." if count else ""


def gone_too_early(state: SessionState, entry: Entry) -> str:
    """Return the finding of a patient who was found ready, or left, though something held; else an empty text."""
    if state.phase is not Phase.RECOVERY or state.opened is None or not asks(state.opened.protocol.discharge):
        return ""
    if isinstance(entry.body, PatientLeft):
        return "Left, though the patient was not found ready to leave."
    found = unmet(state, entry.occurred_at)
    if not found:
        return ""
    words = "1 criterion was" if len(found) == 1 else f"{len(found)} criteria were"
    return f"Ready, though {words} not shown to be met: {' '.join(each.sentence for each in found)}"


def _criterion(state: SessionState, key: str, title: str, found: _Found) -> Criterion:
    override = None if found.met else state.declared.override(STAGE, key, found.sentence)
    if override and (state.ended_at is None or override.at < state.ended_at):
        override = None
    return Criterion(key, title, found.met, found.rests_on, found.sentence, override)


class _Look:
    """Looks through the recovery of one session at one moment."""

    def __init__(self, state: SessionState, protocol: Protocol, at: datetime) -> None:
        self._state, self._protocol, self._at = state, protocol, at
        self._limit_min = self._protocol.recovery_check_interval_min * STALE_INTERVALS

    def all(self) -> Iterator[tuple[str, str, _Found]]:
        """Yield key, title and what was found of every criterion."""
        asked = self._protocol.discharge
        minutes = self._protocol.recovery_min
        yield MINUTES, f"At least {minutes} minutes since the end", self._minutes(minutes)
        if asked.pressure_percent is not None:
            last = "Last pressure" if asked.pressure_readings == 1 else f"Last {asked.pressure_readings} pressures"
            title = f"{last} within {plain(asked.pressure_percent)} % of baseline"
            yield PRESSURE, title, self._pressure(asked.pressure_percent, asked.pressure_readings)
        for limit in asked.readings:
            yield limit.code, range_title(limit), self._reading(limit)
        if asked.scores:
            yield SCORE, score_title(asked.scores), self._score(asked.scores)
        for question in asked.questions:
            yield question_key(question), question.words, self._answer(question)

    def _minutes(self, minutes: int) -> _Found:
        ended, sentence = self._state.ended_at, f"Recovery has lasted less than {minutes} minutes."
        if ended is None:
            return _unknown("The infusion has not ended.", "The infusion has not ended.")
        due, passed = ended + timedelta(minutes=minutes), int((self._at - ended).total_seconds() // 60)
        if self._at >= due:
            return _met(f"Ended at {self._clock(ended)}")
        return _not_met(f"{passed} of {minutes} minutes, over at {self._clock(due)}", sentence)

    def _pressure(self, percent: Decimal, wanted: int) -> _Found:
        means = baseline(self._state) if self._state.started_at else {}
        if "systolic" not in means or "diastolic" not in means:
            missing = "No pressure was taken before the start, so there is no baseline."
            return _unknown(missing, missing)
        bounds = {code: Change(code, percent, percent).around(means[code]) for code in ("systolic", "diastolic")}
        taken = [*self._pressures()][-wanted:]
        shown = ", ".join(f"{pressure_text(body)} at {self._clock(at)}" for at, body in taken)
        shown = f"{shown}; baseline {plain(means['systolic'])}/{plain(means['diastolic'])}"
        outside = [body for _, body in taken if not _inside(body, bounds)]
        if outside:
            values = " and ".join(dict.fromkeys(pressure_text(body) for body in outside))
            return _not_met(shown, f"Pressure {values}, not within {plain(percent)} % of baseline.")
        if len(taken) < wanted:
            words = f"{len(taken)} of {wanted} taken since the end. Measure the pressure, such as 128/80."
            return _unknown(words, f"Fewer than {wanted} pressures were taken since the end.")
        if self._stale(taken[-1][0]):
            words = f"{pressure_text(taken[-1][1])} at {self._clock(taken[-1][0])} is too long ago. Measure again."
            return _unknown(words, f"The last pressure is more than {self._limit_min} minutes old.")
        return _met(shown)

    def _pressures(self) -> Iterator[tuple[datetime, VitalsRecorded]]:
        """Yield what was measured in recovery with both pressures."""
        for entry in self._recovery():
            body = entry.body
            if isinstance(body, VitalsRecorded) and None not in (body.value("systolic"), body.value("diastolic")):
                yield entry.occurred_at, body

    def _reading(self, limit: Range) -> _Found:
        vital = CATALOGUE[limit.code]
        found = [each for each in series(self._state, limit.code) if self._in_recovery(each.at)]
        if not found:
            words = f"Not taken since the end. Write it in the entry line, such as {example(limit)}."
            return _unknown(words, f"{vital.heading} was not taken since the end.")
        taken = found[-1]
        shown = f"{shown_value(limit.code, taken.value)} at {self._clock(taken.at)}"
        if self._stale(taken.at):
            words = f"{shown} is too long ago. Take it again, such as {example(limit)}."
            return _unknown(words, f"{vital.heading} was taken more than {self._limit_min} minutes ago.")
        if limit.holds(taken.value):
            return _met(shown)
        return _not_met(shown, f"{vital.heading} {shown_value(limit.code, taken.value)}, not {bounds_text(limit)}.")

    def _score(self, minima: tuple[ScoreMinimum, ...]) -> _Found:
        last: dict[str, tuple[datetime, ScoreRecorded]] = {}
        for entry in self._recovery():
            if isinstance(entry.body, ScoreRecorded):
                last[entry.body.instrument] = (entry.occurred_at, entry.body)
        wanted = [(each.minimum, *last[each.instrument]) for each in minima if each.instrument in last]
        low, incomplete = [], []
        for minimum, at, body in wanted:
            found = score_of(body)
            shown = f"{score_text(body)} at {self._clock(at)}"
            if found is None or found.total is None:
                incomplete.append((shown, found.instrument.short if found else body.instrument))
            elif found.total >= minimum:
                return _met(shown)
            else:
                low.append((shown, f"{found.instrument.short} {found.shown}, below {minimum}."))
        if low:
            return _not_met(low[0][0], low[0][1])
        if incomplete:
            return _unknown(f"{incomplete[0][0]}. Take it anew.", f"{incomplete[0][1]} has no total.")
        names = score_names(minima)
        return _unknown(f"No {names} since the end. Open its form here.", f"No {names} was taken since the end.")

    def _answer(self, question: Question) -> _Found:
        answer = self._state.declared.answer(STAGE, question.key)
        ended = self._state.ended_at
        if answer is None or ended is None or answer.at < ended:
            return _unknown("Not answered yet.", f"Not answered: {question.words}")
        said = answer.said
        if said.answer == "yes" and question.detail and not said.detail.strip():
            return _unknown(f"Yes, but missing: {question.detail}.", f"Not written: {question.detail}.")
        words = ", ".join(filter(None, (said.answer.capitalize(), said.detail.strip())))
        shown = f"{words}, at {self._clock(answer.at)}"
        if said.answer == question.safe:
            return _met(shown)
        return _not_met(shown, f"{question.words} {said.answer.capitalize()}.")

    def _recovery(self) -> Iterator[Entry]:
        """Yield the entries of recovery that stand, in the order in which they happened."""
        for entry in self._state.entries:
            if entry.status is not Status.VOIDED and self._in_recovery(entry.occurred_at):
                yield entry

    def _in_recovery(self, at: datetime) -> bool:
        ended, ready = self._state.ended_at, self._state.ready_at
        return ended is not None and at > ended and (ready is None or at <= ready)

    def _stale(self, at: datetime) -> bool:
        return self._at - at > timedelta(minutes=self._limit_min)

    def _clock(self, at: datetime) -> str:
        return clock_text(at, self._state.utc_offset_min)


def _inside(body: VitalsRecorded, bounds: dict[str, Range]) -> bool:
    values = ((limit, body.value(code)) for code, limit in bounds.items())
    return all(value is not None and limit.holds(value) for limit, value in values)
