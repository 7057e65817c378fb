"""Refuse what REPLACE does to rows that are only added: it takes the old row away without a DELETE that a trigger sees.

Frozen as it was shipped.
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_SAME = {
    "events": "event_id = NEW.event_id OR session_id = NEW.session_id AND station = NEW.station AND seq = NEW.seq",
    "audit": "number = NEW.number",
    "protocol_versions": "name = NEW.name AND version = NEW.version",
    "assessments": "number = NEW.number",
    "day_heads": "number = NEW.number",
    "looked": "number = NEW.number",
    "erasures": "patient_id = NEW.patient_id",
}


def upgrade() -> None:
    for table, same in _SAME.items():
        op.execute(
            f"CREATE TRIGGER {table}_refuse_replace BEFORE INSERT ON {table} "  # noqa: S608 -- names of ours
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
            f"BEGIN SELECT RAISE(ABORT, 'the {table} are append-only'); END"
        )
