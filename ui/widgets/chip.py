"""A short word on a ground of its own."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.widgets.restyle import set_style_property

Tone = Literal[
    "neutral", "accent", "heart_rate", "spo2", "blood_pressure", "respiration", "pain", "mind", "drug",
    "low", "medium", "high",
]  # fmt: skip


class Chip(QLabel):
    """A value, a state or a reminder in few words, in the colour of what it is about."""

    def __init__(
        self, text: str, tone: Tone = "neutral", *, outlined: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setProperty("tone", tone)
        self.setProperty("outlined", "true" if outlined else "false")

    def set_tone(self, tone: Tone) -> None:
        set_style_property(self, "tone", tone)
