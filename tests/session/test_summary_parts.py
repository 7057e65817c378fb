"""The parts of a summary: dose, extremes, early stop, pain, leaving, the nurse's sentence, who wrote."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import given

from session.alert_events import BY_PROGRAM
from session.early_stop import early_stop
from session.events import Event, NoteWritten, RecordingResumed, ScoreItem, ScoreRecorded
from session.spoken import last_sentence
from session.state import SessionState, replay
from session.summary import Summary, summarise
from tests.session.cases import FORM_LINES, amended, at, event, history, session, voided
from tests.session.strategies import histories

NIGHT = at("23:00")


def summary(*lines: str) -> Summary:
    return summarise(session(*lines), NIGHT)


def pain_score(clock: str, site: str, movement: str) -> Event:
    items = (ScoreItem("site", site), ScoreItem("rest", "2"), ScoreItem("movement", movement))
    return event(clock, ScoreRecorded("pain", items))


def test_that_the_dose_is_set_against_weight_and_order() -> None:
    found = summary(*FORM_LINES)
    assert (found.mg_per_kg, found.percent) == (Decimal("0.73"), Decimal(83))
    assert found.ordered
    assert (str(found.ordered.start_rate), found.ordered.planned_min) == ("0.4 mg/kg/h", 90)
    assert (summarise(SessionState(), NIGHT).mg_per_kg, summarise(SessionState(), NIGHT).percent) == (None, None)


def test_that_extremes_are_set_against_the_baseline() -> None:
    found = summary("9:52 125/78 98%", "10:00 start", "10:15 158/94 90%", "10:30 110/70 99%")
    top = found.extremes_of("systolic")
    assert top
    assert [top.baseline, top.rise, top.rise_percent, top.fall, top.fall_percent] == [125, 33, 26, 15, 12]
    assert found.extremes_of("temperature") is None
    bare = summary("10:00 start", "10:15 158/94").extremes_of("systolic")
    assert bare
    assert (bare.baseline, bare.rise, bare.rise_percent, bare.fall, bare.fall_percent) == (None,) * 5


def test_that_an_early_stop_has_its_moment_and_its_reason() -> None:
    found = summary("10:00 start", "10:10 pause", "10:20 resume", "10:48 end; anxiety").stopped
    assert found
    assert (found.at, found.after, found.why) == (at("10:48"), timedelta(minutes=48), "anxiety")
    assert (found.flowed, found.planned) == (timedelta(minutes=38), timedelta(minutes=90))
    assert summary("10:00 start", "11:29:30 end").stopped is None
    twice = summary("10:00 start", "10:48 end; anxiety", "11:30 end; as planned").stopped
    assert twice
    assert twice.why == "anxiety", "a second end is a finding, and does not say why"
    assert summary("10:00 start").stopped is None


def test_that_leaving_while_it_runs_is_an_early_stop_without_an_entry_of_its_own() -> None:
    found = early_stop(session("10:00 start", "10:30 left"))
    assert found
    assert (found.at, found.why, found.event_id) == (at("10:30"), "", None)


def test_that_pain_is_told_first_and_last_and_on_movement_by_site() -> None:
    events = [*history("9:52 p8", "10:00 start", "11:40 p3"), pain_score("9:53", "left foot", "9")]
    events += [pain_score("9:54", "hand", "5"), pain_score("11:41", "left foot", "4")]
    found = summarise(replay(events), NIGHT)
    assert found.pain
    assert [found.pain.first, found.pain.last, found.pain.percent] == [8, 3, -63]
    assert not found.pain.once
    moving = [f"{one.site} {one.first} {one.last}" for one in found.movement]
    assert moving == ["left foot 9 4", "hand 5 5"]
    assert [one.once for one in found.movement] == [False, True]
    struck = summarise(replay([*events, voided(events[-1], entered="11:45")]), NIGHT)
    assert struck.movement[0].once
    once = summary("9:52 p8", "9:52 p7").pain
    assert once
    assert [once.first, once.last] == [7, 7]
    assert (once.once, once.percent) == (True, None)


def test_that_ready_and_left_count_from_the_end_of_the_infusion() -> None:
    found = summary(*FORM_LINES)
    assert (found.ready_after, found.left_after) == (timedelta(minutes=11), timedelta(minutes=36))
    again = summary("10:00 start", "10:30 end", "10:40 ready", "10:50 start", "11:20 end", "11:50 left")
    assert (again.ready_at, again.ready_after) == (None, None)
    assert (summary("10:00 start").ready_after, summary("10:00 start").left_after) == (None, None)


def test_that_the_nurses_sentence_is_the_last_note_else_the_words_at_leaving_else_the_last_with_any_entry() -> None:
    lines = ("10:00 start", "10:31 d3; Floating, comfortable.", "11:30 end; as planned")
    assert said(session(*lines)) == "Floating, comfortable."
    assert said(session(*lines, "12:00 left; well, by taxi")) == "well, by taxi"
    events = history(*lines, "12:00 left; well, by taxi")
    note = event("11:45", NoteWritten("Wants the same music next time."))
    assert said(replay([*events, note])) == "Wants the same music next time."
    assert said(replay([*events, note, voided(note, entered="11:50")])) == "well, by taxi"
    assert said(session("10:00 start", "11:30 end; as planned")) is None


def test_that_words_are_those_of_who_wrote_them_last() -> None:
    note = event("11:45", "; Well.")
    moved = replace(amended(note, "11:40", "; Well.", entered="11:50"), actor="B. Moreau")
    changed = replace(amended(note, "11:40", "; Not well.", entered="11:55"), actor="C. Ng")
    for events, by in (([note, moved], "A. Lindqvist"), ([note, moved, changed], "C. Ng")):
        found = last_sentence(replay([*history("10:00 start"), *events]))
        assert found
        assert found.by == by


def said(state: SessionState) -> str | None:
    found = last_sentence(state)
    return found.words if found else None


def test_that_those_who_wrote_are_named_and_the_program_is_not() -> None:
    events = history("10:00 start")
    events.append(replace(event("10:05", "hr80"), actor="B. Moreau"))
    events.append(replace(event("10:06", "hr82"), actor="nobody", source=BY_PROGRAM))
    events.append(replace(event("10:07", RecordingResumed(5)), actor="station"))
    assert summarise(replay(events), NIGHT).people == ("A. Lindqvist", "B. Moreau")


def test_that_corrections_have_their_moments() -> None:
    events = history("10:00 start", "10:10 hr80")
    found = summarise(replay([*events, voided(events[2], entered="10:20")]), NIGHT)
    assert (found.corrections, found.corrected) == (1, (at("10:10"),))


@given(histories())
def test_that_any_history_has_a_summary_whose_parts_agree(events: list[Event]) -> None:
    found = summarise(replay(events), NIGHT)
    assert found.corrections == len(found.corrected)
    assert all(one.over_at is None or one.since <= one.over_at for one in found.effects)
    assert all(one.lowest <= one.highest for one in found.extremes)
    assert found.stopped is None or found.stopped.flowed < found.stopped.planned
    assert not found.outside or found.started_at is not None
