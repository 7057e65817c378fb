"""How old the last backup is, and when that is too old."""

from datetime import UTC, datetime, timedelta

import pytest

from session.backup_words import age_words, due, overdue_words
from session.safekeeping import Backup, Seal

NOW = datetime(2026, 11, 26, 16, 30, tzinfo=UTC)


def made(*ago: timedelta) -> tuple[Backup, ...]:
    return tuple(Backup(file=str(age), made_at=NOW - age, size=1) for age in ago)


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=20), "Last backup just now"),
        (timedelta(minutes=40), "Last backup 40 min ago"),
        (timedelta(hours=1), "Last backup 1 h ago"),
        (timedelta(hours=23, minutes=59), "Last backup 23 h ago"),
        (timedelta(hours=47), "Last backup 1 day ago"),
        (timedelta(days=3), "Last backup 3 days ago"),
        (timedelta(hours=-1), "Last backup just now"),
    ],
)
def test_that_the_age_of_the_newest_is_said(ago: timedelta, words: str) -> None:
    assert age_words(made(timedelta(days=30), ago), NOW) == words


def test_that_a_record_without_a_backup_is_said_to_have_none() -> None:
    assert age_words((), NOW) == "No backup yet"
    assert overdue_words((), NOW) == "There is no backup of this record."


def test_that_a_new_record_has_a_day_for_its_first_backup() -> None:
    assert overdue_words((), NOW, since=NOW - timedelta(hours=24)) == ""
    assert overdue_words((), NOW, since=NOW - timedelta(hours=25)) == "There is no backup of this record."


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(hours=24), ""),
        (timedelta(hours=25), "No backup for 1 day."),
        (timedelta(days=3, hours=5), "No backup for 3 days."),
        (timedelta(hours=-24), ""),
    ],
)
def test_that_more_than_a_day_without_a_backup_is_overdue(ago: timedelta, words: str) -> None:
    assert overdue_words(made(timedelta(days=9), ago), NOW) == words


def test_that_a_backup_of_a_wrong_clock_hides_no_missing_one() -> None:
    told = overdue_words(made(timedelta(days=9), timedelta(days=-1500)), NOW)
    assert told.startswith("The newest backup is dated 1500 days ahead, so nobody knows how old it is.")


def test_that_the_next_is_due_an_hour_after_the_last() -> None:
    assert due((), NOW)
    assert not due(made(timedelta(minutes=59)), NOW)
    assert due(made(timedelta(minutes=60)), NOW)
    assert due(made(timedelta(hours=-5)), NOW), "a clock that was put back puts no backup off"


def test_that_a_seal_is_one_line() -> None:
    seal = Seal(number=3, day=NOW.date(), sealed_at=NOW, chains=1, hash="3f2a" * 16)
    assert seal.line() == f"Seal 3 of 2026-11-26, 1 chain: {'3f2a' * 16}"
    assert seal.short() == "Seal of 26 Nov: 3f2a3f2a3f2a..."
