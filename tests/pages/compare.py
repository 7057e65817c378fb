"""A comparison of sessions as a person meets it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ui.charts.compare_look import CompareLook
from ui.review.compare_head import CompareView
from ui.review.compare_list import BOX_PX
from ui.review.compare_model import ROW
from ui.review.compare_page import ComparePage


class CompareScreen:
    """Reads what a comparison says, chooses sessions and moves its cursor."""

    def __init__(self, qtbot: QtBot, page: ComparePage) -> None:
        self.qtbot, self.page = qtbot, page
        self.closings: list[bool] = []
        page.closed.connect(lambda: self.closings.append(True))
        page.resize(1024, 708)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)

    def wait(self) -> None:
        """Wait until every session of the patient is read."""
        self.qtbot.waitUntil(lambda: not self.page.reading.is_reading)
        self.page.setFocus()

    @property
    def title(self) -> str:
        return self.page.head.title.text()

    @property
    def hint(self) -> str:
        """Return what is said in the place of a comparison; nothing where there is one."""
        hint = self.page.hint
        return " ".join(label.text() for label in hint.findChildren(QLabel)).strip() if hint else ""

    @property
    def caption(self) -> str:
        return self.page.caption.text()

    @property
    def others(self) -> list[str]:
        """Return the other sessions from the top, as they are read aloud."""
        model = self.page.model
        return [
            str(model.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole)).replace("\N{NO-BREAK SPACE}", " ")
            for n in range(model.rowCount())
        ]

    @property
    def looks(self) -> list[CompareLook | None]:
        """Return how the chart draws each of the other sessions; None for those without a line."""
        model = self.page.model
        return [model.look(model.index(n, 0).data(ROW)) for n in range(model.rowCount())]

    @property
    def labels(self) -> list[str]:
        """Return the sessions that the chart draws as lines."""
        marks = self.page.chart.marks
        return [line.label for line in marks.lines] if marks else []

    @property
    def has_band(self) -> bool:
        marks = self.page.chart.marks
        return bool(marks and marks.panels[0].bands)

    @property
    def values(self) -> list[str]:
        """Return the rows of the read-out in words."""
        return list(self.page.values.sentences)

    @property
    def words(self) -> list[str]:
        """Return the differences with their times."""
        return self.page.words.sentences

    @property
    def words_about(self) -> str:
        return self.page.words.heading

    def show_as(self, view: CompareView) -> None:
        segment = self.page.head.view.segments()[list(CompareView).index(view)]
        QTest.mouseClick(segment, Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key)

    def press_box(self, place: int) -> None:
        """Press the box of a session in the list."""
        rows = self.page.others
        box = rows.visualRect(rows.model().index(place, 0))
        self._click_list(QPoint(BOX_PX // 2, box.top() + BOX_PX // 2))

    def press_day(self, place: int) -> None:
        """Press a session in the list beside its box."""
        rows = self.page.others
        self._click_list(rows.visualRect(rows.model().index(place, 0)).center())

    def press_words(self, part: str) -> None:
        """Press the first difference that says this."""
        view = self.page.words.view
        index = view.model().index(next(n for n, line in enumerate(self.words) if part in line), 0)
        view.scrollTo(index)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())

    def _click_list(self, place: QPoint) -> None:
        QTest.mouseClick(self.page.others.viewport(), Qt.MouseButton.LeftButton, pos=place)
