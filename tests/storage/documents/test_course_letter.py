"""The letter about a course: what its reader learns, and what it says it does not know."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from session.course import Course
from session.documents import Paper
from session.problems import KnownProblem, StorageProblem
from storage.opening import Opened, open_database
from tests.session.course_cases import MIRIAM, TODAY, a_booking, a_course, a_treatment, new_id
from tests.storage.documents.pages import texts
from tests.storage.examples import held_clock

NURSE = "A. Lindqvist"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Opened]:
    opened = open_database(str(tmp_path / "record.sqlite"), "bay-1", clock=held_clock())
    opened.registry.add_patient(MIRIAM, NURSE)
    yield opened
    opened.close()


def begun(database: Opened) -> Course:
    course = replace(a_course(), site="right foot", earlier=("gabapentin",), goals="walk to the shop")
    booking = a_booking(course, day=TODAY + timedelta(days=2))
    database.registry.courses.open_course(course, [booking], NURSE)
    return course


def letter(database: Opened, signed_by: str = "") -> str:
    (page,) = texts(database.documents.course_letter(MIRIAM.patient_id, Paper.A4, signed_by))
    return page


def test_that_a_letter_says_who_for_what_and_what_comes_next(database: Opened) -> None:
    begun(database)
    page = letter(database)
    for words in (
        "Okafor, Miriam",
        "MRN 004182",
        "Condition CRPS I, right foot",
        "0 of 6 infusions of the induction were given.",
        "Tried before: gabapentin. Its goal: walk to the shop.",
        "Booked: Induction 1 of 6 on 22 Nov 2026 at 11:00.",
        "Name and signature",
        "page 1 of 1",
    ):
        assert words in page


def test_that_a_letter_names_who_signs_it(database: Opened) -> None:
    begun(database)
    page = letter(database, "Dr Lang")
    assert "Dr Lang 20 Nov 2026" in page
    assert "Name and signature" not in page


def test_that_a_letter_tells_what_else_was_begun(database: Opened) -> None:
    begun(database)
    database.registry.courses.add_treatment(a_treatment(), NURSE)
    assert "Besides: Mirror therapy (physical therapy), since 20 Nov 2026." in letter(database)


def test_that_a_patient_without_a_course_has_no_letter(database: Opened) -> None:
    with pytest.raises(KnownProblem, match="Okafor, Miriam has no course of treatment"):
        database.documents.course_letter(MIRIAM.patient_id, Paper.A4)


def test_that_somebody_who_is_not_registered_has_no_letter(database: Opened) -> None:
    with pytest.raises(StorageProblem, match="not in the record"):
        database.documents.course_letter(new_id(), Paper.A4)
