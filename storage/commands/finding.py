"""Which session is meant: by its whole identifier, or by a beginning that only one has."""

from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, select

from session.problems import KnownProblem
from storage.opening import Opened
from storage.tables import SESSIONS

SHORTEST: Final = 8
_WHOLE: Final = 32
_SHOWN: Final = 5
_BETWEEN: Final = (
    select(SESSIONS.c.session_id)
    .where(SESSIONS.c.session_id.between(bindparam("first"), bindparam("last")))
    .order_by(SESSIONS.c.session_id)
    .limit(_SHOWN + 1)
)


def session_meant(opened: Opened, written: str) -> UUID:
    """Return the one session whose identifier begins so; dashes and case do not count. Raises KnownProblem."""
    digits = written.strip().replace("-", "").lower()
    if not SHORTEST <= len(digits) <= _WHOLE or not set(digits) <= set("0123456789abcdef"):
        raise KnownProblem(
            f"{written} is no identifier of a session. Write it as the list of sessions shows it, "
            f"at least its first {SHORTEST} characters."
        )
    bounds = {"first": UUID(digits.ljust(_WHOLE, "0")), "last": UUID(digits.ljust(_WHOLE, "f"))}
    with opened.reader.reading() as connection:
        found: list[UUID] = list(connection.execute(_BETWEEN, bounds).scalars())
    if not found:
        raise KnownProblem(f"No session begins with {written}. The list of sessions shows those that are there.")
    if len(found) > 1:
        names = ", ".join(map(str, found[:_SHOWN])) + (" and more" if len(found) > _SHOWN else "")
        raise KnownProblem(f"More than one session begins with {written}: {names}. Write more of the one you mean.")
    return found[0]
