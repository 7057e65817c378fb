"""The record of a session as it is printed: one page that looks like the chart, and the full log behind it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from session.alert_record import Urgency
from session.ports import Patient, SampleTrack
from session.session_flags import session_flags
from session.state import SessionState
from session.summary import summarise
from storage.documents.chart import chart
from storage.documents.happenings import happenings
from storage.documents.head import cards, identity
from storage.documents.log import log_rows
from storage.documents.order_parts import order_rows
from storage.documents.parts import sections
from storage.documents.signing import changed_words, printed_record, signatures
from storage.documents.typesetting import Shape
from storage.documents.values_table import values_table
from storage.documents.window import window_of
from storage.documents.words import moment_text, short

TEMPLATE: Final = "session_record.typ"
NOTE: Final = "Recorded with Chairside, which keeps a record and is not a patient monitor."


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session as it is printed: what is folded, whose it is, and what a monitor sent, by code.

    `changed` says where the record is not as it was written.
    """

    session_id: UUID
    state: SessionState
    patient: Patient
    tracks: Mapping[str, SampleTrack] = field(default_factory=dict)
    changed: tuple[str, ...] = ()


def session_record(sitting: Sitting, wall: datetime, *, watermark: str = "") -> Shape:
    """Return what the template shows of a session; `wall` is the computer's time (aware), when it is printed."""
    state, patient, session_id = sitting.state, sitting.patient, sitting.session_id
    now = wall - timedelta(seconds=state.clock_offset_s)
    summary, happened, window = summarise(state, now), happenings(state), window_of(state)
    return {
        "title": "Record of a ketamine infusion",
        "note": NOTE,
        "watermark": watermark,
        "foot": f"{short(patient.name)} · MRN {short(patient.mrn)} · session {str(session_id)[:8]}",
        "printed": f"Printed {moment_text(state, now)}",
        "session": str(session_id),
        "identity": identity(patient, state),
        "cards": cards(state, summary),
        "flags": [
            *({"words": words, "tone": Urgency.HIGH.word} for words in changed_words(sitting.changed)),
            *(
                {"words": one.words, "tone": one.urgency.word if one.urgency else ""}
                for one in session_flags(state, now)
            ),
        ],
        "order": list(order_rows(state, summary)),
        "chart": chart(state, window, happened, sitting.tracks) if window else None,
        "table": values_table(state, window) if window else None,
        "sections": sections(state, summary, happened, now),
        "signatures": signatures(state, changed=bool(sitting.changed)),
        "finished": state.left_at is not None,
        "log": log_rows(state),
        "record": printed_record(state),
    }
