"""Adding to a finished record in Review: in the record at once, with its reason, and to be signed again."""

from collections.abc import Callable

from session.addition import Way
from session.signing import to_sign
from tests.pages.review import ReviewPage
from tests.ui.clinic import Clinic
from ui.review.add_panel import AddPanel

Opens = Callable[[], ReviewPage]


def adding(page: ReviewPage, way: Way, words: str, reason: str) -> AddPanel:
    page.screen.page.add()
    (panel,) = page.screen.page.panel.findChildren(AddPanel)
    panel.way.segments()[list(Way).index(way)].click()
    panel.words.set_text(words)
    panel.reason.set_text(reason)
    panel.who.line.setText("A. Lindqvist")
    panel.take()
    return panel


def saved(page: ReviewPage) -> None:
    page.qtbot.waitUntil(lambda: not page.screen.page.panel.is_open)


def test_that_what_was_forgotten_is_added_at_its_moment_with_its_reason(clinic: Clinic, review: Opens) -> None:
    clinic.whole_session(clinic.patient("Okafor, Miriam", "004182"), "2")
    page = review()
    panel = adding(page, Way.LATE, "given ondansetron 4 mg iv", "on the drug chart")
    assert panel.message.text() == "Write when it happened, such as @10:35."
    panel.words.set_text("given ondansetron 4 mg iv @10:40")
    panel.take()
    saved(page)
    row = next(row for row in page.screen.page.beside.record.model.saved if "Ondansetron" in row.text)
    assert row.clock == "10:40"
    remarks = "".join(run.text for run in row.remarks)
    assert remarks.startswith("added late ")
    assert "on the drug chart" in remarks
    session = page.screen.page.session
    assert session
    assert to_sign(session.state)


def test_that_a_session_that_goes_on_offers_nothing_of_it(clinic: Clinic, review: Opens) -> None:
    clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    page = review()
    assert not page.screen.page.beside.add.isVisible()
    page.screen.page.add()
    assert not page.screen.page.panel.is_open
