"""The predicted concentration on the chart: made of what was dosed, when it was, and drawn so that it is no value."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from session.pharmacokinetics import plasma_concentration
from session.prediction import NO_MODEL
from tests.session.cases import at, history, session
from tests.ui.charts import example
from tests.ui.charts.chart_page import ChartPage
from ui.charts.marks import Marks, PlasmaPoint
from ui.charts.session_marks import Drawing, marks_of, span_of

RUNNING = ("9:52 125/78 73 98%", "10:00 start 0.4 mg/kg/h", "10:15 rate 0.5 mg/kg/h")
NOW = at("10:30")


def level_at(marks: Marks, second: float) -> float:
    return float(np.interp(second, [p.at for p in marks.plasma], [p.ng_per_ml for p in marks.plasma]))


def test_that_the_curve_holds_what_flowed_and_what_the_rate_leads_to() -> None:
    marks = marks_of(session(*RUNNING), NOW)
    doses = ((0, 15, 0.4 * 68.4), (15, 90, 0.5 * 68.4))
    expected = plasma_concentration("kamp2020", 68.4, doses, (), (10, 30, 60, 90, 115))
    assert [level_at(marks, 60.0 * minute) for minute in (10, 30, 60, 90, 115)] == pytest.approx(expected, rel=0.01)
    assert max(marks.plasma, key=lambda point: point.ng_per_ml).at == 5400.0
    assert marks.plasma_caption == "Kamp 2020, weight 68.4 kg: model, not measured"


def test_that_the_curve_reaches_the_end_of_the_axis() -> None:
    for lines, now in ((RUNNING, "10:30"), (RUNNING, "12:10"), ((*RUNNING, "10:40 end"), "10:45")):
        state = session(*lines)
        assert marks_of(state, at(now)).plasma[-1].at >= span_of(state, at(now))[1]


def test_that_an_infusion_beyond_its_plan_is_carried_on_as_it_runs() -> None:
    marks = marks_of(session(*RUNNING), at("11:40"))
    levels = [point.ng_per_ml for point in marks.plasma]
    assert levels == sorted(levels)


def test_that_while_paused_nothing_flows_on() -> None:
    marks = marks_of(session(*RUNNING, "10:30 pause"), at("10:40"))
    assert level_at(marks, 3600.0) < level_at(marks, 1800.0) / 2


def test_that_the_curve_is_made_once_until_dosing_changes() -> None:
    drawing, state = Drawing(), session(*RUNNING)
    first = drawing.marks_of(state, NOW).plasma
    assert drawing.marks_of(state, NOW + timedelta(minutes=20)).plasma is first
    assert drawing.marks_of(session(*RUNNING, "10:31 140/80"), NOW + timedelta(minutes=2)).plasma is first
    changed = drawing.marks_of(session(*RUNNING, "10:32 bolus 5 mg"), NOW + timedelta(minutes=2)).plasma
    assert changed is not first
    assert drawing.marks_of(state, NOW, model="domino").plasma != first


def test_that_a_dose_that_is_not_saved_yet_changes_no_curve() -> None:
    *saved, pending = history(*RUNNING, "10:20 bolus 5 mg")
    state = session(*RUNNING)
    assert len(saved) == len(state.events)
    assert marks_of(state, NOW, (pending,)).plasma == marks_of(state, NOW).plasma


def test_that_without_a_model_or_a_dose_there_is_no_curve() -> None:
    assert marks_of(session(*RUNNING), NOW, model=NO_MODEL).plasma == ()
    assert marks_of(session(RUNNING[0]), NOW).plasma == ()


def coloured(page: ChartPage, start: float, end: float) -> float:
    """Return in what share of a span's columns the lane shows more than its grid."""
    pixels = page.pixels("infusion", start, end) & 0xFF
    return float((pixels > 0x45).any(axis=0).mean())


def test_that_the_curve_is_dashed_before_and_after_now(page: ChartPage) -> None:
    page.chart.set_marks(example.predicted(Marks()))
    page.chart.tick(3000.0)
    for start, end in ((600.0, 2900.0), (5000.0, 5390.0), (6900.0, 7190.0)):
        assert 0.3 < coloured(page, start, end) < 0.75


