"""What the chart of a comparison draws for each way of showing, and what is said above it."""

from session.comparison import Aligned
from tests.session.compared import OKAFOR, aligned
from ui.charts.compare_look import MOST_LINES
from ui.review.compare_head import CompareView
from ui.review.compare_shown import Shown, shown

THIS = aligned(*OKAFOR, number=99)


def others(count: int) -> list[Aligned]:
    return [aligned(*OKAFOR, day=-day, number=day) for day in range(1, count + 1)]


def show(view: CompareView, count: int, marked: Aligned | None = None) -> Shown:
    found = others(count)
    labels = {one.session_id: f"day {one.session_id.int}" for one in (THIS, *found)}
    return shown(view, THIS, (found, marked), labels)


def test_that_the_band_holds_all_that_are_chosen_however_many() -> None:
    found = show(CompareView.BAND, 12)
    assert len(found.behind) == 12
    assert found.bands["systolic"][0].count == 12
    assert len(found.marks.lines) == 1


def test_that_an_overlay_draws_no_more_lines_than_can_be_told_apart_and_says_so() -> None:
    found = show(CompareView.OVERLAY, MOST_LINES + 4)
    assert [line.label for line in found.marks.lines[1:]] == [f"day {n}" for n in range(1, MOST_LINES + 1)]
    assert found.caption.startswith("The 5 latest of 9 chosen sessions")
    assert show(CompareView.OVERLAY, 2).caption.startswith("Each session from the start of its infusion")


def test_that_an_overlay_of_none_asks_for_some() -> None:
    assert show(CompareView.OVERLAY, 0).caption.startswith("No other session is chosen.")
    assert show(CompareView.BAND, 0).caption.endswith("Choose some in the list.")


def test_that_the_marked_one_stands_beside_also_where_it_is_not_chosen() -> None:
    found = show(CompareView.BESIDE, 3, others(3)[2])
    assert [line.label for line in found.marks.lines] == ["day 99", "day 3"]
    assert found.follows_mark
    assert not show(CompareView.BESIDE, 3).follows_mark
