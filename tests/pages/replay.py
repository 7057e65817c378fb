"""A replay as a person meets it: the chart, the bar under it, and what differs beside it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.charts.axis import elapsed_at
from ui.charts.session_chart import SessionChart
from ui.review.past_session import PastSession
from ui.review.replay import Replay
from ui.review.replay_bar import ReplayBar
from ui.review.replay_differences import ReplayDifferences


class ReplayPage:
    """Holds the parts as the page of a session does, and a clock that is set by hand."""

    def __init__(self, qtbot: QtBot, session: PastSession) -> None:
        self.qtbot = qtbot
        self.seconds = 0.0
        self.window = QWidget()
        self.chart, self.bar = SessionChart(self.window), ReplayBar(self.window)
        self.differences = ReplayDifferences(self.window)
        left = QVBoxLayout()
        left.addWidget(self.chart, 1)
        left.addWidget(self.bar)
        row = QHBoxLayout(self.window)
        row.addLayout(left, 5)
        row.addWidget(self.differences, 2)
        self.replay = Replay(self.chart, self.bar, self.differences, elapsed=lambda: self.seconds)
        self.chart.set_axis(None, session.span)
        self.chart.set_interactive(True)
        self.replay.show_session(session)
        qtbot.addWidget(self.window)
        self.window.resize(1000, 560)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def place(self) -> str:
        """Return the clock and the time that has passed, as the bar says them."""
        return f"{self.bar.clock.text()}, {self.bar.passed.text()}"

    @property
    def sign(self) -> str:
        """Return what the chart says of itself; nothing outside a replay."""
        return self.replay.sign.text() if self.replay.sign.isVisible() else ""

    @property
    def chart_now(self) -> str:
        """Return the elapsed time at the chart's line of now; nothing where all is past."""
        return "" if self.chart.now is None else elapsed_at(self.chart.now)

    @property
    def drawn(self) -> str:
        """Return what a screen reader says is on the chart."""
        return self.chart.accessibleDescription()

    @property
    def told(self) -> list[str]:
        """Return what differs, the heading first; nothing outside a replay."""
        beside = self.differences
        return [beside.heading, *beside.sentences] if beside.isVisible() else []

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def click(self, part: QWidget) -> None:
        QTest.mouseClick(part, Qt.MouseButton.LeftButton)

    def drag_to(self, share: float) -> None:
        """Drag the line's knob from its beginning to a share of it."""
        line = self.bar.line
        start, end = round(line.x_of(0)), round(line.x_of(line.maximum() * share))
        QTest.mousePress(line, Qt.MouseButton.LeftButton, pos=QPoint(start, line.height() // 2))
        QTest.mouseMove(line, QPoint(end, line.height() // 2))
        QTest.mouseRelease(line, Qt.MouseButton.LeftButton, pos=QPoint(end, line.height() // 2))

    def pass_seconds(self, seconds: float, place: str) -> None:
        """Let real time pass and wait until the bar says this place."""
        self.seconds += seconds
        self.qtbot.waitUntil(lambda: self.place == place)
