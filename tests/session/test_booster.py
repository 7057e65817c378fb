"""When the pain is expected back: from this patient's own relief, wider the less is known, never inside the gap."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from session.booster import Present, Window, dates_of, expected_return
from session.booster_words import reasons, returns_fast, window_text
from session.course_story import Story
from session.response import Censored, Relief
from tests.session.courses import START, UNDER, infusion, maintained, on, story

USUAL = (28, 56)
EMPTY = Present(START, (), 5.0, START)


def seen(*days: int) -> list[Relief]:
    return [Relief(float(one), float(one), float(one)) for one in days]


def width(window: Window) -> int:
    return window.last - window.first


def test_that_without_anything_of_the_patient_s_own_the_usual_weeks_stand_in() -> None:
    window = expected_return([], EMPTY, USUAL)
    assert window.own == 0
    assert window.first < 28
    assert window.last > 56


def test_that_the_window_lies_about_the_patient_s_own_reliefs_and_narrows_with_each() -> None:
    widths = [width(expected_return(seen(*[60] * count), EMPTY, USUAL)) for count in range(6)]
    assert widths == sorted(widths, reverse=True)
    last = expected_return(seen(60, 60, 60, 60), EMPTY, USUAL)
    assert last.first < 60 < last.last


def test_that_the_latest_relief_weighs_most() -> None:
    shortening = expected_return(seen(50, 40, 30), EMPTY, USUAL)
    lengthening = expected_return(seen(30, 40, 50), EMPTY, USUAL)
    assert shortening.last < lengthening.last
    assert shortening.first < lengthening.first


def test_that_a_relief_whose_end_was_not_seen_counts_as_longer() -> None:
    censored = [Relief(60.0, 60.0, None, Censored.NEXT_INFUSION)]
    assert expected_return(censored, EMPTY, USUAL).first > expected_return(seen(60), EMPTY, USUAL).first
    early = [Relief(5.0, 5.0, None, Censored.NEXT_INFUSION)]
    nothing = expected_return([], EMPTY, USUAL)
    assert expected_return(early, EMPTY, USUAL).first == pytest.approx(nothing.first, abs=4)


def test_that_a_relief_that_the_next_infusion_cut_short_pulls_less_than_one_whose_diary_stopped() -> None:
    cut, stopped = (
        expected_return([Relief(60.0, 60.0, None, why)], EMPTY, USUAL)
        for why in (Censored.NEXT_INFUSION, Censored.DIARY_STOPPED)
    )
    assert cut.first < stopped.first
    assert cut.last < stopped.last


def test_that_what_has_lasted_already_is_behind_the_window() -> None:
    calm = Present(START, [(day, 2.0) for day in range(1, 50)], 5.0, on(50))
    assert expected_return(seen(40, 40), calm, USUAL).first >= 48


def test_that_a_rise_earlier_than_usual_brings_the_window_forward() -> None:
    rising = [(day, 2.0 if day < 10 else 2.0 + 0.2 * (day - 10)) for day in range(1, 21)]
    early = expected_return(seen(60, 60), Present(START, rising, 5.0, on(20)), USUAL)
    assert early.rising
    assert early.last < expected_return(seen(60, 60), EMPTY, USUAL).last


def test_that_pain_that_is_back_is_said_as_back() -> None:
    back = [(day, 2.0 if day < 20 else 6.0) for day in range(1, 30)]
    window = expected_return(seen(40), Present(START, back, 5.0, on(30)), USUAL)
    assert window.back == pytest.approx(20, abs=1)


@settings(max_examples=60)
@given(
    st.lists(st.integers(1, 200), max_size=6),
    st.lists(st.floats(0, 10), max_size=60),
    st.integers(0, 90),
    st.integers(0, 120),
)
def test_that_the_dates_are_never_before_today_nor_inside_the_gap(
    reliefs: list[int], pains: list[float], gap: int, today: int
) -> None:
    diary = list(enumerate(pains[:today], start=1))
    present = Present(START, diary, 5.0, on(today))
    first, last = dates_of(expected_return(seen(*reliefs), present, USUAL), present, gap)
    assert first >= max(on(today), on(gap))
    assert last >= first + timedelta(days=6)


def both(found: Story) -> str:
    one, two = reasons(found, UNDER)
    assert one.endswith(".")
    assert two.endswith(".")
    return f"{one} {two}"


def test_that_the_reason_is_two_sentences_of_this_patient_s_own_days() -> None:
    words = both(maintained(28))
    assert "40, 38 and 36 days" in words
    assert "rising" in words
    assert "on day 28" in words


def test_that_a_window_without_own_relief_says_that_the_usual_weeks_stand_in() -> None:
    words = both(story([infusion(0)], [], 5))
    assert "the usual 4 to 8 weeks after the infusion stand in." in words
    assert "allowed from 22 Jun on" in words


def test_that_a_window_that_began_before_today_says_from_when_it_is_counted() -> None:
    held = both(story([infusion(0)], [(-1, 8.0), *((day, 3.0) for day in range(1, 54))], 55))
    assert "stand in; by the diary the benefit has held for 53 days, so the window is counted on from there." in held
    silent = both(story([infusion(0)], [(-1, 8.0), (1, 3.0), (2, 3.0), (3, 3.0)], 40))
    assert "stand in; the window begins today at the earliest." in silent


def test_that_a_pain_is_never_dated_later_than_it_was_written() -> None:
    diary = [(-1, 8.0), *((day, 3.0) for day in range(1, 51)), (51, 4.5), (52, 4.5), (53, 4.5)]
    words = both(story([infusion(0)], diary, 55))
    assert "It was about 4.5 of 10" in words
    assert "when last written, on day 53," in words
    assert "on day 55" not in words
    assert "It is about 4.5 of 10" in both(story([infusion(0)], diary, 53))


def test_that_pain_that_is_back_is_told_with_the_day_since_when() -> None:
    assert "has been back since day" in both(maintained(50, last=30))


def test_that_a_fast_return_makes_a_mini_series_worth_a_thought() -> None:
    assert returns_fast(maintained(3, (16, 14)), UNDER)
    assert not returns_fast(maintained(3, (40,)), UNDER)


def test_that_a_window_is_written_shortly() -> None:
    assert window_text((on(0), on(8))) == "8 to 16 Jun"
    assert window_text((on(20), on(28))) == "28 Jun to 6 Jul"
