"""How a default that the clinic has not confirmed is marked: a shape and words, in no colour of an alarm."""

from typing import Final

from PySide6.QtWidgets import QWidget

from ui.text import tr
from ui.widgets.chip import Chip

SHAPE: Final = "◇"


def to_confirm_chip(parent: QWidget | None = None) -> Chip:
    """Return the mark of one value; hidden it keeps its room, so that values stand under each other."""
    chip = Chip(tr("{shape} to be confirmed").format(shape=SHAPE), outlined=True, parent=parent)
    chip.setObjectName("caption")
    keeps = chip.sizePolicy()
    keeps.setRetainSizeWhenHidden(True)
    chip.setSizePolicy(keeps)
    chip.setAccessibleName(tr("Default, to be confirmed by the clinic"))
    return chip


def count_words(open_ones: int, changed: int, wrong: int) -> str:
    """Return what a section's button says beside its name: what is wrong, else what changed, else what is open."""
    if wrong:
        return tr("✕ {count} to put right").format(count=wrong)
    if changed:
        return tr("● {count} changed").format(count=changed)
    return tr("{shape} {count} to confirm").format(shape=SHAPE, count=open_ones) if open_ones else ""
