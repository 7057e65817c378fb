"""A line for the audit is read as a person, a patient, days and words; the words are those on the screen."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from session.audit_line import read_audit_line
from session.audit_port import AuditQuestion, Changed, Look, LookKind
from session.audit_search import fits_changed, fits_look
from session.audit_words import changed_words, look_words, value_words
from session.ports import Patient
from session.search_question import Span

TODAY = date(2026, 11, 26)
AT = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
MIRIAM = Patient(patient_id=UUID(int=7), name="Okafor, Miriam", mrn="004 182", born=date(1979, 3, 14), sex="F")
GOALS = Changed(
    number=1,
    at=AT,
    actor="A. Lindqvist",
    station="chair-3",
    subject="course",
    subject_id=str(UUID(int=9)),
    field="goals",
    old=None,
    new="Sleep through\nthe night",
    reason="She asked",
    patient=MIRIAM,
)
OPENED = Look(
    number=1,
    at=AT,
    actor="B. Okoye",
    station="office",
    kind=LookKind.SESSION,
    session_id=UUID(int=3),
    day="2026-11-23",
    reason="",
    patient=MIRIAM,
)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", AuditQuestion()),
        ("by Lindqvist", AuditQuestion(by=("lindqvist",), understood=("by lindqvist",))),
        ('of "Okafor, Miriam" weight', AuditQuestion(texts=("weight",), of=("okafor, miriam",),
                                                     understood=("of okafor, miriam",))),
        ("yesterday; Körper", AuditQuestion(texts=("korper",), spans=(Span(date(2026, 11, 25), date(2026, 11, 25)),),
                                            understood=("25 Nov 2026",))),
        ('"by hand" by', AuditQuestion(texts=("by hand", "by"))),
        ('"', AuditQuestion()),
    ],
)  # fmt: skip
def test_that_a_line_is_read(line: str, expected: AuditQuestion) -> None:
    assert read_audit_line(line, TODAY) == expected


@pytest.mark.parametrize(
    "line", ["", "goals", "by lind", "of okafor", "of 004182", "chair-3 night", "through the", "asked", "course, goals"]
)
def test_that_a_change_is_found_by_what_is_read_of_it(line: str) -> None:
    assert fits_changed(GOALS, read_audit_line(line, TODAY))


@pytest.mark.parametrize("line", ["by okafor", "of lindqvist", "weight", "goals chair-4", '"night she"'])
def test_that_a_change_is_not_found_by_what_does_not_stand_there(line: str) -> None:
    assert not fits_changed(GOALS, read_audit_line(line, TODAY))


def test_that_what_was_changed_is_said_in_words() -> None:
    assert changed_words(GOALS) == "Okafor, Miriam: course, goals"
    assert changed_words(replace(GOALS, subject="patient", field="born")) == "Okafor, Miriam: birth date"
    protocol = replace(GOALS, subject="protocol", subject_id="titration", field="version", patient=None)
    assert changed_words(protocol) == "protocol titration: version"
    person = replace(GOALS, subject="person", field="active", patient=None)
    assert changed_words(person) == "person who signs in: may sign in"
    assert value_words(GOALS.new) == "Sleep through the night"
    assert value_words(None) == ""


def test_that_a_look_is_said_in_words_and_found_by_them() -> None:
    assert look_words(OPENED) == "Okafor, Miriam: session opened, 2026-11-23"
    restored = replace(OPENED, kind=LookKind.RESTORE, patient=None, day=None)
    assert look_words(restored) == "Record restored from a backup"
    assert fits_look(OPENED, read_audit_line("by okoye session opened of miriam", TODAY))
    assert not fits_look(OPENED, read_audit_line("by lindqvist", TODAY))
