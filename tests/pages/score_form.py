"""A score's form beside the chart as a nurse meets it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.pages.live import LivePage
from ui.live.score_form import ScoreForm
from ui.live.score_items import MeasuredPart, ScoreItemPart
from ui.widgets.answer_button import AnswerButton
from ui.widgets.key_button import KeyButton


class ScoreFormPage:
    """Touches answers, and reads what is chosen, asked next and added up; keys go through the live page."""

    def __init__(self, live: LivePage) -> None:
        self.live = live

    @property
    def form(self) -> ScoreForm:
        (form,) = (one for one in self.live.screen.panel.findChildren(ScoreForm) if not one.isHidden())
        return form

    @property
    def is_open(self) -> bool:
        return any(not one.isHidden() for one in self.live.screen.panel.findChildren(ScoreForm))

    @property
    def title(self) -> str:
        return self.live.screen.panel.title

    @property
    def result(self) -> str:
        return self.form.result.text()

    @property
    def asked(self) -> list[str]:
        """Return the items that are marked as asked next."""
        return [key for key, part in self.form.parts.items() if part.heading.text().startswith("▸")]

    @property
    def chosen(self) -> list[str]:
        """Return the names of every answer that has a tick."""
        return [one.accessibleName() for one in self.form.findChildren(AnswerButton) if one.isChecked()]

    def part(self, key: str) -> ScoreItemPart:
        return self.form.parts[key]

    def measured(self, key: str) -> MeasuredPart:
        part = self.part(key)
        assert isinstance(part, MeasuredPart)
        return part

    def touch(self, key: str, words: str) -> None:
        """Touch the answer with these words, bringing it into view first as a finger would."""
        shown = words.replace(" %", "\N{NO-BREAK SPACE}%")
        buttons = [*self.part(key).findChildren(AnswerButton), *self.part(key).findChildren(KeyButton)]
        (button,) = (one for one in buttons if one.text() == shown and not one.isHidden())
        self.form.view.ensureWidgetVisible(button)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def save(self) -> None:
        """Touch Save in the panel and wait until the line is on the disk."""
        self.live.press_piece("Save")
        self.live.settle()
