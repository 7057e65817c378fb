"""Nothing typed is taken for something else, thrown away, or recorded where it was not meant."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from session.events import DrugGiven, NoteWritten
from session.record import Status
from tests.pages.live import LivePage
from ui.live.entry_line import joined


def ask_why(page: LivePage) -> None:
    """Bring a correction to the question for its reason."""
    page.enter("p4")
    page.key(Qt.Key.Key_Up)
    page.screen.line.field.selectAll()
    page.enter("p5")
    assert "Why?" in page.sentence


def test_that_a_line_typed_at_the_question_why_is_no_reason(started: LivePage) -> None:
    ask_why(started)
    started.enter("142/90 88 97%")
    assert "reads like an entry" in started.sentence
    assert started.text == "142/90 88 97%"
    assert started.last.status is Status.CURRENT


def test_that_the_question_why_stays_while_the_reason_is_typed(started: LivePage) -> None:
    ask_why(started)
    started.type("mist")
    assert "Why?" in started.sentence


def test_that_a_key_at_the_question_why_leaves_the_correction(started: LivePage) -> None:
    ask_why(started)
    QTest.keyClick(started.screen, Qt.Key.Key_F4)
    assert started.text == "end"
    started.enter()
    assert started.phase == "recovery"
    assert [entry.status for entry in started.state.entries] == [Status.CURRENT] * len(started.state.entries)


def test_that_a_refused_correction_brings_its_line_back(started: LivePage) -> None:
    started.enter("p4")
    started.key(Qt.Key.Key_Up)
    started.screen.line.field.selectAll()
    started.enter("pause @09:55")
    started.enter("3")
    assert started.text == "pause @09:55"
    assert "has not been started" in started.sentence


def test_that_a_line_set_aside_for_a_correction_comes_back(started: LivePage) -> None:
    started.enter("p4")
    entry = started.last
    started.type("150/90 82")
    started.screen.record.entry_chosen.emit(entry.event.event_id)
    assert started.text == "p4"
    started.key(Qt.Key.Key_Escape)
    assert started.text == "150/90 82"


@pytest.mark.parametrize(
    ("text", "piece", "line"),
    [
        ("", "rate ", "rate "),
        ("128/80 74", "end; as planned", "128/80 74 end; as planned"),
        ("; anxious, reassured", "end; as planned", "end; anxious, reassured, as planned"),
        ("p4; resting", "d2", "p4 d2; resting"),
        ("p4", "; ", "p4; "),
    ],
)
def test_that_a_piece_goes_before_words_never_into_them(text: str, piece: str, line: str) -> None:
    assert joined(text, piece) == line


def test_that_ending_by_touch_behind_a_note_ends_the_infusion(started: LivePage) -> None:
    started.type("; anxious, reassured")
    started.press(started.screen.infusion.end)
    started.press_piece("As planned")
    started.press_piece("Save")
    started.settle()
    assert started.phase == "recovery"


def test_that_a_time_behind_the_semicolon_is_asked_about(started: LivePage) -> None:
    started.enter("; unwell @10:35")
    assert "kept as words" in started.sentence
    started.enter()
    assert isinstance(started.last.body, NoteWritten)


def test_that_ordinary_words_are_not_asked_about(started: LivePage) -> None:
    started.enter("given ondansetron 4 mg iv; for nausea, slowly")
    assert isinstance(started.last.body, DrugGiven)


def test_that_leaving_before_being_found_ready_is_asked_about(started: LivePage) -> None:
    started.enter("end")
    started.enter("left")
    assert "not found ready" in started.sentence
    assert started.phase == "recovery"


def test_that_pressing_left_keeps_the_vital_signs_typed(started: LivePage) -> None:
    started.enter("end")
    started.type("128/80 74")
    started.press(started.screen.infusion.left)
    assert started.text == "128/80 74 left"


def test_that_what_is_typed_after_a_panel_was_closed_is_in_the_line(started: LivePage) -> None:
    started.press(started.screen.header.nurse)
    QTest.keyClick(started.screen.panel, Qt.Key.Key_Escape)
    assert started.screen.line.field.hasFocus()


def test_that_what_is_typed_over_the_record_goes_into_the_line(started: LivePage) -> None:
    started.screen.record.setFocus()
    QTest.keyClicks(started.screen, "142/90")
    assert started.text == "142/90"


def test_that_up_again_goes_to_the_entry_before(started: LivePage) -> None:
    started.enter("p4")
    started.enter("d2")
    started.key(Qt.Key.Key_Up)
    assert started.text == "d2"
    started.key(Qt.Key.Key_Up)
    assert started.text == "p4"
    started.type("1")
    started.key(Qt.Key.Key_Up)
    assert started.text == "p41"


def test_that_a_drug_the_patient_is_allergic_to_is_asked_about_and_found(started: LivePage) -> None:
    started.enter("given Penicillin V 250 mg po")
    assert "allergic to penicillin" in started.sentence
    started.enter()
    assert isinstance(started.last.body, DrugGiven)
    assert "The patient is allergic to penicillin." in [finding.sentence for finding in started.state.findings]
