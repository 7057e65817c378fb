"""The criteria for leaving: met, not met, unknown and stale, each with what it rests on."""

from dataclasses import replace

import pytest

from session.declarations import QuestionAnswered
from session.discharge import STAGE, Criterion, criteria, unmet
from session.protocol import ScoreMinimum
from session.state import replay
from tests.session.cases import PROTOCOL, at, event, history, session, under, voided
from tests.session.discharges import ALDRETE, LATER, LEAVING, RECOVERY, YES, answered, of, recovery, well

LOW = ALDRETE.replace("activity=2", "activity=0")


def told(criterion: Criterion) -> tuple[bool | None, str, str]:
    return criterion.met, criterion.rests_on, criterion.sentence


def test_that_everything_is_met_after_a_recovery_in_which_everything_was_done() -> None:
    found = criteria(replay(well()), at(LATER))
    assert [each.key for each in found] == [
        "minutes", "pressure", "sedation", "dissociation", "nausea", "spo2", "score",
        "question gait", "question line_out", "question escort_here", "question instructions",
    ]  # fmt: skip
    assert {each.met for each in found} == {True}
    assert {each.sentence for each in found} == {""}
    assert unmet(replay(well()), at(LATER)) == ()


def test_that_nothing_is_met_right_after_the_end() -> None:
    found = criteria(recovery(), at("11:31"))
    assert [each.met for each in found] == [False, *[None] * 10]
    assert all(each.rests_on and each.sentence for each in found)


def test_that_nothing_is_met_before_the_end() -> None:
    state = replay(under(LEAVING, history("10:00 start 0.4 mg/kg/h")))
    assert {each.met for each in criteria(state, at("10:30"))} == {None}


def test_that_a_protocol_that_asks_for_nothing_has_no_criteria() -> None:
    assert criteria(session("10:00 start 0.4 mg/kg/h", "11:30 end"), at("11:31")) == ()
    assert criteria(recovery(protocol=replace(PROTOCOL, recovery_min=240)), at("11:31")) == ()


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("12:29", (False, "59 of 60 minutes, over at 12:30", "Recovery has lasted less than 60 minutes.")),
        ("12:30", (True, "Ended at 11:30", "")),
    ],
)
def test_that_the_minutes_run_from_the_end_of_the_infusion(clock: str, expected: tuple[bool, str, str]) -> None:
    assert told(of(recovery(), "minutes", clock)) == expected


@pytest.mark.parametrize(
    ("lines", "met", "words"),
    [
        (("11:45 130/82", "12:10 128/80"), True, "130/82 at 11:45, 128/80 at 12:10; baseline 125/78"),
        (("11:45 160/82", "12:00 130/80", "12:10 128/80"), True, "130/80 at 12:00, 128/80 at 12:10; baseline 125/78"),
        (("11:45 130/82", "12:10 151/80"), False, "130/82 at 11:45, 151/80 at 12:10; baseline 125/78"),
        (("11:45 130/82", "12:10 130/94"), False, "130/82 at 11:45, 130/94 at 12:10; baseline 125/78"),
        (("12:10 128/80",), None, "1 of 2 taken since the end. Measure the pressure, such as 128/80."),
        (("12:10 151/80",), False, "151/80 at 12:10; baseline 125/78"),
        (("11:45 130/82", "12:00 128/80"), None, "128/80 at 12:00 is too long ago. Measure again."),
    ],
)
def test_that_the_last_pressures_of_recovery_lie_near_the_baseline(
    lines: tuple[str, ...], met: bool | None, words: str
) -> None:
    found = of(recovery(*lines), "pressure")
    assert (found.met, found.rests_on) == (met, words)


def test_that_a_pressure_beyond_the_percent_is_named_in_what_holds() -> None:
    state = recovery("11:45 160/82", "12:10 151/80")
    assert of(state, "pressure").sentence == "Pressure 160/82 and 151/80, not within 20 % of baseline."


def test_that_without_a_baseline_nothing_is_known_of_the_pressure() -> None:
    whole = [one for one in well() if one.occurred_at != at("9:52")]
    found = of(replay(whole), "pressure")
    assert told(found) == (None, *["No pressure was taken before the start, so there is no baseline."] * 2)


