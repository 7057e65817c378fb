"""The review screen as a person meets it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.charts.axis import elapsed_at
from ui.record.record_model import ROW
from ui.review.review_screen import ReviewScreen


class ReviewPage:
    """Reads what Review says, looks for sessions and moves through one."""

    def __init__(self, qtbot: QtBot, screen: ReviewScreen) -> None:
        self.qtbot = qtbot
        self.screen = screen
        screen.resize(1282, 708)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        screen.setFocus()

    @property
    def sessions(self) -> list[str]:
        """Return what each row of the list says, from the top."""
        model = self.screen.sessions.model
        return [str(model.index(place, 0).data()) for place in range(model.rowCount())]

    @property
    def marked(self) -> str:
        """Return the row of the session that is marked as open; nothing where none is."""
        index = self.screen.sessions.rows.currentIndex()
        return str(index.data()) if index.isValid() else ""

    @property
    def shelves(self) -> list[str]:
        """Return each shelf of the list with how many sessions are on it."""
        return [button.accessibleName() for button in self.screen.sessions.search_line.shelves.buttons]

    @property
    def understood(self) -> list[str]:
        """Return what the search says that it understood."""
        shown = self.screen.sessions.search_line.understood
        return [chip.text() for chip in shown.findChildren(QLabel) if not chip.isHidden()] if shown.isVisible() else []

    @property
    def offered(self) -> list[str]:
        """Return the kept searches that are offered."""
        kept = self.screen.sessions.search_line.kept
        return kept.lines if kept.isVisible() else []

    @property
    def hint(self) -> str:
        """Return what stands above the list in place of sessions."""
        return self.screen.sessions.hint

    @property
    def name(self) -> str:
        """Return whose session is open; nothing where a sentence stands in its place."""
        return "" if self.screen.hint else self.screen.page.header.name.text()

    @property
    def sentence(self) -> str:
        """Return what is said where no session can be shown."""
        hint = self.screen.hint
        return " ".join(label.text() for label in hint.findChildren(QLabel)) if hint else ""

    @property
    def header(self) -> str:
        return self.screen.page.header.words.text

    @property
    def as_of(self) -> str:
        chip = self.screen.page.header.as_of
        return chip.text() if chip.isVisible() else ""

    @property
    def chart_now(self) -> str:
        """Return the elapsed time at the chart's line of now; nothing where all is past."""
        now = self.screen.page.pane.chart.now
        return "" if now is None else elapsed_at(now)

    @property
    def offers_live(self) -> bool:
        return self.screen.page.header.live.isVisible()

    @property
    def cards(self) -> dict[str, tuple[str, str]]:
        """Return the cards by title, each with its figure and what stands behind it."""
        faces = [card.face for card in self.screen.page.cards.cards]
        return {face.title: (face.figure, face.detail) for face in faces}

    @property
    def read_out(self) -> str:
        return self.screen.page.pane.read_out.text.replace("\N{NO-BREAK SPACE}", " ")

    @property
    def record(self) -> list[str]:
        """Return the rows of the record as clock time and words, from the top."""
        model = self.screen.page.beside.record.model
        rows = [model.index(place, 0).data(ROW) for place in range(model.rowCount())]
        return [f"{row.clock} {row.text}".replace("\N{NO-BREAK SPACE}", " ") for row in rows]

    @property
    def findings(self) -> list[str]:
        found = self.screen.page.beside.findings
        return found.sentences if found.isVisible() else []

    @property
    def alerts(self) -> list[str]:
        """Return the alerts as clock time, words and what became of them; none where they are not shown."""
        model = self.screen.page.beside.alerts.model
        rows = [model.index(place, 0).data(ROW) for place in range(model.rowCount())]
        words = [f"{row.clock} {row.text} {row.remark}".replace("\N{NO-BREAK SPACE}", " ") for row in rows]
        return words if self.screen.page.beside.alerts.isVisible() else []

    @property
    def advice(self) -> str:
        """Return what is written for next time; nothing where that part is not shown."""
        part = self.screen.page.beside.next_time
        return "" if part.isHidden() else part.advice.text()

    def advise(self, name: str, words: str) -> None:
        """Write for next time in a physician's name, which is asked for once."""
        part = self.screen.page.beside.next_time
        self.screen.page.beside.advise()
        if part.name.asking:
            QTest.keyClicks(part.name.line, name)
        QTest.keyClicks(part.words.line, words)
        QTest.mouseClick(part.save, Qt.MouseButton.LeftButton)

    def type(self, words: str) -> None:
        """Type into the search, in place of what is there."""
        search = self.screen.sessions.search_line
        search.field.clear()
        QTest.keyClicks(search.field, words)
        self.qtbot.waitUntil(lambda: not search.waits)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.screen, key, modifier)

    def press_card(self, title: str) -> None:
        card = next(card for card in self.screen.page.cards.cards if card.face.title == title)
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)

    def press_entry(self, words: str) -> None:
        """Click the first row of the record that says this."""
        record = self.screen.page.beside.record
        place = next(n for n, line in enumerate(self.record) if words in line)
        index = record.model.index(place, 0)
        record.view.scrollTo(index)
        _click(record.view.viewport(), record.view.visualRect(index).center())

    def press_finding(self, place: int) -> None:
        view = self.screen.page.beside.findings.view
        _click(view.viewport(), view.visualRect(view.model().index(place, 0)).center())

    def press_alert(self, place: int) -> None:
        view = self.screen.page.beside.alerts.view
        _click(view.viewport(), view.visualRect(view.model().index(place, 0)).center())

    def press_session(self, words: str) -> None:
        """Click the first row of the list that says this."""
        rows = self.screen.sessions.rows
        index = rows.model().index(next(n for n, line in enumerate(self.sessions) if words in line), 0)
        rows.scrollTo(index)
        _click(rows.viewport(), rows.visualRect(index).center())

    def press_live(self) -> None:
        QTest.mouseClick(self.screen.page.header.live, Qt.MouseButton.LeftButton)

    def scroll_to_the_end(self) -> None:
        """Scroll down until no more sessions come."""
        bar, shown = self.screen.sessions.rows.verticalScrollBar(), -1
        while len(self.sessions) != shown:
            shown = len(self.sessions)
            bar.setValue(bar.maximum())
            QApplication.processEvents()

    def press_on_chart(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.screen.page.pane.chart, key, modifier)


def _click(widget: QWidget, place: QPoint) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
