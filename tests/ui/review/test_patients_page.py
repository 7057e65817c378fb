"""The page for the patient in review: for a finished session, kept where the user keeps documents."""

from collections.abc import Callable
from pathlib import Path

from tests.pages.review import ReviewPage
from tests.ui.clinic import Clinic


def test_that_a_finished_session_has_the_page_and_says_where_it_was_kept(
    clinic: Clinic, review: Callable[[], ReviewPage], home: Path
) -> None:
    clinic.whole_session(clinic.patient("Okafor, Miriam", "004182"))
    page = review().screen.page
    assert not page.header.page.isHidden()
    page.header.page.kept.click()
    (file,) = home.rglob("For the patient 2026-11-23.pdf")
    assert page.banner.notice
    assert page.banner.notice.sentence == f"Saved in {file.parent.name}: {file.name}"
    page.banner.button.click()
    assert page.banner.notice is None


def test_that_a_running_session_has_it_at_the_chair_and_not_here(
    clinic: Clinic, review: Callable[[], ReviewPage]
) -> None:
    clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    assert review().screen.page.header.page.isHidden()
