"""The tables as the program uses them; the migrations make them, and a test holds the two equal."""

from typing import Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

from storage.columns import Exact, Flags, Moment, YesNo

METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)
NUMBER: Final = BigInteger().with_variant(Integer, "sqlite")

PATIENTS: Final = Table(
    "patients",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("patient_id", Uuid, nullable=False, unique=True),
    Column("name", String, nullable=False),
    Column("name_key", String, nullable=False, index=True),
    Column("mrn", String, nullable=False),
    Column("mrn_key", String, nullable=False, unique=True),
    Column("born", Date, nullable=False, index=True),
    Column("sex", String(1), nullable=False),
    CheckConstraint("sex IN ('F', 'M', 'X', 'U')", name="sex"),
    CheckConstraint("length(name_key) > 0", name="name"),
    CheckConstraint("length(mrn_key) > 0", name="mrn"),
)
"""`name_key` and `mrn_key` are what is compared: without case, accents and (in the MRN) spaces."""

SESSIONS: Final = Table(
    "sessions",
    METADATA,
    Column("place", NUMBER, primary_key=True),
    Column("session_id", Uuid, nullable=False, unique=True),
    Column("patient_id", Uuid, ForeignKey("patients.patient_id"), nullable=False),
    Column("chair", String, nullable=False),
    Column("nurse", String, nullable=False),
    Column("protocol", String, nullable=False),
    Column("phase", String, nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("started_at", Moment),
    Column("ended_at", Moment),
    Column("left_at", Moment),
    Column("last_at", Moment, nullable=False),
    Column("given_mg", Exact, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("utc_offset_min", SmallInteger, nullable=False),
    Column("day", String(10), nullable=False),
    Column("weight_kg", Exact),
    Column("pain_first", Exact),
    Column("pain_last", Exact),
    Column("course", String, nullable=False, server_default=""),
    Column("flags", Flags, nullable=False, server_default=""),
    Column(
        "urgency",
        SmallInteger,
        CheckConstraint("urgency BETWEEN 0 AND 3", name="urgency"),
        nullable=False,
        server_default="0",
    ),
    Column("to_sign", YesNo, CheckConstraint("to_sign IN (0, 1)", name="to_sign"), nullable=False, server_default="0"),
    Column("peak_systolic", Integer),
    Column("rise_percent", Exact),
    Column("lowest_spo2", Integer),
    Column("found_by", Text, nullable=False, server_default=""),
    Column("marks", Text, nullable=False, server_default=""),
    CheckConstraint("entries >= 0", name="entries"),
)
"""`place` orders the lists: microseconds of `opened_at`, one later where that is taken. `day` is the chair's date.

`marks` is what `storage.marks` made of the row when it was put into the index.
"""
Index("ix_sessions_patient_id_place", SESSIONS.c.patient_id, SESSIONS.c.place)
# The migration says the same to PostgreSQL; here that would load its whole dialect at each start.
Index("ix_sessions_running", SESSIONS.c.place, sqlite_where=SESSIONS.c.left_at.is_(None))
Index("ix_sessions_to_sign", SESSIONS.c.place, sqlite_where=text("to_sign = 1"))
Index("ix_sessions_flagged", SESSIONS.c.place, sqlite_where=text("urgency > 0"))

EVENTS: Final = Table(
    "events",
    METADATA,
    Column("event_id", Uuid, primary_key=True),
    Column(
        "session_id",
        Uuid,
        ForeignKey("sessions.session_id", deferrable=True, initially="DEFERRED"),
        nullable=False,
    ),
    Column("station", String, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("schema", SmallInteger, nullable=False),
    Column("occurred_at", Moment, nullable=False),
    Column("recorded_at", Moment, nullable=False),
    Column("actor", String, nullable=False),
    Column("source", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("prev_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("session_id", "station", "seq"),
    CheckConstraint("seq >= 1", name="seq"),
    CheckConstraint("schema >= 1", name="schema"),
    CheckConstraint("length(hash) = 64", name="hash"),
    CheckConstraint("length(prev_hash) = CASE seq WHEN 1 THEN 0 ELSE 64 END", name="prev_hash"),
    sqlite_with_rowid=False,
)
"""Append-only: triggers refuse every change and removal. Without a rowid the rows lie in the order of their UUIDv7."""

CHUNKS: Final = Table(
    "sample_chunks",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("session_id", Uuid, ForeignKey("sessions.session_id"), nullable=False),
    Column("source", String, nullable=False),
    Column("folded", SmallInteger, nullable=False),
    Column("packed", LargeBinary, nullable=False),
    CheckConstraint("folded IN (0, 1)", name="folded"),
)
"""Device samples, packed: one row a commit for the last seconds (`folded` 0), one row a minute before them (1)."""
Index("ix_sample_chunks_session_id", CHUNKS.c.session_id, CHUNKS.c.folded)

STAFF: Final = Table(
    "staff",
    METADATA,
    Column("name_key", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("last_at", Moment, nullable=False, index=True),
    CheckConstraint("length(name_key) > 0", name="name"),
)

SEARCHES: Final = Table(
    "searches",
    METADATA,
    Column("line_key", String, primary_key=True),
    Column("line", String, nullable=False),
    Column("kept_at", Moment, nullable=False),
    CheckConstraint("length(line_key) > 0", name="line"),
)
"""Lines that are kept to look for sessions with."""

PROTOCOL_VERSIONS: Final = Table(
    "protocol_versions",
    METADATA,
    Column("name", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("actor", String, nullable=False),
    Column("reason", String, nullable=False),
    CheckConstraint("version >= 1", name="version"),
)
"""What a clinic saved, as the TOML it was saved as; append-only as the events are."""

AUDIT: Final = Table(
    "audit",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", String, nullable=False),
    Column("station", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("subject_id", String, nullable=False),
    Column("field", String, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Column("reason", Text, nullable=False, server_default=""),
    Index("ix_audit_subject_subject_id", "subject", "subject_id"),
)
"""One row for each field that changed, append-only as the events are; `old` is NULL where the row is new.

Rows of before the seventh schema say why in a row of their own, whose field is `reason`. Once a patient is erased, the
values of that patient's name, MRN, birth date and sex can be blanked here, and nothing else (`storage.erasing`).
"""

DAY_HEADS: Final = Table(
    "day_heads",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("day", Date, nullable=False, index=True),
    Column("sealed_at", Moment, nullable=False),
    Column("heads", Text, nullable=False),
    Column("prev_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    CheckConstraint("number >= 1", name="number"),
    CheckConstraint("length(hash) = 64", name="hash"),
    CheckConstraint("length(prev_hash) = CASE number WHEN 1 THEN 0 ELSE 64 END", name="prev_hash"),
)
"""The seals: the heads of the chains that had grown, chained in turn; append-only as the events are."""
