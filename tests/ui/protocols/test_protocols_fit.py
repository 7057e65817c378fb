"""Everything on the screen has its place, at every size of text."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from session.protocol_row import Section
from tests.pages.protocols import ProtocolsPage
from ui.theme.theme import Theme


def test_that_every_target_is_high_enough_for_a_gloved_hand_and_has_a_name(page: ProtocolsPage) -> None:
    page.press(page.screen.foot.edit)
    for section in (Section.RATES, Section.ADVICE, Section.REMINDING, Section.EMERGENCY, Section.KEYS):
        page.section(section)
        QApplication.processEvents()
        for target in (*page.screen.findChildren(QPushButton), *page.screen.findChildren(QLineEdit)):
            if target.isVisible():
                assert target.height() >= 48, target
                name = target.accessibleName() or (target.text() if isinstance(target, QPushButton) else "")
                assert name


@pytest.mark.parametrize("percent", [100, 115, 130])
@pytest.mark.parametrize("editing", [False, True])
def test_that_nothing_is_wider_than_its_place_at_any_size_of_text(
    page: ProtocolsPage, theme: Theme, percent: int, editing: bool
) -> None:
    theme.set_text_size(percent)
    page.screen.hide()
    page.screen.show()
    if editing:
        page.press(page.screen.foot.edit)
    for section in Section:
        page.section(section)
        QApplication.processEvents()
        for column in (page.screen.page, page.screen.sections, page.screen.protocols, page.screen.versions):
            inner = column.widget()
            assert inner is not None
            assert inner.minimumSizeHint().width() <= column.viewport().width(), (section, column)
