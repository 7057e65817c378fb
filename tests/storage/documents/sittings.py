"""Sessions as they are printed in the tests: one with everything, a long one, one never started, one in pieces."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from session.alert_events import AlertAcknowledged, AlertCleared, AlertRaised
from session.declarations import CheckInCorrected, DrugAccounted, NextTimeAdvised
from session.documents import Paper
from session.events import Event, Reading, VitalsRecorded
from session.ports import Patient
from session.review_events import CommentWritten
from session.signing import MEANINGS, signature
from session.state import SessionState, replay
from session.vitals import PRESSURE
from storage.documents.session_record import TEMPLATE, Sitting, session_record
from storage.documents.typesetting import as_pdf
from tests.session.cases import PATIENT, SESSION, amended, at, event, opening, session, voided

PHYSICIAN = "Dr L. Sørensen"


def person(name: str = "Okafor, Miriam", mrn: str = "004182") -> Patient:
    return Patient(patient_id=PATIENT, name=name, mrn=mrn, born=date(1979, 3, 14), sex="F")


def printed(
    state: SessionState, patient: Patient | None = None, paper: Paper = Paper.A4, *, watermark: str = ""
) -> bytes:
    """Return the record of a session as PDF."""
    shaped = session_record(Sitting(SESSION, state, patient or person()), at("16:00"), watermark=watermark)
    return as_pdf(TEMPLATE, shaped, paper)


def chained(events: list[Event]) -> list[Event]:
    """Return events as a journal has committed them: numbered, each with a hash."""
    return [replace(each, seq=n, hash=f"{n:064x}") for n, each in enumerate(events, 1)]


def by(name: str, written: Event) -> Event:
    return replace(written, actor=name)


def whole() -> list[Event]:
    """Return a session with corrections, an alert, an account, advice and a comment."""
    wrong = event("10:20", VitalsRecorded((Reading("systolic", Decimal(83)), Reading("diastolic", Decimal(38)))))
    stray = event("10:26", "190/110 120 88%")
    raised = AlertRaised(cause=PRESSURE, priority="medium", sentence="Systolic pressure 158 mmHg, above 156.")
    return chained(
        [
            opening("9:50"),
            event("9:51", CheckInCorrected(weight_kg=Decimal("70.2"), reason="scales read again")),
            event("9:52", "125/78 73 98% r15 p8"),
            event("10:00", "start 0.4 mg/kg/h"),
            event("10:15", "rate 0.5 mg/kg/h"),
            wrong,
            amended(wrong, "10:20", "138/83 78 97%", entered="10:22", reason="transposed"),
            stray,
            voided(stray, entered="10:28", reason="cuff of another patient"),
            event("10:45", "given ondansetron 4 mg iv"),
            event("10:50", "158/94 88 95% r12 p4"),
            event("10:50", raised),
            event("10:51", AlertAcknowledged(cause=PRESSURE, action="Repeat in 5 minutes", acted=True)),
            event("11:05", AlertCleared(cause=PRESSURE, sentence="Systolic pressure 144: back within the limits.")),
            event("11:12", "given ondansetron 4 mg iv", entered="11:20"),
            event("11:30", "end"),
            event("11:31", DrugAccounted("L4711", "vial 2", Decimal(100), Decimal(45), "J. Mensah")),
            event("11:41", "ready"),
            event("12:06", "left"),
            by(PHYSICIAN, event("12:30", NextTimeAdvised("Hold at 0.40."))),
            by(PHYSICIAN, event("10:50", CommentWritten("Went with the nausea."), entered="12:31")),
        ]
    )


def signed() -> SessionState:
    """Return the same session once it was signed."""
    events = whole()
    said = by(PHYSICIAN, event("15:45", signature(replay(events), MEANINGS[0])))
    return replay(chained([*events, said]))


def long(sets: int = 60) -> SessionState:
    """Return a session with so many sets of readings, five minutes apart."""
    times = [(n * 5, f"{120 + n % 40}/{70 + n % 20} {60 + n % 30} {94 + n % 6}%") for n in range(sets)]
    lines = [f"{10 + minutes // 60}:{minutes % 60:02d} {line}" for minutes, line in times]
    return session("9:55 start 0.4 mg/kg/h", *lines, "15:10 end", "15:40 ready", "15:50 left")


def in_pieces() -> SessionState:
    """Return what is left of a session without its check-in, with a correction of what is not there."""
    return replay([*whole()[2:], amended(opening(), "10:00", "128/80", entered="12:00")])
