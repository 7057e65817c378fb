"""The tables of who looked at whose record, of whose identity was removed, and whether the file still holds it."""

from typing import Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, String, Table, Text, Uuid

from session.audit_port import LookKind
from storage.columns import Choice, Moment
from storage.tables import METADATA, NUMBER

LOOKED: Final = Table(
    "looked",
    METADATA,
    Column("number", NUMBER, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", String, nullable=False),
    Column("station", String, nullable=False),
    Column("kind", Choice(LookKind), nullable=False),
    Column("patient_id", Uuid, ForeignKey("patients.patient_id"), index=True),
    Column("session_id", Uuid, ForeignKey("sessions.session_id")),
    Column("reason", Text, nullable=False),
    CheckConstraint("length(kind) > 0", name="kind"),
)
"""Append-only as the events are. Who was looked at is kept as an identifier alone."""

ERASURES: Final = Table(
    "erasures",
    METADATA,
    Column("patient_id", String(36), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("actor", String, nullable=False),
    Column("station", String, nullable=False),
    Column("reason", Text, nullable=False),
    CheckConstraint("length(patient_id) = 36", name="patient_id"),
    CheckConstraint("length(reason) > 0", name="reason"),
)
"""Append-only; a row here is what lets the audit's values of that patient's identity be blanked."""

TO_SCOUR: Final = Table(
    "to_scour",
    METADATA,
    Column("patient_id", String(36), primary_key=True),
    Column("at", Moment, nullable=False),
    CheckConstraint("length(patient_id) = 36", name="patient_id"),
)
"""Written with an erasure, and emptied once the file was written anew: what is in it is still to be done."""