@pytest.mark.parametrize(
    ("key", "line", "expected"),
    [
        ("sedation", "12:20 s-1", (True, "−1 at 12:20", "")),
        ("sedation", "12:20 s-2", (False, "−2 at 12:20", "Sedation −2, not −1 to 0.")),
        ("dissociation", "12:20 d2", (False, "2 of 10 at 12:20", "Dissociation 2 of 10, not 1 of 10 or less.")),
        ("nausea", "12:20 n0", (True, "0 of 3 at 12:20", "")),
        ("spo2", "12:20 93%", (False, "93 % at 12:20", "Oxygen saturation 93 %, not 94 % or more.")),
        ("spo2", "12:01 98%", (True, "98 % at 12:01", "")),
        (
            "spo2",
            "12:00 98%",
            (
                None,
                "98 % at 12:00 is too long ago. Take it again, such as 94%.",
                "Oxygen saturation was taken more than 30 minutes ago.",
            ),
        ),
        (
            "nausea",
            "12:20 98%",
            (
                None,
                "Not taken since the end. Write it in the entry line, such as n1.",
                "Nausea was not taken since the end.",
            ),
        ),
    ],
)
def test_that_the_last_reading_of_recovery_lies_in_its_range(
    key: str, line: str, expected: tuple[bool | None, str, str]
) -> None:
    assert told(of(recovery(line), key)) == expected


def test_that_a_reading_from_the_infusion_does_not_count() -> None:
    state = replay([*well()[:1], event("10:00", "start 0.4 mg/kg/h"), event("11:29", "n0"), event("11:30", "end")])
    assert of(state, "nausea", "11:31").met is None


def test_that_the_last_reading_counts_and_one_struck_out_does_not() -> None:
    events = well()
    worse = event("12:30:30", "n2")
    assert of(replay([*events, worse]), "nausea").met is False
    assert of(replay([*events, worse, voided(worse, entered="12:31")]), "nausea").met is True


@pytest.mark.parametrize(
    ("lines", "met", "sentence"),
    [
        ((f"12:00 {ALDRETE}",), True, ""),
        ((f"12:00 {LOW}",), False, "Aldrete 8 of 10, below 9."),
        ((f"12:00 {ALDRETE}", f"12:10 {LOW}"), False, "Aldrete 8 of 10, below 9."),
        (("12:00 score aldrete activity=2",), None, "Aldrete has no total."),
        ((), None, "No Aldrete or PADSS was taken since the end."),
        (
            (f"12:00 {LOW}", "12:10 score padss vitals=2 activity=2 pain_nausea=2 bleeding=2 intake_output=1"),
            True,
            "",
        ),
    ],
)
def test_that_one_of_the_scores_reaches_its_minimum_in_recovery(
    lines: tuple[str, ...], met: bool | None, sentence: str
) -> None:
    found = of(recovery(*lines), "score")
    assert (found.met, found.sentence) == (met, sentence)


def test_that_each_score_may_have_a_minimum_of_its_own() -> None:
    scores = (ScoreMinimum("aldrete", 8), ScoreMinimum("padss", 9))
    protocol = replace(LEAVING, discharge=replace(LEAVING.discharge, scores=scores))
    found = of(recovery(f"12:00 {LOW}", protocol=protocol), "score")
    assert (found.title, found.met) == ("Aldrete 8 or more or PADSS 9 or more", True)


@pytest.mark.parametrize(
    ("answer", "detail", "expected"),
    [
        ("yes", "R. Okafor", (True, "Yes, R. Okafor, at 12:30", "")),
        ("no", "", (False, "No, at 12:30", "Is the escort here? No.")),
        ("yes", " ", (None, "Yes, but missing: Name of the escort.", "Not written: Name of the escort.")),
    ],
)
def test_that_a_question_is_answered_with_its_detail(
    answer: str, detail: str, expected: tuple[bool | None, str, str]
) -> None:
    said = QuestionAnswered(STAGE, "escort_here", answer, detail)
    assert told(of(recovery(more=tuple(answered("12:30", said))), "question escort_here")) == expected


def test_that_an_answer_from_before_the_end_has_to_be_given_again() -> None:
    early = of(recovery(more=tuple(answered("11:20", *YES))), "question gait")
    assert told(early) == (None, "Not answered yet.", "Not answered: Does the patient walk steadily?")


def test_that_the_criteria_stand_as_they_stood_when_the_patient_was_found_ready() -> None:
    ready = [*well(), event(LATER, "ready"), event("13:20", "n3")]
    assert {each.met for each in criteria(replay(ready), at("14:00"))} == {True}


def test_that_a_recovery_that_began_anew_asks_anew() -> None:
    again = [event("12:40", "start 0.4 mg/kg/h"), event("12:50", "end")]
    assert True not in {each.met for each in criteria(replay([*well(), *again]), at("12:51"))}


def test_that_titles_say_what_is_asked() -> None:
    titles = [each.title for each in criteria(recovery(*RECOVERY), at(LATER))]
    assert titles[:7] == [
        "At least 60 minutes since the end", "Last 2 pressures within 20 % of baseline", "Sedation, RASS, −1 to 0",
        "Dissociation 1 of 10 or less", "Nausea 1 of 3 or less", "Oxygen saturation 94 % or more",
        "Aldrete or PADSS 9 or more",
    ]  # fmt: skip
