"""A score stands on the event lane with its total, or without one."""

from datetime import timedelta

import pytest

from tests.storage.exports.examples import TEN, Chart
from ui.charts.marks import Flag, Look
from ui.charts.session_marks import marks_of


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("score aldrete activity=2 respiration=2 circulation=1 consciousness=2 spo2=2", "Aldrete 9"),
        ("score aldrete activity=2", "Aldrete, incomplete"),
    ],
)
def test_that_a_score_is_flagged_where_it_was_taken(line: str, words: str) -> None:
    chart = Chart()
    chart.write(0, "start 0.4 mg/kg/h")
    chart.write(5, line)
    flags = marks_of(chart.state, TEN + timedelta(minutes=10)).flags
    assert flags[-1] == Flag(300.0, words, "mind", Look.SAVED)
