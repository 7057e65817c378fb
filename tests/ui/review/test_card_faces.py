"""The ten-second cards of a session."""

from datetime import timedelta
from decimal import Decimal

from session.declarations import LimitsChanged
from session.events import ScoreItem, ScoreRecorded
from session.summary import summarise
from tests.storage.exports.examples import TEN, Chart
from ui.review.card_faces import CardFace, card_faces
from ui.theme.priority import Priority

NOON = TEN + timedelta(hours=2)


def faces(chart: Chart) -> dict[str, CardFace]:
    return {face.title: face for face in card_faces(chart.state, summarise(chart.state, NOON), NOON)}


def the_form() -> Chart:
    """Return the session of the paper form that comes with the project."""
    chart = Chart()
    for minute, line in (
        (-8, "125/78 73 98% r15 p8"), (0, "start 0.4 mg/kg/h"), (5, "128/80 74 98% r15 p8"),
        (15, "rate 0.5 mg/kg/h"), (24, "132/81 75 95% p6"), (50, "158/94 84 97% p4"), (90, "end"),
        (100, "126/78 74 98% p3"), (101, "ready"), (126, "left"),
    ):  # fmt: skip
        chart.write(minute, line)
    return chart


def test_that_a_finished_session_is_told_in_seven_cards() -> None:
    told = {title: (face.figure, face.detail) for title, face in faces(the_form()).items()}
    assert told == {
        "Given of ordered": ("49.6 mg", "of 60 mg, 83 %"),
        "Infusion time": ("1:30", "as planned"),
        "Peak BP": ("158/94", "+26 %, at 0:50"),
        "Lowest SpO₂": ("95 %", "at 0:24"),
        "Pain": ("8 → 3", "−63 %"),
        "Ready, left": ("11:41 / 12:06", "0:36 after the end"),
        "Alerts": ("–", "none recorded"),
    }


def test_that_one_who_left_while_it_ran_got_no_infusion_so_far() -> None:
    chart = Chart()
    chart.write(0, "start 0.4 mg/kg/h")
    assert faces(chart)["Infusion time"].more == "so far"
    chart.write(30, "left")
    assert faces(chart)["Infusion time"].more == ""


def test_that_the_order_can_be_read_under_the_mouse() -> None:
    assert faces(the_form())["Given of ordered"].hint == "Ordered: start at 0.4 mg/kg/h, 90 min, 60 mg at most"


def test_that_each_card_knows_the_moment_it_is_about() -> None:
    moments = {title: face.moment for title, face in faces(the_form()).items()}
    minutes = {title: (moment - TEN) // timedelta(minutes=1) for title, moment in moments.items() if moment}
    assert minutes == {
        "Given of ordered": 90,
        "Infusion time": 0,
        "Peak BP": 50,
        "Lowest SpO₂": 24,
        "Pain": 100,
        "Ready, left": 126,
    }


def test_that_a_session_before_its_start_says_what_is_not_there() -> None:
    told = {(face.figure, face.detail) for face in faces(Chart()).values()}
    assert told == {
        ("–", "nothing given"),
        ("–", "not started"),
        ("–", "not measured"),
        ("–", "not assessed"),
        ("–", "not yet"),
    }
    assert not any(face.moment for face in faces(Chart()).values())


def test_that_a_running_infusion_counts_up_to_now() -> None:
    chart = Chart()
    chart.write(0, "start 20 mg/h")
    now = TEN + timedelta(minutes=30)
    shown = card_faces(chart.state, summarise(chart.state, now), now)
    assert [(face.figure, face.detail, face.more) for face in shown[:2]] == [
        ("10.0 mg", "of 60 mg, 17 %", "0.15 mg/kg"),
        ("0:30", "of 1:30 planned", "so far"),
    ]


def test_that_only_what_is_beyond_a_limit_is_marked() -> None:
    chart = Chart()
    chart.write(0, "start 40 mg/h")
    chart.write(10, "186/92 80 91%")
    chart.write(90, "end")
    marked = {title for title, face in faces(chart).items() if face.priority is Priority.MEDIUM}
    assert marked == {"Peak BP", "Lowest SpO₂"}
    quiet = Chart()
    quiet.write(-5, "125/78 73 98%")
    quiet.write(0, "start 40 mg/h")
    quiet.write(10, "150/92 80 95%")
    quiet.write(90, "end")
    assert not any(face.priority for face in faces(quiet).values())


def test_that_a_peak_too_far_above_the_baseline_is_marked() -> None:
    assert faces(the_form())["Peak BP"].priority is Priority.MEDIUM


def test_that_more_than_the_ordered_maximum_is_marked() -> None:
    chart = Chart()
    chart.write(0, "start 41 mg/h")
    chart.write(90, "end")
    given = faces(chart)["Given of ordered"]
    assert (given.figure, given.priority) == ("61.5 mg", Priority.MEDIUM)


def test_that_pain_that_was_never_there_has_no_percentage() -> None:
    chart = Chart()
    chart.write(-5, "p0")
    chart.write(5, "p2")
    assert (faces(chart)["Pain"].figure, faces(chart)["Pain"].detail) == (
        "0 → 2",
        "of 10",
    )


def test_that_pain_that_was_assessed_once_is_no_change() -> None:
    chart = Chart()
    chart.write(-5, "p8")
    assert (faces(chart)["Pain"].figure, faces(chart)["Pain"].detail) == ("8", "assessed once")


def test_that_pain_on_movement_stands_behind_pain_at_rest_or_alone() -> None:
    chart = Chart()
    for minute, value in ((-5, "9"), (100, "4")):
        chart.add(minute, ScoreRecorded("pain", (ScoreItem("site", "left foot"), ScoreItem("movement", value))))
    assert (faces(chart)["Pain"].figure, faces(chart)["Pain"].detail) == ("9 → 4", "on movement")
    chart.write(-4, "p8")
    chart.write(101, "p3")
    card = faces(chart)["Pain"]
    assert (card.figure, card.detail, card.more) == ("8 → 3", "−63 %", "on movement 9 → 4")


def test_that_a_card_is_marked_by_the_limits_that_held_at_its_moment() -> None:
    chart = Chart()
    chart.write(0, "start 40 mg/h")
    chart.write(10, "186/92")
    wider = LimitsChanged(
        code="systolic", tier="act", low=None, high=Decimal(200), by="Dr Lang", reason="usual for her"
    )
    chart.add(20, wider)
    assert faces(chart)["Peak BP"].priority is Priority.MEDIUM
    chart.write(30, "190/92")
    assert faces(chart)["Peak BP"].priority is Priority.NONE


def test_that_before_the_start_a_card_is_marked_by_the_limits_of_now() -> None:
    chart = Chart()
    chart.write(-5, "125/78 88%")
    assert faces(chart)["Lowest SpO₂"].priority is not Priority.NONE


def test_that_before_the_start_a_replay_counts_to_the_zero_of_its_chart() -> None:
    chart = Chart()
    chart.write(-6, "125/78 73 98%")
    told = card_faces(chart.state, summarise(chart.state, TEN), TEN, TEN)
    assert {face.title: face.detail for face in told}["Peak BP"] == "at −0:06"
