"""What a session is after the things that happened in it."""

from decimal import Decimal
from fractions import Fraction
from types import SimpleNamespace
from typing import cast

import pytest

from session.events import Body, ClockJumped, VitalsRecorded
from session.infusion import given_mg
from session.quantities import Rate, RateUnit, rounded
from session.record import FindingKind, Phase, Status
from session.state import SessionState, apply, replay
from tests.session.cases import FORM_LINES, amended, at, event, history, opening, session, voided

STARTED = "10:00 start 0.4 mg/kg/h"


def given(state: SessionState, clock: str) -> Decimal:
    """Return the mg given at a time of day, to 0.01 mg."""
    return rounded(given_mg(state.segments, state.boluses, at(clock)), 2)


def sentences(state: SessionState) -> list[str]:
    return [finding.sentence for finding in state.findings]


@pytest.mark.parametrize(
    ("lines", "phase"),
    [
        ([], Phase.BEFORE),
        ([STARTED], Phase.INFUSING),
        ([STARTED, "10:10 pause"], Phase.PAUSED),
        ([STARTED, "10:10 pause", "10:20 resume"], Phase.INFUSING),
        ([STARTED, "11:00 end"], Phase.RECOVERY),
        ([STARTED, "10:10 pause", "11:00 end"], Phase.RECOVERY),
        ([STARTED, "11:00 end", "11:30 ready"], Phase.READY),
        ([STARTED, "11:00 end", "11:30 left"], Phase.LEFT),
        ([STARTED, "11:00 end", "11:30 ready", "12:00 left"], Phase.LEFT),
        (["10:00 left; did not want it"], Phase.LEFT),
    ],
)
def test_that_a_session_goes_through_its_phases(lines: list[str], phase: Phase) -> None:
    assert session(*lines).phase is phase


def test_that_the_paper_form_is_folded() -> None:
    state = session(*FORM_LINES)
    assert (state.started_at, state.ended_at) == (at("10:00"), at("11:30"))
    assert (state.ready_at, state.left_at) == (at("11:41"), at("12:06"))
    assert [part.mg_per_h for part in state.segments] == [Fraction("27.36"), Fraction("34.2")]
    assert [(part.start, part.end) for part in state.segments] == [
        (at("10:00"), at("10:15")), (at("10:15"), at("11:30"))
    ]  # fmt: skip
    assert state.changes == (at("10:00"), at("10:15"))
    assert [effect.name for effect in state.effects] == ["nausea"]
    assert state.findings == ()


def test_that_a_resumed_pump_runs_at_its_rate_before_the_pause() -> None:
    state = session(STARTED, "10:10 rate 0.5 mg/kg/h", "10:20 pause", "10:30 resume")
    assert state.rate == Rate(Decimal("0.5"), RateUnit.MG_KG_H)
    assert state.segments[-1].start == at("10:30")
    assert given(state, "10:30") == given(state, "10:20")


def test_that_an_effect_keeps_its_beginning_until_it_is_over() -> None:
    mild = session(STARTED, "10:10 effect nausea mild", "10:20 effect nausea severe")
    assert [(item.name, item.grade, item.since) for item in mild.effects] == [("nausea", "severe", at("10:10"))]
    assert session(STARTED, "10:10 effect nausea mild", "10:20 effect nausea over").effects == ()


def test_that_clock_jumps_add_up() -> None:
    events = [*history(), event("10:00", ClockJumped(3600, 60)), event("10:30", ClockJumped(-30, 60))]
    assert replay(events).clock_offset_s == 3570


def test_that_an_amended_value_keeps_the_original() -> None:
    first = event("10:20", "83/60")
    state = replay([*history(STARTED), first, amended(first, "10:20", "138/83", entered="10:22", reason="transposed")])
    entry = state.entry(first.event_id)
    assert entry is not None
    assert entry.event is first
    assert isinstance(entry.body, VitalsRecorded)
    assert entry.body.value("systolic") == 138
    assert (entry.status, entry.reason) == (Status.AMENDED, "transposed")
    assert entry.event.body == first.body


def test_that_the_last_correction_counts() -> None:
    first = event("10:20", "hr74")
    one = amended(first, "10:20", "hr75", entered="10:22")
    two = amended(one, "10:19", "hr76", entered="10:24", reason="read again")
    state = replay([*history(STARTED), first, two, one])
    entry = state.entry(first.event_id)
    assert entry is not None
    assert (entry.body, entry.occurred_at, entry.reason) == (event("10:19", "hr76").body, at("10:19"), "read again")
    assert entry.corrections == (one, two)


def test_that_a_correction_waits_for_its_entry_and_then_applies() -> None:
    late = event("10:20", "hr74")
    correction = amended(late, "10:20", "hr75", entered="10:22")
    waiting = apply(session(STARTED), correction)
    assert sentences(waiting) == ["A correction is here, but not the entry it corrects."]
    assert waiting.findings[0].kind is FindingKind.WAITING
    arrived = apply(waiting, late)
    assert arrived.findings == ()
    assert arrived.entry(late.event_id) == replay([*waiting.events, late]).entry(late.event_id)
    assert arrived.entries[-1].status is Status.AMENDED


def test_that_corrections_that_only_correct_each_other_wait() -> None:
    one = event("10:20", "hr74")
    first = voided(one, entered="10:21")
    second = voided(first, entered="10:22")
    assert len(replay([*history(), first, second]).waiting) == 2


