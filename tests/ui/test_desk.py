"""Who writes and who it is belong to a session: no other name comes under an entry, and a corrected one everywhere."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from session.simulation.whole_session import Script, simulate
from tests.ui.clinic import Clinic
from ui.live.live_screen import LiveScreen
from ui.review.review_screen import ReviewScreen
from ui.running_session import RunningSession
from ui.theme.theme import Theme


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


def actor(running: RunningSession) -> str:
    """Return who stands under the entry that was made last."""
    return max(running.state.events, key=lambda event: event.recorded_at).actor


def write(clinic: Clinic, running: RunningSession, line: str) -> str:
    clinic.clock.advance(minutes=1)
    clinic.write(running, line)
    return actor(running)


def test_that_a_check_in_by_another_nurse_leaves_the_other_chairs_in_their_hands(clinic: Clinic) -> None:
    running = clinic.seat(clinic.patient("Adams, Ann", "1"), "1")
    clinic.desk.write_as("B. Okoye")
    assert write(clinic, running, "p5") == "A. Lindqvist"
    assert clinic.desk.nurse == "B. Okoye"


def test_that_a_session_is_handed_over_alone(qtbot: QtBot, clinic: Clinic) -> None:
    first = clinic.seat(clinic.patient("Adams, Ann", "1"), "1")
    second = clinic.seat(clinic.patient("Brandt, Bo", "2"), "2")
    screens = [LiveScreen(running, clinic.desk) for running in (first, second)]
    for screen in screens:
        qtbot.addWidget(screen)
    clinic.desk.hand_over(first, "B. Okoye")
    assert (write(clinic, first, "p5"), write(clinic, second, "p5")) == ("B. Okoye", "A. Lindqvist")
    assert [screen.header.nurse.text() for screen in screens] == ["B. Okoye", "A. Lindqvist"]
    assert "B. Okoye" in clinic.database.registry.staff()


def test_that_a_session_is_gone_on_with_by_who_wrote_in_it_last(clinic: Clinic, tmp_path: Path) -> None:
    running = clinic.seat(clinic.patient("Adams, Ann", "1"), "1")
    clinic.desk.hand_over(running, "B. Okoye")
    write(clinic, running, "p5")
    clinic.clock.advance(minutes=1)
    clinic.database.registry.add_staff("Nurse of a paper form", "Nurse of a paper form")
    clinic.database.close()
    again = Clinic(tmp_path, clinic.clock.wall() + timedelta(minutes=1))
    (resumed,) = again.desk.resume_all()
    assert resumed.recorder.actor == "B. Okoye"
    assert write(again, resumed, "p4") == "B. Okoye"
    assert {event.actor for event in resumed.state.events} == {"A. Lindqvist", "B. Okoye"}
    again.close()


def test_that_the_nurse_of_an_invented_session_is_not_offered_to_write_as(clinic: Clinic) -> None:
    simulate(clinic.database.journal, clinic.database.registry, clinic.clock, Script(5))
    assert clinic.database.registry.staff() == ()


def test_that_a_corrected_patient_is_named_rightly_wherever_the_session_is_shown(
    qtbot: QtBot, theme: Theme, clinic: Clinic
) -> None:
    running = clinic.seat(clinic.patient("Okafor, Miriam", "1"), "1")
    live, review = LiveScreen(running, clinic.desk), ReviewScreen(clinic.desk)
    for screen in (live, review):
        qtbot.addWidget(screen)
    review.show_session(running.recorder.session_id)
    corrected = replace(running.patient, name="Okafor, Mirjam", mrn="77", born=date(1980, 5, 2))
    clinic.desk.correct_patient(corrected, "A. Lindqvist")
    assert live.header.name.text() == "Okafor, Mirjam"
    assert live.header.identity.text() == "F 46 y · born 2 May 1980 · MRN 77"
    assert live.line.whose.text() == "Okafor, Mirjam"
    assert review.page.header.name.text() == "Okafor, Mirjam"


def test_that_a_session_has_the_number_of_its_chair_where_that_is_free(clinic: Clinic) -> None:
    chairs = ("3", "1", "3", "blue", "12", "2")
    numbers = [clinic.seat(clinic.patient(f"Adams, {n}", f"{n}"), chair).edge + 1 for n, chair in enumerate(chairs)]
    assert numbers == [3, 1, 2, 4, 5, 6]
