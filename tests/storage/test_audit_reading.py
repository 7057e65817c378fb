"""The audit is read newest first, page by page, with whose each row is; a look is written once in ten minutes."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from session.audit_line import read_audit_line
from session.audit_port import Changed, Looking, LookKind
from session.audit_words import changed_words
from session.search_question import Span
from session.simulation.hand_clock import HandClock
from storage.driver import sqlite
from storage.opening import Opened
from tests.session.course_cases import a_course
from tests.storage.conftest import Opens
from tests.storage.examples import STATION, Sitting, a_patient
from tests.storage.faults import locked_elsewhere

NURSE = "A. Lindqvist"
TODAY = date(2026, 11, 20)


def said(rows: tuple[Changed, ...]) -> list[tuple[str, str, str | None, str]]:
    return [(row.actor, changed_words(row), row.new, row.reason) for row in rows]


def test_that_changes_come_newest_first_with_their_patient_and_reason(database: Opened, sitting: Sitting) -> None:
    registry = database.registry
    course = a_course(sitting.patient)
    registry.courses.open_course(course, [], NURSE)
    registry.courses.change_course(replace(course, goals="Sleep"), "B. Okoye", "She asked")
    newest = registry.audit.changes(limit=1)
    assert said(newest) == [("B. Okoye", "Okafor, Miriam: course, goals", "Sleep", "She asked")]
    assert newest[0].station == STATION
    assert newest[0].patient == sitting.patient
    assert said(registry.audit.changes(read_audit_line("mrn", TODAY))) == [(NURSE, "Okafor, Miriam: MRN", "004182", "")]


def test_that_pages_follow_one_another_without_a_gap(database: Opened) -> None:
    for number in range(3):
        database.registry.add_patient(a_patient(f"Patient {number}", str(number)), NURSE)
    audit = database.registry.audit
    whole = audit.changes(limit=100)
    assert len(whole) == 12
    pages = [audit.changes(limit=5)]
    while pages[-1]:
        pages.append(audit.changes(before=pages[-1][-1].number, limit=5))
    assert tuple(row for page in pages for row in page) == whole


def test_that_days_are_the_chairs_own(database: Opened, clock: HandClock) -> None:
    registry = database.registry
    clock.set_to(clock.wall().replace(hour=23, minute=30))
    registry.add_staff("Night", "Night")  # 0:30 on the 21st at the chair, an hour ahead
    assert registry.audit.changes(read_audit_line("20 nov 2026", date(2026, 11, 26))) == ()
    assert len(registry.audit.changes(read_audit_line("21 nov 2026", date(2026, 11, 26)))) == 1
    for span in (Span(date.min, None), Span(None, date.max)):
        everything = replace(read_audit_line("", TODAY), spans=(span,))
        assert len(registry.audit.changes(everything)) == 1


def test_that_a_look_that_could_not_be_written_down_hides_none_after_it(
    database: Opened, sitting: Sitting, clock: HandClock
) -> None:
    audit = database.registry.audit
    looking = Looking(kind=LookKind.SESSION, patient_id=sitting.patient.patient_id, session_id=sitting.session_id)
    with locked_elsewhere(database.path):
        audit.note_look(looking, NURSE)
        database.writer.submit(lambda _connection: None).exception()
    clock.advance(minutes=1)
    audit.note_look(looking, NURSE)
    database.writer.submit(lambda _connection: None).result()
    assert [look.at for look in audit.looked()] == [clock.wall()]


def test_that_a_look_is_written_down_once_in_ten_minutes(
    database: Opened, sitting: Sitting, clock: HandClock, opens: Opens
) -> None:
    audit = database.registry.audit
    looking = Looking(kind=LookKind.SESSION, patient_id=sitting.patient.patient_id, session_id=sitting.session_id)
    audit.note_look(looking, NURSE)
    clock.advance(minutes=9)
    audit.note_look(looking, NURSE)
    audit.note_look(looking, "B. Okoye")
    audit.note_look(replace(looking, kind=LookKind.PAPER), NURSE)
    clock.advance(minutes=2)
    audit.note_look(looking, NURSE)
    clock.jump(-3600)
    audit.note_look(looking, NURSE)  # a clock that was put back hides no look
    database.close()
    looks = opens().registry.audit.looked()
    assert [(look.actor, look.kind) for look in reversed(looks)] == [
        (NURSE, LookKind.SESSION),
        ("B. Okoye", LookKind.SESSION),
        (NURSE, LookKind.PAPER),
        (NURSE, LookKind.SESSION),
        (NURSE, LookKind.SESSION),
    ]
    assert looks[0].patient == sitting.patient
    assert looks[0].day == "2026-11-20"


def test_that_nobody_waits_for_a_look_that_cannot_be_written(opens: Opens) -> None:
    registry = opens(read_only=True).registry
    registry.audit.note_look(Looking(kind=LookKind.COURSE, patient_id=UUID(int=1)), NURSE)
    assert registry.audit.looked() == ()


@pytest.mark.parametrize("table", ["looked", "erasures", "audit"])
def test_that_what_was_written_down_is_neither_changed_nor_removed(database: Opened, table: str) -> None:
    gone = a_patient("Somebody Else", "77")
    database.registry.add_patient(gone, NURSE)
    database.registry.erase_patient(gone.patient_id, "C. Admin", "Asked for it")
    database.registry.audit.note_look(Looking(kind=LookKind.COURSE, patient_id=gone.patient_id), NURSE)
    database.close()
    connection = sqlite.connect(database.path)
    for statement in (f"UPDATE {table} SET actor = 'Nobody'", f"DELETE FROM {table}"):  # noqa: S608 -- names of ours
        with pytest.raises(sqlite.IntegrityError, match="append-only"):
            connection.execute(statement)
    connection.close()
