"""How old the last backup is, in words, and whether that is too long ago."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from session.safekeeping import Backup

EVERY: Final = timedelta(hours=1)
"""So often a backup is made while the program is open (this project's own choice)."""
OVERDUE: Final = timedelta(days=1)
"""A record that is in use and has had no backup for longer is said to be without one (this project's own choice)."""
_HOURS_OF_A_DAY: Final = 24


def last_made(backups: Iterable[Backup]) -> datetime | None:
    """Return when the newest backup was made (aware), or None."""
    return max((backup.made_at for backup in backups), default=None)


def due(backups: Iterable[Backup], now: datetime) -> bool:
    """Say whether it is time for the next backup; one from the future, of a clock put back since, does not count."""
    last = last_made(backup for backup in backups if backup.made_at <= now)
    return last is None or now - last >= EVERY


def age_words(backups: Iterable[Backup], now: datetime) -> str:
    """Return how long ago the last backup was made: "Last backup 40 min ago", from a day on "2 days ago"."""
    last = last_made(backups)
    return "No backup yet" if last is None else f"Last backup {_age(now - last)}"


def overdue_words(backups: Iterable[Backup], now: datetime, since: datetime | None = None) -> str:
    """Return a sentence where the last backup is too old; empty where all is well.

    `since` is when the record began, for one that has no backup; without, such a record is overdue at once.
    """
    last = last_made(backups)
    if last is None:
        return "" if since is not None and now - since <= OVERDUE else "There is no backup of this record."
    if last - now > OVERDUE:  # else a clock that was once wrong would keep a missing backup from being said for years
        return (
            f"The newest backup is dated {_many((last - now).days, 'day')} ahead, so nobody knows how old it is. "
            "Check the clock of this computer; if it is right, take that backup to another folder."
        )
    if now - last <= OVERDUE:
        return ""
    days = (now - last).days
    return f"No backup for {_many(days, 'day')}."


def _age(age: timedelta) -> str:
    minutes = int(age.total_seconds()) // 60
    if minutes < 1:
        return "just now"
    if minutes < 60:  # noqa: PLR2004 -- minutes of an hour
        return f"{minutes} min ago"
    hours = minutes // 60
    return f"{hours} h ago" if hours < _HOURS_OF_A_DAY else f"{_many(age.days, 'day')} ago"


def _many(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
