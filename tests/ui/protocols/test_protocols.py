"""A physician reads the protocols, changes one and saves it; nothing typed is lost on the way."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from session.protocol_row import Section
from storage.tables import PROTOCOL_VERSIONS
from tests.pages.protocols import ProtocolsPage
from tests.ui.clinic import MORNING, Clinic
from tests.ui.protocols.conftest import show
from ui.theme.theme import Theme

DEFAULT = "outpatient-titration"
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def versions(clinic: Clinic, name: str = DEFAULT) -> list[tuple[int, str, str]]:
    found = clinic.database.registry.protocol_versions(name)
    return [(one.protocol.version, one.actor, one.reason) for one in found]


def changed_rate(page: ProtocolsPage, rate: str = "0.7") -> None:
    page.press(page.screen.foot.edit)
    page.type("maximum_rate", rate)


def saved_rate(page: ProtocolsPage, rate: str = "0.7") -> None:
    changed_rate(page, rate)
    page.press(page.screen.foot.save)
    page.sign("Dr. B. Osei", "tolerated")


def test_that_a_protocol_is_read_with_source_legend_and_what_is_to_be_confirmed(page: ProtocolsPage) -> None:
    assert page.protocols[0] == ("Outpatient titration", "Version 1\nAs shipped with the program")
    for words in (
        "Outpatient titration, version 1", "no primary source confirms the ladder",
        "◇ default, to be confirmed by the clinic.", "A running session keeps the version it was started with.",
        "Highest rate", "0.6 mg/kg/h", "◇ to be confirmed", "These are the defaults as shipped.",
    ):  # fmt: skip
        assert words in page.said
    assert page.of_section(Section.RATES) == "◇ 6 to confirm"
    assert page.of_section(Section.ABOUT) == ""


@pytest.mark.parametrize(
    ("section", "words"),
    [
        (Section.ACT, "90 to 180 mmHg"),
        (Section.ACT, "Systolic pressure, against the baseline"),
        (Section.ADVICE, "Stop the infusion and call the physician."),
        (Section.REMINDING, "Labetalol 5 mg | given labetalol 5 mg iv"),
        (Section.REMINDING, "Systolic pressure may differ from the last one by"),
        (Section.EMERGENCY, "Stop the infusion | end; emergency"),
        (Section.GATE, "Is consent for this series signed and on file?"),
        (Section.LEAVING, "Aldrete, modified, at least"),
        (Section.DRUGS, "nausea or vomiting"),
        (Section.KEYS, "Shift+F1"),
        (Section.PAGE, "Do not drive"),
    ],
)
def test_that_every_section_is_readable(page: ProtocolsPage, section: Section, words: str) -> None:
    page.section(section)
    assert words in page.said


def test_that_the_first_hint_is_understood_once(page: ProtocolsPage) -> None:
    page.press(page.screen.heading.ok)
    page.section(Section.ACT)
    assert "These are the defaults as shipped." not in page.said


def test_that_a_fault_is_said_under_its_row_and_what_was_typed_stays(page: ProtocolsPage, qtbot: QtBot) -> None:
    changed_rate(page, "0.1")
    qtbot.waitUntil(lambda: "below the start rate" in page.problem("maximum_rate"))
    assert page.of_section(Section.RATES) == "✕ 1 to put right"
    page.section(Section.ACT)
    page.press(page.screen.foot.save)
    assert page.screen.section is Section.RATES
    assert page.line("maximum_rate").hasFocus()
    assert "below the start rate" in page.problem("maximum_rate")
    page.type("maximum_rate", "0,7")
    qtbot.waitUntil(lambda: page.problem("maximum_rate") == "")


def test_that_differences_are_shown_before_a_version_is_saved_with_name_and_reason(
    page: ProtocolsPage, clinic: Clinic
) -> None:
    changed_rate(page)
    page.press(page.screen.foot.save)
    assert page.screen.sign.said == "Rates and doses: Highest rate: 0.6 mg/kg/h → 0.7 mg/kg/h"
    page.press(page.screen.sign.save)
    assert page.screen.sign.physician.problem == "Write the physician's name."
    assert page.screen.sign.reason.problem == "Write why it is changed."
    assert versions(clinic) == [(1, "", "")]
    page.sign("Dr. B. Osei", "tolerated")
    assert versions(clinic) == [(2, "Dr. B. Osei", "tolerated"), (1, "", "")]
    assert page.protocols[0] == ("Outpatient titration", "Version 2\nDr. B. Osei, 23 Nov 2026, 09:52")
    said = page.screen.versions.said
    assert said[1:5] == [
        "Version 2", "Dr. B. Osei, 23 Nov 2026, 09:52", "tolerated",
        "Rates and doses: Highest rate: 0.6 mg/kg/h → 0.7 mg/kg/h",
    ]  # fmt: skip
    assert said[-1] == "As shipped with the program"
    assert page.of_section(Section.RATES) == "◇ 5 to confirm"
    assert page.buttons() == ["Copy as a new protocol", "Edit"]


def test_that_going_back_from_saving_keeps_what_was_typed(page: ProtocolsPage, clinic: Clinic) -> None:
    changed_rate(page)
    page.press(page.screen.foot.save)
    page.press_key(Qt.Key.Key_Escape)
    line = page.line("maximum_rate")
    assert isinstance(line, QLineEdit)
    assert line.text() == "0.7"
    assert versions(clinic) == [(1, "", "")]


def test_that_a_default_is_confirmed_in_place_and_counted(page: ProtocolsPage, clinic: Clinic) -> None:
    page.press(page.screen.foot.edit)
    page.press(page.block("start_rate").confirm)
    assert page.of_section(Section.RATES) == "● 1 changed"
    page.press(page.block("start_rate").confirm)
    assert page.of_section(Section.RATES) == "◇ 6 to confirm"
    page.screen.page.ensureWidgetVisible(page.screen.page.confirm_all or page.screen)
    page.press(page.screen.page.confirm_all)
    page.press(page.screen.foot.save)
    assert "0.25 mg/kg/h, to be confirmed → 0.25 mg/kg/h, confirmed by the clinic" in page.screen.sign.said
    page.sign("Dr. B. Osei", "read")
    assert page.of_section(Section.RATES) == ""
    assert clinic.database.registry.protocols()[0].confirmed("start_rate")


def test_that_changes_of_several_sections_are_saved_together(page: ProtocolsPage, clinic: Clinic) -> None:
    page.press(page.screen.foot.edit)
    page.section(Section.GATE)
    page.choose("second_check", "Nothing")
    page.press(page.block("gate.fasting").change)
    page.choose("gate.fasting.hold", "A prescriber")
    page.type("gate.fasting.words", "Nothing eaten for 8 hours?")
    page.section(Section.PAGE)
    page.type("take_home", "Rest today.\nCall us.")
    page.press(page.screen.foot.save)
    page.sign("Dr. B. Osei", "house rules")
    now = clinic.database.registry.protocols()[0]
    assert now.second_check is None
    fasting = next(one for one in now.gate if one.key == "fasting")
    assert (fasting.words, fasting.hold.value) == ("Nothing eaten for 8 hours?", "hard")
    assert now.take_home == ("Rest today.", "Call us.")


def test_that_items_are_added_and_taken_away_in_place(page: ProtocolsPage, clinic: Clinic) -> None:
    page.press(page.screen.foot.edit)
    page.section(Section.HOLD)
    page.add("Temperature")
    page.press_keys("up to 38")
    page.press(page.block("hold.spo2").take_away)
    page.section(Section.GATE)
    page.add("Question")
    page.press_keys("Is the bed low?")
    page.press(page.screen.foot.save)
    assert "Limits before the start: Temperature: nothing → up to 38 °C" in page.screen.sign.said
    assert "Limits before the start: Oxygen saturation: from 94 % → nothing" in page.screen.sign.said
    page.sign("Dr. B. Osei", "house rules")
    now = clinic.database.registry.protocols()[0]
    assert now.gate[-1].words == "Is the bed low?"
    assert [limit.code for limit in now.hold][-1] == "temperature"
    assert "spo2" not in {limit.code for limit in now.hold}


def test_that_answers_are_changed_and_an_emergency_is_added_in_place(
    page: ProtocolsPage, clinic: Clinic, qtbot: QtBot
) -> None:
    page.press(page.screen.foot.edit)
    page.section(Section.REMINDING)
    page.type("actions.sedation", "Roused\nSlower | rate")
    page.section(Section.EMERGENCY)
    page.press(page.block("emergency.Allergic reaction").take_away)
    page.add("Emergency")
    page.press_keys("Fainting")
    qtbot.waitUntil(lambda: "such as Physician told" in page.problem("emergency.new-1.steps"))
    page.type("emergency.new-1.steps", "Lie flat, legs up\nPause | pause")
    page.press(page.screen.foot.save)
    page.sign("Dr. B. Osei", "house rules")
    now = clinic.database.registry.protocols()[0]
    assert [str(step) for one in now.actions if one.code == "sedation" for step in one.steps] == [
        "Roused",
        "Slower | rate",
    ]
    assert [card.title for card in now.emergency[2:]] == ["Severe distress or agitation", "Fainting"]


def test_that_a_blank_item_keeps_from_saving_and_is_gone_to(page: ProtocolsPage) -> None:
    page.press(page.screen.foot.edit)
    page.section(Section.DRUGS)
    page.add("Drug when needed")
    page.section(Section.RATES)
    page.press(page.screen.foot.save)
    assert page.screen.section is Section.DRUGS
    assert "Write some words here" in page.problem("prn.new-1.drug")
    assert page.line("prn.new-1.drug").hasFocus()


def test_that_changes_are_taken_back_only_after_a_question(page: ProtocolsPage, clinic: Clinic) -> None:
    changed_rate(page)
    foot = page.screen.foot
    page.press(foot.take_back)
    page.press(foot.question.button("keep"))
    assert foot.state.text() == "1 changed, not saved yet"
    page.press(foot.take_back)
    page.press(foot.question.button("back"))
    assert page.buttons() == ["Copy as a new protocol", "Edit"]
    assert "0.6 mg/kg/h" in page.said
    assert versions(clinic) == [(1, "", "")]


def test_that_what_is_typed_into_one_protocol_waits_while_another_is_read(page: ProtocolsPage) -> None:
    changed_rate(page)
    names = list(page.screen.protocols.buttons())
    page.press(page.screen.protocols.button(names[1]))
    assert "0.5 mg/kg in 40 min, version 1" in page.said
    assert "● changed, not saved" in page.protocols[0][1]
    page.screen.hide()
    page.screen.show()
    page.press(page.screen.protocols.button(names[0]))
    line = page.line("maximum_rate")
    assert isinstance(line, QLineEdit)
    assert line.text() == "0.7"


def test_that_a_copy_gets_a_title_of_its_own(page: ProtocolsPage, clinic: Clinic) -> None:
    page.press(page.screen.foot.copy)
    page.sign("Dr. B. Osei", "frail patients", title="Single booster")
    assert "There is a protocol of that title already." in page.said
    page.screen.sign.title.set_text("")
    page.screen.sign.title.line.setFocus()
    page.press_keys("Outpatient titration, frail")
    page.press(page.screen.sign.save)
    assert versions(clinic, "outpatient-titration-frail") == [(1, "Dr. B. Osei", "frail patients")]
    assert versions(clinic) == [(1, "", "")]
    assert "Outpatient titration, frail, version 1" in page.said


def test_that_a_version_saved_meanwhile_elsewhere_is_not_overwritten(page: ProtocolsPage, clinic: Clinic) -> None:
    changed_rate(page)
    page.press(page.screen.foot.save)
    registry = clinic.database.registry
    registry.save_protocol(registry.protocols()[0], "Dr. C. Adeyemi", "read")
    page.sign("Dr. B. Osei", "tolerated")
    assert "Dr. C. Adeyemi saved version 2 meanwhile, so nothing was saved." in page.said
    assert versions(clinic)[0] == (2, "Dr. C. Adeyemi", "read")
    page.press(page.screen.sign.back)
    assert page.screen.shown
    assert page.screen.shown.touched


def test_that_a_window_that_may_only_read_shows_and_changes_nothing(
    clinic: Clinic, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    reader = Clinic(tmp_path, read_only=True)
    page = show(reader, qtbot)
    assert "Highest rate" in page.said
    assert "This window can only read." in page.said
    assert page.buttons() == []
    page.press_key(Qt.Key.Key_E, ALT)
    assert not page.screen.editing
    page.press_key(Qt.Key.Key_C, ALT)
    assert not page.screen.sign.isVisible()
    reader.close()


def test_that_a_protocol_is_changed_and_saved_by_keyboard_alone(page: ProtocolsPage, clinic: Clinic) -> None:
    screen = page.screen
    page.press_key(Qt.Key.Key_Down)
    page.press_key(Qt.Key.Key_Up)
    page.tab_to(screen.sections.button(Section.RATES.value))
    page.press_key(Qt.Key.Key_Down)
    assert screen.section is Section.CHECKS
    page.press_key(Qt.Key.Key_E, ALT)
    assert page.line("check_interval_min").hasFocus()
    page.press_key(Qt.Key.Key_A, CONTROL)
    page.press_keys("10")
    page.press_key(Qt.Key.Key_Tab)
    assert page.block("check_interval_min").confirm is QApplication.focusWidget()
    page.press_key(Qt.Key.Key_S, CONTROL)
    page.press_keys("Dr. B. Osei")
    page.press_key(Qt.Key.Key_Return)
    page.press_keys("closer watch")
    page.press_key(Qt.Key.Key_Return)
    assert versions(clinic)[0] == (2, "Dr. B. Osei", "closer watch")
    assert clinic.database.registry.protocols()[0].check_interval_min == 10


def test_that_protocols_that_cannot_be_read_are_said(page: ProtocolsPage, clinic: Clinic) -> None:
    saved_rate(page)
    row = {"name": DEFAULT, "version": 3, "text": "", "saved_at": MORNING, "actor": "Dr. B. Osei", "reason": "read"}
    clinic.database.writer.submit(lambda base: base.execute(insert(PROTOCOL_VERSIONS), row).rowcount).result()
    page.screen.reload()
    assert "can no longer be read and is left out" in page.said
