"""What was on the screen at a moment of a session, and what is known of that moment today."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.declarations import CheckInCorrected, NextTimeAdvised
from session.events import Event
from session.known import Arrivals, Stepping, as_known_now, as_known_then, by_entry, by_occurrence
from session.known_differences import differences
from session.record import Status
from session.state import SessionState, replay
from tests.session.cases import amended, at, event, history, opening, voided
from tests.session.strategies import histories

moments = st.integers(-60, 400).map(lambda minutes: at("10:00") + timedelta(minutes=minutes))
LONG_AFTER = at("10:00") + timedelta(days=40)
READ = event("10:20", "83/60 76")
DRUG = event("10:40", "given ondansetron 4 mg iv", entered="10:51")
EVENTS = (
    *history("10:00 start 0.4 mg/kg/h"),
    READ,
    DRUG,
    amended(READ, "10:20", "138/83 76", entered="10:55"),
)


def by_occurrence_of(events: Iterable[Event]) -> Arrivals:
    return by_occurrence(replay(events))


def written(state: SessionState) -> set[str]:
    return {type(entry.body).__name__ for entry in state.entries}


def pressure(state: SessionState) -> str:
    entry = state.entry(READ.event_id)
    assert entry
    return "/".join(str(reading.value) for reading in getattr(entry.body, "readings", ())[:2])


def told(events: Sequence[Event], clock: str) -> list[str]:
    found = differences(as_known_then(events, at(clock)), replay(events), at(clock))
    return [difference.sentence for difference in found]


def test_that_the_screen_showed_no_line_before_it_was_typed_and_no_correction_before_it_was_made() -> None:
    assert "DrugGiven" not in written(as_known_then(EVENTS, at("10:50")))
    assert "DrugGiven" in written(as_known_then(EVENTS, at("10:51")))
    assert pressure(as_known_then(EVENTS, at("10:54"))) == "83/60"
    assert pressure(as_known_then(EVENTS, at("10:55"))) == "138/83"


def test_that_today_a_moment_is_known_with_what_was_typed_and_corrected_later() -> None:
    state = as_known_now(EVENTS, at("10:42"))
    assert "DrugGiven" in written(state)
    assert pressure(state) == "138/83"
    assert "DrugGiven" not in written(as_known_now(EVENTS, at("10:39")))


def test_that_an_entry_moved_to_another_time_is_known_there_and_stays_struck_out_once_it_was() -> None:
    moved = event("10:10", "bolus 5 mg")
    events = [*EVENTS, moved, amended(moved, "10:30", "bolus 5 mg", entered="11:00"), voided(DRUG, entered="11:10")]
    assert as_known_now(events, at("10:29")).boluses == ()
    assert len(as_known_now(events, at("10:30")).boluses) == 1
    assert len(as_known_then(events, at("10:29")).boluses) == 1
    drug = as_known_now(events, at("10:45")).entry(DRUG.event_id)
    assert drug
    assert drug.status is Status.VOIDED


def test_that_a_corrected_check_in_is_known_today_from_the_check_in_on() -> None:
    heavier = event("10:30", CheckInCorrected(chair="5", reason="typed wrong"))
    events = [*EVENTS, heavier]
    for fold, chair in ((as_known_now, "5"), (as_known_then, "2")):
        opened = fold(events, at("10:05")).opened
        assert opened
        assert opened.chair == chair


@given(histories())
def test_that_in_the_end_both_are_the_whole_session(events: Sequence[Event]) -> None:
    assert as_known_then(events, LONG_AFTER) == as_known_now(events, LONG_AFTER) == replay(events)


@given(histories(), moments)
def test_that_the_screen_showed_what_was_entered_and_nothing_else(events: Sequence[Event], moment: datetime) -> None:
    shown = {event.event_id for event in as_known_then(events, moment).events}
    assert shown == {event.event_id for event in events if event.recorded_at <= moment}


@given(histories(), moments)
def test_that_today_each_entry_is_known_as_it_stands_from_when_it_happened(
    events: Sequence[Event], moment: datetime
) -> None:
    known = [entry for entry in as_known_now(events, moment).entries if not isinstance(entry.body, CheckInCorrected)]
    standing = [entry for entry in replay(events).entries if not isinstance(entry.body, CheckInCorrected)]
    assert known == [entry for entry in standing if entry.occurred_at <= moment]


@pytest.mark.parametrize(("arrivals", "fold"), [(by_entry, as_known_then), (by_occurrence_of, as_known_now)])
@given(events=histories(), stops=st.lists(moments, max_size=3), steps=st.integers(1, 9))
def test_that_stepping_comes_to_the_fold_of_the_prefix(
    arrivals: Callable[[Iterable[Event]], Arrivals],
    fold: Callable[[Iterable[Event], datetime], SessionState],
    events: Sequence[Event],
    stops: Sequence[datetime],
    steps: int,
) -> None:
    stepping = Stepping(arrivals(events))
    played = [at("9:30") + step * timedelta(minutes=330) / steps for step in range(steps + 1)]
    for moment in (*stops, *played):
        assert stepping.at(moment) == fold(events, moment)


def test_that_nothing_is_folded_again_while_nothing_becomes_known() -> None:
    stepping = Stepping(by_entry(EVENTS))
    assert stepping.at(at("10:41")) is stepping.at(at("10:50"))
    assert stepping.at(at("10:51")) is not stepping.at(at("10:50"))
    assert stepping.moments == [at(clock) for clock in ("9:50", "10:00", "10:20", "10:51", "10:55")]


def test_that_what_differs_is_told_in_words_with_when_it_became_known() -> None:
    assert told(EVENTS, "10:42") == [
        "The screen showed BP 83/60; corrected at 10:55 to BP 138/83.",
        "Ondansetron 4 mg IV was entered at 10:51.",
    ]
    assert told(EVENTS, "10:39") == ["The screen showed BP 83/60; corrected at 10:55 to BP 138/83."]
    assert told(EVENTS, "10:55") == []


def test_that_what_was_entered_late_and_corrected_then_is_told_with_both_moments() -> None:
    late = event("10:20", "83/60", entered="10:50")
    events = [opening(), late, amended(late, "10:20", "138/83", entered="10:55")]
    assert told(events, "10:42") == ["BP 138/83 was entered at 10:50 and corrected at 10:55."]


def test_that_a_moved_a_struck_out_and_a_restored_entry_are_told() -> None:
    bolus, note = event("10:10", "bolus 5 mg"), event("10:12", "effect nausea mild")
    struck = voided(note, entered="10:30")
    events = [
        *EVENTS[:2],
        bolus,
        note,
        struck,
        amended(bolus, "10:05", "bolus 5 mg", entered="11:00"),
        amended(bolus, "10:06", "bolus 8 mg", entered="11:10"),
        amended(note, "10:12", "effect nausea severe", entered="11:20"),
    ]
    assert told(events, "10:20") == [
        "The screen showed Bolus 5 mg at 10:10; corrected at 11:10 to Bolus 8 mg at 10:06.",
        "The screen showed Nausea, mild; corrected at 11:20 to Nausea, severe.",
    ]
    assert told(events[:-1], "10:20")[1:] == ["The screen showed Nausea, mild; struck out at 10:30."]
    assert told(events[:-2], "10:40") == ["The screen showed Bolus 5 mg at 10:10; moved at 11:00 to 10:05."]
    assert told(events, "10:40")[1:] == ["The screen showed it struck out; put back at 11:20 as Nausea, severe."]


def test_that_a_correction_of_another_day_names_the_day() -> None:
    late = amended(READ, "10:20", "83/60 78", entered="34:05")
    assert told([opening(), READ, late], "10:42") == ["The screen showed HR 76; corrected on 21 Nov at 10:05 to HR 78."]


def test_that_a_corrected_check_in_is_told_and_advice_for_next_time_is_not() -> None:
    corrected = event("10:30", CheckInCorrected(chair="5", reason="Typed wrong."))
    advised = event("10:10", NextTimeAdvised("Hold at 0.4"), entered="15:00")
    assert told([*EVENTS[:2], advised, corrected], "10:20") == [
        "Check-in corrected: chair 5. Typed wrong. Entered at 10:30."
    ]


@given(histories(), moments)
def test_that_what_differs_can_always_be_told(events: Sequence[Event], moment: datetime) -> None:
    for difference in differences(as_known_then(events, moment), replay(events), moment):
        assert difference.sentence.endswith(".")
        assert difference.event_id in {event.event_id for event in events}


@given(histories())
def test_that_in_the_end_nothing_differs(events: Sequence[Event]) -> None:
    found = differences(as_known_then(events, LONG_AFTER), replay(events), LONG_AFTER)
    assert found == ()
