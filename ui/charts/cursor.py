"""The cursor of a chart that is being read: where keys and the pointer take it."""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import Qt

from ui.charts.scene import Scene

MINUTE_S = 60.0


def cursor_after(key: int, at: float | None, scene: Scene, *, by_sets: bool) -> float | None:
    """Return where an arrow key, Home or End takes the cursor, in seconds; None if the key means nothing.

    A step is one minute, or with `by_sets` the next set of values in the table. A cursor that is nowhere
    starts at the edge that the key points away from.
    """
    axis = scene.axis
    match key:
        case Qt.Key.Key_Home:
            return axis.start
        case Qt.Key.Key_End:
            return axis.end
        case Qt.Key.Key_Left:
            start = axis.end if at is None else at
            return _set_before(start, scene) if by_sets else start - MINUTE_S
        case Qt.Key.Key_Right:
            start = axis.start if at is None else at
            return _set_after(start, scene) if by_sets else start + MINUTE_S
        case _:
            return None


def _set_before(at: float, scene: Scene) -> float:
    moments = sorted(column.at for column in scene.marks.columns)
    place = bisect_left(moments, at)
    return moments[place - 1] if place else at


def _set_after(at: float, scene: Scene) -> float:
    moments = sorted(column.at for column in scene.marks.columns)
    place = bisect_right(moments, at)
    return moments[place] if place < len(moments) else at
