"""The newest value of one vital sign, large enough to read across the room."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.text import tr
from ui.theme.fonts import BODY, CAPTION, FIGURE, sized
from ui.theme.icons import icon_pixmap
from ui.theme.look import look_of
from ui.theme.priority import Priority
from ui.widgets.age import Freshness, age_words, freshness
from ui.widgets.chip import Tone
from ui.widgets.priority_mark import paint_priority_shape, priority_word

_MARGIN: Final = 14
_DASHES: Final = "– –"
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class TileFace:
    """What a tile shows: the value as text, its unit, what else to say, its difference from baseline, its age.

    `age` and `interval` are seconds; an age of None means not assessed; `live` is a value from a device right now.
    """

    value: str = ""
    unit: str = ""
    detail: str = ""
    difference: str = ""
    age: float | None = None
    interval: float = 900.0
    live: bool = False
    priority: Priority = Priority.NONE

    @property
    def freshness(self) -> Freshness:
        if self.age is None:
            return Freshness.GONE
        return freshness(self.age, self.interval)

    @property
    def shown_value(self) -> str:
        """Return the value, or dashes where it is not assessed or too old to be read as one."""
        return _DASHES if self.freshness is Freshness.GONE else self.value

    @property
    def age_text(self) -> str:
        if self.age is None:
            return tr("not assessed")
        if self.live and self.freshness is Freshness.CURRENT:
            return tr("live")
        words = age_words(self.age)
        return tr("last {age}").format(age=words) if self.freshness is Freshness.GONE else words

    @property
    def footers(self) -> list[str]:
        """Return what stands beside the value, from the fullest to the shortest; the age is in every one."""
        if self.freshness is Freshness.GONE:
            return [self.age_text]
        wordings = ((self.unit, self.detail, self.age_text), (self.unit, self.age_text), (self.age_text,))
        return [" · ".join(part for part in parts if part) for parts in wordings]


class ValueTile(QWidget):
    """Title in the vital's hue, the value, its unit and age, and the difference from baseline.

    Past its interval the value greys; past two it gives way to dashes. A reminder adds its ground and its shape.
    """

    def __init__(self, title: str, hue: Tone, *, footer_below: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._hue = hue
        self._below = footer_below
        self._face = TileFace()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._say()

    @property
    def title(self) -> str:
        return self._title

    @property
    def face(self) -> TileFace:
        return self._face

    def show_face(self, face: TileFace) -> None:
        """Show this; repaints only when something a reader sees has changed."""
        before, self._face = self._face, face
        if _seen(before) != _seen(face):
            self._say()
            self.update()

    def _say(self) -> None:
        face = self._face
        against = tr("{difference} from baseline").format(difference=face.difference) if face.difference else ""
        said = (self._title, face.shown_value, face.footers[0], against, priority_word(face.priority))
        self.setAccessibleName(", ".join(part for part in said if part))

    def sizeHint(self) -> QSize:
        scale = look_of(self).scale
        lines = scale.px(18) + scale.px(40) + (scale.px(18) if self._below else 0)
        return QSize(scale.px(200), lines + 8)

    def minimumSizeHint(self) -> QSize:
        """Return the least room: a tile without a line of its own under the figure gives way a little first."""
        give = 0 if self._below else look_of(self).scale.px(6)
        return QSize(look_of(self).scale.px(160), self.sizeHint().height() - give)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        scale = look.scale
        painter = QPainter(self)
        self._paint_ground(painter)
        width = self.width() - 2 * _MARGIN
        top = QRect(_MARGIN, max(0, 6 - max(0, self.sizeHint().height() - self.height())), width, scale.px(18))
        self._paint_title(painter, top)
        middle = QRect(_MARGIN, top.bottom() + 1, width, scale.px(40) + self._growth())
        right = self._paint_value(painter, middle)
        if self._below:
            footer = QRect(_MARGIN, middle.bottom() + 1, width, scale.px(18))
        else:
            drop = scale.px(12) + self._growth()
            footer = QRect(right + 8, middle.top() + drop, self.width() - right - 8 - 6, middle.height() - drop)
        self._paint_footer(painter, footer)

    def _growth(self) -> int:
        """Return by how many pixels the figure is larger than designed, where the screen has room for it."""
        return max(0, self.height() - self.sizeHint().height())

    def _paint_ground(self, painter: QPainter) -> None:
        palette = look_of(self).palette
        if self._face.priority is not Priority.NONE:
            painter.fillRect(self.rect(), QColor(self._face.priority.ground(palette)))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(palette.line))

    def _hue_colour(self) -> str:
        palette = look_of(self).palette
        colour: str = getattr(palette, self._hue)
        return colour if self._face.priority is Priority.NONE else self._face.priority.colour(palette)

    def _paint_title(self, painter: QPainter, box: QRect) -> None:
        look = look_of(self)
        title: str = getattr(look.palette, self._hue)
        painter.setFont(sized(self.font(), look.scale.px(CAPTION), QFont.Weight.DemiBold))
        painter.setPen(QColor(title))
        painter.drawText(box, _LEFT, self._title)
        face = self._face
        if face.freshness is Freshness.GONE:
            return
        reminded = face.priority is not Priority.NONE
        text = f"{face.priority.mark} {face.difference}".strip()
        painter.setPen(QColor(self._hue_colour() if reminded else look.palette.muted))
        painter.drawText(box, _RIGHT, text)
        if reminded:
            side = look.scale.px(12)
            left = box.right() - QFontMetrics(painter.font()).horizontalAdvance(text) - side - 5
            shape = QRectF(left, box.center().y() - side / 2 + 1, side, side)
            paint_priority_shape(painter, shape, face.priority, self._hue_colour())

    def _paint_value(self, painter: QPainter, box: QRect) -> int:
        look = look_of(self)
        face = self._face
        font = self._figure_font(box.width())
        painter.setFont(font)
        fresh = face.freshness is Freshness.CURRENT
        painter.setPen(QColor(self._hue_colour() if fresh else look.palette.faint))
        painter.drawText(box, _LEFT, face.shown_value)
        return box.left() + QFontMetrics(font).horizontalAdvance(face.shown_value)

    def _figure_font(self, width: int) -> QFont:
        pixels = look_of(self).scale.px(FIGURE) + self._growth()
        font = sized(self.font(), pixels, QFont.Weight.DemiBold)
        needed = QFontMetrics(font).horizontalAdvance(self._face.shown_value)
        return font if needed <= width else sized(font, pixels * width // needed, QFont.Weight.DemiBold)

    def _paint_footer(self, painter: QPainter, box: QRect) -> None:
        look = look_of(self)
        font = sized(self.font(), look.scale.px(CAPTION))
        stale = self._face.freshness is Freshness.STALE
        if stale:
            side = look.scale.px(BODY)
            clock = icon_pixmap("schedule", look.palette.text, side, self.devicePixelRatioF())
            painter.drawPixmap(box.left(), box.center().y() - side // 2 + 1, clock)
            box.adjust(side + 4, 0, 0, 0)
        painter.setFont(font)
        painter.setPen(QColor(look.palette.text if stale else look.palette.muted))
        metrics = QFontMetrics(font)
        fitting = (text for text in self._face.footers if metrics.horizontalAdvance(text) <= box.width())
        painter.drawText(box, _LEFT, next(fitting, self._face.age_text))


def _seen(face: TileFace) -> tuple[object, ...]:
    return (face.shown_value, face.footers[0], face.difference, face.freshness, face.priority)
