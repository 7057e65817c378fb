"""The facts under the cards: one row, the rest behind the last chip, each leading to its moment."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.storage.exports.examples import TEN, Chart, watched
from tests.ui.review.test_fact_faces import NOON, frightened
from ui.review.summary_cards import SummaryCards
from ui.theme.fonts import TEXT_SIZES, TypeScale
from ui.theme.look import Look, dress
from ui.widgets.priority_mark import PriorityMark

NARROWEST = 992
"""How wide the cards are in a window of 1366 pixels."""
LOW = 150


def shown(qtbot: QtBot, chart: Chart, percent: int = 100) -> SummaryCards:
    cards = SummaryCards()
    qtbot.addWidget(cards)
    dress(cards, Look(scale=TypeScale(percent)))
    cards.show_state(chart.state, NOON)
    cards.resize(NARROWEST, cards.heightForWidth(NARROWEST))
    cards.show()
    cards.activateWindow()
    qtbot.waitUntil(cards.isActiveWindow)
    return cards


def words(cards: SummaryCards) -> list[str]:
    return [chip.words for chip in cards.facts.chips]


def focused(cards: SummaryCards) -> str:
    return next((chip.words for chip in cards.facts.chips if chip.hasFocus()), "")


def test_that_what_does_not_fit_one_row_is_behind_the_last_chip(qtbot: QtBot) -> None:
    cards = shown(qtbot, frightened())
    before = words(cards)
    assert before[0] == "Stopped early at 0:48: anxiety"
    hidden = 10 - (len(before) - 1)
    assert before[-1] == f"{hidden} more"
    assert len({chip.y() for chip in cards.facts.chips}) == 1
    QTest.mouseClick(cards.facts.chips[-1], Qt.MouseButton.LeftButton)
    assert len(words(cards)) == 11
    assert words(cards)[-1] == "Fewer"
    QTest.mouseClick(cards.facts.chips[-1], Qt.MouseButton.LeftButton)
    assert words(cards) == before


def test_that_a_fact_that_is_pressed_leads_to_its_moment(qtbot: QtBot) -> None:
    cards, moments = shown(qtbot, frightened()), list[datetime]()
    cards.moment_chosen.connect(moments.append)
    QTest.mouseClick(cards.facts.chips[0], Qt.MouseButton.LeftButton)
    cards.facts.chips[1].setFocus()
    QTest.keyClick(cards.facts.chips[1], Qt.Key.Key_Return)
    assert [(moment - TEN) // timedelta(minutes=1) for moment in moments] == [48, 46]


def test_that_tab_and_arrows_reach_every_card_and_fact(qtbot: QtBot) -> None:
    cards = shown(qtbot, frightened())
    open_cards = [card for card in cards.cards if card.isEnabled()]
    open_cards[0].setFocus()
    for card in open_cards[1:]:
        QTest.keyClick(QApplication.focusWidget() or cards, Qt.Key.Key_Right)
        assert card.hasFocus()
    reached = []
    for _ in words(cards):
        QTest.keyClick(QApplication.focusWidget() or cards, Qt.Key.Key_Tab)
        reached.append(focused(cards))
    assert reached == words(cards)
    QTest.keyClick(QApplication.focusWidget() or cards, Qt.Key.Key_Right)
    assert focused(cards) == words(cards)[-1]
    QTest.keyClick(QApplication.focusWidget() or cards, Qt.Key.Key_Left)
    assert focused(cards) == words(cards)[-2]


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_that_nothing_on_a_card_is_cut(qtbot: QtBot, percent: int) -> None:
    chart = frightened()
    chart.events += watched().events[2:]
    cards = shown(qtbot, chart, percent)
    assert cards.minimumSizeHint().width() <= NARROWEST
    for card in cards.cards:
        for label in card.findChildren(QLabel):
            assert card.rect().contains(label.geometry())
            assert label.width() >= label.minimumSizeHint().width(), label.text()
            assert label.height() >= label.heightForWidth(label.width()), label.text()
        (mark,) = card.findChildren(PriorityMark)
        assert not mark.isVisible() or card.rect().contains(mark.geometry())
    assert all(chip.height() >= chip.size_within(NARROWEST).height() for chip in cards.facts.chips)


def test_that_cards_and_facts_leave_the_chart_its_room(qtbot: QtBot) -> None:
    assert shown(qtbot, frightened()).height() <= LOW


def test_that_a_session_without_facts_has_no_line(qtbot: QtBot) -> None:
    cards = shown(qtbot, frightened())
    assert cards.facts.isVisible()
    cards.show_state(Chart().state, NOON)
    assert not cards.facts.isVisible()
    assert words(cards) == []


def test_that_a_long_fact_shows_its_beginning_and_says_all(qtbot: QtBot) -> None:
    chart = Chart()
    chart.write(0, "start 0.4 mg/kg/h; " + "calm and well " * 30)
    (chip,) = shown(qtbot, chart).facts.chips
    assert chip.shown.endswith(" …")
    assert chip.width() <= NARROWEST
    assert chip.toolTip().count("calm and well") == chip.accessibleName().count("calm and well") == 30
