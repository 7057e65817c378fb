"""Several chairs at once on Today: flags as they are on the record, and two overdue checks said once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from session.alert_events import AlertAcknowledged
from session.ports import Patient
from session.problems import StorageProblem
from tests.pages.today import TodayPage
from tests.ui.clinic import Clinic
from ui.running_session import RunningSession
from ui.theme.priority import Priority
from ui.theme.theme import Theme
from ui.today.today_screen import TodayScreen

STARTED = ((0, "125/78 73 98% p8"), (0, "start 0.4 mg/kg/h"))
GONE = "The disk is gone. Nothing that was saved is lost."
NAMES = ("Brandt, Jonas", "Haddad, Samira", "Novak, Petra")


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


def open_page(qtbot: QtBot, clinic: Clinic) -> TodayPage:
    screen = TodayScreen(clinic.desk)
    qtbot.addWidget(screen)
    return TodayPage(qtbot, screen)


def sit(clinic: Clinic, name: str, chair: str) -> RunningSession:
    running = clinic.seat(clinic.patient(name, name), chair)
    clinic.go_through(running, STARTED)
    return running


def wait(clinic: Clinic, minutes: float) -> None:
    clinic.clock.advance(minutes=minutes)
    clinic.desk.tick()


def two(clinic: Clinic) -> list[RunningSession]:
    """Let two people have their first checks at 9:57 and 9:58, and nobody look after them until 10:01."""
    first = sit(clinic, NAMES[0], "1")
    clinic.clock.advance(minutes=1)
    return [first, sit(clinic, NAMES[1], "3")]


def test_that_a_flag_is_shown_by_mark_and_words_and_calmer_once_answered(
    qtbot: QtBot, clinic: Clinic, theme: Theme
) -> None:
    running = sit(clinic, NAMES[0], "1")
    page = open_page(qtbot, clinic)
    clinic.go_through(running, [(5, "166/96 84 86%")])
    card = page.card("Brandt")
    assert (card.flag.text, card.flag.priority, card.flag.calm) == ("!!! SpO₂ 86 % +1", Priority.HIGH, False)
    assert page.priorities == [Priority.HIGH]
    assert "high priority, SpO₂ 86 %, waits for an answer, systolic 166" in card.accessibleName()
    for cause in ("spo2", "pressure"):
        clinic.record(running, AlertAcknowledged(cause=cause, action="Physician told", acted=True))
    assert (card.flag.text, card.flag.calm) == ("!!! SpO₂ 86 %, answered +1", True)
    assert page.priorities == [Priority.NONE]
    assert "SpO₂ 86 %, answered" in card.toolTip()
    clinic.go_through(running, [(1, "126/80 74 98%")])
    assert not card.flag.isVisible()


def test_that_a_reading_window_shows_flags_and_overdue_checks_too(
    qtbot: QtBot, clinic: Clinic, tmp_path: Path, theme: Theme
) -> None:
    first, _ = two(clinic)
    watching = Clinic(tmp_path, read_only=True)
    page = open_page(qtbot, watching)
    clinic.go_through(first, [(5, "125/80 74 86%")])
    watching.clock.set_to(clinic.clock.wall())
    for _ in range(5):
        watching.desk.tick()
    assert page.card("Brandt").flag.text == "!!! SpO₂ 86 %"
    assert page.cards[0].endswith(NAMES[0])
    watching.clock.advance(minutes=30)
    watching.desk.tick()
    assert page.notice.startswith("Two checks are overdue at once: Haddad, chair 3, since 09:58; Brandt, chair 1")
    watching.close()


def test_that_two_overdue_at_once_are_said_until_one_was_taken(qtbot: QtBot, clinic: Clinic, theme: Theme) -> None:
    first, _ = two(clinic)
    page = open_page(qtbot, clinic)
    wait(clinic, 6.5)
    assert page.notice == "", "one alone is on its card"
    wait(clinic, 1)
    assert page.notice == (
        "Two checks are overdue at once: Brandt, chair 1, since 09:57; Haddad, chair 3, since 09:58. "
        "Ask a colleague for help."
    )
    assert page.screen.banner.notice
    assert page.screen.banner.notice.priority is Priority.MEDIUM
    clinic.write(first, "128/80 74 98%")
    assert page.notice == ""


def test_that_it_is_said_once_and_again_only_when_another_joins(qtbot: QtBot, clinic: Clinic, theme: Theme) -> None:
    two(clinic)
    page = open_page(qtbot, clinic)
    clinic.clock.advance(minutes=6)
    third = sit(clinic, NAMES[2], "2")
    wait(clinic, 1.5)
    page.press(page.screen.banner.button)
    assert page.notice == ""
    wait(clinic, 2)
    page.screen.reload()
    assert page.notice == "", "what was understood is not said again"
    wait(clinic, 5)
    assert page.notice.startswith("Three checks are overdue at once")
    page.press(page.screen.banner.button)
    clinic.write(third, "128/80 74 98%")
    assert page.notice == "", "fewer than before is no news"


def test_that_what_cannot_be_read_is_said_first_and_neither_takes_the_others_place(
    qtbot: QtBot, clinic: Clinic, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    two(clinic)
    page = open_page(qtbot, clinic)

    def broken(words: str, limit: int = 50) -> tuple[Patient, ...]:
        raise StorageProblem(GONE)

    with monkeypatch.context() as patched:
        patched.setattr(clinic.database.registry, "find_patients", broken)
        page.search("w")
        assert page.notice == GONE
        wait(clinic, 7.5)
        assert page.notice == GONE
        page.press(page.screen.banner.button)
        assert page.notice == GONE, "it still cannot be read"
    page.press(page.screen.banner.button)
    assert page.notice.startswith("Two checks are overdue at once")
