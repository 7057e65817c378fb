"""What tests of the chart share."""

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.charts.chart_page import ChartPage, shown_chart


@pytest.fixture
def page(qtbot: QtBot) -> ChartPage:
    """Give an empty chart on the screen, as a live session has it."""
    return shown_chart(qtbot)


@pytest.fixture
def reading(qtbot: QtBot) -> ChartPage:
    """Give an empty chart on the screen, as review has it."""
    return shown_chart(qtbot, interactive=True)
