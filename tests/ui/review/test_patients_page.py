"""The page for the patient in review: for a finished session, kept where the user keeps documents."""

from collections.abc import Callable
from pathlib import Path

from tests.pages.review import ReviewPage
from tests.ui.clinic import Clinic
from ui.review.on_paper import OnPaper


def paper_of(review: Callable[[], ReviewPage]) -> OnPaper:
    page = review().screen.page
    page.header.paper.click()
    (paper,) = page.panel.findChildren(OnPaper)
    return paper


def test_that_a_finished_session_has_the_page_and_says_where_it_was_kept(
    clinic: Clinic, review: Callable[[], ReviewPage], home: Path
) -> None:
    clinic.whole_session(clinic.patient("Okafor, Miriam", "004182"))
    paper = paper_of(review)
    paper.record.paper.segments()[1].click()
    paper.page.kept.click()
    (file,) = home.rglob("For the patient 2026-11-23.pdf")
    assert paper.record.message.text() == f"Saved in {file.parent.name}: {file.name}"
    assert b"/MediaBox [0 0 612" in file.read_bytes(), "it is as wide as the paper that was chosen, Letter"


def test_that_a_running_session_has_it_at_the_chair_and_not_here(
    clinic: Clinic, review: Callable[[], ReviewPage]
) -> None:
    clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    assert paper_of(review).page.isHidden()
