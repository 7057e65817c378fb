"""What was entered, as it stands on the chart: how far it can be trusted is told by shape."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from tests.ui.charts import example
from tests.ui.charts.chart_page import ChartPage
from ui.charts.lane import Lane
from ui.charts.marks import Column, Dot, Due, DueStatus, Flag, Line, Look, Marks, Pressure

AT = 1800.0
NEAR = (AT - 200.0, AT + 200.0)


def pain(look: Look) -> Marks:
    return Marks(dots=(Dot(AT, "pain", 5.0, look),))


def pressure(look: Look) -> Marks:
    return Marks(pressures=(Pressure(AT, 158.0, 94.0, look),))


def test_that_a_pending_value_is_hollow_until_it_is_saved(page: ChartPage) -> None:
    page.chart.set_marks(pain(Look.PENDING))
    hollow = page.drawn("scores", "pain", *NEAR)
    page.chart.set_marks(pain(Look.SAVED))
    full = page.drawn("scores", "pain", *NEAR)
    ys, xs = full.nonzero()
    middle = (round(ys.mean()), round(xs.mean()))
    assert full[middle]
    assert not hollow[middle]


def test_that_a_finding_wears_amber_and_a_saved_value_does_not(page: ChartPage) -> None:
    page.chart.set_marks(pressure(Look.SAVED))
    assert not page.drawn("vitals", "medium").any()
    page.chart.set_marks(pressure(Look.FLAGGED))
    assert page.drawn("vitals", "medium", *NEAR).any()


@pytest.mark.parametrize("marks_with", [pain, pressure])
def test_that_every_look_has_a_shape_of_its_own(page: ChartPage, marks_with: Callable[[Look], Marks]) -> None:
    shapes = set()
    for look in Look:
        page.chart.set_marks(Marks())
        empty = {band: page.pixels(band, *NEAR) for band in ("vitals", "scores")}
        page.chart.set_marks(marks_with(look))
        shapes.add(b"".join((page.pixels(band, *NEAR) != before).tobytes() for band, before in empty.items()))
    assert len(shapes) == len(Look)


def test_that_a_corrected_pressure_stays_beside_the_one_in_force(page: ChartPage) -> None:
    current, struck = Pressure(AT, 138.0, 83.0), Pressure(AT, 168.0, 83.0, Look.STRUCK)
    page.chart.set_marks(Marks(pressures=(current,)))
    before = page.pixels("vitals", *NEAR)
    page.chart.set_marks(Marks(pressures=(struck, current)))
    assert (page.pixels("vitals", *NEAR) != before).any()


def test_that_a_struck_value_is_struck_through_in_the_table(page: ChartPage) -> None:
    column = Column(AT, {"BP": "168/83", "HR": "77"})
    page.chart.set_marks(Marks(columns=(column,)))
    assert page.longest_stroke("table", AT - 250.0, AT + 250.0) < 15
    page.chart.set_marks(Marks(columns=(replace(column, struck=frozenset({"BP"})),)))
    assert page.longest_stroke("table", AT - 250.0, AT + 250.0) > 30, "one line through the whole of 168/83"


def test_that_each_due_slot_has_a_shape_of_its_own(page: ChartPage) -> None:
    statuses: tuple[DueStatus, ...] = ("due", "next", "done", "late", "missed", "answered")
    shapes = set()
    empty = page.pixels("due", *NEAR)
    for status in statuses:
        page.chart.set_marks(Marks(dues=(Due(AT, status),)))
        shapes.add((page.pixels("due", *NEAR) != empty).tobytes())
    assert len(shapes) == len(statuses)


def test_that_red_and_amber_are_worn_by_nothing_that_is_not_wrong(page: ChartPage) -> None:
    marks = example.marks_until(40 * 60.0)
    limits = (*marks.lines, Line("heart_rate", 120.0, "act"))
    page.chart.set_marks(replace(marks, lines=limits))
    for band in ("events", "vitals", "spo2", "scores", "infusion", "due", "table"):
        assert not page.drawn(band, "medium").any(), band
        assert not page.drawn(band, "high").any(), band


def test_that_words_for_twelve_events_in_three_minutes_do_not_touch(page: ChartPage) -> None:
    flags = tuple(Flag(AT + n * 15.0, f"event {n}", "drug") for n in range(12))
    page.chart.set_marks(Marks(flags=flags))
    drawn = page.drawn("events", "drug", AT + 280.0, AT + 800.0)
    assert drawn.any(), "the newest events are named"
    for row in (drawn[:15], drawn[15:30], drawn[30:]):
        assert row.any(axis=0).sum() < 45, "one name of seven letters, with nothing over it"


def test_that_pointing_at_events_without_room_names_them(page: ChartPage) -> None:
    page.chart.set_marks(Marks(flags=tuple(Flag(AT + n * 15.0, f"event {n}", "drug") for n in range(12))))
    assert page.named_at("events", AT + 30.0).startswith("0:30  event 0\n0:30  event 1")
    assert page.named_at("events", AT - 600.0) == ""


def test_that_a_long_note_leaves_room_for_what_came_after_it(page: ChartPage) -> None:
    note = "“Says that the room is larger than it was, and that the music comes from the window”"
    page.chart.set_marks(Marks(flags=(Flag(AT, note, "mind"),)))
    assert page.drawn("events", "mind", AT, AT + 600.0).any()
    assert not page.drawn("events", "mind", AT + 1800.0).any()
    assert note in page.named_at("events", AT)


def test_that_an_empty_chart_says_what_will_appear(page: ChartPage) -> None:
    assert page.drawn("vitals", "muted", 1800.0, 5400.0).any()
    page.chart.set_marks(pressure(Look.SAVED))
    assert not page.drawn("vitals", "muted", 2400.0, 5400.0).any()


def test_that_the_table_gains_a_row_for_a_value_that_is_not_always_there(page: ChartPage) -> None:
    without = page.chart.place_of("table").height()
    page.chart.set_marks(Marks(columns=(Column(AT, {"BP": "128/80", "Temp": "36.8"}),)))
    assert page.chart.place_of("table").height() > without
    assert page.chart.place_of("table").bottom() <= page.chart.height()


def test_that_one_more_value_repaints_only_its_own_surroundings(page: ChartPage) -> None:
    marks = example.marks_until(5000.0)
    page.chart.set_marks(marks)
    page.settle()
    page.chart.set_marks(replace(marks, dots=(*marks.dots, Dot(6000.0, "spo2", 97.0))))
    (painted,) = page.frames_after()
    assert painted.height() <= page.chart.place_of("spo2").height() + 8
    assert painted.left() > page.chart.x_of(4000.0)


def test_that_the_same_marks_again_repaint_nothing(page: ChartPage) -> None:
    page.chart.set_marks(example.marks_until(5000.0))
    page.settle()
    page.chart.set_marks(example.marks_until(5000.0))
    assert page.frames_after() == []


def test_that_one_more_value_is_painted_over_the_ground_as_it_is(
    page: ChartPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = np.arange(0.0, 5000.0)
    page.chart.append_samples("spo2", seconds, 97.0 + np.sin(seconds / 60.0))
    marks = example.marks_until(4000.0)
    page.chart.set_marks(marks)
    page.chart.tick(5000.0)
    page.settle()
    grounds = []
    monkeypatch.setattr(Lane, "render_ground", lambda lane, *_: grounds.append(lane))
    page.chart.set_marks(replace(marks, dots=(*marks.dots, Dot(4500.0, "spo2", 95.0), Dot(4500.0, "pain", 3.0))))
    assert page.frames_after()
    assert grounds == []
    over_it = [page.pixels(lane) for lane in ("spo2", "scores")]
    monkeypatch.undo()
    page.chart.resize(page.chart.width() + 1, page.chart.height())
    page.chart.resize(page.chart.width() - 1, page.chart.height())
    for lane, pixels in zip(("spo2", "scores"), over_it, strict=True):
        assert (page.pixels(lane) == pixels).all(), lane
