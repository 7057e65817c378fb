"""What was typed about a session and not saved is there again, whatever was looked at meanwhile."""

from collections.abc import Callable
from uuid import UUID

import pytest

from tests.pages.review import ReviewPage
from tests.ui.clinic import Clinic
from ui.review.sign_panel import SignPanel


@pytest.fixture
def two(clinic: Clinic) -> tuple[UUID, UUID]:
    """Return two sessions that are over, the later one last."""
    first = clinic.whole_session(clinic.patient("Okafor, Miriam", "004 182"))
    second = clinic.whole_session(clinic.patient("Haddad, Samir", "004 183"))
    return first.recorder.session_id, second.recorder.session_id


def sign_panel(page: ReviewPage) -> SignPanel:
    page.screen.page.sign()
    (panel,) = (one for one in page.screen.page.panel.findChildren(SignPanel) if one.isVisible())
    return panel


def test_that_what_is_written_for_next_time_waits_at_its_session(
    two: tuple[UUID, UUID], review: Callable[[], ReviewPage]
) -> None:
    page, (other, shown) = review(), two
    part = page.screen.page.beside.next_time
    page.screen.page.beside.advise()
    part.words.set_text("Begin at 0.3")
    page.screen.show_session(other)
    assert (part.words.text(), page.screen.unsaved) == ("", shown)
    page.screen.show_session(shown)
    assert part.words.text() == "Begin at 0.3"
    part.leave.click()
    assert page.screen.unsaved is None


def test_that_what_is_written_beside_a_signature_waits_at_its_session(
    two: tuple[UUID, UUID], review: Callable[[], ReviewPage]
) -> None:
    page, (other, shown) = review(), two
    sign_panel(page).comment.set_text("A calm session")
    page.screen.show_session(other)
    assert sign_panel(page).comment.text() == ""
    page.screen.show_session(shown)
    assert page.screen.unsaved == shown
    panel = sign_panel(page)
    assert (panel.comment.text(), panel.meaning.value()) == ("A calm session", "")
    panel.comment.set_text("")
    assert page.screen.unsaved is None


def test_that_saving_a_comment_leaves_cursor_and_replay_where_they_are(
    two: tuple[UUID, UUID], review: Callable[[], ReviewPage]
) -> None:
    page = review()
    pane, comments = page.screen.page.pane, page.screen.page.beside.comments
    page.press_card("Peak BP")
    pane.replay.go_to(1800.0)
    pointed, replayed = pane.moment, pane.replay.moment
    comments.words.set_text("Here")
    comments.who.line.setText("Dr Voss")
    comments.take()
    page.qtbot.waitUntil(lambda: comments.model.rowCount() == 1)
    assert (pane.moment, pane.replay.moment, comments.pin) == (pointed, replayed, pointed)
    assert pointed is not None
    assert replayed is not None
