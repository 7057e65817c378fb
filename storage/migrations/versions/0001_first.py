"""The first schema: patients, sessions with their events and device samples, staff, the audit, and the search.

Frozen as it was shipped: the program's own tables are in `storage.tables` and go on changing.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MICROSECONDS = sa.BigInteger()
RUNNING = sa.text("left_at IS NULL")


def upgrade() -> None:
    _patients()
    _sessions()
    _events()
    _sample_chunks()
    _staff()
    _audit()
    for table in ("events", "audit"):
        _append_only(table)
    for words in ("patient_words", "session_words"):
        op.execute(f"CREATE VIRTUAL TABLE {words} USING fts5(words, parts, tokenize = 'trigram')")


def _patients() -> None:
    op.create_table(
        "patients",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("mrn", sa.String(), nullable=False),
        sa.Column("mrn_key", sa.String(), nullable=False),
        sa.Column("born", sa.Date(), nullable=False),
        sa.Column("sex", sa.String(1), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_patients"),
        sa.UniqueConstraint("patient_id", name="uq_patients_patient_id"),
        sa.UniqueConstraint("mrn_key", name="uq_patients_mrn_key"),
        sa.CheckConstraint("sex IN ('F', 'M', 'X', 'U')", name=op.f("ck_patients_sex")),
        sa.CheckConstraint("length(name_key) > 0", name=op.f("ck_patients_name")),
        sa.CheckConstraint("length(mrn_key) > 0", name=op.f("ck_patients_mrn")),
    )
    op.create_index("ix_patients_name_key", "patients", ["name_key"])
    op.create_index("ix_patients_born", "patients", ["born"])


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("place", NUMBER, nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("patient_id", sa.Uuid(), nullable=False),
        sa.Column("chair", sa.String(), nullable=False),
        sa.Column("nurse", sa.String(), nullable=False),
        sa.Column("protocol", sa.String(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("opened_at", MICROSECONDS, nullable=False),
        sa.Column("started_at", MICROSECONDS),
        sa.Column("ended_at", MICROSECONDS),
        sa.Column("left_at", MICROSECONDS),
        sa.Column("last_at", MICROSECONDS, nullable=False),
        sa.Column("given_mg", sa.String(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("utc_offset_min", sa.SmallInteger(), nullable=False),
        sa.Column("day", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("place", name="pk_sessions"),
        sa.UniqueConstraint("session_id", name="uq_sessions_session_id"),
        sa.ForeignKeyConstraint(["patient_id"], ["patients.patient_id"], name="fk_sessions_patient_id"),
        sa.CheckConstraint("entries >= 0", name=op.f("ck_sessions_entries")),
    )
    op.create_index("ix_sessions_patient_id_place", "sessions", ["patient_id", "place"])
    op.create_index("ix_sessions_running", "sessions", ["place"], sqlite_where=RUNNING, postgresql_where=RUNNING)


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("schema", sa.SmallInteger(), nullable=False),
        sa.Column("occurred_at", MICROSECONDS, nullable=False),
        sa.Column("recorded_at", MICROSECONDS, nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("prev_hash", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name="pk_events"),
        sa.UniqueConstraint("session_id", "station", "seq", name="uq_events_session_id_station_seq"),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["sessions.session_id"],
            name="fk_events_session_id",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_events_seq")),
        sa.CheckConstraint("schema >= 1", name=op.f("ck_events_schema")),
        sa.CheckConstraint("length(hash) = 64", name=op.f("ck_events_hash")),
        sa.CheckConstraint("length(prev_hash) = CASE seq WHEN 1 THEN 0 ELSE 64 END", name=op.f("ck_events_prev_hash")),
        sqlite_with_rowid=False,
    )


def _sample_chunks() -> None:
    op.create_table(
        "sample_chunks",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("folded", sa.SmallInteger(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_sample_chunks"),
        sa.ForeignKeyConstraint(["session_id"], ["sessions.session_id"], name="fk_sample_chunks_session_id"),
        sa.CheckConstraint("folded IN (0, 1)", name=op.f("ck_sample_chunks_folded")),
    )
    op.create_index("ix_sample_chunks_session_id", "sample_chunks", ["session_id", "folded"])


def _staff() -> None:
    op.create_table(
        "staff",
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("last_at", MICROSECONDS, nullable=False),
        sa.PrimaryKeyConstraint("name_key", name="pk_staff"),
        sa.CheckConstraint("length(name_key) > 0", name=op.f("ck_staff_name")),
    )
    op.create_index("ix_staff_last_at", "staff", ["last_at"])


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("at", MICROSECONDS, nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("station", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("subject_id", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("old", sa.Text()),
        sa.Column("new", sa.Text()),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
    )
    op.create_index("ix_audit_subject_subject_id", "audit", ["subject", "subject_id"])


def _append_only(table: str) -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_refuse_{change.lower()} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'the {table} are append-only'); END"
        )
