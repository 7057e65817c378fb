"""A course as it stands: which infusion comes, how long each helped, and what is not known."""

from decimal import Decimal

from session.course_story import tell
from tests.session.courses import UNDER, cycle, infusion, kept, maintained, on, story


def test_that_nothing_is_known_before_the_first_infusion() -> None:
    found = story([], [(-3, 8), (-2, 7)], 0)
    assert (found.baseline, found.window, found.last) == (None, None, None)
    assert found.number_words() == "Induction 1 of 6"


def test_that_the_baseline_is_the_two_weeks_before_and_what_was_said_then() -> None:
    found = story([infusion(0, before="9")], [(-20, 2), (-3, 8), (-2, 7)], 1)
    assert found.baseline == Decimal(8)


def test_that_an_infusion_is_counted_in_the_induction_and_then_as_a_booster() -> None:
    assert story([infusion(0), infusion(2)], [], 3).number_words() == "Induction 3 of 6"
    assert story([infusion(day) for day in range(0, 12, 2)], [], 13).number_words() == "Booster 1"


def test_that_of_a_series_only_the_last_infusion_s_relief_is_the_series_relief() -> None:
    diary = [(-2, 8.0), (-1, 8.0), *cycle(4, 50, 40)]
    found = story([infusion(0), infusion(2), infusion(4), infusion(60)], diary, 61)
    assert [one.ends_series for one in found.given] == [False, False, True, True]
    assert [round(relief.days) for relief in found.reliefs] == [40]


def test_that_each_relief_is_read_from_the_diary() -> None:
    assert [round(relief.days) for relief in maintained(5).reliefs] == [40, 38, 36]


def test_that_what_is_dated_later_does_not_count() -> None:
    everything = kept([infusion(0), infusion(40)], [(-1, 8.0), *cycle(0, 60, 30)])
    found = tell(everything, UNDER, on(20))
    assert len(found.given) == 1
    assert max(one.day for one in found.diary) == on(20)


def test_that_a_silent_diary_is_said_and_its_pain_is_not_taken_as_the_present_one() -> None:
    diary = [(-1, 8.0), *cycle(0, 12, 30)]
    assert story([infusion(0)], diary, 13).present_pain is not None
    silent = story([infusion(0)], diary, 40)
    assert silent.silent_since == on(12)
    assert silent.present_pain is None
