"""What the program is, what it is not, and whose work it ships with."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.text import tr
from ui.widgets.card import Card


class AboutCard(Card):
    """Version, purpose, the conventions followed, and the licences of font and icons."""

    def __init__(self, version: str) -> None:
        super().__init__(tr("About Chairside {version}").format(version=version))
        for paragraph in self.paragraphs():
            label = QLabel(paragraph)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            self.body.addWidget(label)

    @staticmethod
    def paragraphs() -> tuple[str, ...]:
        return (
            tr("Chairside records, computes, reminds and flags. It is not a patient monitor: watch the patient."),
            tr(
                "Reminders have three priorities, told by colour, shape and text (!!!, !!, !) in the manner of "
                "IEC 60601-1-8. Values older than their interval turn grey. A value beyond a limit is recorded with "
                "a finding and never changed. The program claims no compliance with any standard."
            ),
            tr("Limits, intervals and doses come from the protocol and the order; the clinic answers for them."),
            tr("Font: Inter, SIL Open Font License 1.1. Icons: Material Symbols by Google, Apache License 2.0."),
        )
