"""A past session is replayed on its chart."""

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.pages.replay import ReplayPage
from tests.session.cases import at
from tests.ui.review.replays import past_session
from ui.theme.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> ReplayPage:
    return ReplayPage(qtbot, past_session())


def at_clock(page: ReplayPage, clock: str) -> None:
    page.replay.go_to((at(clock) - at("9:50")).total_seconds())


def test_that_it_plays_at_its_speed_and_says_so_on_the_chart(page: ReplayPage) -> None:
    assert (page.place, page.sign, page.chart_now) == ("09:50, 0:00 of 1:40", "", "")
    page.press(Qt.Key.Key_R, modifier=ALT)
    page.pass_seconds(20.0, "10:10, 0:20 of 1:40")
    assert (page.sign, page.chart_now) == ("Replay, as known now at 10:10", "0:10")
    assert page.bar.play.text() == "Pause"
    page.press(Qt.Key.Key_R, modifier=ALT)
    page.seconds += 30.0
    assert (page.replay.playing, page.replay.moment) == (False, at("10:10"))


def test_that_at_the_end_it_stays_and_says_that_it_is_over_and_plays_again(page: ReplayPage) -> None:
    page.click(page.bar.play)
    page.pass_seconds(900.0, "11:30, 1:40 of 1:40")
    assert (page.sign, page.replay.playing) == ("Replay over, as known now at 11:30", False)
    page.click(page.bar.play)
    page.pass_seconds(1.0, "09:51, 0:01 of 1:40")


def test_that_escape_shows_the_whole_session_again(page: ReplayPage, qtbot: QtBot) -> None:
    at_clock(page, "10:10")
    page.chart.setFocus()
    with qtbot.waitSignal(page.replay.ended):
        page.press(Qt.Key.Key_Escape)
    assert (page.sign, page.chart_now, page.told, page.replay.replaying) == ("", "", [], False)
    assert "138 over 83" in page.drawn
    assert page.replay.session == past_session()


def test_that_then_shows_what_was_on_the_screen_and_now_what_is_known(page: ReplayPage) -> None:
    at_clock(page, "10:42")
    assert "138 over 83" in page.drawn
    page.bar.setFocus()
    page.press(Qt.Key.Key_T)
    assert page.sign == "Replay, as known then at 10:42"
    assert "83 over 60" in page.drawn
    assert "138 over 83" not in page.drawn
    assert page.told == [
        "At 10:42 the screen showed otherwise: 2",
        "Ondansetron 4 mg IV was entered at 10:51.",
        "The screen showed BP 83/60; corrected at 10:55 to BP 138/83.",
    ]
    at_clock(page, "10:56")
    assert page.told == ["At 10:56 the screen showed what is known now"]


def test_that_what_is_read_out_is_as_of_the_moment(page: ReplayPage) -> None:
    shown = []
    page.replay.state_shown.connect(lambda state, moment: shown.append((len(state.entries), moment)))
    at_clock(page, "10:42")
    page.click(page.bar.known)
    assert shown == [(5, at("10:42")), (4, at("10:42"))]
    session = page.replay.session
    assert session
    assert (session.now, session.origin) == (at("10:42"), at("10:00"))
    assert [str(taken.value) for taken in session.taken["systolic"]] == ["125", "83"]


def test_that_before_the_first_entry_was_typed_the_screen_was_empty(page: ReplayPage) -> None:
    page.click(page.bar.known)
    at_clock(page, "9:50")
    page.press(Qt.Key.Key_Home)
    assert page.chart_now == "−0:10"
    assert page.replay.session
    assert page.replay.session.origin == at("10:00")


def test_that_keys_and_pointer_scrub(page: ReplayPage) -> None:
    scrubbed: Sequence[tuple[Callable[[], None], str]] = (
        (lambda: page.press(Qt.Key.Key_Right), "10:42, 0:52 of 1:40"),
        (lambda: page.press(*[Qt.Key.Key_Left] * 7), "10:40, 0:50 of 1:40"),
        (lambda: page.press(Qt.Key.Key_Right, modifier=CTRL), "11:00, 1:10 of 1:40"),
        (lambda: page.press(Qt.Key.Key_Left, modifier=CTRL), "10:40, 0:50 of 1:40"),
        (lambda: page.press(Qt.Key.Key_Home), "09:50, 0:00 of 1:40"),
        (lambda: page.press(Qt.Key.Key_End), "11:30, 1:40 of 1:40"),
        (lambda: page.drag_to(0.5), "10:40, 0:50 of 1:40"),
    )
    page.bar.setFocus()
    for scrub, place in scrubbed:
        at_clock(page, "10:42")
        scrub()
        assert (page.place, page.replay.playing) == (place, False)


def test_that_speed_is_chosen_by_key_and_by_press(page: ReplayPage) -> None:
    page.bar.setFocus()
    said = []
    for key in (Qt.Key.Key_Period, Qt.Key.Key_Up, Qt.Key.Key_Comma, Qt.Key.Key_Down):
        page.press(key)
        said.append(page.bar.speed.text())
    assert said == ["120×", "120×", "60×", "30×"]
    for _ in range(3):
        page.click(page.bar.speed)
    assert page.bar.speed.text() == "1×"
    assert page.bar.speed.accessibleName() == "Speed of the replay: 1 times"


def test_that_space_on_the_chart_plays_and_pauses(page: ReplayPage) -> None:
    page.chart.setFocus()
    plays = []
    for _ in range(2):
        page.press(Qt.Key.Key_Space)
        plays.append(page.replay.playing)
    assert plays == [True, False]


def test_that_nothing_runs_while_it_is_paused_or_hidden_and_it_goes_on_where_it_was(page: ReplayPage) -> None:
    page.click(page.bar.play)
    page.pass_seconds(10.0, "10:00, 0:10 of 1:40")
    plays = []
    for turn in (page.window.hide, page.window.show):
        turn()
        plays.append(page.replay.playing)
        page.seconds += 0.0 if page.window.isVisible() else 60.0
    assert plays == [False, True]
    page.pass_seconds(1.0, "10:01, 0:11 of 1:40")


def test_that_another_session_is_shown_whole(page: ReplayPage) -> None:
    page.click(page.bar.play)
    page.replay.show_session(past_session())
    assert (page.replay.playing, page.sign, page.place) == (False, "", "09:50, 0:00 of 1:40")


def test_that_a_zoomed_chart_follows_the_moment(page: ReplayPage) -> None:
    page.chart.show_span(0.0, 600.0)
    at_clock(page, "10:42")
    start, end = page.chart.span
    assert start < 42 * 60 < end
    assert round(end - start) == 600


def test_that_every_part_of_the_bar_can_be_hit_and_has_a_name(page: ReplayPage) -> None:
    at_clock(page, "10:10")
    assert [part.text() for part in (page.bar.play, page.bar.whole)] == ["Replay", "Close"]
    assert all(part.accessibleName() for part in (page.bar.speed, page.bar.line, page.bar.known))
    for part in (page.bar.play, page.bar.speed, page.bar.line, page.bar.known, page.bar.whole):
        assert part.height() >= 48
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
    page.bar.known.setFocus()
    QTest.keyClick(page.bar.known, Qt.Key.Key_Return)
    assert page.bar.known.accessibleName() == "Replay as known then"
