"""The header of a session says which infusion it was and what nobody stated, and claims no check that was not made."""

from collections.abc import Callable
from dataclasses import replace

from session.transcript import transcribe
from tests.pages.review import ReviewPage
from tests.session.paper import FORM
from tests.ui.clinic import Clinic
from tests.ui.course_clinic import ACTOR, open_course
from tests.ui.course_seats import seat_in_course


def test_that_a_session_typed_in_from_paper_claims_no_check_of_identifiers(
    clinic: Clinic, review: Callable[[], ReviewPage]
) -> None:
    transcribe(FORM, clinic.database.journal, clinic.database.registry, clinic.clock, "office")
    header = review().header
    assert "typed in from paper" in header
    assert header.endswith("identifiers checked: not stated")


def test_that_a_check_which_was_made_is_not_said_to_be_unstated(
    clinic: Clinic, review: Callable[[], ReviewPage]
) -> None:
    clinic.whole_session(clinic.patient("Okafor, Miriam", "004182"))
    assert "not stated" not in review().header


def test_that_it_says_which_infusion_of_the_course_it_was_also_when_the_course_has_gone_on(
    clinic: Clinic, review: Callable[[], ReviewPage]
) -> None:
    miriam = clinic.patient("Okafor, Miriam", "004182")
    course = open_course(clinic, miriam)
    clinic.write(seat_in_course(clinic, miriam, course, "Induction 3 of 6"), "left; felt unwell")
    clinic.database.registry.courses.change_course(replace(course, planned=9), ACTOR, "")
    assert "Chair 2 · Induction 3 of 6 · A. Lindqvist" in review().header
