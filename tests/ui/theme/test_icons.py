"""The icons that the program ships with."""

from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtGui import QPixmap
from pytestqt.qtbot import QtBot

from ui.theme.assets import ASSETS
from ui.theme.icons import IconName, icon_pixmap


def inks(pixmap: QPixmap) -> set[str]:
    """Return the colours of the opaque pixels."""
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in pixels if colour.alpha() == 255}


@pytest.mark.parametrize("name", get_args(IconName))
def test_that_an_icon_is_drawn_in_the_colour_asked_for(qtbot: QtBot, name: IconName) -> None:
    assert inks(icon_pixmap(name, "#3aa99f", 48)) == {"#3aa99f"}


def test_that_an_icon_is_sharp_on_a_dense_screen(qtbot: QtBot) -> None:
    pixmap = icon_pixmap("search", "#10191d", 20, 2.0)
    assert (pixmap.width(), pixmap.deviceIndependentSize().width()) == (40, 20.0)


def test_that_the_names_are_those_of_the_files_shipped() -> None:
    assert {path.stem for path in Path(ASSETS / "icons").glob("*.svg")} == set(get_args(IconName))


@pytest.mark.parametrize("folder", ["fonts", "icons"])
def test_that_what_is_shipped_comes_with_its_licence(folder: str) -> None:
    (licence,) = (ASSETS / folder).glob("*LICENSE*")
    assert len(licence.read_text(encoding="utf-8")) > 1000
