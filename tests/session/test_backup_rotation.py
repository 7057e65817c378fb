"""Of many backups the last of each hour, day and month stay; the newest always does."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from session.backup_rotation import Kept, superfluous

NOW = datetime(2026, 11, 26, 16, 30, tzinfo=UTC)
MOMENTS = st.lists(st.integers(0, 2_000_000).map(lambda minutes: NOW - timedelta(minutes=minutes)), max_size=60)


def stay(made: list[datetime], kept: Kept, offset: int = 0) -> list[datetime]:
    return sorted(set(made) - superfluous(made, kept, offset), reverse=True)


def test_that_the_last_of_each_hour_stays_and_those_before_it_go() -> None:
    made = [NOW - timedelta(minutes=20 * number) for number in range(7)]
    assert [f"{moment:%H:%M}" for moment in stay(made, Kept(hours=2, days=0, months=0))] == ["16:30", "15:50"]


def test_that_the_last_of_each_day_and_month_stays_by_the_clock_of_the_chair() -> None:
    made = [datetime(2026, 10, 31, 22, 30, tzinfo=UTC), datetime(2026, 10, 31, 23, 30, tzinfo=UTC), NOW]
    assert stay(made, Kept(hours=1, days=1, months=2)) == [NOW, made[1]]
    assert stay(made, Kept(hours=1, days=1, months=2), 60) == [NOW, made[0]]
    assert stay(made, Kept(hours=1, days=3, months=1), 60) == [NOW, made[1], made[0]]
    assert stay(made, Kept(hours=1, days=2, months=1)) == [NOW, made[1]]


def test_that_a_year_of_hours_leaves_no_more_than_the_settings_say() -> None:
    made = [NOW - timedelta(hours=number) for number in range(24 * 365)]
    left = stay(made, Kept())
    assert 24 + 12 + 10 <= len(left) <= 24 + 14 + 12
    assert left[:24] == made[:24]


@given(MOMENTS, st.integers(0, 4), st.integers(0, 4), st.integers(0, 4))
def test_that_the_newest_stays_and_that_what_stays_does_so_again(
    made: list[datetime], hours: int, days: int, months: int
) -> None:
    kept = Kept(hours, days, months)
    left = stay(made, kept)
    assert left[:1] == sorted(set(made), reverse=True)[:1]
    assert stay(left, kept) == left
    assert len(left) <= 1 + hours + days + months
