"""The gallery, which people look at, goes on drawing every screen in both themes."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.gallery import draw
from ui.theme.palette import DARK, LIGHT
from ui.theme.theme import Theme


def test_that_every_screen_of_the_gallery_is_drawn_in_both_themes(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path
) -> None:
    files = draw(tmp_path, qapp, theme, [QSize(1366, 768)])
    grounds = {file.stem: QImage(str(file)).pixelColor(94, 760).name() for file in files}
    assert len(grounds) == 10
    for name, ground in grounds.items():
        assert ground == (DARK.ground if "-dark-" in name else LIGHT.ground), name
