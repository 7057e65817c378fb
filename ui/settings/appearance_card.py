"""How this workstation looks."""

from dataclasses import replace

from ui.chosen import Chosen
from ui.preferences import Choices
from ui.text import tr
from ui.theme.fonts import TEXT_SIZES
from ui.theme.theme import ThemeChoice
from ui.widgets.card import Card
from ui.widgets.choice_row import ChoiceRow


class AppearanceCard(Card):
    """Theme, text size, and whether the live screen opens dark."""

    def __init__(self, chosen: Chosen) -> None:
        super().__init__(tr("Appearance"))
        self._chosen = chosen
        themes = (
            (ThemeChoice.SYSTEM, tr("As the system")),
            (ThemeChoice.DARK, tr("Dark")),
            (ThemeChoice.LIGHT, tr("Light")),
        )
        rooms = ((True, tr("Dark, for a dim room")), (False, tr("As the other screens")))
        sizes = tuple((size, tr("{percent} %").format(percent=size)) for size in TEXT_SIZES)
        self.theme = ChoiceRow(tr("Theme"), themes, required=True)
        self.text_size = ChoiceRow(tr("Text size"), sizes, required=True)
        self.live = ChoiceRow(tr("Live screen"), rooms, required=True)
        for row, name in ((self.theme, "theme"), (self.text_size, "text_size"), (self.live, "dim_live")):
            self.body.addWidget(row)
            row.chosen.connect(lambda answer, field=name: chosen.choose(replace(chosen.choices, **{field: answer})))
        chosen.changed.connect(self._show)
        self._show(chosen.choices)

    def _show(self, choices: Choices) -> None:
        self.theme.choose(choices.theme)
        self.text_size.choose(choices.text_size)
        self.live.choose(choices.dim_live)
