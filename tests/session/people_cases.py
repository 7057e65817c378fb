"""People of a clinic, as a test needs them."""

from datetime import UTC, datetime
from typing import Final

from session.identity import Identities
from session.people import Person, Role

PIN: Final = "4711"
_IDS: Final = Identities()
_SOME_DAY: Final = datetime(2026, 11, 20, tzinfo=UTC)


def a_person(name: str = "A. Lindqvist", role: Role = Role.ADMINISTRATOR) -> Person:
    return Person(person_id=_IDS.new(_SOME_DAY), name=name, role=role)
