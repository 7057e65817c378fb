"""Two themes, switched while the program runs."""

from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme.dim_room import DimRoom
from ui.theme.fonts import FAMILY, TypeScale, base_font, load_fonts, sized
from ui.theme.look import look_of
from ui.theme.motion import LONGEST_MS, movement_ms
from ui.theme.palette import DARK, LIGHT
from ui.theme.theme import Theme, ThemeChoice
from ui.widgets.card import Card


def ground(widget: QWidget) -> str:
    """Return the colour painted in the middle of a widget."""
    image = widget.grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2).name()


def test_that_an_open_widget_changes_its_colours_with_the_theme(qtbot: QtBot, theme: Theme) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.resize(200, 100)
    card.show()
    theme.choose(ThemeChoice.DARK)
    assert ground(card) == DARK.panel
    theme.choose(ThemeChoice.LIGHT)
    assert ground(card) == LIGHT.panel


def test_that_the_theme_is_light_where_the_system_does_not_say(theme: Theme) -> None:
    assert theme.choice is ThemeChoice.SYSTEM
    assert theme.palette is LIGHT


def test_that_toggling_goes_to_the_other_theme_and_back(theme: Theme) -> None:
    theme.toggle()
    assert theme.palette is DARK
    theme.toggle()
    assert theme.palette is LIGHT
    assert theme.choice is ThemeChoice.LIGHT


def test_that_a_change_is_told_after_everything_wears_it(qtbot: QtBot, theme: Theme) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitSignal(theme.changed) as told:
        theme.choose(ThemeChoice.DARK)
    assert told.args == [theme.look]
    assert look_of(widget).palette is DARK


def test_that_a_larger_text_size_enlarges_labels(qtbot: QtBot, theme: Theme) -> None:
    label = QLabel("128/80")
    qtbot.addWidget(label)
    label.show()
    before = label.sizeHint().height()
    theme.set_text_size(130)
    assert label.sizeHint().height() > before


def test_that_a_dimmed_screen_stays_dark_in_a_light_window(qtbot: QtBot, theme: Theme) -> None:
    theme.choose(ThemeChoice.LIGHT)
    window, screen, inner = QFrame(), QFrame(), Card()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(screen)
    QVBoxLayout(screen).addWidget(inner)
    window.resize(300, 200)
    window.show()
    room = DimRoom(theme, screen)
    room.set_dimmed(True)
    assert (look_of(inner).palette, look_of(window).palette) == (DARK, LIGHT)
    assert ground(inner) == DARK.panel
    theme.set_text_size(115)
    assert look_of(inner).scale == TypeScale(115)
    room.set_dimmed(False)
    assert ground(inner) == LIGHT.panel


def test_that_figures_have_one_width_so_that_columns_align(qtbot: QtBot) -> None:
    load_fonts()
    font = base_font(TypeScale())
    assert font.family() == FAMILY
    widths = {round(QFontMetricsF(sized(font, 36)).horizontalAdvance(figure), 2) for figure in "0123456789"}
    assert len(widths) == 1


def test_that_the_system_palette_follows_for_what_fusion_draws(qtbot: QtBot, theme: Theme) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    theme.choose(ThemeChoice.DARK)
    qtbot.waitUntil(lambda: widget.palette().color(QPalette.ColorRole.Window) == QColor(DARK.ground))


def test_that_no_movement_takes_longer_than_it_may(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert 0 <= movement_ms(widget) <= LONGEST_MS
