"""The table where sets come close together: values in force stand, and what has no room is counted."""

from tests.ui.charts.chart_page import BRIGHT, ChartPage
from ui.charts.marks import Column, Look, Marks

AT = 1800.0
CELLS = {"BP": "168/83", "HR": "77"}


def column(at: float, look: Look = Look.SAVED) -> Column:
    return Column(at, CELLS, look)


def test_that_values_in_force_stay_where_they_are_beside_struck_ones(page: ChartPage) -> None:
    in_force = (column(AT), column(AT + 600.0))
    page.chart.set_marks(Marks(columns=in_force))
    before = dict(page.columns())
    struck = tuple(column(at, Look.STRUCK) for at in (AT, AT, AT + 600.0, AT + 601.0, AT + 602.0))
    page.chart.set_marks(Marks(columns=(*in_force, *struck)))
    kept = [(shown.at, spot) for shown, spot in page.table().places() if shown.look is Look.SAVED]
    assert kept == [(AT, before[AT]), (AT + 600.0, before[AT + 600.0])]


def test_that_columns_without_room_are_counted_at_their_place(page: ChartPage) -> None:
    page.chart.set_marks(Marks(columns=tuple(column(AT + n) for n in range(6))))
    hidden = page.table().hidden()
    kept = [spot for _, spot in page.columns() if spot is not None]
    assert [words for _, words, _ in hidden] == [f"+{6 - len(kept)}"]
    assert abs(hidden[0][0] - page.chart.x_of(AT)) < 2.0
    count = page.pixels("table", AT - 40.0, AT + 40.0)[:8] & 0xFF
    assert (count > BRIGHT).sum() > 8, "and it is written there"


def test_that_a_low_chart_can_leave_its_numbers_to_others_and_gives_their_room_to_the_lanes(page: ChartPage) -> None:
    page.chart.set_marks(Marks(columns=(column(AT),)))
    before = page.chart.place_of("vitals").height()
    page.chart.fold_table_below(page.chart.height() + 1.0)
    assert page.chart.place_of("vitals").height() > before
    assert (page.pixels("table", AT - 40.0, AT + 40.0) & 0xFF <= BRIGHT).all(), "nothing is written there"
    page.chart.fold_table_below(page.chart.height())
    assert page.chart.place_of("vitals").height() == before


def test_that_a_table_with_room_counts_nothing(page: ChartPage) -> None:
    page.chart.set_marks(Marks(columns=(column(AT), column(AT + 1200.0))))
    assert page.table().hidden() == ()
