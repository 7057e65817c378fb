"""The lanes and the curves of groups: words, places of dots, looks, and that they are drawn."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from session.across import By, Group, groups
from session.course import PainCondition
from session.response import Censored
from tests.session.many_series import a_series
from tests.session.remissions import PLACEBO
from ui.charts.days_scale import DaysScale
from ui.charts.group_lanes import RIGHT, WORDS_PX, GroupLanes, places
from ui.charts.group_look import PLAIN, group_looks
from ui.charts.group_words import count_words, median_words, quartile_words, unseen_words
from ui.charts.relief_curves import ReliefCurves
from ui.theme.palette import LIGHT
from ui.theme.theme import Theme, ThemeChoice


def of(days: Sequence[float], *, unseen: Sequence[float] = ()) -> Group:
    """Return a group of one series a patient."""
    series = [a_series(patient, one) for patient, one in enumerate(days)]
    censored = [a_series(100 + place, one, unseen=Censored.DIARY_STOPPED) for place, one in enumerate(unseen)]
    (group,) = groups([*series, *censored], By.CONDITION)
    return group


def all_conditions() -> tuple[Group, ...]:
    """Return a group for each condition, the first the smallest, each of three patients at least."""
    return groups(
        [
            a_series(patient, 10.0 + 5 * patient, condition=condition)
            for place, condition in enumerate(PainCondition)
            for patient in range(3 + place)
        ],
        By.CONDITION,
    )


def test_that_a_group_says_its_counts_and_its_median_with_the_interval() -> None:
    group = of(PLACEBO, unseen=[30])
    assert count_words(group) == "22 series of 22 patients"
    assert unseen_words(group) == "1 not seen to the end"
    assert median_words(group) == "median 8 days, 4 to 12"
    assert quartile_words(group) == "middle half 4 to 12 days"


def test_that_what_is_not_reached_is_said_and_never_a_number() -> None:
    assert median_words(of([10], unseen=[20, 30, 40])) == "median not reached, at least 10 days"
    assert median_words(of([], unseen=[20, 30, 40])) == "median not reached"
    assert median_words(of([10, 20, 30], unseen=[40, 50])) == "median 30 days, 10 or more"
    assert quartile_words(of([10, 20, 30], unseen=[40, 50])) == "a quarter over by 20 days"
    assert quartile_words(of([], unseen=[20, 30, 40])) == ""


def test_that_too_few_patients_are_said_to_be_so() -> None:
    few = of([10, 20])
    assert (count_words(few), unseen_words(few)) == ("2 series of 2 patients", "all seen to the end")
    assert (median_words(few), quartile_words(few)) == ("too few: fewer than 3 patients", "")
    assert count_words(of([10])) == "1 series of 1 patient"


def test_that_the_five_largest_groups_have_a_line_each_of_its_own_style() -> None:
    looks = group_looks(all_conditions())
    assert looks[0] is PLAIN
    assert len({look.style for look in looks[1:]}) == len({look.hue for look in looks[1:]}) == 5
    assert group_looks([of([10, 20])]) == (PLAIN,)


def test_that_no_group_wears_a_colour_of_what_is_wrong() -> None:
    assert not {look.hue for look in group_looks(all_conditions())} & {"high", "medium", "low"}


def test_that_a_scale_holds_the_longest_relief_with_labels_at_whole_weeks() -> None:
    scale = DaysScale.fitting(90, 100, 500)
    assert scale.x(0) == 100
    assert scale.x(90) < 500
    assert list(scale.ticks()) == [0, 14, 28, 42, 56, 70, 84]
    assert list(DaysScale.fitting(0, 0, 300).ticks()) == [0, 7, 14]
    assert len(list(DaysScale.fitting(900, 0, 300).ticks())) <= 9


def test_that_dots_of_the_same_days_lie_beside_each_other_within_their_lane() -> None:
    box, scale = QRectF(0, 100, 400, 80), DaysScale.fitting(60, 0, 400)
    spots = [spot for spot, _ in places([a_series(patient, 30) for patient in range(9)], scale, box, 3.0)]
    assert len({spot.y() for spot in spots}) == 9
    assert all(box.contains(spot) for spot in spots)
    many = [spot for spot, _ in places([a_series(patient, 30) for patient in range(90)], scale, box, 3.0)]
    assert all(box.contains(spot) for spot in many)


def picture(qtbot: QtBot, chart: QWidget) -> QImage:
    qtbot.addWidget(chart)
    chart.resize(700, 420)
    chart.show()
    return chart.grab().toImage()


def wears(image: QImage, hue: str) -> int:
    """Return how many pixels wear exactly a colour of the light palette."""
    wanted = QColor(getattr(LIGHT, hue)).rgb()
    return sum(image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width()))


@pytest.mark.parametrize("chart", [GroupLanes, ReliefCurves])
def test_that_groups_are_drawn_and_said_and_nothing_is_drawn_of_none(
    qtbot: QtBot, theme: Theme, chart: type[GroupLanes] | type[ReliefCurves]
) -> None:
    theme.choose(ThemeChoice.LIGHT)
    drawn = chart()
    drawn.show_groups(all_conditions())
    image = picture(qtbot, drawn)
    assert wears(image, "mind") > 5
    assert "median" in drawn.accessibleDescription()
    drawn.show_groups(())
    blank = drawn.grab().toImage()
    assert wears(blank, "mind") == 0
    assert drawn.accessibleDescription() == ""


def test_that_the_curves_leave_out_groups_of_too_few(qtbot: QtBot, theme: Theme) -> None:
    few = [a_series(patient, 20, condition=PainCondition.OTHER) for patient in (1, 2)]
    enough = [a_series(patient, 20 + patient) for patient in range(6)]
    curves = ReliefCurves()
    qtbot.addWidget(curves)
    curves.show_groups(groups([*few, *enough], By.CONDITION))
    assert [group.words for group in curves.groups] == ["CRPS I"]


def test_that_an_end_that_was_not_seen_is_hollow(qtbot: QtBot, theme: Theme) -> None:
    """The middle of the dot shows the ground, as a spot above it does."""
    theme.choose(ThemeChoice.LIGHT)
    filled, hollow = GroupLanes(), GroupLanes()
    filled.show_groups([of([20])])
    hollow.show_groups([of([], unseen=[20])])
    x = round(DaysScale.fitting(20, WORDS_PX, 700 - RIGHT).x(20))
    for lanes, is_filled in ((filled, True), (hollow, False)):
        image = picture(qtbot, lanes)
        middle = next(y for y in range(image.height()) if image.pixel(x, y) != image.pixel(x, 2)) + 4
        assert (image.pixel(x, middle) != image.pixel(x, 2)) is is_filled
