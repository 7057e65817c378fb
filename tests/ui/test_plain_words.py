"""What people wrote is shown as it was typed: no label and no tooltip takes it for markup."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from session.screening_items import Item, Standing
from ui.live.gate.check_row import CheckRow
from ui.theme.theme import Theme

WRITTEN = "<b>Floating</b> & <img src='x.png'>"


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_that_words_of_people_are_never_drawn_as_markup(qtbot: QtBot, theme: Theme) -> None:
    label = QLabel(WRITTEN)
    qtbot.addWidget(label)
    label.show()
    assert label.textFormat() is Qt.TextFormat.PlainText
    QToolTip.showText(QPoint(5, 5), WRITTEN, label)
    tips = [each for each in QApplication.topLevelWidgets() if isinstance(each, QLabel) and each.text() == WRITTEN]
    assert {tip.textFormat() for tip in tips if tip is not label} == {Qt.TextFormat.PlainText}
    QToolTip.hideText()


def test_that_the_one_label_with_a_bold_word_escapes_what_it_is_given(qtbot: QtBot, theme: Theme) -> None:
    item = Item(key="weight", group="", words=WRITTEN, standing=Standing.OPEN, sentence=f"{WRITTEN} is not known.")
    row = CheckRow(item)
    qtbot.addWidget(row)
    row.show_item(item, calm=True)
    row.show()
    assert row.sentence.textFormat() is Qt.TextFormat.RichText
    escaped = "&lt;b&gt;Floating&lt;/b&gt; &amp; &lt;img src=&#x27;x.png&#x27;&gt;"
    assert row.sentence.text() == f"<b>{escaped}</b> is not known."
