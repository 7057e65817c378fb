"""The tables of people and of the wrong PINs that were given for a name."""

from typing import Final

from sqlalchemy import CheckConstraint, Column, Integer, String, Table, Uuid

from session.people import Role
from storage.columns import Choice, Moment, YesNo
from storage.tables import METADATA, NUMBER

PEOPLE: Final = Table(
    "people",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("person_id", Uuid, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("name_key", String, nullable=False, unique=True),
    Column("role", Choice(Role), nullable=False),
    Column("secret", String, nullable=False),
    Column("active", YesNo, nullable=False),
    CheckConstraint("role IN ('nurse', 'physician', 'administrator')", name="role"),
    CheckConstraint("length(name_key) > 0", name="name"),
    CheckConstraint("secret = '' OR secret LIKE '$argon2id$%'", name="secret"),
    CheckConstraint("active IN (0, 1)", name="active"),
)
"""`secret` is the argon2id hash of the PIN, empty where it was taken back."""

WRONG_PINS: Final = Table(
    "wrong_pins",
    METADATA,
    Column("name_key", String, primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
    CheckConstraint("failures >= 1", name="failures"),
)
"""Wrong PINs in a row for a name as it was typed, whether anybody has it or not."""
