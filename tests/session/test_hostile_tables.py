"""No table that is given out runs anything in a spreadsheet, whatever somebody typed and whatever parts its cells."""

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.across_table import across_table
from session.audit_port import Changed
from session.audit_table import CHANGED, audit_table
from session.course import TreatmentKind
from session.csv_text import csv_text, safe
from session.events import DrugGiven, NoteWritten
from session.ports import Patient, SessionRow
from session.session_head import head
from session.session_table import session_table
from session.state import replay
from storage.exports.table import table
from tests.session.cases import FORM_LINES, PATIENT, at, event, history, session
from tests.session.many_series import a_series, a_treatment

RUNS = ("=1+1", "+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "＝1+1", " =1+1", "x;=1+1", 'x";"=1+1', "x\n=1+1", "x\t@A1")  # noqa: RUF001
NUMBER = re.compile(r"-?\d+(\.\d+)?")
BEGINS = re.compile(r"[\s\"]*[=+\-@＝＋－＠]")  # noqa: RUF001 -- as spreadsheets take them
SEPARATORS = ",;\t"


def cells(text: str, separator: str) -> list[str]:
    """Return every cell as a spreadsheet finds them that parts them by this sign."""
    return [cell for row in csv.reader(StringIO(text, newline=""), delimiter=separator) for cell in row]


def running(text: str) -> list[str]:
    """Return the cells of a table that some spreadsheet takes for a formula."""
    found = [cell for separator in SEPARATORS for cell in cells(text, separator)]
    return [cell for cell in found if BEGINS.match(cell) and not NUMBER.fullmatch(cell)]


def sessions(words: str) -> str:
    who = Patient(patient_id=PATIENT, name=words, mrn=words, born=date(1979, 3, 14), sex="F")
    told = head(session(*FORM_LINES), at("23:00"))
    told = replace(told, chair=words, nurse=words, protocol=words, course=words)
    return session_table([SessionRow(told, who)])


def series(words: str) -> str:
    return across_table([a_series(site=words, protocol=words, treatments=(a_treatment(TreatmentKind.DRUG, words),))])


def one_session(words: str) -> str:
    written = [event("10:00", NoteWritten(words)), event("10:01", DrugGiven(words, Decimal(1), words, words))]
    return table(replay([*history("09:55 hr80"), *(replace(each, actor=words, source=words) for each in written)]))


def audited(words: str) -> str:
    who = Patient(patient_id=PATIENT, name=words, mrn=words, born=date(1979, 3, 14), sex="F")
    row = Changed(
        number=1, at=at("10:00"), actor=words, station=words, subject="patient", subject_id=words, field="name",
        old=words, new=words, reason=words, patient=who,
    )  # fmt: skip
    return audit_table(CHANGED, [row], lambda _: 60)


@pytest.mark.parametrize("given_out", [sessions, series, one_session, audited])
@pytest.mark.parametrize("words", RUNS)
def test_that_no_cell_of_any_table_begins_a_formula(given_out: Callable[[str], str], words: str) -> None:
    assert running(given_out(words)) == []


@given(st.text(st.sampled_from("=+-@;,\t\r\n \"'a1＝")))  # noqa: RUF001 -- the full-width sign as well
def test_that_no_words_begin_a_formula_in_any_cell(words: str) -> None:
    assert running(csv_text(["words"], [["x", safe(words), "x"]])) == []


@pytest.mark.parametrize("words", ["Okafor, Miriam", "O'Brien", "slept well; pain 3", "a - b", "", "50 % = half"])
def test_that_ordinary_words_are_given_out_as_they_were_written(words: str) -> None:
    assert safe(words) == words
