"""A physician signs a session and says what to heed, and the nurse reads it at the next start gate."""

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from session.signing import to_sign
from session.simulation.hand_clock import HandClock
from session.state import replay
from tests.journeys.test_a_course_at_the_chair import give
from tests.journeys.test_a_day_at_the_chair import NINE, chair, check_in
from tests.pages.gate import GateView
from tests.pages.signing import SigningPage
from ui.theme.theme import Theme

ADVICE = "Begin at 0.3 mg/kg/h"


def test_that_what_was_signed_for_next_time_stands_at_the_next_start_gate(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with chair(qtbot, theme, tmp_path, HandClock(NINE)) as here:
        page = check_in(here)
        (first,) = here.place.desk.running
        opened, session_id = first.state.opened, give(here, page)
        page.enter("left; went home")
        page.enter()
        qtbot.waitUntil(lambda: here.place.window.screen_shown == "review")
        half_written = here.place.review.page.beside.comments.words
        half_written.set_text("Half a")
        asked = [here.place.window.may_close() for _ in range(2)]
        assert asked == [False, True], "what is not saved is told of once"
        half_written.set_text("")
        here.at(12, 40)
        signing = SigningPage(qtbot, here.place.desk, session_id)
        signing.open_panel()
        signing.sign(0, "Dr L. Sørensen", advice=ADVICE)
        qtbot.waitUntil(lambda: signing.shown.signed == [session_id])
        assert not to_sign(replay(here.opened.journal.events(session_id)))
        signing.shown.hide()
        here.at(13, 0)
        assert opened
        here.place.show_session(here.place.desk.open_session(first.patient, opened))
        told = [label.text() for label in GateView(here.live()).page.last.findChildren(QLabel)]
        assert f"For this time: {ADVICE}" in told
