"""The band of earlier sessions holds each of them, whatever their order, and needs two."""

from hypothesis import given, settings
from hypothesis import strategies as st

from session.comparison import GIVEN, RATE, Aligned
from session.comparison_band import band, band_at, no_band, unbroken
from tests.session.compared import OKAFOR, aligned, sessions

CODES = ("systolic", "pain", RATE, GIVEN)
LOWER = ("9:52 115/70 p6", "10:00 start 0.3 mg/kg/h", "10:15 122/75 p5", "10:30 130/80 p4", "11:00 end", "11:30 left")


def test_that_the_band_holds_range_median_and_how_many_stand_behind_a_minute() -> None:
    found = {one.minute: one for one in band((aligned(*OKAFOR), aligned(*LOWER)), "systolic")}
    assert (found[15].low, found[15].middle, found[15].high, found[15].count) == (122.0, 127.0, 132.0, 2)
    assert max(found) == 30


def test_that_a_minute_with_one_session_has_no_band() -> None:
    assert band((aligned(*OKAFOR),), "systolic") == ()
    assert band((), "systolic") == ()


def test_that_a_band_breaks_where_it_is_not_known() -> None:
    early, late = "10:05 120/80", "12:00 125/80"
    one = aligned("10:00 start 0.4 mg/kg/h", early, "10:10 121/80", late, "12:05 126/80")
    parts = unbroken(band((one, one), "systolic"))
    assert [(part[0].minute, part[-1].minute) for part in parts] == [(5, 10), (120, 125)]


def test_that_too_few_sessions_are_said_in_words() -> None:
    assert no_band(0) == "A band needs at least two sessions; none is chosen."
    assert no_band(1) == "A band needs at least two sessions; one is chosen."
    assert no_band(2) == ""


@settings(max_examples=30)
@given(st.lists(sessions, min_size=2, max_size=3), st.sampled_from(CODES))
def test_that_the_band_holds_each_session_wherever_both_are_known(found: list[Aligned], code: str) -> None:
    for one in band(found, code):
        values = [value for each in found if (value := each.minutes.get(code, {}).get(one.minute)) is not None]
        assert len(values) == one.count >= 2
        assert one.low == min(values) <= one.middle <= max(values) == one.high


@settings(max_examples=20)
@given(st.lists(sessions, min_size=2, max_size=3), st.data())
def test_that_the_order_of_sessions_does_not_matter(found: list[Aligned], data: st.DataObject) -> None:
    other = data.draw(st.permutations(found))
    for code in CODES:
        assert band(found, code) == band(other, code)


@settings(max_examples=30)
@given(st.lists(sessions, min_size=2, max_size=3), st.sampled_from(CODES))
def test_that_one_more_session_never_narrows_the_band(found: list[Aligned], code: str) -> None:
    wider = {one.minute: one for one in band(found, code)}
    for one in band(found[:-1], code):
        assert wider[one.minute].low <= one.low
        assert wider[one.minute].high >= one.high


def test_that_a_moment_is_read_out_of_the_band_as_of_each_of_its_sessions() -> None:
    pair = (aligned(*OKAFOR), aligned(*LOWER))
    mg = [one.given_at(1225.0) for one in pair]
    found = band_at(pair, GIVEN, 1225.0, 30.0)
    assert found
    assert [found.low, found.high] == sorted(float(given[0]) for given in mg if given)
    rate = band_at(pair, RATE, 1225.0, 30.0)
    assert rate
    assert (round(rate.low, 2), round(rate.high, 2), rate.count) == (0.3, 0.5, 2)
    pain = band_at(pair, "pain", 1225.0, 30.0)
    assert pain
    assert (pain.low, pain.middle, pain.high) == (5.0, 6.0, 7.0)
    near = band_at(pair, "systolic", 885.0, 30.0)
    assert near
    assert (near.low, near.high) == (122.0, 132.0)


def test_that_a_moment_of_which_one_session_knows_has_no_band() -> None:
    pair = (aligned(*OKAFOR), aligned(*LOWER))
    assert band_at(pair, "systolic", 4000.0, 30.0) is None
    assert band_at(pair, "temperature", 900.0, 30.0) is None
    after = band_at(pair, RATE, 5400.0, 30.0)
    assert after
    assert (after.low, after.high) == (0.0, 0.0)
