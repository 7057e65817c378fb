"""The versions of one protocol: who changed what, when, and why."""

from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from session.ports import Clock, ProtocolVersion
from session.protocol import Protocol
from session.protocol_edit import differences
from session.times import at_chair
from ui.day_words import day_words
from ui.protocols.block import Block, words
from ui.text import tr
from ui.widgets.scroll_column import ScrollColumn


class Versions(ScrollColumn):
    """The newest first, each with what differs from the one before."""

    def __init__(self, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._shown = QWidget()
        self.body.addWidget(self._shown)
        self.setAccessibleName(tr("Versions"))

    @property
    def said(self) -> list[str]:
        """Return everything that is read, from top to bottom."""
        return [label.text() for label in self._shown.findChildren(QLabel)]

    def show_versions(self, versions: Sequence[ProtocolVersion]) -> None:
        """Show these in the place of the last, which come newest first."""
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 8, 12)
        column.setSpacing(6)
        column.addWidget(words(tr("Versions"), "columnHead", shown))
        for version, before in zip_longest(versions, versions[1:]):
            column.addWidget(self._block(version, before.protocol if before else None))
        self.body.replaceWidget(self._shown, shown)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = shown
        shown.show()

    def _block(self, version: ProtocolVersion, before: Protocol | None) -> Block:
        block = Block()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 4, 0, 10)
        column.setSpacing(4)
        number = tr("Version {number}").format(number=version.protocol.version)
        column.addWidget(words(number, "heading", block))
        column.addWidget(words(saved_words(version, self._clock), "caption", block))
        if version.reason:
            column.addWidget(words(version.reason, "", block))
        for name, old, new in differences(before, version.protocol) if before else ():
            column.addWidget(words(difference_words(name, old, new), "caption", block))
        return block


def saved_words(version: ProtocolVersion, clock: Clock) -> str:
    """Return who saved a version and when, by the clock at the chair."""
    if version.saved_at is None:
        return tr("As shipped with the program")
    moment = _local(version.saved_at, clock)
    return tr("{who}, {day}, {time}").format(who=version.actor, day=day_words(moment.date()), time=f"{moment:%H:%M}")


def difference_words(name: str, old: str, new: str) -> str:
    """Return one difference in words; what was or is in several lines is told in one."""
    before, after = (" / ".join(text.splitlines()) or tr("nothing") for text in (old, new))
    return tr("{name}: {before} → {after}").format(name=name, before=before, after=after)


def _local(moment: datetime, clock: Clock) -> datetime:
    return at_chair(moment, clock.utc_offset_min(moment))
