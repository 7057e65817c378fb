"""Lets Python collect its rubbish on the window's own thread alone.

Python collects on whatever thread happens to make the next object. Where that is the writer's, a widget that is left in
a circle of references would be taken down beside the thread that Qt allows it on, and wait for it or crash.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Collecting(QObject):
    """Looks twice a second whether Python would collect by now, and does it here; `stop` gives it back to Python."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """What is there by now stays; a look through all of it would hold the window up."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is full, as Python itself does, and with it the younger ones."""
        counted = enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        full = [age for age, (count, most) in counted if count > most]
        if full:
            gc.collect(full[-1])

    def stop(self) -> None:
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
