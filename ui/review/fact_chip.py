"""One fact of a session to be pressed: its words in two lines, marked where something is wrong."""

import re
import textwrap
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QWidget

from ui.record.row import Run
from ui.record.run_text import laid_out
from ui.review.fact_faces import FactFace
from ui.text import tr
from ui.theme.fonts import CAPTION
from ui.theme.look import look_of
from ui.widgets.pressable_panel import PressablePanel
from ui.widgets.priority_mark import paint_priority_shape, priority_word

_LEAST: Final = 48
_SIDE: Final = 10
_ABOVE: Final = 6
_SHAPE: Final = 14
_ONE_LINE: Final = 110
_STEP: Final = 8
_LINES: Final = 2
_UNBOUNDED: Final = 10_000
_MOST_LETTERS: Final = 180
_UNIT: Final = re.compile(r"(?<=\d) (?=(?:min|mg)\b)")


class FactChip(PressablePanel):
    """As narrow as its words allow in two lines; a long fact shows its beginning."""

    def __init__(self, face: FactFace | None, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = face
        self._words = words or (face.words if face else "")
        self._wanted: QSize | None = None
        if face is not None:
            self.set_priority(face.priority)
            self.setToolTip(" ".join(filter(None, (self._words if self._shortened else "", face.how))))
            self.setAccessibleDescription(tr("Goes to this moment on the chart"))
        self.setAccessibleName(", ".join(filter(None, (self._words, priority_word(self.priority)))))

    @property
    def words(self) -> str:
        return self._words

    @property
    def shown(self) -> str:
        """Return the words as they are shown: whole, or a long fact's beginning."""
        return textwrap.shorten(self._words, _MOST_LETTERS, placeholder=" …")

    @property
    def _shortened(self) -> bool:
        return self.shown != " ".join(self._words.split())

    def set_words(self, words: str) -> None:
        """Say something else in the same room, where it is no fact: how many more there are."""
        self._words = words
        self.setAccessibleName(words)
        self.update()

    def size_within(self, width: int) -> QSize:
        """Return the size in a row of that width: the least width in which the words stand in two lines."""
        if self._wanted is None:
            self._wanted = self._measured(_UNBOUNDED)
        return self._wanted if self._wanted.width() <= width else self._measured(width)

    def forget_size(self) -> None:
        """Measure anew, for the letters have another size."""
        self._wanted = None

    def sizeHint(self) -> QSize:
        return self.size_within(_UNBOUNDED)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, _LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        layout = self._text(self.width() - self._beside)
        painter, top = QPainter(self), (self.height() - layout.boundingRect().height()) / 2
        if self.priority:
            box = QRectF(_SIDE, (self.height() - _SHAPE) / 2, _SHAPE, _SHAPE)
            paint_priority_shape(painter, box, self.priority, self.priority.colour(look_of(self).palette))
        layout.draw(painter, QPointF(self._beside - _SIDE, top))

    @property
    def _beside(self) -> int:
        """Return the room that the words do not have, at both sides."""
        return 2 * _SIDE + (_SHAPE + 6 if self.priority else 0)

    def _measured(self, width: int) -> QSize:
        most = max(width - self._beside, _LEAST)
        whole = self._text(_UNBOUNDED).maximumWidth()
        room = min(most, int(whole) + 2 if whole <= _ONE_LINE else max(int(whole / _LINES) + 2, _ONE_LINE))
        while room < most and self._text(room).lineCount() > _LINES:
            room = min(most, room + _STEP)
        layout = self._text(room)
        high = layout.boundingRect().height() + 2 * _ABOVE
        return QSize(room + self._beside, max(_LEAST, int(high + 0.99)))

    def _text(self, width: float) -> QTextLayout:
        look = look_of(self)
        mark = (Run(f"{self.priority.mark} ", self.priority.tone, bold=True),) if self.priority else ()
        words = _UNIT.sub("\N{NO-BREAK SPACE}", self.shown)
        return laid_out((*mark, Run(words)), width, look.scale.px(CAPTION), look)
