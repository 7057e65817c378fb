"""The emergency card: by keyboard alone, by touch alone, from anywhere on the screen, and after a crash."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from session.alert_events import EmergencyClosed, EmergencyOpened, EmergencyStepTaken
from session.events import DrugGiven, SessionOpened
from session.protocol import EmergencyCard, Step
from session.pump_events import InfusionEnded
from session.simulation.hand_clock import HandClock
from storage.opening import Opened
from tests.pages.emergency import EmergencyPage
from tests.pages.live import LivePage
from tests.session.cases import without_checks
from tests.ui.live.conftest import OKAFOR, ORDER
from ui.desk import Desk
from ui.live.live_screen import LiveScreen
from ui.live.patient_header import PatientHeader
from ui.live.tap_button import TapButton
from ui.running_session import RunningSession
from ui.theme.theme import Theme, ThemeChoice

STOP = Step("Stop the infusion", "end; emergency")
CARDS = (
    EmergencyCard("Not breathing", (STOP, Step("Call for help")), ("oxygen 10 L/min", "penicillin 1 g iv")),
    EmergencyCard("Allergic reaction", (STOP, Step("Lie flat, legs up")), ()),
)


def opened_with(desk: Desk, cards: tuple[EmergencyCard, ...]) -> RunningSession:
    protocol = replace(without_checks(desk.registry.protocols()[0]), emergency=cards)
    opened = SessionOpened(
        patient_id=OKAFOR.patient_id,
        chair="2",
        weight_kg=ORDER.maximum_mg,
        allergies=("penicillin", "latex"),
        identifiers=("name", "birth date"),
        order=ORDER,
        protocol=protocol,
        utc_offset_min=0,
    )
    return desk.open_session(OKAFOR, opened)


@pytest.fixture
def running(desk: Desk) -> RunningSession:
    return opened_with(desk, CARDS)


@pytest.fixture
def card(started: LivePage) -> EmergencyPage:
    return EmergencyPage(started)


def test_that_an_emergency_is_gone_through_by_keyboard_alone(card: EmergencyPage, clock: HandClock) -> None:
    card.key(Qt.Key.Key_F12)
    assert card.words == ["Not breathing", "Allergic reaction"]
    card.key(Qt.Key.Key_1)
    clock.advance(74)
    card.tick()
    assert (card.time, card.corner) == ("1:14", "Emergency 1:14")
    card.key(Qt.Key.Key_2)
    clock.advance(60)
    card.key(Qt.Key.Key_1)
    assert card.taken == {"Call for help": "10:01", "Stop the infusion": "10:02"}
    assert card.live.phase == "recovery"
    for _ in range(3):
        card.key(Qt.Key.Key_Tab)
    card.key(Qt.Key.Key_Return)
    assert isinstance(card.last(), DrugGiven)
    card.form.over.over.setFocus()
    card.key(Qt.Key.Key_Return)
    card.type("recovered")
    card.key(Qt.Key.Key_Return)
    assert not card.is_open
    assert card.corner == "Emergency"
    assert card.bodies[3:] == [
        EmergencyOpened("Not breathing"),
        EmergencyStepTaken("Call for help"),
        EmergencyStepTaken("Stop the infusion"),
        InfusionEnded(note="emergency"),
        DrugGiven("oxygen", Decimal(10), "L/min"),
        EmergencyClosed("recovered"),
    ]


def test_that_an_emergency_is_gone_through_by_touch_alone(card: EmergencyPage) -> None:
    card.touch_corner()
    for words in ("Not breathing", "Stop the infusion", "oxygen 10 L/min", "Emergency over", "Recovered"):
        card.touch(words)
    card.touch("Record that it is over")
    assert card.last() == EmergencyClosed("recovered")
    assert card.live.phase == "recovery"
    assert not card.is_open


def test_that_every_target_is_large_enough_for_a_gloved_hand(card: EmergencyPage) -> None:
    card.touch_corner()
    card.touch("Not breathing")
    assert all(button.height() >= 56 for button in card.form.page.findChildren(TapButton))
    assert card.live.screen.header.emergency.height() >= 48
    assert card.button("Emergency over").height() >= 48


def test_that_a_line_half_typed_stays_and_another_panel_gives_way(card: EmergencyPage) -> None:
    card.live.type("142/88 7")
    card.live.screen.ask("discharge")
    card.key(Qt.Key.Key_F12)
    assert (card.is_open, card.has_keyboard) == (True, True)
    assert card.live.text == "142/88 7"
    card.key(Qt.Key.Key_1)
    assert card.live.text == "142/88 7"


def test_that_the_same_key_brings_the_keyboard_back_to_the_open_card(card: EmergencyPage) -> None:
    card.key(Qt.Key.Key_F12)
    card.key(Qt.Key.Key_1)
    card.form.over.over.click()
    card.type("breathing ag")
    card.live.screen.line.field.setFocus()
    assert card.lit_keys() == [], "the keys on the buttons go to the line now"
    card.live.type("1")
    assert card.taken == {}
    card.key(Qt.Key.Key_F12)
    assert card.has_keyboard
    assert card.lit_keys() == ["1", "2"]
    assert card.form.over.note.text() == "breathing ag"


def test_that_a_reason_half_written_stays(card: EmergencyPage) -> None:
    card.live.key(Qt.Key.Key_Up)
    card.live.enter()
    card.live.type("wrong p")
    card.key(Qt.Key.Key_F12)
    assert card.live.text == "wrong p"


def test_that_the_time_comes_from_the_record_after_the_program_was_lost(
    card: EmergencyPage, clock: HandClock, database: Opened, qtbot: QtBot
) -> None:
    card.key(Qt.Key.Key_F12)
    card.key(Qt.Key.Key_1)
    card.key(Qt.Key.Key_2)
    clock.advance(130)
    desk = Desk(database.journal, database.registry, clock, documents=database.documents, station="chair 2")
    (again,) = desk.resume_all()
    other = EmergencyPage(LivePage(qtbot, LiveScreen(again, desk)))
    other.live.screen.emergency()
    assert (other.time, other.corner) == ("2:10", "Emergency 2:10")
    assert other.taken == {"Call for help": "10:00"}
    other.live.settle()
    desk.stop()


def test_that_a_step_taken_again_is_another_entry(card: EmergencyPage, clock: HandClock) -> None:
    card.touch_corner()
    card.touch("Not breathing")
    card.touch("Call for help")
    clock.advance(120)
    card.touch("Call for help")
    assert card.taken == {"Call for help": "10:02 ×2"}
    assert card.bodies.count(EmergencyStepTaken("Call for help")) == 2


def test_that_two_touches_on_the_very_spot_take_no_step_that_was_not_meant(card: EmergencyPage) -> None:
    card.touch_corner()
    card.touch("Not breathing")
    card.touch_twice("Call for help")
    assert card.bodies.count(EmergencyStepTaken("Call for help")) == 1


def test_that_the_end_of_what_does_not_run_is_left_out_and_the_step_is_recorded(card: EmergencyPage) -> None:
    card.live.enter("end")
    card.touch_corner()
    card.touch("Not breathing")
    card.touch("Stop the infusion")
    assert card.last() == EmergencyStepTaken("Stop the infusion")
    assert card.message == "The infusion was ended at 10:00."
    assert card.live.state.findings == ()


def test_that_a_drug_the_patient_is_allergic_to_is_marked_and_asked_about_once(card: EmergencyPage) -> None:
    card.touch_corner()
    card.touch("Not breathing")
    button = card.form.page.drugs["penicillin 1 g iv"]
    assert "high priority: The patient is allergic to penicillin." in button.accessibleName()
    card.touch("penicillin 1 g iv")
    assert card.message.endswith("Press again to record that penicillin 1 g iv was given.")
    assert card.last() == EmergencyOpened("Not breathing")
    card.touch("penicillin 1 g iv")
    assert card.last() == DrugGiven("penicillin", Decimal(1), "g", "iv")
    assert card.message == ""


def test_that_another_card_keeps_the_time_and_the_steps(card: EmergencyPage, clock: HandClock) -> None:
    card.touch_corner()
    card.touch("Not breathing")
    card.touch("Stop the infusion")
    clock.advance(65)
    card.touch("Other card")
    card.touch("Allergic reaction")
    assert card.words == ["Stop the infusion", "Lie flat, legs up"]
    assert (card.time, card.taken) == ("1:05", {"Stop the infusion": "10:00"})
    card.touch("Other card")
    card.touch("Allergic reaction")
    assert card.last() == EmergencyOpened("Allergic reaction"), "the same one again is no news"
    assert card.bodies.count(EmergencyOpened("Allergic reaction")) == 1


def test_that_without_a_card_of_the_protocol_the_first_press_starts_the_clock(qtbot: QtBot, desk: Desk) -> None:
    running = opened_with(desk, ())
    card = EmergencyPage(LivePage(qtbot, LiveScreen(running, desk)))
    card.live.enter("start")
    card.live.enter()
    card.touch_corner()
    assert (card.words, card.time) == (["Stop the infusion", "Call for help"], "0:00")
    card.touch("Stop the infusion")
    assert card.bodies[-3:] == [
        EmergencyOpened("Emergency"),
        EmergencyStepTaken("Stop the infusion"),
        InfusionEnded(note="emergency"),
    ]
    card.touch("Call for help")
    assert card.last() == EmergencyStepTaken("Call for help")


def test_that_closing_the_panel_leaves_the_emergency_on(card: EmergencyPage) -> None:
    card.key(Qt.Key.Key_F12)
    card.key(Qt.Key.Key_2)
    card.key(Qt.Key.Key_Escape)
    assert not card.is_open
    assert card.live.state.emergency
    assert card.corner == "Emergency 0:00"
    card.touch_corner()
    assert card.words == ["Stop the infusion", "Lie flat, legs up"]


@pytest.mark.parametrize(("width", "more"), [(1366, ["60 kg", "chair 2"]), (1024, [])])
def test_that_the_header_keeps_who_it_is_and_the_corner_at_every_width(
    qtbot: QtBot, theme: Theme, running: RunningSession, width: int, more: list[str]
) -> None:
    theme.choose(ThemeChoice.LIGHT)
    window = QWidget()
    qtbot.addWidget(window)
    header = PatientHeader(running.patient, running.state, window)
    header.show_nurse("A. Lindqvist")
    header.saving.show_saved(14, "10:54:17")
    header.show_monitor("monitor live", trouble=False)
    header.emergency.show_time("12:14")
    for size in (1366, width):
        header.resize(size, 60)
        window.show()
        for _ in range(3):
            QApplication.processEvents()
    assert [fact.chip.text() for fact in (header.weight, header.chair) if fact.isVisible()] == more
    for part in (header.name, header.identity, header.allergies, header.saving, header.nurse, header.emergency):
        assert part.isVisible()
        assert part.width() >= part.minimumSizeHint().width()
        assert header.rect().contains(part.geometry())
