"""How times and exact numbers are kept in a column of any database."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final

from sqlalchemy import BigInteger, Dialect, SmallInteger, String, Text
from sqlalchemy.types import TypeDecorator

from session.alert_record import Urgency
from session.session_flags import SessionFlag

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def to_microseconds(moment: datetime) -> int:
    """Return an aware moment as whole microseconds since the Unix epoch, exactly."""
    return (moment - EPOCH) // _MICROSECOND


def from_microseconds(count: int) -> datetime:
    """Return the moment (aware, UTC) that many microseconds after the Unix epoch."""
    return EPOCH + timedelta(microseconds=count)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as microseconds since the Unix epoch: exact, in order, and the same everywhere."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        del dialect
        return None if value is None else to_microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        del dialect
        return None if value is None else from_microseconds(value)


class Exact(TypeDecorator[Decimal]):
    """A decimal number, kept as it was written: SQLite would make a binary fraction of it."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        del dialect
        return None if value is None else Decimal(value)


class Lines(TypeDecorator[tuple[str, ...]]):
    """Several short texts, one a line; none of them holds a line break."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else "\n".join(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        del dialect
        return None if value is None else tuple(value.split("\n")) if value else ()


class YesNo(TypeDecorator[bool]):
    """Yes or no, kept as 1 or 0."""

    impl = SmallInteger
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:  # noqa: FBT001 -- the library's
        del dialect
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        del dialect
        return None if value is None else bool(value)


class Flags(TypeDecorator[tuple[SessionFlag, ...]]):
    """The flags of a session, one a line: its urgency, 0 for none, its key and its words, with tabs between."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[SessionFlag, ...] | None, dialect: Dialect) -> str | None:
        del dialect
        if value is None:
            return None
        return "\n".join(f"{flag.urgency or 0:d}\t{flag.key}\t{' '.join(flag.words.split())}" for flag in value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[SessionFlag, ...] | None:
        del dialect
        return None if value is None else tuple(map(_flag, value.split("\n"))) if value else ()


def _flag(line: str) -> SessionFlag:
    urgency, key, words = line.split("\t")
    return SessionFlag(key, words, Urgency(int(urgency)) if urgency != "0" else None)


class Choice(TypeDecorator[StrEnum]):
    """One of the words of an enumeration, kept as that word."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        del dialect
        return None if value is None else self.words(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        del dialect
        return None if value is None else self.words(value)
