"""Every target is high enough for gloved hands, at every text size, and has a name and a key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.fonts import TEXT_SIZES
from ui.theme.palette import DARK, LIGHT
from ui.theme.theme import Theme, ThemeChoice
from ui.widgets.banner import Banner, Notice
from ui.widgets.choice_row import ChoiceRow
from ui.widgets.field import Field
from ui.widgets.key_button import ButtonKind, KeyButton
from ui.widgets.rail import Destination, Rail
from ui.widgets.search_field import SearchField
from ui.widgets.side_panel import SidePanel

LOWEST = 48


def banner() -> QWidget:
    shown = Banner()
    shown.show_notice(Notice("The last session was reopened where it stood.", action="Dismiss", key="Esc"))
    return shown


def panel() -> QWidget:
    host = QWidget()
    host.resize(600, 400)
    SidePanel(host).open_with("Rate", Field("New rate", unit="mg/kg/h"))
    return host


MAKERS: tuple[Callable[[], QWidget], ...] = (
    lambda: KeyButton("Rate", "F2"),
    lambda: KeyButton("Rate", "F2", stacked=True, kind=ButtonKind.PRIMARY),
    lambda: ChoiceRow("Sex", (("F", "Female"), ("M", "Male"))),
    lambda: Field("Weight today", unit="kg"),
    lambda: SearchField("Name, MRN or date", "Ctrl K"),
    lambda: Rail((Destination("today", "Today", "today", "Alt 1"),)),
    banner,
    panel,
)


def targets(widget: QWidget) -> list[QWidget]:
    """Return what can be pressed or typed in."""
    kinds = (QPushButton, QLineEdit)
    found: list[QWidget] = [widget] if isinstance(widget, kinds) else []
    return found + [each for kind in kinds for each in widget.findChildren(kind) if each.isVisibleTo(widget)]


@pytest.mark.parametrize("percent", TEXT_SIZES)
@pytest.mark.parametrize("make", MAKERS)
def test_that_a_target_is_high_enough_and_has_a_name(
    qtbot: QtBot, theme: Theme, make: Callable[[], QWidget], percent: int
) -> None:
    theme.set_text_size(percent)
    widget = make()
    qtbot.addWidget(widget)
    widget.show()
    found = targets(widget)
    assert found
    for target in found:
        assert target.height() >= LOWEST, type(target).__name__
        assert target.accessibleName() or (isinstance(target, QPushButton) and target.text())


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("make", [lambda: KeyButton("Rate", "F2"), lambda: SearchField("Name")])
def test_that_the_focus_can_be_seen(qtbot: QtBot, theme: Theme, make: Callable[[], QWidget], palette: object) -> None:
    theme.choose(ThemeChoice.DARK if palette is DARK else ThemeChoice.LIGHT)
    window = QWidget()
    qtbot.addWidget(window)
    target = make()
    target.setParent(window)
    window.show()
    window.setFocus()
    edge = target.height() // 2
    assert target.grab().toImage().pixelColor(1, edge).name() != theme.palette.accent
    target.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(target.hasFocus)
    assert target.grab().toImage().pixelColor(1, edge).name() == theme.palette.accent
