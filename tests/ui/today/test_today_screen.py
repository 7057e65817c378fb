"""Today: who is here, whom to check in, who has left, and nothing that could be pressed by mistake."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from session.people import Role
from tests.pages.today import TodayPage
from tests.session.people_cases import a_person
from tests.ui.clinic import MORNING, Clinic
from ui.theme.priority import Priority
from ui.theme.theme import Theme
from ui.today.today_screen import TodayScreen

Open = Callable[[Clinic], TodayPage]


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def today(qtbot: QtBot, theme: Theme) -> Open:
    def open_screen(clinic: Clinic) -> TodayPage:
        screen = TodayScreen(clinic.desk)
        qtbot.addWidget(screen)
        return TodayPage(qtbot, screen)

    return open_screen


def test_that_a_first_start_welcomes_and_leads_to_the_first_patient(qtbot: QtBot, clinic: Clinic, today: Open) -> None:
    page = today(clinic)
    assert page.is_welcoming
    with qtbot.waitSignal(page.screen.start_requested):
        page.press_key(Qt.Key.Key_Return)
    with qtbot.waitSignal(page.screen.demonstration_requested):
        page.press(page.screen.welcome.look_round)


def test_that_the_demonstration_does_not_offer_itself(qtbot: QtBot, tmp_path: Path, today: Open) -> None:
    clinic = Clinic(tmp_path, watermark="DEMONSTRATION")
    assert not today(clinic).screen.welcome.look_round.isVisible()
    clinic.close()


def test_that_the_first_session_takes_the_place_of_the_welcome(clinic: Clinic, today: Open) -> None:
    page = today(clinic)
    clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    assert not page.is_welcoming
    assert page.cards == ["Chair 2 · Okafor, Miriam"]
    assert page.patients == ["Okafor, Miriam"]
    assert page.screen.heading == ("Monday 23 November", "1 here now")


def test_that_a_recorded_line_is_on_the_card_at_once(clinic: Clinic, today: Open) -> None:
    running = clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    page = today(clinic)
    clinic.write(running, "125/78 73 98%")
    face = page.card("Okafor").face
    assert face
    assert face.values == "BP 125/78 · HR 73 · SpO₂ 98"


def test_that_the_most_urgent_comes_first_and_its_reminder_is_said(
    clinic: Clinic, today: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    second = clinic.seat(clinic.patient("Brandt, Jonas", "004091"), "1")
    clinic.write(first, "start")
    clinic.clock.advance(minutes=6)
    clinic.write(second, "start")
    page = today(clinic)
    clinic.clock.advance(minutes=4)
    clinic.write(first, "128/80 74 98%")
    clinic.clock.advance(minutes=4)
    monkeypatch.setattr(page.screen.cards, "underMouse", lambda: False)  # under the pointer they keep their places
    clinic.desk.tick()
    assert page.cards == ["Chair 1 · Brandt, Jonas", "Chair 2 · Okafor, Miriam"]
    assert page.card("Brandt").priority is Priority.MEDIUM
    assert "medium priority, vitals 3 min overdue" in page.card("Brandt").accessibleName()
    assert "vitals in 11 min" in page.card("Okafor").accessibleName()


@pytest.mark.parametrize("way", ["click", "enter", "number"])
def test_that_one_press_opens_a_session(qtbot: QtBot, clinic: Clinic, today: Open, way: str) -> None:
    clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    second = clinic.seat(clinic.patient("Brandt, Jonas", "004091"), "1")
    page = today(clinic)
    with qtbot.waitSignal(page.screen.session_chosen) as chosen:
        if way == "click":
            page.press(page.card("Brandt"))
        elif way == "enter":
            page.card("Brandt").setFocus()
            page.press_key(Qt.Key.Key_Return)
        else:
            page.screen.open_number(1)
    assert chosen.args == [second]


def test_that_a_session_keeps_its_number_while_others_come_and_go(clinic: Clinic, today: Open, qtbot: QtBot) -> None:
    first = clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    second = clinic.seat(clinic.patient("Brandt, Jonas", "004091"), "1")
    page = today(clinic)
    clinic.write(first, "left; felt unwell")
    assert page.cards == ["Chair 1 · Brandt, Jonas"]
    with qtbot.waitSignal(page.screen.session_chosen) as chosen:
        page.screen.open_number(1)
    assert chosen.args == [second]


def test_that_patients_are_found_while_typing_and_nobody_is_said(clinic: Clinic, today: Open, qtbot: QtBot) -> None:
    for name, mrn in (("Okafor, Miriam", "004182"), ("Brandt, Jonas", "004091"), ("Haddad, Samira", "003871")):
        clinic.patient(name, mrn)
    page = today(clinic)
    page.search("bra")
    assert page.patients == ["Brandt, Jonas"]
    page.search("0041")
    assert page.patients == ["Okafor, Miriam"]
    page.search("zzz")
    assert page.patients == []
    assert page.below_patients == "Nobody is found for zzz."
    page.press_key(Qt.Key.Key_Escape)
    assert len(page.patients) == 3


def test_that_enter_checks_in_the_only_patient_found_and_never_one_of_several(
    clinic: Clinic, today: Open, qtbot: QtBot
) -> None:
    miriam = clinic.patient("Okafor, Miriam", "004182")
    clinic.patient("Okafor, Grace", "004183")
    page = today(clinic)
    page.search("okafor")
    with qtbot.assertNotEmitted(page.screen.patient_chosen):
        page.press_key(Qt.Key.Key_Return)
    assert page.row("Grace").button.hasFocus()
    page.search("okafor miriam")
    with qtbot.waitSignal(page.screen.patient_chosen) as chosen:
        page.press_key(Qt.Key.Key_Return)
    assert chosen.args == [miriam]


def test_that_the_arrows_go_through_the_rows_and_back_to_the_search(clinic: Clinic, today: Open, qtbot: QtBot) -> None:
    for name in ("Adams, A", "Brown, B"):
        clinic.patient(name, name[:3])
    page = today(clinic)
    page.search("")
    for expected in ("Adams", "Brown"):
        page.press_key(Qt.Key.Key_Down)
        assert page.row(expected).button.hasFocus()
    page.press_key(Qt.Key.Key_Down)
    assert page.row("Brown").button.hasFocus(), "the last one stays"
    page.press_key(Qt.Key.Key_Up)
    page.press_key(Qt.Key.Key_Up)
    assert page.screen.patients.field.hasFocus()


def test_that_a_patient_shows_the_last_visit_and_one_who_is_here_is_opened(
    clinic: Clinic, today: Open, qtbot: QtBot
) -> None:
    clinic.clock.set_to(MORNING - timedelta(days=3))
    before = clinic.patient("Ivanova, Rada", "004377")
    clinic.whole_session(before)
    clinic.clock.set_to(MORNING)
    here = clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    clinic.patient("Weiss, Hanna", "004018")
    page = today(clinic)
    assert page.row("Ivanova").words[-1] == "20 Nov 2026 · 41.0 mg · left"
    assert page.row("Okafor").words[-1] == "here now, chair 2"
    assert page.row("Weiss").words[-1] == "first visit"
    with qtbot.waitSignal(page.screen.session_chosen) as chosen:
        page.press(page.row("Okafor").button)
    assert chosen.args == [here]


def test_that_who_has_left_today_is_listed_and_leads_to_the_record(clinic: Clinic, today: Open, qtbot: QtBot) -> None:
    running = clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    page = today(clinic)
    clinic.write(running, "start")
    clinic.clock.advance(minutes=60)
    for line in ("end", "ready", "left"):
        clinic.write(running, line)
    assert page.cards == []
    assert page.finished == [("Okafor, Miriam", "09:52 to 10:52", "27.4 mg")]
    with qtbot.waitSignal(page.screen.review_requested) as asked:
        page.press(page.screen.finished.rows()[0])
    assert asked.args == [running.recorder.session_id]


def test_that_yesterdays_sessions_go_at_midnight(clinic: Clinic, today: Open) -> None:
    clinic.whole_session(clinic.patient("Okafor, Miriam", "004182"))
    page = today(clinic)
    assert len(page.finished) == 1
    clinic.clock.advance(minutes=24 * 60)
    clinic.desk.tick()
    assert page.finished == []
    assert page.screen.heading[0] == "Tuesday 24 November"


def test_that_every_target_is_high_enough_for_a_gloved_hand(clinic: Clinic, today: Open) -> None:
    clinic.whole_session(clinic.patient("Weiss, Hanna", "004018"))
    clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    page = today(clinic)
    targets = (
        page.card("Okafor"),
        page.row("Weiss").button,
        page.screen.finished.rows()[0],
        page.screen.patients.field,
    )
    assert all(target.height() >= 48 for target in targets)


def test_that_the_free_place_starts_a_session(clinic: Clinic, today: Open, qtbot: QtBot) -> None:
    clinic.patient("Weiss, Hanna", "004018")
    page = today(clinic)
    place = page.screen.cards.free_place
    assert place
    with qtbot.waitSignal(page.screen.start_requested):
        page.press(place)


def test_that_a_chair_is_called_as_it_was_written(clinic: Clinic, today: Open) -> None:
    for number, chair in enumerate(("4", "chair 5", "Chair by the window")):
        clinic.seat(clinic.patient(f"P{number}, A", f"00{number}"), chair)
    titles = set(today(clinic).cards)
    assert titles == {"Chair 4 · P0, A", "Chair 5 · P1, A", "Chair by the window · P2, A"}


def test_that_a_narrow_window_puts_fewer_cards_side_by_side(clinic: Clinic, today: Open, qtbot: QtBot) -> None:
    for number in range(3):
        clinic.seat(clinic.patient(f"Patient {number}, A", f"00{number}"), str(number))
    page = today(clinic)
    cards = page.screen.cards.cards()
    assert len({card.y() for card in cards}) == 1
    page.screen.resize(940, 620)
    qtbot.waitUntil(lambda: len({card.y() for card in cards}) == 2)
    assert all(card.mapTo(page.screen, card.rect().topRight()).x() < 940 for card in cards)


def test_that_nothing_is_cut_with_nine_sessions_at_the_smallest_size(clinic: Clinic, today: Open) -> None:
    for number in range(9):
        clinic.seat(clinic.patient(f"Velázquez de la Cadena {number}, María del Carmen", f"00{number}"), str(number))
    page = today(clinic)
    assert page.screen.size().width() == 1282
    assert page.screen.size().height() == 708
    assert page.screen.minimumSizeHint().width() <= 1282
    assert page.row("Cadena 0").isVisible()


def test_that_an_administrator_is_led_to_the_people_and_a_nurse_to_a_patient(
    qtbot: QtBot, clinic: Clinic, today: Open
) -> None:
    page = today(clinic)
    chief, nurse = a_person("C. Haas", Role.ADMINISTRATOR), a_person("A. Lindqvist", Role.NURSE)
    for person in (chief, nurse):
        clinic.database.registry.people.add(person, "7788", chief.name)
    welcome = page.screen.welcome
    assert (welcome.start.isVisible(), welcome.people.isVisible()) == (True, False)
    clinic.desk.sign_in(chief)
    assert (welcome.start.isVisible(), welcome.people.isVisible()) == (False, True)
    with qtbot.waitSignal(page.screen.people_requested):
        page.press(welcome.people)
    clinic.desk.sign_in(nurse)
    assert (welcome.start.isVisible(), welcome.people.isVisible()) == (True, False)
