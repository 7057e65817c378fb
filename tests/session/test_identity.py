"""Event identifiers: sorted as they were made."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from session.identity import Identities
from tests.session.cases import at

moments = st.datetimes(datetime(1971, 1, 1), datetime(2600, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- bounds


@given(st.lists(moments, min_size=2, max_size=30))
def test_that_they_sort_as_they_were_made_whatever_the_clock_does(clock: list[datetime]) -> None:
    made = Identities()
    ids = [made.new(moment) for moment in clock]
    assert all(early < late for early, late in pairwise(ids))
    assert all((each.version, each.variant) == (7, "specified in RFC 4122") for each in ids)


def test_that_they_sort_within_one_millisecond() -> None:
    made = Identities()
    ids = [made.new(at("10:00")) for _ in range(10_000)]
    assert ids == sorted(set(ids))


@given(moments)
def test_that_they_carry_the_millisecond_in_which_they_were_made(moment: datetime) -> None:
    milliseconds = Identities().new(moment).int >> 80
    assert datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds) <= moment
    assert moment < datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=milliseconds + 1)


def test_that_two_makers_do_not_meet() -> None:
    moment = at("10:00")
    assert len({Identities().new(moment) for _ in range(1000)}) == 1000
