"""One horizontal band of the chart: painted once into an image, then only where something changed."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ui.charts.scene import Scene


@dataclass(frozen=True, slots=True)
class Strip:
    """Device pixel columns from `first` up to, not including, `last`."""

    first: int
    last: int
    dpr: float

    @property
    def left(self) -> float:
        return self.first / self.dpr

    @property
    def right(self) -> float:
        return self.last / self.dpr

    def meets(self, x: float, reach: float) -> bool:
        """Whether something at `x` that extends `reach` logical pixels to both sides shows in the strip."""
        return self.left - reach <= x <= self.right + reach


class Band(QGraphicsItem):
    """A band as wide as the chart; subclasses say what it is drawn from and how."""

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self._scene = scene
        self._rect = QRectF()
        self._image: QImage | None = None
        self._dirty: Strip | None = None

    def boundingRect(self) -> QRectF:
        return self._rect

    @property
    def height(self) -> float:
        return self._rect.height()

    def place(self, rect: QRectF) -> None:
        """Move to a rectangle of the chart, in logical pixels that fall on device pixels."""
        self.prepareGeometryChange()
        self.setPos(rect.topLeft())
        self._rect = QRectF(0.0, 0.0, rect.width(), rect.height())
        self._image = None
        self.update()

    def show_scene(self, scene: Scene) -> None:
        """Take over a new scene and repaint what differs in it."""
        old, self._scene = self._scene, scene
        if (old.ink, _place(old)) != (scene.ink, _place(scene)):
            self.repaint_all()
        elif old.axis != scene.axis:
            self.axis_moved(old)
        if old.marks is not scene.marks:
            self.marks_changed(old)

    def axis_moved(self, old: Scene) -> None:
        """Repaint for another span of time in the same place."""
        self.repaint_columns(0, ceil(self._rect.width() * self._scene.dpr))

    def marks_changed(self, old: Scene) -> None:
        """Repaint if what this band is drawn from has changed; subclasses narrow it further."""
        if self.source(old) != self.source(self._scene):
            self.repaint_all()

    def source(self, scene: Scene) -> object:
        """The part of a scene that this band is drawn from, for comparison."""
        raise NotImplementedError

    def draw(self, painter: QPainter, strip: Strip) -> None:
        """Paint what lies in the strip; the painter is clipped to it."""
        raise NotImplementedError

    def repaint_all(self) -> None:
        """Repaint the whole band with the next frame."""
        if self._image is not None:
            self._dirty = Strip(0, self._image.width(), self._scene.dpr)
        self.update()

    def repaint_columns(self, first: int, last: int) -> None:
        """Repaint device columns from `first` up to, not including, `last`, with the next frame."""
        if self._image is None:
            return
        strip = self._widened(self._dirty, first, last)
        if strip.first < strip.last:
            self._dirty = strip
            self.update(QRectF(strip.left, 0.0, strip.right - strip.left, self.height))

    def _widened(self, strip: Strip | None, first: int, last: int) -> Strip:
        """Return a strip that reaches to other device columns as well, within the band."""
        if strip is not None:
            first, last = min(first, strip.first), max(last, strip.last)
        return Strip(max(first, 0), min(last, ceil(self._rect.width() * self._scene.dpr)), self._scene.dpr)

    def render(self, image: QImage, strip: Strip) -> None:
        """Paint one strip of the image."""
        painter = self.painter(image, strip)
        try:
            painter.fillRect(QRectF(strip.left, 0.0, strip.right - strip.left, self.height), self._scene.ink.surface)
            self.draw(painter, strip)
        finally:
            painter.end()  # an image that is dropped while it is being painted takes the process with it

    def painter(self, image: QImage, strip: Strip) -> QPainter:
        """A painter for one strip of the image; whoever asks for it ends it."""
        painter = QPainter(image)
        painter.setClipRect(QRectF(strip.left, 0.0, strip.right - strip.left, self.height))
        return painter

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, /, widget: QWidget | None = None) -> None:
        if self._image is None:
            self._image = self._blank()
            self._dirty = Strip(0, self._image.width(), self._scene.dpr)
        if self._dirty is not None:
            self.render(self._image, self._dirty)
            self._dirty = None
        shown = option.exposedRect.toAlignedRect().intersected(self._rect.toAlignedRect())
        left, top, dpr = shown.left(), shown.top(), self._scene.dpr
        source = QRectF(left * dpr, top * dpr, shown.width() * dpr, shown.height() * dpr)
        painter.drawImage(QRectF(shown), self._image, source)

    def _blank(self) -> QImage:
        dpr = self._scene.dpr
        image = QImage(ceil(self._rect.width() * dpr), ceil(self._rect.height() * dpr), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(dpr)
        return image


def _place(scene: Scene) -> tuple[float, float, object]:
    return scene.axis.left, scene.axis.width, scene.axis.origin
