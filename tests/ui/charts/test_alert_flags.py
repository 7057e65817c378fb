"""Alerts and emergencies on the chart's lane of events."""

from datetime import timedelta

from session.alert_events import EmergencyClosed, EmergencyOpened
from tests.storage.exports.examples import TEN, Chart, watched
from tests.ui.charts.chart_page import ChartPage
from ui.charts.event_band import label_of
from ui.charts.marks import Flag, Marks
from ui.charts.session_marks import marks_of

AT = 1800.0


def flags(chart: Chart) -> tuple[Flag, ...]:
    return marks_of(chart.state, TEN + timedelta(hours=2)).flags


def test_that_an_alert_is_a_mark_and_its_answer_what_was_done() -> None:
    marked = [(flag.at, flag.hue, label_of(flag), flag.label) for flag in flags(watched()) if flag.hue != "drug"]
    assert marked[:5] == [
        (600.0, "medium", "!!", "!! Below 92."),
        (642.0, "neutral", "Seen, watching", "Seen, watching"),
        (720.0, "high", "!!!", "!!! Worse: Below 88."),
        (750.0, "neutral", "Probe checked", "Probe checked"),
        (6000.0, "medium", "!!", "!! Above 180."),
    ]


def test_that_an_emergency_is_marked_from_its_beginning_to_its_end() -> None:
    chart = Chart()
    chart.add(5, EmergencyOpened("allergic reaction"))
    chart.add(9, EmergencyClosed("settled"))
    assert [(flag.label, flag.hue) for flag in flags(chart)] == [
        ("emergency: allergic reaction", "high"),
        ("emergency over", "neutral"),
    ]


def test_that_an_answer_a_moment_later_does_not_cover_the_alert(page: ChartPage) -> None:
    alert = Flag(AT, "!!! Above 180.", "high", brief="!!!")
    page.chart.set_marks(Marks(flags=(alert,)))
    alone = page.drawn("events", "high", AT - 60.0, AT + 60.0).sum()
    answers = tuple(Flag(AT + n, "", "neutral") for n in (-2.0, -1.0, 0.0, 1.0, 2.0))
    page.chart.set_marks(Marks(flags=(alert, *answers)))
    assert page.drawn("events", "high", AT - 60.0, AT + 60.0).sum() == alone > 0
