"""Limits for this patient: by keyboard alone, by touch, faults in their place, and the way back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from session.declarations import LimitsChanged
from session.events import EntryVoided
from session.limits import Tier
from session.patient_limits import range_words, shown_bands
from tests.pages.live import LivePage
from ui.desk import Desk
from ui.live.limits_block import LimitsBlock
from ui.live.limits_form import LimitsForm
from ui.record.record_model import ROW
from ui.widgets.field import Field
from ui.widgets.key_button import KeyButton


class LimitsPage:
    """The form beside the chart, as a nurse and a prescriber meet it."""

    def __init__(self, live: LivePage) -> None:
        self.live = live

    def open(self) -> LimitsForm:
        """Press Alt+L where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.live.screen, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
        self.live.screen.panel.arrive()
        return self.form

    @property
    def form(self) -> LimitsForm:
        (form,) = (one for one in self.live.screen.panel.findChildren(LimitsForm) if not one.isHidden())
        return form

    @property
    def is_open(self) -> bool:
        return self.live.screen.panel.is_open

    @property
    def systolic(self) -> LimitsBlock:
        return self.form.blocks["systolic"]

    @property
    def record(self) -> list[str]:
        """Return what the rows of the record say."""
        model = self.live.screen.record.model
        return [model.index(place, 0).data(ROW).text for place in range(model.rowCount())]

    def key(self, key: Qt.Key) -> None:
        QTest.keyClick(self._keyboard(), key)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(self._keyboard(), text)

    def _keyboard(self) -> QWidget:
        part = QApplication.focusWidget()
        assert part
        return part

    def act_now(self) -> str:
        return range_words(shown_bands(self.live.state)["systolic"].act)

    def write(self, text: str, name: str = "Dr Lang", reason: str = "usual for her") -> None:
        """Write another systolic limit to act at, a name and a reason, and press Enter behind the last."""
        form = self.form
        for field, words in ((self.systolic.fields[Tier.ACT], text), (form.name.field, name), (form.reason, reason)):
            field.line.setFocus()
            QTest.keyClicks(field.line, words)
        QTest.keyClick(form.reason.line, Qt.Key.Key_Return)
        self.live.settle()

    def touch(self, part: QWidget) -> None:
        for _ in range(3):
            QApplication.processEvents()
        self.form.view.ensureWidgetVisible(part)
        QTest.mouseClick(part, Qt.MouseButton.LeftButton)
        self.live.settle()


@pytest.fixture
def limits(started: LivePage, desk: Desk) -> LimitsPage:
    desk.registry.add_staff("Dr Lang", "A. Lindqvist")
    desk.hand_over(started.screen.running, "A. Lindqvist")
    page = LimitsPage(started)
    page.open()
    return page


def test_that_another_limit_is_set_by_keyboard_alone_and_is_seen_in_the_form_and_the_record(
    limits: LimitsPage,
) -> None:
    assert limits.act_now() == "100 to 156"
    limits.type("100 to 170")
    while QApplication.focusWidget() is not limits.form.name.field.line:
        limits.key(Qt.Key.Key_Return)
    for text in ("Dr Lang", "usual for her"):
        limits.type(text)
        limits.key(Qt.Key.Key_Return)
    limits.live.settle()
    assert not limits.is_open
    assert isinstance(limits.live.last.body, LimitsChanged)
    assert limits.act_now() == "100 to 170"
    assert any("act on systolic pressure outside 100 to 170 mmHg" in text for text in limits.record)
    limits.open()
    assert "set by Dr Lang 10:00: usual for her" in limits.systolic.said[Tier.ACT].text()
    assert "act outside 100 to 170" in limits.systolic.now.text()
    assert "Baseline 125" in limits.systolic.now.text()


def test_that_another_limit_is_set_by_touch_with_keys_on_the_screen(limits: LimitsPage) -> None:
    field, pad = limits.systolic.fields[Tier.STOP], limits.form.pad
    assert not pad.isVisible()
    limits.touch(field.line)
    assert pad.isVisible()
    for key in ("8", "8", " to ", "1", "9", "9", "\b", "0"):
        limits.touch(pad.keys[key])
    assert field.text() == "88 to 190"
    (lang,) = (button for button in limits.form.name.buttons if button.text() == "Dr Lang")
    limits.touch(lang)
    limits.form.reason.set_text("usual for her")
    limits.touch(limits.form.record)
    assert isinstance(limits.live.last.body, LimitsChanged)
    assert range_words(shown_bands(limits.live.state)["systolic"].stop) == "88 to 190"


def test_that_the_protocols_limit_holds_again_once_what_was_set_is_taken_back(limits: LimitsPage) -> None:
    limits.write("100 to 170")
    limits.open()
    limits.touch(limits.systolic.back[Tier.ACT])
    limits.write("", reason="pressure is lower now")
    assert limits.act_now() == "100 to 156"
    last = limits.live.state.events[-1].body
    assert isinstance(last, EntryVoided)
    assert last.reason == "pressure is lower now (Dr Lang)"
    limits.open()
    assert "set by" not in limits.systolic.said[Tier.ACT].text()
    assert not limits.systolic.back[Tier.ACT].isVisible()


def problems(limits: LimitsPage) -> dict[str, str]:
    found: list[Field] = [*limits.systolic.fields.values(), limits.form.name.field, limits.form.reason]
    return {field.label: field.problem for field in found if field.problem}


def test_that_a_limit_that_contradicts_is_said_at_its_field_and_nothing_is_recorded(limits: LimitsPage) -> None:
    before = len(limits.live.state.events)
    limits.write("100 to 190")
    assert problems(limits) == {"Act outside": "To stop above 175 would come before to act above 190."}
    assert limits.systolic.fields[Tier.ACT].line.hasFocus()
    assert len(limits.live.state.events) == before


def test_that_a_name_and_a_reason_are_needed_and_the_name_is_another_one(limits: LimitsPage) -> None:
    limits.write("100 to 170", "a. lindqvist", "")
    assert problems(limits) == {
        "Prescriber": "Somebody else than A. Lindqvist has to set them.",
        "Reason": "Write the reason.",
    }
    assert [button.text() for button in limits.form.name.buttons] == ["Dr Lang"]


def test_that_nothing_changed_is_said(limits: LimitsPage) -> None:
    limits.write("")
    assert limits.form.message.text() == "Nothing was changed. Write another limit first."
    assert limits.is_open


def test_that_every_limited_reading_has_its_place_and_every_target_is_large_enough(limits: LimitsPage) -> None:
    assert {"systolic", "diastolic", "heart_rate", "spo2", "respiration"} <= set(limits.form.blocks)
    assert limits.form.blocks["spo2"].fields[Tier.ACT].line.placeholderText() == "from 92"
    assert all(button.height() >= 48 for button in limits.form.findChildren(KeyButton) if button.isVisible())
