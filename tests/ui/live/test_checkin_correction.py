"""The check-in corrected at the chair: from the header's chips, with a reason, and followed everywhere at once."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from session.declarations import CheckInCorrected
from session.infusion import given_mg
from session.session_head import head
from session.simulation.hand_clock import HandClock
from storage.opening import Opened
from tests.pages.live import LivePage
from ui.live.checkin_correction import CheckInCorrection


class Correcting:
    """The form beside the chart, as a nurse meets it."""

    def __init__(self, page: LivePage, pressed: QPushButton) -> None:
        self.page = page
        QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
        (self.form,) = page.screen.panel.findChildren(CheckInCorrection)

    def write(self, weight: str = "", allergies: str = "", chair: str = "", reason: str = "1") -> None:
        fields = (self.form.weight, self.form.allergies, self.form.chair, self.form.reason)
        for field, text in zip(fields, (weight, allergies, chair, reason), strict=True):
            if text:
                field.line.clear()
                QTest.keyClicks(field.line, text)

    def save(self) -> None:
        QTest.mouseClick(self.form.save, Qt.MouseButton.LeftButton)
        self.page.settle()

    @property
    def message(self) -> str:
        return self.form.message.text()


@pytest.fixture
def correcting(started: LivePage) -> Correcting:
    return Correcting(started, started.screen.header.weight)


def chips(page: LivePage) -> list[str]:
    header = page.screen.header
    return [fact.chip.text() for fact in (header.allergies, header.weight, header.chair) if fact.isVisible()]


def test_that_the_fields_show_what_was_written(correcting: Correcting) -> None:
    form = correcting.form
    assert (form.weight.text(), form.allergies.text(), form.chair.text()) == ("68.4", "penicillin, latex", "2")
    assert not form.reason.text()


@pytest.mark.parametrize("name", ["allergies", "weight", "chair"])
def test_that_each_chip_is_reached_by_key_and_opens_the_form(page: LivePage, name: str) -> None:
    pressed = getattr(page.screen.header, name)
    assert pressed.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert pressed.height() >= 48
    assert pressed.accessibleName().endswith("; correct the check-in")
    pressed.setFocus()
    QTest.keyClick(pressed, Qt.Key.Key_Return)
    assert page.screen.panel.title == "Correct the check-in"


def test_that_a_corrected_weight_is_followed_at_once(correcting: Correcting, clock: HandClock) -> None:
    page = correcting.page
    clock.advance(3600)
    correcting.write("66.4")
    assert "27.4 mg becomes 26.6 mg given" in correcting.form.effect.text()
    correcting.save()
    assert page.last.body == CheckInCorrected(weight_kg=Decimal("66.4"), reason="typed wrong")
    assert round(given_mg(page.state.segments, page.state.boluses, page.screen.running.recorder.now()), 2) == Decimal(
        "26.56"
    )
    assert chips(page) == ["ALLERGY penicillin, latex", "66.4 kg", "chair 2"]
    assert not page.screen.panel.is_open


def test_that_allergies_and_chair_are_followed_by_header_and_list(correcting: Correcting, database: Opened) -> None:
    page = correcting.page
    correcting.write(allergies="none known", chair="4", reason="misheard")
    correcting.save()
    assert page.last.body == CheckInCorrected(allergies=(), chair="4", reason="misheard")
    assert chips(page) == ["no known allergies", "68.4 kg", "chair 4"]
    assert [row.head.chair for row in database.registry.running()] == ["4"]
    assert head(page.state, page.screen.running.recorder.now()).chair == "4"


def test_that_a_correction_needs_a_reason_and_a_change(correcting: Correcting) -> None:
    entries = len(correcting.page.state.entries)
    correcting.save()
    assert correcting.message == "Nothing differs from what was written at check-in."
    correcting.write("66.4", reason="")
    correcting.save()
    assert correcting.message == "A correction needs its reason."
    assert len(correcting.page.state.entries) == entries
    QTest.mouseClick(correcting.form.reasons[1], Qt.MouseButton.LeftButton)
    correcting.save()
    assert correcting.page.last.body == CheckInCorrected(weight_kg=Decimal("66.4"), reason="swapped")


def test_that_an_unusual_weight_is_asked_about_once(correcting: Correcting) -> None:
    correcting.write("260")
    correcting.save()
    assert correcting.message == "260 kg is unusual. Is it right? Save again records it."
    entries = len(correcting.page.state.entries)
    correcting.save()
    assert len(correcting.page.state.entries) == entries + 1


def test_that_the_chair_of_another_running_session_is_refused(correcting: Correcting) -> None:
    running = correcting.page.screen.running
    assert running.state.opened
    correcting.page.desk.open_session(running.patient, replace(running.state.opened, chair="5"))
    entries = len(correcting.page.state.entries)
    correcting.write(chair="Chair 5")
    correcting.save()
    expected = "Okafor, Miriam is on this chair in a running session. Write another chair."
    assert correcting.form.chair.problem == expected
    assert len(correcting.page.state.entries) == entries
