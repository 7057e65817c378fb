"""One step of a replay, folded, drawn and painted, beside what one writes without a thought for speed."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from session.events import Event
from session.known import Arrivals, Stepping, as_known_now, as_known_then, by_entry, by_occurrence
from session.state import SessionState, replay
from tests.benchmarks.floors import in_turns, seconds_of, tell
from tests.benchmarks.long_session import START, long_session
from tests.benchmarks.plain_chart import PlainChart
from tests.benchmarks.two_hours import SECONDS, SIZE, painted, streams
from ui.review.chart_pane import ChartPane
from ui.review.replay_differences import ReplayDifferences
from ui.review.replay_player import Player

ROUNDS = 300
FROM_S = 3600.0
FRAME_MS = 1000 / 60
Fold = Callable[[Iterable[Event], datetime], SessionState]
FOLDS: dict[str, tuple[Callable[[Iterable[Event]], Arrivals], Fold]] = {
    "then": (by_entry, as_known_then),
    "now": (lambda events: by_occurrence(replay(events)), as_known_now),
}


class Page:
    """The chart of the session, the bar and the differences, played at 60 times by a clock set by hand."""

    def __init__(self, *, then: bool) -> None:
        self.window, self.seconds = QWidget(), 0.0
        beside = ReplayDifferences(self.window)
        pane = ChartPane("", beside, self.window, elapsed=lambda: self.seconds)
        column = QVBoxLayout(self.window)
        column.addWidget(pane, 1)
        column.addWidget(beside)
        self.replay = pane.replay
        pane.show_session(long_session())
        self.window.resize(SIZE[0], SIZE[1] + 100)
        self.window.show()
        if then:
            pane.bar.known.click()
        player = pane.bar.findChild(Player)
        assert player
        self._look = player.stepped
        self.replay.go_to(FROM_S)
        painted(self.replay.play_or_pause)

    @property
    def second(self) -> int:
        """Return the second of the session that is shown."""
        return int(FROM_S + 60 * self.seconds)

    def step(self) -> float:
        """Let a second of the session pass and paint it; marks and figures are drawn anew where it is time to."""
        self.seconds += 1 / 60
        return seconds_of(lambda: painted(self._look.emit))


@pytest.mark.parametrize("known", FOLDS)
def test_what_a_step_of_a_replay_costs(qtbot: QtBot, known: str) -> None:
    """Set the prefix of every curve in plain pyqtgraph: the least anybody does who shows a past session growing."""
    samples, page, plain = streams(), Page(then=known == "then"), PlainChart(QSize(*SIZE))
    qtbot.addWidget(page.window)
    qtbot.addWidget(plain.window)
    taken: list[float] = []

    def ours() -> float:
        taken.append(page.step())
        return taken[-1]

    def floor() -> float:
        prefix = {channel: (at[: page.second], values[: page.second]) for channel, (at, values) in samples.items()}
        return seconds_of(partial(painted, partial(plain.tick, prefix)))

    medians = in_turns({"ours": ours, "plain": floor}, ROUNDS)
    mean = sum(taken) / len(taken)
    within = sum(seconds * 1000 <= FRAME_MS for seconds in taken) / len(taken)
    absolute = f"mean {mean * 1e3:.2f} ms against {medians['plain'] * 1e3:.2f} ms; {within:.1%} within a frame"
    tell(f"replay step as known {known}", mean / medians["plain"], 0.25, absolute)


@pytest.mark.parametrize("known", FOLDS)
def test_what_folding_only_what_is_new_saves(known: str) -> None:
    """Fold the prefix from its beginning for each second: it is right, and what the states are tested against."""
    arrivals, fold = FOLDS[known]
    events = long_session().state.events
    moments = [START + timedelta(seconds=second) for second in range(0, SECONDS, 48)]

    def each(state_at: Callable[[datetime], object]) -> float:
        return seconds_of(lambda: [state_at(moment) for moment in moments])

    steps = {"ours": lambda: each(Stepping(arrivals(events)).at), "raw": lambda: each(partial(fold, events))}
    taken = in_turns(steps, 3)
    each_ms = {name: seconds * 1e3 / len(moments) for name, seconds in taken.items()}
    tell(f"states as known {known}", taken["ours"] / taken["raw"], 0.25,
         f"{each_ms['ours']:.2f} ms a state against {each_ms['raw']:.2f} ms")  # fmt: skip
