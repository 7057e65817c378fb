"""What is looked at once more before a session is signed."""

from datetime import timedelta

from session.events import EffectNoted
from tests.storage.exports.examples import TEN, Chart, watched
from ui.review.last_look import last_look

NOW = TEN + timedelta(hours=2)


def lines(chart: Chart) -> list[str]:
    return ["".join(run.text for run in line) for line in last_look(chart.state, NOW)]


def test_that_findings_come_with_their_time_and_then_the_alerts_that_were_left() -> None:
    assert lines(watched()) == [
        "10:00  ! The record does not show that the start gate was passed.",
        "12:00  ! Left, though the patient was not found ready to leave.",
        "11:40  !! Above 180. · not over when the patient left",
    ]


def test_that_it_is_said_where_there_is_nothing_to_look_at() -> None:
    assert lines(Chart()) == ["Nothing was flagged, and no alert was left open or unanswered."]


def test_that_what_the_list_flags_is_looked_at_once_more() -> None:
    chart = Chart()
    chart.add(40, EffectNoted("nausea", "severe"))
    assert any("ausea" in line for line in lines(chart))
