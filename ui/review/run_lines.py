"""Lines of text in several looks, wrapped and never cut."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.record.row import Run
from ui.record.run_text import laid_out
from ui.theme.fonts import BODY
from ui.theme.look import look_of


class RunLines(QWidget):
    """Lines of runs; it keeps the height of `least` lines, so that what is below stays where it is."""

    def __init__(self, hint: str = "", *, least: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint, self._least = hint, least
        self._lines: tuple[tuple[Run, ...], ...] = ()
        self._laid_out: list[QTextLayout] = []
        self._laid_out_for: object = None
        self._placed = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_lines(())

    @property
    def text(self) -> str:
        return "\n".join("".join(run.text for run in line).strip() for line in self._shown())

    def show_lines(self, lines: Sequence[Sequence[Run]]) -> None:
        """Show these; none shows the hint."""
        self._lines = tuple(tuple(line) for line in lines)
        self.setAccessibleName(self.text)
        self._fit()
        self.update()

    def _shown(self) -> tuple[tuple[Run, ...], ...]:
        return tuple(line for line in self._lines if line) or ((Run(self._hint, "faint"),),)

    def _layouts(self) -> list[QTextLayout]:
        """Return the lines laid out; what was fitted is what is painted."""
        look, width, lines = look_of(self), max(self.width() if self._placed else 0, 200), self._shown()
        if self._laid_out_for != (look, width, lines):
            self._laid_out_for = (look, width, lines)
            self._laid_out = [laid_out(line, width, look.scale.px(BODY), look) for line in lines]
        return self._laid_out

    def _fit(self) -> None:
        """Grow where the words need more lines: nothing is cut."""
        heights = [layout.boundingRect().height() for layout in self._layouts()]
        row = self._layouts()[0].lineAt(0).height()
        if not self._placed:  # laid out narrower than it will be it would make the window grow
            heights = [row] * len(heights)
        height = round(max(sum(heights), self._least * row))
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._placed = True
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, y = QPainter(self), 0.0
        for layout in self._layouts():
            layout.draw(painter, QPointF(0.0, y))
            y += layout.boundingRect().height()
