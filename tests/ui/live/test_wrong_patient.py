"""An entry that seems to be another patient's is asked about once, and never thrown away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from tests.pages.live import LivePage
from tests.ui.clinic import Clinic
from ui.live.live_screen import LiveScreen
from ui.theme.theme import Theme

OKAFORS = "170/97 94 92%"
QUESTION = (
    "That is far from Brandt's last values and fits Okafor, chair 2. Is it Okafor's? Ctrl 2 goes there. "
    "Enter again records it."
)


@pytest.fixture
def clinic(qtbot: QtBot, tmp_path: Path) -> Iterator[Clinic]:
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


def sit(qtbot: QtBot, clinic: Clinic, *, brandt: str = "Brandt, Jonas", okafor: str = "Okafor, Miriam") -> LivePage:
    """Return Brandt's screen, while somebody with other values sits in chair 2."""
    here = clinic.seat(clinic.patient(brandt, "004091"), "1")
    there = clinic.seat(clinic.patient(okafor, "004182"), "2")
    clinic.go_through(here, [(1, "118/72 64 99% p2")])
    clinic.go_through(there, [(1, "168/98 96 93% p8")])
    return LivePage(qtbot, LiveScreen(here, clinic.desk))


def test_that_it_is_asked_once_and_enter_again_records_it(qtbot: QtBot, clinic: Clinic) -> None:
    page = sit(qtbot, clinic)
    before = page.last
    page.enter(OKAFORS)
    assert page.sentence == QUESTION
    assert (page.text, page.last) == (OKAFORS, before)
    page.enter()
    assert page.text == ""
    assert page.last_value("systolic") == 170


def test_that_an_entry_like_the_last_one_is_recorded_at_once(qtbot: QtBot, clinic: Clinic) -> None:
    page = sit(qtbot, clinic)
    page.enter("124/76 70 98%")
    assert page.last_value("systolic") == 124


def test_that_what_fits_nobody_is_not_put_to_another(qtbot: QtBot, clinic: Clinic) -> None:
    page = sit(qtbot, clinic)
    page.enter("76/44 64 99%")
    assert "Is it" not in page.sentence


def test_that_nobody_is_asked_for_once_the_other_has_left(qtbot: QtBot, clinic: Clinic) -> None:
    page = sit(qtbot, clinic)
    clinic.write(clinic.desk.running[1], "left; felt unwell")
    page.enter(OKAFORS)
    assert page.last_value("systolic") == 170


def test_that_a_line_written_later_is_compared_with_what_was_known_then(qtbot: QtBot, clinic: Clinic) -> None:
    page = sit(qtbot, clinic)
    clinic.go_through(page.screen.running, [(6, "170/97 94 92% p8")])
    clinic.clock.advance(minutes=1)
    page.enter(f"@09:57 {OKAFORS}")
    assert "Is it Okafor's?" in page.sentence
    page.key(Qt.Key.Key_Escape)
    page.enter(OKAFORS)
    assert page.text == "", "now it is like this patient's own"


def test_that_a_correction_is_not_asked_about(qtbot: QtBot, clinic: Clinic) -> None:
    page = sit(qtbot, clinic)
    page.key(Qt.Key.Key_Up)
    page.screen.line.field.selectAll()
    page.enter(OKAFORS)
    assert page.sentence.startswith("Why?")


def test_that_namesakes_are_called_by_their_whole_names(qtbot: QtBot, clinic: Clinic) -> None:
    page = sit(qtbot, clinic, brandt="Okafor, Grace")
    page.enter(OKAFORS)
    assert page.sentence.startswith(
        "That is far from Okafor, Grace's last values and fits Okafor, chair 2. Is it Okafor, Miriam's?"
    )


def test_that_the_question_is_never_cut_and_chips_give_way_to_it(qtbot: QtBot, clinic: Clinic, theme: Theme) -> None:
    page = sit(qtbot, clinic)
    page.enter(f"{OKAFORS} r14 p4 s-1 d3 n1 t36.5; resting with closed eyes")
    label = page.screen.line.sentence
    assert page.sentence == QUESTION
    assert any(chip.isHidden() for chip in page.screen.line.chips)
    qtbot.waitUntil(lambda: label.width() > 400)
    wrapped = label.fontMetrics().boundingRect(
        QRect(0, 0, label.width(), 1000), Qt.TextFlag.TextWordWrap, page.sentence
    )
    assert wrapped.height() <= label.height()
    page.key(Qt.Key.Key_Escape)
    page.type("128/80 74")
    assert not any(chip.isHidden() for chip in page.screen.line.chips)
