"""The header of a session says what nobody stated, and claims no check that was not made."""

from collections.abc import Callable

from session.transcript import transcribe
from tests.pages.review import ReviewPage
from tests.session.paper import FORM
from tests.ui.clinic import Clinic


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
