"""The list of sessions in Review, and looking for one."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from session.ports import SessionRow
from session.problems import StorageProblem
from tests.pages.review import ReviewPage
from tests.ui.clinic import MORNING, Clinic

Opens = Callable[[], ReviewPage]
SHORT = ((1, "125/78 73 98%"), (4, "start 0.4 mg/kg/h"), (30, "end"), (30, "left"))


@pytest.fixture
def three(clinic: Clinic) -> Clinic:
    """Fill the clinic with a session in October, one yesterday and one that is running."""
    okafor, brandt = clinic.patient("Okafor, Miriam", "004 182"), clinic.patient("Brandt, Jonas", "003 900")
    clinic.clock.set_to(MORNING.replace(month=10, day=15))
    clinic.whole_session(okafor, "2")
    clinic.clock.set_to(MORNING - timedelta(days=1))
    clinic.go_through(clinic.seat(brandt, "1"), SHORT)
    clinic.clock.set_to(MORNING)
    clinic.go_through(clinic.seat(okafor, "Chair 3"), SHORT[:2])
    return clinic


def test_that_sessions_are_listed_newest_first_with_what_is_known(three: Clinic, review: Opens) -> None:
    assert review().sessions == [
        "Okafor, Miriam. today, from 09:52 · Chair 3. Outpatient titration. still running, infusing since 09:57",
        (
            "Brandt, Jonas. yesterday, 09:52 to 10:57 · Chair 1. Outpatient titration · 13.7 mg. "
            "Stopped early at 0:30. to sign"
        ),
        "Okafor, Miriam. 15 Oct 2026, 09:52 to 12:02 · Chair 2. Outpatient titration · 41.0 mg · pain 8→3. to sign",
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("brandt", ["Brandt"]),
        ("004182", ["Okafor", "Okafor"]),
        ("2026-11", ["Okafor", "Brandt"]),
        ("2026-10-15", ["Okafor"]),
        ("okafor october", ["Okafor"]),
        ("early stop", ["Brandt"]),
        ("systolic > 200", []),
        ("", ["Okafor", "Brandt", "Okafor"]),
    ],
)
def test_that_typing_finds_by_name_number_day_and_month(
    three: Clinic, review: Opens, words: str, found: list[str]
) -> None:
    page = review()
    page.type(words)
    assert [row.partition(",")[0] for row in page.sessions] == found


def test_that_no_hit_says_what_can_be_looked_for_and_puts_the_session_aside(three: Clinic, review: Opens) -> None:
    page = review()
    page.type("nobody")
    assert page.sessions == []
    assert page.hint.startswith("No session fits “nobody”.")
    assert page.name == ""
    page.press(Qt.Key.Key_Escape)
    assert (page.hint, len(page.sessions)) == ("", 3)


def test_that_enter_opens_the_first_hit_and_goes_on_to_its_chart(three: Clinic, review: Opens) -> None:
    page = review()
    page.type("brandt")
    page.press(Qt.Key.Key_Return)
    assert page.name == "Brandt, Jonas"
    assert page.screen.page.pane.chart.hasFocus()


def test_that_arrows_go_down_the_list_and_back_into_the_search(qtbot: QtBot, three: Clinic, review: Opens) -> None:
    page = review()
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.name == "Brandt, Jonas")
    page.press(Qt.Key.Key_Up)
    page.press(Qt.Key.Key_Up)
    assert page.screen.sessions.field.hasFocus()


def test_that_the_key_for_finding_leads_into_the_search(three: Clinic, review: Opens) -> None:
    page = review()
    page.type("brandt")
    page.press(Qt.Key.Key_Return)
    page.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert page.screen.sessions.field.hasFocus()
    assert page.screen.sessions.field.selectedText() == "brandt"


def test_that_further_sessions_come_as_one_scrolls(clinic: Clinic, review: Opens) -> None:
    patient = clinic.patient("Okafor, Miriam", "004 182")
    for minute in range(120):
        clinic.clock.set_to(MORNING + timedelta(minutes=minute))
        clinic.seat(patient, str(minute))
    page = review()
    assert len(page.sessions) == 50
    page.scroll_to_the_end()
    assert [row.rpartition("Chair ")[2].partition(".")[0] for row in page.sessions] == [
        str(minute) for minute in reversed(range(120))
    ]


def test_that_a_running_session_is_kept_up_to_date_in_the_list(three: Clinic, review: Opens) -> None:
    page = review()
    running = three.desk.running[0]
    three.go_through(running, SHORT[2:])
    assert page.sessions[0] == (
        "Okafor, Miriam. today, 09:52 to 10:57 · Chair 3. Outpatient titration · 13.7 mg. "
        "Stopped early at 0:30. to sign"
    )


def test_that_a_session_that_begins_meanwhile_is_listed(three: Clinic, review: Opens) -> None:
    page = review()
    three.seat(three.patient("Weiss, Hanna", "004 018"), "4")
    assert page.sessions[0] == (
        "Weiss, Hanna. today, from 09:57 · Chair 4. Outpatient titration. still running, checked in, not started"
    )
    assert page.marked.startswith("Okafor, Miriam. today")


def test_that_a_list_that_cannot_be_read_says_why_and_keeps_what_it_shows(
    three: Clinic, review: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = review()

    def fail(*_: object) -> tuple[SessionRow, ...]:
        raise StorageProblem("The disk reported a fault.")

    monkeypatch.setattr(three.database.registry, "find_sessions", fail)
    page.type("b")
    assert page.hint == "The disk reported a fault."
    assert len(page.sessions) == 3


def test_that_the_shelves_say_how_many_and_are_gone_through_with_one_key(three: Clinic, review: Opens) -> None:
    page = review()
    assert page.shelves == ["To sign, 2", "Flagged, 1", "All, 3"]
    seen = []
    for _ in range(3):
        page.press(Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
        seen.append([row.partition(",")[0] for row in page.sessions])
    assert seen == [["Brandt", "Okafor"], ["Brandt"], ["Okafor", "Brandt", "Okafor"]]


def test_that_what_was_understood_is_told_back(three: Clinic, review: Opens) -> None:
    page = review()
    page.type("okafor october systolic > 20 %")
    assert page.understood == ["October 2026", "systolic > 20 % over baseline"]
    page.type("okafor")
    assert page.understood == []


def test_that_nothing_on_one_shelf_says_how_many_there_are_on_all(three: Clinic, review: Opens) -> None:
    page = review()
    page.press(Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    page.press(Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    page.type("okafor")
    assert page.hint == "No session fits “okafor”. Not under Flagged: 2 among all sessions."


def test_that_a_search_is_kept_offered_in_the_empty_line_and_taken_away(three: Clinic, review: Opens) -> None:
    page = review()
    page.type("october okafor")
    page.press(Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    assert page.hint == "Kept: october okafor. It is offered while nothing is typed."
    page.press(Qt.Key.Key_Escape)
    assert page.offered == ["october okafor"]
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Return)
    assert len(page.sessions) == 1
    page.press(Qt.Key.Key_Escape)
    page.press(Qt.Key.Key_Down)
    page.press(Qt.Key.Key_Delete)
    assert page.offered == []
    assert page.screen.sessions.field.hasFocus()


def test_that_all_that_fits_is_saved_as_a_table(qtbot: QtBot, three: Clinic, review: Opens, tmp_path: Path) -> None:
    page = review()
    export = page.screen.sessions.export
    export.folder = tmp_path / "documents"
    page.type("okafor")
    page.press(Qt.Key.Key_X, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not export.goes_on)
    assert page.hint == f"2 sessions saved in {export.folder}: Sessions 2026-11-23.csv"
    lines = (export.folder / "Sessions 2026-11-23.csv").read_text("utf-8").splitlines()
    assert [line.split(",")[1] for line in lines] == ["day", "2026-11-23", "2026-10-15"]
