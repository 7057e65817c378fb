"""What differs between two sessions in words: the most important first, and what is the same in one line."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from session.alert_events import AlertRaised
from session.comparison import Aligned, align
from session.comparison_steps import STEPS
from session.comparison_words import Differences, differences
from session.declarations import QuestionAnswered
from session.events import Event
from session.state import replay
from session.vitals import CATALOGUE
from tests.session.cases import OPENED, PROTOCOL, SHIPPED, event, history, under
from tests.session.compared import OKAFOR, aligned
from tests.session.strategies import histories

CALM = (
    "9:52 125/78 73 98% r15 p7 s0",
    "10:00 start 0.4 mg/kg/h",
    "10:15 130/81 75 97% p7 s0",
    "10:30 136/84 78 97% r14 p6 d3 s0",
    "10:45 146/88 80 97% p5",
    "11:15 140/86 79 97% p4 d3 s-2",
    "11:30 end; as planned",
    "11:45 130/80 74 98% p4 s0",
    "12:06 left",
)


def told(this: Aligned, other: Aligned) -> Differences:
    return differences(this, other, "15 Oct")


def sentences(this: Aligned, other: Aligned) -> list[str]:
    return [one.words for one in told(this, other).found]


def of(events: list[Event]) -> Aligned:
    found = align(replay(events))
    assert found
    return found


def test_that_a_session_differs_in_nothing_from_itself() -> None:
    found = told(aligned(*OKAFOR), aligned(*OKAFOR))
    assert found.found == ()
    assert found.same.startswith("Same drug, concentration, dose, start rate, highest rate, minutes of infusion")


def test_that_dose_and_rates_come_first_with_their_moments() -> None:
    found = told(aligned(*OKAFOR), aligned(*CALM)).found
    assert found[0].words == "49.6 mg given (0.73 mg/kg), 8.6 more than on 15 Oct (41.0 mg, 0.60 mg/kg)"
    assert found[0].at == 5400.0
    assert found[1].words == "Highest rate 0.50 mg/kg/h from 0:15, on 15 Oct 0.40 mg/kg/h from 0:00"
    assert found[1].at == 900.0


def test_that_peaks_are_said_against_the_baseline_and_the_other_session() -> None:
    found = told(aligned(*OKAFOR), aligned(*CALM))
    peak = next(one for one in found.found if one.words.startswith("Systolic peaked"))
    assert peak.words == "Systolic peaked at 158 (+26 %), 12 more than on 15 Oct (146, +17 %)"
    assert peak.at == 2700.0
    assert "SpO₂ was lowest at 95 %, 2 less than on 15 Oct (97 %)" in [one.words for one in found.found]
    assert found.nearly.startswith("About the same: highest diastolic, highest heart rate")


def test_that_effects_drugs_and_scores_are_told_with_grade_dose_and_time() -> None:
    words = sentences(aligned(*OKAFOR), aligned(*CALM))
    assert "Nausea mild, 0:44 to 0:58; none on 15 Oct" in words
    assert "Ondansetron 4 mg IV at 0:45; not on 15 Oct" in words
    assert "Pain 8 to 3 (−5), on 15 Oct 7 to 4 (−3)" in words
    assert "Sedation was deepest at RASS −1 (drowsy), on 15 Oct −2 (light sedation)" in words
    assert "Dissociation peaked at 5, 2 more than on 15 Oct (3)" in words
    back = sentences(aligned(*CALM), aligned(*OKAFOR))
    assert "No nausea; on 15 Oct mild, 0:44 to 0:58" in back
    assert "No ondansetron; on 15 Oct 4 mg IV at 0:45" in back


def test_that_an_effect_of_another_grade_or_much_later_differs_and_one_at_about_the_same_time_does_not() -> None:
    start = ("9:52 125/78", "10:00 start 0.4 mg/kg/h")
    mild = aligned(*start, "10:20 effect nausea mild")
    assert "mild nausea" in told(mild, aligned(*start, "10:30 effect nausea mild")).same
    later = sentences(mild, aligned(*start, "10:40 effect nausea mild"))
    assert "Nausea mild from 0:20; on 15 Oct mild from 0:40" in later
    worse = sentences(mild, aligned(*start, "10:20 effect nausea severe"))
    assert "Nausea mild from 0:20; on 15 Oct severe from 0:20" in worse
    grew = aligned(*start, "10:20 effect nausea mild", "10:40 effect nausea severe", "10:50 effect nausea over")
    assert "Nausea mild from 0:20; on 15 Oct up to severe, 0:20 to 0:50" in sentences(mild, grew)


def test_that_an_early_stop_is_told_with_its_reason_from_either_side() -> None:
    short = aligned("9:52 125/78", "10:00 start 0.4 mg/kg/h", "10:48 end; anxiety", "11:30 left")
    whole = aligned("9:52 125/78", "10:00 start 0.4 mg/kg/h", "11:30 end", "12:00 left")
    assert "Stopped early at 0:48 (anxiety); not on 15 Oct" in sentences(short, whole)
    assert "Not stopped early; on 15 Oct stopped at 0:48 (anxiety)" in sentences(whole, short)
    assert "Infused for 48 min, 42 less than on 15 Oct (90 min)" in sentences(short, whole)


def test_that_pauses_boluses_premedication_and_fluids_are_told() -> None:
    start = ("9:52 125/78", "10:00 start 0.4 mg/kg/h")
    this = aligned(
        "9:40 given midazolam 1 mg iv", *start, "10:10 bolus 5 mg", "10:20 pause", "10:30 resume",
        "10:40 given saline 500 mL iv", "11:40 end", "12:00 left",
    )  # fmt: skip
    words = sentences(this, aligned(*start, "11:30 end", "12:00 left"))
    assert "Bolus of 5.0 mg; on 15 Oct no bolus" in words
    assert "Paused for 10 min; on 15 Oct not" in words
    assert "Before the start midazolam 1 mg IV at −0:20; not on 15 Oct" in words
    assert "Fluids: saline 500 mL IV at 0:40; not on 15 Oct" in words


def test_that_time_beyond_limits_and_alerts_are_told() -> None:
    high = ("9:52 125/78", "10:00 start 0.4 mg/kg/h", "10:20 190/100", "10:30 140/80", "11:30 end", "12:00 left")
    raised = AlertRaised(cause="pressure", priority="high", sentence="Systolic pressure 190 mmHg.", advice="")
    this = of([*history(*high), event("10:20", raised)])
    calm = aligned("9:52 125/78", "10:00 start 0.4 mg/kg/h", "10:20 130/80", "11:30 end", "12:00 left")
    words = sentences(this, calm)
    assert "Systolic beyond its limits for 10 min, on 15 Oct never" in words
    assert "1 alert, high (blood pressure); on 15 Oct no alert" in words
    assert "No alert; on 15 Oct 1 alert, high (blood pressure)" in sentences(calm, this)


def test_that_check_in_gate_and_protocol_are_told() -> None:
    started = "10:00 start 0.4 mg/kg/h"
    heavier = replace(OPENED, weight_kg=Decimal("69.6"), order=replace(OPENED.order, mg_per_ml=Decimal(1)))
    other = [replace(one, body=heavier) if one.body is OPENED else one for one in history(started)]
    words = sentences(aligned(started), of(other))
    assert words[0] == "Bag of 2 mg/mL, on 15 Oct 1 mg/mL"
    assert "Weight 68.4 kg, 1.2 less than on 15 Oct (69.6 kg)" in words
    newer = of(under(replace(PROTOCOL, version=PROTOCOL.version + 1), history(started)))
    title, version = PROTOCOL.title, PROTOCOL.version
    assert f"Protocol {title}, version {version}, on 15 Oct version {version + 1}" in sentences(aligned(started), newer)


def test_that_another_drug_protocol_and_order_are_told() -> None:
    started = "10:00 start 0.4 mg/kg/h"
    order = replace(OPENED.order, drug="esketamine", planned_min=40, maximum_mg=Decimal(30))
    protocol = replace(PROTOCOL, name="other", title="Another one", version=3)
    body = replace(OPENED, order=order, protocol=protocol)
    other = of([replace(one, body=body) if one.body is OPENED else one for one in history(started)])
    words = sentences(aligned(started), other)
    assert words[0] == "Ketamine, on 15 Oct esketamine"
    version = f"{PROTOCOL.title}, version {PROTOCOL.version}"
    assert f"Protocol {version}; on 15 Oct Another one, version 3" in words
    assert "Planned for 90 min, on 15 Oct for 40 min" in words
    assert "At most 60 mg ordered, on 15 Oct 30 mg" in words


def test_that_two_early_stops_are_told_together_and_none_of_one_that_still_runs() -> None:
    start = ("9:52 125/78", "10:00 start 0.4 mg/kg/h")
    this = aligned(*start, "10:48 end; anxiety", "11:30 left")
    other = aligned(*start, "10:58 end; pressure", "11:30 left")
    assert "Stopped early at 0:48 (anxiety), on 15 Oct at 0:58 (pressure)" in sentences(this, other)
    going_on = sentences(aligned(*start, "10:30 130/80"), this)
    assert not any("topped early" in words for words in going_on)
    assert any(words.startswith("13.7 mg given so far (0.20 mg/kg)") for words in going_on)
    assert "Not paused; on 15 Oct paused for 10 min" in sentences(
        aligned(*start, "11:30 end", "12:00 left"),
        aligned(*start, "10:20 pause", "10:30 resume", "11:30 end", "12:00 left"),
    )


def test_that_gate_answers_differ_where_one_was_not_safe() -> None:
    asked = under(SHIPPED, history("10:00 start 0.4 mg/kg/h"))
    safe, unsafe = (event("9:55", QuestionAnswered("gate", "fasting", answer)) for answer in ("yes", "no"))
    with_date = [
        event("9:54", QuestionAnswered("gate", "consent", "yes", detail)) for detail in ("2026-01-01", "2026-02-01")
    ]
    this, other = of([*asked, safe, with_date[0]]), of([*asked, unsafe, with_date[1]])
    gate = [words for words in sentences(this, other) if words.startswith("Gate")]
    assert gate == ["Gate: Nothing eaten for 6 hours, clear fluids only up to 2 hours ago? Yes; on 15 Oct no"]
    assert "Questions of the gate answered; nothing was answered on 15 Oct" in sentences(this, of(asked))
    assert "answers at the gate" in told(this, of([*asked, safe, with_date[1]])).same


def test_that_what_was_not_measured_is_said() -> None:
    start = "10:00 start 0.4 mg/kg/h"
    words = sentences(aligned(start, "10:15 130/80 p5"), aligned(start, "10:15 130/80 97%"))
    assert "SpO₂ was not measured; on 15 Oct it was measured" in words
    assert "Pain 5 (assessed once), on 15 Oct not assessed" in words


def test_that_a_sign_that_was_not_measured_is_not_said_to_have_been_within_its_limits() -> None:
    start = ("9:52 125/78", "10:00 start 0.4 mg/kg/h")
    words = sentences(aligned(*start, "11:30 end"), aligned(*start, "10:20 190/100", "10:30 140/80", "11:30 end"))
    assert "Systolic was not measured; on 15 Oct it was measured" in words
    assert not any("limits" in each for each in words)


def test_that_one_who_left_while_it_ran_was_not_given_something_so_far() -> None:
    left = aligned("10:00 start 0.4 mg/kg/h", "10:30 left")
    assert sentences(left, aligned(*OKAFOR))[0].startswith("13.7 mg given (0.20 mg/kg), ")


def test_that_a_rate_is_rounded_as_everywhere() -> None:
    this, other = (aligned(f"10:00 start {rate} mg/kg/h", "11:30 end") for rate in ("0.285", "0.4"))
    words = sentences(this, other)
    assert "Started at 0.29 mg/kg/h, on 15 Oct at 0.40 mg/kg/h" in words


def test_that_an_early_stop_at_the_same_time_for_the_same_reason_is_the_same() -> None:
    short = aligned("9:52 125/78", "10:00 start 0.4 mg/kg/h", "10:48 end; anxiety", "11:30 left")
    assert told(short, short).found == ()
    assert "early stop" in told(short, short).same


@settings(max_examples=40)
@given(histories())
def test_that_whatever_was_aligned_can_be_compared(events: list[Event]) -> None:
    this, other = align(replay(events)), aligned(*OKAFOR)
    if this is not None:
        words = [*sentences(this, other), *sentences(other, this)]
        assert all(words)
        assert told(this, this).found == ()


def test_that_pressures_of_a_step_apart_differ_and_of_less_are_about_the_same() -> None:
    start = ("9:52 125/78", "10:00 start 0.4 mg/kg/h")
    this = aligned(*start, "10:15 158/80 80 97%", "11:30 end")
    other = aligned(*start, "10:15 148/89 71 95%", "11:30 end")
    words = sentences(this, other)
    assert "Systolic peaked at 158 (+26 %), 10 more than on 15 Oct (148, +18 %)" in words
    assert "SpO₂ was lowest at 97 %, 2 more than on 15 Oct (95 %)" in words
    assert "About the same: highest diastolic, highest heart rate" in told(this, other).nearly


def test_that_every_sign_and_score_has_a_step() -> None:
    assert STEPS.keys() == CATALOGUE.keys()


def test_that_the_largest_difference_is_told_with_its_moment() -> None:
    start = ("9:52 180/78 73", "10:00 start 0.4 mg/kg/h")
    this = aligned(*start, "10:30 130/80 75", "10:50 158/80 76", "11:10 140/80 75", "11:30 end")
    other = aligned("9:52 120/78 73", *start[1:], "10:40 129/80 75", "11:00 133/80 75", "11:30 end")
    (found,) = (one for one in told(this, other).found if one.words.startswith("Largest"))
    assert found.words == "Largest difference in systolic: 158 against ~131 at 0:50 (+27)"
    assert found.at == 3000.0
    (back,) = (words for words in sentences(other, this) if words.startswith("Largest"))
    assert back == "Largest difference in systolic: ~131 against 158 at 0:50 (−27)"


def test_that_no_largest_difference_is_told_of_values_that_never_stood_beside_each_other() -> None:
    this = aligned("10:00 start 0.4 mg/kg/h", "10:05 160/80", "10:15 150/80", "11:30 end")
    other = aligned("10:00 start 0.4 mg/kg/h", "11:05 120/80", "11:15 120/80", "11:30 end")
    assert not any("Largest" in words for words in sentences(this, other))


def test_that_what_is_known_of_one_that_runs_is_known_so_far() -> None:
    running = aligned("9:52 125/78", "10:00 start 0.4 mg/kg/h", "11:05:40 130/80")
    over = aligned("9:52 125/78", "10:00 start 0.4 mg/kg/h", "11:30 end", "12:00 left")
    assert "Infused for 65 min so far, 25 less than on 15 Oct (90 min)" in sentences(running, over)
    words = [one.words for one in differences(over, running, "15 Oct so far").found]
    assert "Infused for 90 min, 25 more than on 15 Oct so far (65 min)" in words
