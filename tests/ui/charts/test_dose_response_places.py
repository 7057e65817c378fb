"""Where infusions stand on the plot of dose and response: at their dose and days, and beside each other."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import combinations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from session.course import Infusion
from session.course_story import Given
from session.dose_response import Dosed, Known
from session.response import Relief
from tests.session.courses import START
from ui.charts.dose_response_places import plotted
from ui.charts.dose_response_scale import DoseScale, HeightScale
from ui.charts.dose_response_words import infusion_words, relief_words
from ui.theme.theme import Theme

SIZE = (960.0, 300.0)
BOX = QRectF(0.0, 0.0, 500.0, 200.0)
DOSES = st.lists(st.decimals("0.05", "3", places=2), min_size=1, max_size=20)


def dosed(number: int, dose: str | None, days: float | None) -> Dosed:
    infusion = Infusion(
        session_id=UUID(int=number),
        day=START + timedelta(days=number),
        given_mg=Decimal(40),
        mg_per_kg=None if dose is None else Decimal(dose),
    )
    relief = None if days is None else Relief(days, days, days)
    known = Known.IN_SERIES if days is None else Known.SEEN
    return Dosed(Given(infusion, number, None, relief, days is not None), None, known)


def test_that_each_stands_at_its_dose_and_days_and_in_the_lane_without_days(theme: Theme) -> None:
    at = plotted([dosed(1, "0.5", 20.0), dosed(2, "0.8", 40.0), dosed(3, "0.6", None)], SIZE, per_kg=True)
    assert at
    first, second, third = at.dots
    assert first.spot.x() == at.doses.x(Decimal("0.5"))
    assert first.spot.y() == at.days.y(20.0) > second.spot.y()
    assert at.lane.contains(third.spot)
    assert [dot.word for dot in at.dots] == ["not known", "not known", "latest"]


def test_that_those_of_one_dose_and_length_stand_beside_each_other(theme: Theme) -> None:
    at = plotted([dosed(number, "0.5", 30.0) for number in range(1, 12)], SIZE, per_kg=True)
    assert at
    spots = [dot.spot.x() for dot in at.dots]
    assert all(abs(one - other) >= 12.9 for one, other in combinations(spots, 2))
    assert at.dots[-1].label is not None


@pytest.mark.parametrize(("per_kg", "count"), [(True, 1), (False, 2)])
def test_that_one_without_a_weight_stands_at_its_milligrams_only(theme: Theme, per_kg: bool, count: int) -> None:
    at = plotted([dosed(1, None, 20.0), dosed(2, "0.8", 40.0)], SIZE, per_kg=per_kg)
    assert at
    assert len(at.dots) == count
    assert plotted([dosed(1, None, 20.0)], SIZE, per_kg=True) is None


@given(DOSES)
def test_that_every_dose_lies_within_the_scale_which_has_few_labels(doses: list[Decimal]) -> None:
    scale = DoseScale.fitting(doses, BOX)
    assert all(0.0 <= scale.x(dose) < BOX.width() for dose in doses)
    assert 2 <= len(list(scale.ticks())) <= 10


@given(st.floats(0, 800))
def test_that_the_longest_relief_has_room_above_it(days: float) -> None:
    scale = HeightScale.fitting(days, BOX)
    assert 0.0 <= scale.y(days) <= BOX.bottom()
    assert 2 <= len(list(scale.ticks())) <= 9


def test_that_one_that_still_runs_is_said_to_run_where_it_stands_and_in_words(theme: Theme) -> None:
    running = replace(dosed(3, "0.6", None), known=Known.RUNNING)
    at = plotted([dosed(1, "0.5", 20.0), running], SIZE, per_kg=True)
    assert at
    assert at.dots[-1].word.endswith("running, so far")
    assert at.lane.contains(at.dots[-1].spot)
    assert relief_words(running) == "running, so far"
    assert infusion_words(running).startswith("Infusion 3, running, so far · ")