def test_that_the_past_is_drawn_stronger_than_what_is_to_come(page: ChartPage) -> None:
    page.chart.set_marks(example.predicted(Marks()))
    page.chart.tick(1200.0)
    coming = int((page.pixels("infusion", 3600.0, 4800.0) & 0xFF).max())
    page.chart.tick(4900.0)
    assert int((page.pixels("infusion", 3600.0, 4800.0) & 0xFF).max()) > coming


def test_that_every_number_at_the_curve_says_that_it_is_a_model(page: ChartPage) -> None:
    page.chart.set_marks(example.predicted(Marks()))
    page.chart.tick(3000.0)
    now, peak = example.PREDICTION.at([50.0, 90.0])
    assert page.predicted_words() == [f"model {now:.0f} ng/mL", f"model peak {peak:.0f} ng/mL"]


def test_that_a_peak_close_by_or_past_is_not_named(page: ChartPage) -> None:
    page.chart.set_marks(example.predicted(Marks()))
    for now in (5200.0, 6000.0):
        page.chart.tick(now)
        assert [text.startswith("model peak") for text in page.predicted_words()] == [False]


def test_that_before_the_first_dose_nothing_is_said(page: ChartPage) -> None:
    page.chart.set_marks(example.marks_until(0.0))
    page.chart.tick(-60.0)
    assert page.predicted_words() == []


def test_that_a_trace_of_the_drug_is_not_called_none(page: ChartPage) -> None:
    page.chart.set_marks(Marks(plasma=(PlasmaPoint(0.0, 0.2), PlasmaPoint(7200.0, 0.1)), plasma_caption="a model"))
    page.chart.tick(600.0)
    assert page.predicted_words() == ["model <1 ng/mL"]


def test_that_the_legend_names_the_model_where_there_is_room_and_always_that_it_is_one(page: ChartPage) -> None:
    page.chart.set_marks(example.predicted(example.marks_until(3000.0)))
    assert page.legend()[-1] == "- - Plasma ng/mL (Kamp 2020, weight 68.4 kg: model, not measured)"
    page.chart.resize(640, 600)
    assert page.legend()[-1] == "- - Plasma ng/mL (model, not measured)"
    page.chart.set_marks(example.marks_until(3000.0))
    assert not any("Plasma" in name for name in page.legend())


def test_that_the_curve_is_heard_as_a_prediction(page: ChartPage) -> None:
    page.chart.set_marks(example.predicted(example.marks_until(3000.0)))
    assert "predicted plasma ketamine. Kamp 2020, weight 68.4 kg: model, not measured." in page.heard()


def test_that_the_table_holds_no_prediction(page: ChartPage) -> None:
    marks = example.marks_until(3000.0)
    page.chart.set_marks(marks)
    before = page.pixels("table")
    page.chart.set_marks(example.predicted(marks))
    assert (page.pixels("table") == before).all()


def test_that_time_repaints_the_words_and_no_more_of_the_curve(page: ChartPage) -> None:
    page.chart.set_marks(example.predicted(example.marks_until(3000.0)))
    page.chart.tick(3000.0)
    page.settle()
    page.chart.tick(3012.0)
    (painted,) = page.frames_after()
    assert painted.width() < 240
    for second in range(3013, 3400, 7):
        page.chart.tick(float(second))
        page.settle()
    stepwise = page.pixels("infusion")
    page.chart.set_palette(page.palette)
    assert (page.pixels("infusion") == stepwise).all()


def test_that_a_new_curve_takes_the_place_of_the_old(page: ChartPage) -> None:
    marks = example.predicted(Marks())
    page.chart.set_marks(marks)
    page.chart.tick(3000.0)
    page.settle()
    page.chart.set_marks(replace(marks, plasma=marks.plasma[:40]))
    page.settle()
    assert coloured(page, 5500.0, 7000.0) == 0.0