def test_that_a_voided_start_voids_the_dose() -> None:
    events = history(STARTED)
    state = replay([*events, voided(events[-1], entered="10:02")])
    assert state.phase is Phase.BEFORE
    assert state.started_at is None
    assert not state.segments
    assert given(state, "11:00") == 0
    assert state.entries[-1].status is Status.VOIDED


def test_that_what_comes_with_a_voided_start_is_pointed_out() -> None:
    events = history(STARTED, "10:10 rate 0.5 mg/kg/h")
    state = replay([*events, voided(events[1], entered="10:12")])
    assert sentences(state) == ["The infusion has not been started."]
    assert given(state, "11:00") == 0


def test_that_an_entry_moved_in_time_is_folded_where_it_now_is() -> None:
    events = history(STARTED, "10:30 rate 0.5 mg/kg/h")
    state = replay([*events, amended(events[-1], "10:15", "rate 0.5 mg/kg/h", entered="10:31")])
    assert state.segments[-1].start == at("10:15")


def test_that_an_event_told_twice_counts_once() -> None:
    events = history(STARTED, "10:10 bolus 5 mg")
    state = replay([*events, *events])
    assert len(state.boluses) == 1
    assert apply(state, events[-1]) is state


def test_that_vitals_after_the_end_are_recorded_with_a_finding() -> None:
    state = session(STARTED, "11:00 end", "11:30 left", "11:40 hr74")
    assert state.entries[-1].body == event("11:40", "hr74").body
    assert sentences(state) == ["The patient had left at 11:30; the record is finished."]


def test_that_a_second_start_is_a_finding_and_one_pump() -> None:
    state = session(STARTED, "10:10 start 0.5 mg/kg/h")
    assert sentences(state) == ["The infusion was already started at 10:00."]
    assert [part.end for part in state.segments] == [at("10:10"), None]
    assert given(state, "10:10") == given(session(STARTED), "10:10")


def test_that_a_start_after_the_end_is_a_finding_and_flows_until_it_is_ended() -> None:
    state = session(STARTED, "10:30 end", "10:40 start 0.4 mg/kg/h", "11:10 end")
    assert sentences(state) == ["The infusion was already started at 10:00."]
    assert state.started_at == at("10:00")
    assert given(state, "12:00") == given(session(STARTED), "11:00")


def test_that_nothing_runs_after_the_patient_has_left() -> None:
    state = session(STARTED, "10:30 end", "10:40 left", "10:50 start 0.4 mg/kg/h")
    assert (state.phase, given(state, "23:00")) == (Phase.LEFT, given(state, "10:30"))
    assert len(state.findings) == 1


def test_that_leaving_with_the_pump_running_stops_it_and_is_a_finding() -> None:
    state = session(STARTED, "10:30 left")
    assert sentences(state) == ["The infusion is still running. Write end first."]
    assert given(state, "23:00") == given(state, "10:30")


@pytest.mark.parametrize("line", ["resume", "rate 0.5 mg/kg/h", "pause", "end"])
def test_that_what_comes_after_the_end_is_a_finding_and_moves_no_pump(line: str) -> None:
    before, after = session(STARTED, "11:00 end"), session(STARTED, "11:00 end", f"11:10 {line}")
    assert sentences(after) == ["The infusion was ended at 11:00."]
    assert (after.phase, after.segments, after.ended_at) == (Phase.RECOVERY, before.segments, before.ended_at)


def test_that_two_check_ins_are_a_finding_and_the_first_holds() -> None:
    events = [opening("9:50"), opening("9:40"), event("10:00", "hr74")]
    state = replay(events)
    assert state.opening is events[1]
    assert sentences(state) == ["The session was opened twice."]


def test_that_a_session_without_its_check_in_says_so_and_shows_its_entries() -> None:
    state = replay(history(STARTED, "10:05 bolus 5 mg", "10:10 hr29")[1:])
    assert set(sentences(state)) == {"The check-in of this session is not here."}
    assert (len(state.entries), state.mixture, state.utc_offset_min) == (3, None, 0)
    assert given(state, "11:00") == 0


def test_that_a_check_in_that_comes_last_makes_the_session_whole() -> None:
    events = history(*FORM_LINES)
    state = SessionState()
    for late in reversed(events):
        state = apply(state, late)
    assert state == replay(events)
    assert state.findings == ()


def test_that_a_kind_that_is_not_folded_is_a_loud_mistake() -> None:
    with pytest.raises(AssertionError):
        replay([*history(), event("10:00", cast("Body", SimpleNamespace(note="")))])


def test_that_an_empty_history_is_an_empty_session() -> None:
    assert replay([]) == SessionState()
    assert SessionState().entry(opening().event_id) is None


def test_that_a_rate_set_at_the_moment_of_the_start_leaves_one_segment() -> None:
    state = session("10:00 start 0.4 mg/kg/h", "10:00 rate 0.5 mg/kg/h", "10:00 bag 250 mg in 250 mL")
    (only,) = state.segments
    assert (str(only.rate), only.start, only.end) == ("0.5 mg/kg/h", at("10:00"), None)
    assert session("10:00 start 0.4 mg/kg/h", "10:00 pause").segments == ()
