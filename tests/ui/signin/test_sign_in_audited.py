"""Who signs in is written down once for each time, with who had the keyboard before and since when it was locked."""

from collections.abc import Mapping
from pathlib import Path

from session.audit_port import AuditQuestion
from session.audit_words import changed_words
from session.people import Person
from storage.opening import open_database
from tests.ui.clinic import Clinic

SIGN_INS = AuditQuestion(texts=("keyboard",))


def told(clinic: Clinic, tmp_path: Path) -> list[tuple[str, str, str | None, str | None]]:
    """Return what the audit says of the keyboard, the oldest first, once all of it is on the disk."""
    clinic.database.close()
    opened = open_database(str(tmp_path / "chairside.sqlite"), "chair", clock=clinic.clock, read_only=True)
    rows = opened.registry.audit.changes(SIGN_INS)
    opened.close()
    assert {row.station for row in rows} <= {"chair"}
    return [(row.actor, changed_words(row), row.old, row.new) for row in reversed(rows)]


def test_that_each_sign_in_is_one_line_with_who_was_there_before(
    clinic: Clinic, people: Mapping[str, Person], tmp_path: Path
) -> None:
    desk, what = clinic.desk, "signing in: who is at the keyboard"
    desk.sign_in(people["A. Lindqvist"])
    clinic.clock.advance(minutes=10)
    desk.lock()
    clinic.clock.advance(minutes=2)
    desk.lock()  # another key than the PIN's does not make it later
    desk.sign_in(people["A. Lindqvist"])
    desk.lock()
    desk.sign_in(people["B. Okoye"])
    desk.sign_out()
    desk.sign_out()
    assert told(clinic, tmp_path) == [
        ("A. Lindqvist", what, "nobody signed in", "A. Lindqvist"),
        ("A. Lindqvist", what, "A. Lindqvist, locked since 2026-11-23 10:02", "A. Lindqvist"),
        ("B. Okoye", what, "A. Lindqvist, locked since 2026-11-23 10:04", "B. Okoye"),
        ("B. Okoye", what, "B. Okoye", "nobody signed in"),
    ]


def test_that_a_pin_beside_the_one_who_is_signed_in_is_no_sign_in(
    clinic: Clinic, people: Mapping[str, Person], tmp_path: Path
) -> None:
    clinic.desk.registry.people.sign_in("Dr Lang", "9090")
    assert told(clinic, tmp_path) == []


def test_that_a_sign_in_at_a_window_that_only_reads_is_told_as_well(
    clinic: Clinic, people: Mapping[str, Person], tmp_path: Path
) -> None:
    reading = open_database(str(tmp_path / "chairside.sqlite"), "chair", clock=clinic.clock, read_only=True)
    reading.registry.people.note_keyboard("A. Lindqvist", None)
    reading.close()
    what = "signing in: who is at the keyboard"
    assert told(clinic, tmp_path) == [("A. Lindqvist", what, "nobody signed in", "A. Lindqvist")]
