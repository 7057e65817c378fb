"""The list of sessions as a table that a spreadsheet opens."""

from csv import DictReader
from dataclasses import replace
from datetime import date
from io import StringIO

from session.ports import Patient, SessionHead, SessionRow
from session.session_head import head
from session.session_table import COLUMNS, session_table
from tests.session.cases import FORM_LINES, PATIENT, SESSION, at, session

WHO = Patient(patient_id=PATIENT, name="Okafor, Miriam", mrn="004 182", born=date(1979, 3, 14), sex="F")


HEAD = head(session(*FORM_LINES), at("23:00"))


def line_of(told: SessionHead, who: Patient = WHO) -> dict[str, str]:
    """Return the one row of the table of one session."""
    (line,) = DictReader(StringIO(session_table([SessionRow(told, who)])))
    return line


def test_that_a_session_is_one_row_with_what_the_list_knows() -> None:
    line = line_of(replace(HEAD, course="Induction 3 of 6"))
    assert line == {
        "session_id": str(SESSION), "day": "2026-11-20", "start": "10:00", "end": "11:30", "left": "12:06",
        "patient": "Okafor, Miriam", "mrn": "004 182", "born": "1979-03-14", "chair": "2", "nurse": "A. Lindqvist",
        "protocol": "Outpatient titration", "course": "Induction 3 of 6", "phase": "left", "weight_kg": "68.4",
        "given_mg": "49.59", "mg_per_kg": "0.73", "peak_systolic": "128", "rise_percent": "2.4", "lowest_spo2": "98",
        "pain_first": "8", "pain_last": "8", "flags": line["flags"], "to_sign": "yes",
        "entries_by_people": str(HEAD.entries),
    }  # fmt: skip
    assert "Nausea treated" in line["flags"]


def test_that_what_was_not_measured_is_empty() -> None:
    line = line_of(replace(HEAD, pain_last=None, weight_kg=None, ended_at=None, flags=()))
    assert [line[name] for name in ("pain_last", "weight_kg", "mg_per_kg", "end", "flags")] == ["", "", "", "", ""]


def test_that_no_words_become_a_formula() -> None:
    assert line_of(HEAD, replace(WHO, name="=1+1"))["patient"] == "'=1+1"


def test_that_no_sessions_have_only_the_heading() -> None:
    assert session_table([]) == ",".join(COLUMNS) + "\r\n"
