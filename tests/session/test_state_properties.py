"""What holds of the fold whatever has happened, in whatever order it becomes known."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import reduce
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from session.events import Event, VitalsRecorded
from session.infusion import given_mg, infused
from session.limits import bands, bands_with
from session.quantities import rounded
from session.readings import baseline
from session.record import FindingKind, Phase, Status
from session.state import SessionState, apply, replay
from session.summary import entry_count, summarise
from session.vitals import CATALOGUE
from session.wording import full_text
from tests.session.cases import at
from tests.session.strategies import histories

moments = st.integers(-60, 300).map(lambda minutes: at("10:00") + timedelta(minutes=minutes))


@given(histories(), st.data())
def test_that_any_order_of_arrival_comes_to_the_same(events: Sequence[Event], data: st.DataObject) -> None:
    again = data.draw(st.lists(st.sampled_from(events), max_size=3)) if events else []
    assert reduce(apply, [*events, *again], SessionState()) == replay(events)
    assert replay(reversed(events)) == replay([*events, *again])


@given(histories())
def test_that_no_event_is_lost_and_each_stands_once(events: Sequence[Event]) -> None:
    state = replay(events)
    kept = [entry.event for entry in state.entries]
    kept += [correction for entry in state.entries for correction in entry.corrections]
    assert sorted((*kept, *state.waiting), key=lambda event: event.event_id) == sorted(
        events, key=lambda event: event.event_id
    )


@given(histories())
def test_that_the_baseline_is_the_mean_of_what_stands_up_to_the_start(events: Sequence[Event]) -> None:
    state = replay(events)
    taken: dict[str, list[Decimal]] = {}
    for entry in (each for each in state.entries if each.status is not Status.VOIDED):
        counts = state.started_at is None or entry.occurred_at <= state.started_at
        for reading in entry.body.readings if counts and isinstance(entry.body, VitalsRecorded) else ():
            taken.setdefault(reading.code, []).append(reading.value)
    means = {code: rounded(sum(taken[code], Decimal(0)) / len(taken[code]), CATALOGUE[code].decimals) for code in taken}
    assert baseline(state) == means


@given(histories())
def test_that_the_limits_are_those_that_follow_from_the_whole_record(events: Sequence[Event]) -> None:
    state = replay(events)
    assert bands(state) == bands_with(state, state.declared.limits)


@given(histories())
def test_that_originals_stay_as_they_were_written(events: Sequence[Event]) -> None:
    written = {event.event_id: event for event in events}
    for entry in replay(events).entries:
        assert entry.event is written[entry.event.event_id]
        if not entry.corrections:
            assert (entry.body, entry.occurred_at) == (entry.original, entry.event.occurred_at)


@given(histories())
def test_that_segments_follow_each_other_and_only_the_last_runs(events: Sequence[Event]) -> None:
    state = replay(events)
    assert all(part.end is not None and part.start <= part.end for part in state.segments[:-1])
    assert all(one.end is not None and one.end <= other.start for one, other in pairwise(state.segments))
    runs = bool(state.segments) and state.segments[-1].end is None
    assert runs == (state.phase is Phase.INFUSING and state.opened is not None)


@given(histories(), moments, moments)
def test_that_the_dose_is_never_negative_and_never_falls(events: Sequence[Event], one: datetime, two: datetime) -> None:
    state = replay(events)
    early, late = sorted((one, two))
    before, after = (given_mg(state.segments, state.boluses, moment) for moment in (early, late))
    assert 0 <= before <= after
    assert timedelta(0) <= infused(state.segments, early) <= infused(state.segments, late)


@given(histories())
def test_that_voided_entries_change_nothing_but_the_list(events: Sequence[Event]) -> None:
    state = replay(events)
    voided = {entry.event.event_id for entry in state.entries if entry.status is Status.VOIDED}
    targets = {item.event_id for entry in state.entries for item in entry.corrections} - {
        item.event_id for entry in state.entries if entry.event.event_id not in voided for item in entry.corrections
    }
    rest = [event for event in events if event.event_id not in voided | targets]
    if state.opening is None or state.opening.event_id not in voided:
        without = replay(rest)
        assert (without.segments, without.boluses, without.checks, without.phase) == (
            state.segments, state.boluses, state.checks, state.phase
        )  # fmt: skip


@given(histories())
def test_that_every_finding_is_a_sentence_about_an_event_that_is_here(events: Sequence[Event]) -> None:
    known = {event.event_id for event in events}
    for finding in replay(events).findings:
        assert finding.sentence.endswith(".")
        assert finding.event_id in known
        assert finding.kind in FindingKind


@given(histories(), moments)
def test_that_any_session_can_be_put_in_words_and_summed_up(events: Sequence[Event], now: datetime) -> None:
    state = replay(events)
    assert all(isinstance(full_text(event.body), str) for event in events)
    assert summarise(state, now).findings == state.findings
    assert entry_count(state) <= len(events)


@given(histories())
def test_that_no_segment_is_of_zero_length(events: Sequence[Event]) -> None:
    assert all(part.end is None or part.start < part.end for part in replay(events).segments)
