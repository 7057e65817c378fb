"""A physician changes a protocol: who is checked in from then on follows it, who was before does not."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from session.simulation.hand_clock import HandClock
from tests.journeys.test_a_day_at_the_chair import NINE, chair, check_in
from tests.pages.checkin import CheckInForm
from tests.pages.protocols import ProtocolsPage
from tests.pages.window import WindowPage
from ui.theme.theme import Theme


def test_that_a_changed_protocol_is_followed_from_the_next_check_in_on(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with chair(qtbot, theme, tmp_path, HandClock(NINE)) as here:
        check_in(here)
        here.place.window.show_screen("today")
        WindowPage(qtbot, here.place.window).press_key(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
        assert here.place.window.screen_shown == "protocols"
        page = ProtocolsPage(here.place.protocols)
        assert "A running session keeps the version it was started with. Running now: 1." in page.said
        page.press(page.screen.foot.edit)
        page.type("maximum_rate", "0.1")
        qtbot.waitUntil(lambda: "below the start rate" in page.problem("maximum_rate"))
        page.type("maximum_rate", "0.7")
        page.press(page.screen.foot.save)
        page.sign("Dr. B. Osei", "tolerated")
        newest, first = here.opened.registry.protocol_versions("outpatient-titration")
        assert (newest.protocol.version, newest.actor, newest.reason) == (2, "Dr. B. Osei", "tolerated")
        assert str(newest.protocol.maximum_rate) == "0.7 mg/kg/h"
        assert first.saved_at is None
        here.place.start()
        CheckInForm(here.place.checkin).choose("Outpatient titration")
        chosen = here.place.checkin.page.protocol.protocol
        assert chosen
        assert (chosen.version, str(chosen.maximum_rate)) == (2, "0.7 mg/kg/h")
        opened = here.place.desk.running[0].state.opened
        assert opened
        assert (opened.protocol.version, str(opened.protocol.maximum_rate)) == (1, "0.6 mg/kg/h")
