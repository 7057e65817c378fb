"""Lines of a key of their own, and the drugs for when they are needed."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from session.declarations import CheckInCorrected
from session.events import DrugGiven, EffectNoted, NoteWritten
from tests.pages.live import LivePage
from ui.live.pieces import when_needed
from ui.widgets.key_button import KeyButton

SHIFT = Qt.KeyboardModifier.ShiftModifier


def preset(page: LivePage, key: Qt.Key) -> None:
    QTest.keyClick(page.screen.line.field, key, SHIFT)
    page.settle()


def buttons(page: LivePage) -> dict[str, str]:
    return {each.text(): each.key for each in page.screen.panel.findChildren(KeyButton)}


def test_that_a_preset_is_recorded_by_its_key(page: LivePage) -> None:
    preset(page, Qt.Key.Key_F4)
    assert page.last.body == EffectNoted("nausea", "mild")
    preset(page, Qt.Key.Key_F1)
    assert page.state.events[-1].body == NoteWritten("Comfortable, no complaints.")
    assert page.text == ""


def test_that_a_preset_goes_behind_what_is_being_typed_and_is_not_sent(page: LivePage) -> None:
    before = len(page.state.entries)
    page.type("128/80")
    preset(page, Qt.Key.Key_F1)
    assert page.text == "128/80; Comfortable, no complaints."
    assert len(page.state.entries) == before


def test_that_a_doubt_is_asked_about_and_not_answered_by_the_same_key(page: LivePage) -> None:
    page.screen.running.bridge.write((CheckInCorrected(allergies=("ondansetron",), reason="misheard"),))
    page.settle()
    before = len(page.state.entries)
    preset(page, Qt.Key.Key_F5)
    assert "Enter again records it." in page.sentence
    preset(page, Qt.Key.Key_F5)
    assert len(page.state.entries) == before
    page.key(Qt.Key.Key_Return)
    page.settle()
    assert isinstance(page.last.body, DrugGiven)


def test_that_a_preset_does_nothing_in_a_correction_or_once_the_patient_left(page: LivePage) -> None:
    page.enter("hr74")
    page.key(Qt.Key.Key_Up)
    preset(page, Qt.Key.Key_F4)
    assert page.text == "hr74"
    page.key(Qt.Key.Key_Escape)
    page.enter("left; did not want it")
    before = len(page.state.entries)
    preset(page, Qt.Key.Key_F4)
    assert len(page.state.entries) == before


def test_that_the_note_panel_offers_the_presets_with_their_keys(page: LivePage) -> None:
    page.screen.ask("note")
    assert buttons(page)["Nausea, mild"] == "Shift F4"
    page.press_piece("Nausea, mild")
    page.settle()
    assert page.last.body == EffectNoted("nausea", "mild")
    assert not page.screen.panel.is_open


def test_that_what_is_ordered_for_when_it_is_needed_stands_first(page: LivePage) -> None:
    opened = page.state.opened
    assert opened
    order = replace(opened.order, prn=("Labetalol  5 mg iv", "paracetamol 1 g iv"))
    listed = when_needed(replace(opened, order=order))
    assert [(drug, ordered) for drug, _, ordered in listed][:3] == [
        ("Labetalol  5 mg iv", True), ("paracetamol 1 g iv", True), ("ondansetron 4 mg iv", False),
    ]  # fmt: skip
    assert listed[0][1] == "systolic pressure above the limit after slowing the infusion"
    assert len(listed) == len(opened.protocol.prn) + 1


def test_that_the_drug_panel_says_allergies_and_what_each_drug_is_for(page: LivePage) -> None:
    page.screen.ask("drug")
    words = [label.text() for label in page.screen.panel.findChildren(QLabel)]
    assert "Allergies: penicillin, latex." in words
    assert "for nausea or vomiting" in words
    page.press_piece("ondansetron 4 mg iv")
    assert page.text == "given ondansetron 4 mg iv"
