"""Comments on the chart's lane of events."""

from datetime import timedelta

from session.review_events import CommentWritten
from tests.storage.exports.examples import TEN, Chart
from tests.ui.charts.chart_page import ChartPage
from ui.charts.marks import Flag, Marks
from ui.charts.session_marks import marks_of

AT = 1800.0


def test_that_a_comment_stands_at_its_moment_with_who_wrote_it() -> None:
    chart = Chart()
    chart.write(0, "start 0.4 mg/kg/h")
    chart.add(30, CommentWritten("Hold at 0.40."), actor="Dr L. Sørensen", entered=300)
    (flag,) = (one for one in marks_of(chart.state, TEN + timedelta(hours=2)).flags if one.said)
    assert (flag.at, flag.label) == (AT, "“Hold at 0.40.” Dr L. Sørensen")


def test_that_a_comment_is_told_from_what_happened_by_its_shape(page: ChartPage) -> None:
    page.chart.set_marks(Marks(flags=(Flag(AT, "", "accent"),)))
    dot = page.drawn("events", "accent", AT - 60.0, AT + 60.0)
    page.chart.set_marks(Marks(flags=(Flag(AT, "", "accent", said=True),)))
    speech = page.drawn("events", "accent", AT - 60.0, AT + 60.0)
    assert speech.sum() > dot.sum() > 0
    rows = [int(row.sum()) for row in speech if row.any()]
    assert rows[0] > 2 * rows[-1]
