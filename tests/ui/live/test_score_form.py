"""Scores at the chair: by keyboard alone, by touch alone, and always through the entry line."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from session.events import ScoreRecorded
from session.instruments.catalogue import INSTRUMENTS
from session.record import Status
from session.scored import score_text
from session.simulation.hand_clock import HandClock
from tests.pages.live import LivePage
from tests.pages.score_form import ScoreFormPage
from ui.desk import Desk
from ui.live.pieces import FORMS
from ui.widgets.answer_button import AnswerButton
from ui.widgets.key_button import KeyButton

NINE = "score aldrete activity=2 respiration=2 circulation=1 consciousness=2 spo2=2"


@pytest.fixture
def form(started: LivePage) -> ScoreFormPage:
    return ScoreFormPage(started)


@pytest.fixture
def recovering(form: ScoreFormPage, clock: HandClock) -> ScoreFormPage:
    """Return the screen ten minutes after the infusion was ended, with fresh vital signs."""
    clock.advance(5400)
    form.live.enter("end")
    clock.advance(600)
    form.live.enter("128/80 72 97% r16")
    return form


def recorded(live: LivePage) -> ScoreRecorded:
    assert isinstance(live.last.body, ScoreRecorded)
    return live.last.body


def open_form(form: ScoreFormPage, name: str) -> None:
    form.live.enter(f"score {name}")
    assert form.is_open


def test_that_a_score_is_taken_by_keyboard_alone_one_key_an_answer(form: ScoreFormPage) -> None:
    live = form.live
    QTest.keyClick(live.screen, Qt.Key.Key_F8)
    live.enter("score ald")
    assert (form.title, live.text, form.asked) == ("Aldrete, modified", "score ald ", ["activity"])
    live.type("2")
    assert (live.text, form.asked) == ("score aldrete activity=2 ", ["respiration"])
    live.type("212")
    assert form.result == "Without an answer: SpO₂"
    live.type("2")
    assert (form.result, form.asked) == ("9 of 10, 9 or more: discharge criterion met", [])
    assert live.chips == ["Aldrete 9 of 10, 9 or more: discharge criterion met"]
    live.enter()
    assert score_text(recorded(live)) == "Aldrete 9 of 10"
    assert (live.text, form.is_open) == ("", False)


def test_that_a_score_is_taken_by_touch_alone(form: ScoreFormPage) -> None:
    live = form.live
    live.press(live.screen.bar.buttons["score"])
    live.press_piece("Aldrete")
    for key, words in (
        ("spo2", "above 92 % on air"), ("activity", "moves two limbs"), ("consciousness", "fully awake"),
        ("circulation", "within 20 %"), ("respiration", "breathes deeply and coughs"),
    ):  # fmt: skip
        form.touch(key, words)
    assert form.result == "9 of 10, 9 or more: discharge criterion met"
    assert live.screen.line.field.hasFocus()
    form.save()
    assert [item.value for item in recorded(live).items] == ["1", "2", "2", "2", "2"]


@pytest.mark.parametrize("name", INSTRUMENTS)
def test_that_nothing_is_chosen_beforehand_and_every_form_says_its_source(form: ScoreFormPage, name: str) -> None:
    open_form(form, name)
    instrument = INSTRUMENTS[name]
    words = [label.text() for label in form.form.findChildren(type(form.form.result))]
    assert form.chosen == []
    assert form.result == "No answer yet"
    assert instrument.licence in words
    assert any(instrument.source in each and instrument.standing.value in each for each in words)
    assert all(note in words for note in instrument.notes)
    assert form.live.screen.line.field.hasFocus()


@pytest.mark.parametrize("name", ["aldrete", "ramsay", "news2", "pain"])
def test_that_every_target_of_a_form_is_high_enough_and_has_a_name(form: ScoreFormPage, name: str) -> None:
    open_form(form, name)
    form.live.screen.panel.arrive()
    buttons = [one for one in form.form.findChildren(AnswerButton) if one.isVisible()]
    assert buttons
    form.live.qtbot.waitUntil(lambda: all(one.height() >= max(48, one.heightForWidth(one.width())) for one in buttons))
    for button in buttons:
        assert ": " in button.accessibleName()
        assert button.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_that_an_answer_replaces_an_earlier_one_and_is_taken_back_by_a_second_touch(form: ScoreFormPage) -> None:
    open_form(form, "aldrete")
    form.touch("activity", "moves no limb")
    form.touch("activity", "moves four limbs")
    assert form.live.text == "score aldrete activity=2 "
    assert form.chosen == ["Activity: moves four limbs"]
    form.touch("activity", "moves four limbs")
    assert (form.live.text, form.chosen, form.asked) == ("score aldrete ", [], ["activity"])


def test_that_what_was_typed_before_stays_in_the_line(form: ScoreFormPage) -> None:
    form.live.type("128/80 74; calm")
    form.live.press(form.live.screen.bar.buttons["score"])
    form.live.press_piece("MOAA/S")
    form.touch("moaas", "answers slowly to the name")
    assert form.live.text == "score moaas moaas=4 128/80 74; calm "
    form.save()
    kinds = [entry.body.KIND for entry in form.live.state.entries[-2:]]
    assert kinds == ["vitals.recorded", "score.recorded"]


def test_that_another_key_of_the_screen_keeps_a_form_that_was_begun(form: ScoreFormPage) -> None:
    open_form(form, "aldrete")
    form.live.type("2")
    form.live.press(form.live.screen.bar.buttons["note"])
    assert form.live.text.startswith("score aldrete activity=2")


def test_that_a_whole_line_typed_by_hand_opens_no_form_and_loses_no_key(form: ScoreFormPage) -> None:
    form.live.type(NINE)
    assert (form.live.text, form.is_open) == (NINE, False)
    form.live.enter()
    assert score_text(recorded(form.live)) == "Aldrete 9 of 10"


def test_that_an_item_typed_by_hand_beside_its_form_and_a_note_are_only_typed(form: ScoreFormPage) -> None:
    open_form(form, "aldrete")
    form.live.type("circulation=1 ")
    assert form.chosen == ["Circulation, pressure in % of baseline: 20 to 50 % away"]
    form.live.type("; 2 of 2 limbs moved ")
    assert form.live.text == "score aldrete circulation=1 ; 2 of 2 limbs moved "
    assert form.asked == []


def test_that_a_score_without_all_answers_is_asked_about_and_recorded_without_a_total(form: ScoreFormPage) -> None:
    open_form(form, "aldrete")
    form.live.type("2212")
    form.live.enter()
    assert form.live.sentence == "Aldrete, incomplete: SpO₂ missing. Enter again records it."
    form.live.enter()
    assert score_text(recorded(form.live)) == "Aldrete, incomplete: SpO₂ missing"


def test_that_escape_closes_the_form_and_clears_the_line(form: ScoreFormPage) -> None:
    open_form(form, "poss")
    form.live.type("s")
    form.live.key(Qt.Key.Key_Escape)
    assert (form.live.text, form.is_open) == ("", False)


def test_that_a_score_is_corrected_in_its_form_and_the_reason_is_asked(form: ScoreFormPage) -> None:
    form.live.enter(NINE)
    form.live.key(Qt.Key.Key_Up)
    assert form.live.sentence.startswith("Correcting 10:00 Aldrete 9 of 10.")
    assert len(form.chosen) == 5
    form.touch("circulation", "within 20 %")
    form.live.press_piece("Save")
    assert "Why?" in form.live.sentence
    assert (form.result, form.form.view.isEnabled()) == ("Say why in the line.", False)
    form.live.enter("1")
    assert form.live.last.status is Status.AMENDED
    assert score_text(recorded(form.live)) == "Aldrete 10 of 10"
    assert not form.is_open


def test_that_pain_is_scored_by_site(form: ScoreFormPage) -> None:
    open_form(form, "pain")
    form.touch("site", "left foot")
    form.live.type("3t")
    assert form.live.text == 'score pain site="left foot" rest=3 movement=10 '
    form.live.enter()
    assert score_text(recorded(form.live)) == "Pain 10 of 10, left foot"


def test_that_news2_is_offered_only_after_the_end_and_marked(form: ScoreFormPage, clock: HandClock) -> None:
    live = form.live

    def offered() -> list[str]:
        live.press(live.screen.bar.buttons["score"])
        return [one.text() for one in live.screen.panel.findChildren(KeyButton) if not one.isHidden()]

    assert not any("NEWS2" in label for label in offered())
    live.enter("end")
    assert "NEWS2, recovery only" in offered()
    assert len([label for label in offered() if label in {INSTRUMENTS[name].short for name in FORMS}]) >= 7


def test_that_readings_are_taken_over_from_the_record_with_one_key(recovering: ScoreFormPage, clock: HandClock) -> None:
    clock.advance(120)
    live = recovering.live
    open_form(recovering, "news2")
    assert recovering.measured("respiration").take.text() == "16 /min, 2 min ago"
    live.type("y1ayyyc")
    assert live.text == (
        "score news2 respiration=16 spo2_scale=1 oxygen=air spo2=97 systolic=128 pulse=72 consciousness=C "
    )
    assert recovering.measured("temperature").take.isHidden()
    live.type("y")
    assert live.text.endswith("consciousness=C y")
    live.key(Qt.Key.Key_Backspace)
    live.type("36,8")
    assert live.text.endswith("consciousness=C temperature=36,8")
    live.enter()
    assert score_text(recorded(live)) == "NEWS2 3 of 20"


def test_that_a_reading_older_than_one_check_interval_is_not_offered(
    recovering: ScoreFormPage, clock: HandClock, desk: Desk
) -> None:
    open_form(recovering, "news2")
    assert not recovering.measured("pulse").take.isHidden()
    clock.advance(3600)
    desk.tick()
    assert recovering.measured("pulse").take.isHidden()
    assert not recovering.measured("pulse").none.isHidden()


def test_that_a_reading_is_written_by_touch_and_none_is_filled_in(recovering: ScoreFormPage) -> None:
    open_form(recovering, "news2")
    recovering.touch("respiration", "16 /min, now")
    recovering.touch("temperature", "Write it")
    for label in ("3", "6", "7", "⌫", ".", "8"):
        recovering.touch("temperature", label)
    assert recovering.live.text == "score news2 respiration=16 temperature=36.8 "
    recovering.touch("respiration", "16 /min, now")
    assert recovering.live.text == "score news2 temperature=36.8 "
    assert "pulse" in recovering.result
