"""What is to be heeded at the next session, written in Review once the patient has left."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from session.declarations import NextTimeAdvised
from session.state import replay
from tests.pages.review import ReviewPage
from tests.ui.clinic import Clinic
from ui.review.review_screen import ReviewScreen
from ui.theme.theme import Theme

WORDS = "Begin at 0.3 mg/kg/h"


def test_that_the_last_advice_counts_and_the_older_stay_in_the_record(
    clinic: Clinic, review: Callable[[], ReviewPage]
) -> None:
    running = clinic.whole_session(clinic.patient("Okafor, Miriam", "004 182"))
    page = review()
    assert page.advice == "Nothing was written."
    span = page.screen.page.pane.chart.span
    clinic.clock.advance(minutes=60 * 24)
    page.advise("Dr Voss", WORDS)
    page.qtbot.waitUntil(lambda: page.advice == f"“{WORDS}” Dr Voss")
    page.qtbot.waitUntil(page.screen.page.beside.next_time.begin.isVisible)
    clinic.clock.advance(minutes=1)  # of one moment either could be the last
    page.advise("Dr Voss", "Two steps, not three")
    page.qtbot.waitUntil(lambda: page.advice == "“Two steps, not three” Dr Voss")
    written = [line for line in page.record if "For next time" in line]
    assert [line.partition(" ")[2] for line in written] == [
        f"For next time: {WORDS}", "For next time: Two steps, not three",
    ]  # fmt: skip
    assert page.screen.page.pane.chart.span == span
    session_id = running.recorder.session_id
    state = replay(clinic.database.journal.events(session_id))
    assert state.declared.next_time == NextTimeAdvised("Two steps, not three")
    assert (state.events[-1].actor, state.findings) == ("Dr Voss", ())
    assert not clinic.database.journal.verify(session_id)


def test_that_name_and_words_are_asked_for(clinic: Clinic, review: Callable[[], ReviewPage]) -> None:
    clinic.whole_session(clinic.patient("Okafor, Miriam", "004 182"))
    page = review()
    page.advise("", "")
    part = page.screen.page.beside.next_time
    assert (part.name.problem, part.words.problem) == ("Write who says so.", "Write what to heed next time.")


def test_that_a_running_session_is_not_advised_on(clinic: Clinic, review: Callable[[], ReviewPage]) -> None:
    clinic.seat(clinic.patient("Okafor, Miriam", "004 182"), "2")
    assert review().screen.page.beside.next_time.isHidden()


def test_that_a_window_that_only_reads_shows_what_was_written(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    first = Clinic(tmp_path)
    first.whole_session(first.patient("Okafor, Miriam", "004 182"))
    screen = ReviewScreen(first.desk)
    qtbot.addWidget(screen)
    page = ReviewPage(qtbot, screen)
    page.advise("Dr Voss", WORDS)
    qtbot.waitUntil(lambda: WORDS in page.advice)
    screen.hide()
    first.close()
    second = Clinic(tmp_path, read_only=True)
    other = ReviewScreen(second.desk)
    qtbot.addWidget(other)
    reading = ReviewPage(qtbot, other)
    assert WORDS in reading.advice
    assert other.page.beside.next_time.begin.isHidden()
    second.close()
