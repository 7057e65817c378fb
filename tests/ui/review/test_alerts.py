"""The alerts of a session in Review: what the card says, and each of them beside the chart."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from session.alert_events import AlertAcknowledged, AlertCleared, AlertRaised, AlertWorsened
from session.alert_record import Urgency
from session.alert_summary import summarise_alerts
from session.state import replay
from session.times import clock_text
from session.vitals import PRESSURE
from tests.pages.review import ReviewPage
from tests.storage.exports.examples import TEN, Chart, by_program, watched
from tests.ui.clinic import Clinic
from tests.ui.review.test_card_faces import faces
from ui.review.alert_rows import alert_row
from ui.review.card_faces import CardFace
from ui.review.summary_cards import SummaryCards
from ui.theme.priority import Priority

Opens = Callable[[], ReviewPage]


@pytest.fixture
def alerted(clinic: Clinic) -> Clinic:
    """Hold a session with two alerts, of which one was answered, and one session without any."""
    running = clinic.seat(clinic.patient("Okafor, Miriam", "004182"), "2")
    clinic.go_through(running, [(1, "125/78 73 98%"), (4, "start 0.4 mg/kg/h"), (10, "186/104 88 97%")])
    clinic.clock.advance(42)
    clinic.record(running, AlertAcknowledged(cause=PRESSURE, action="Lower the rate", acted=True))
    clinic.go_through(running, [(5, "132/80 80 91%"), (10, "130/80 78 97%"), (30, "end"), (30, "left")])
    return clinic


def face_of(chart: Chart) -> CardFace:
    return faces(chart)["Alerts"]


def test_that_the_card_says_how_many_and_what_became_of_them() -> None:
    face = face_of(watched())
    assert (face.figure, face.detail, face.more) == ("2, 1 high", "1 of 2 answered", "in 42 s")
    assert face.lists
    assert face.moment == TEN + timedelta(minutes=10)


def test_that_the_card_says_it_positively_where_all_were_answered() -> None:
    def became(*acted: bool) -> str:
        chart = Chart()
        chart.write(0, "start")
        for place, done in enumerate(acted):
            by_program(chart, 10 * place, AlertRaised(cause="spo2", priority="medium", sentence="Below 92."))
            chart.add(10 * place + 1, AlertAcknowledged(cause="spo2", action="Seen", acted=done))
            by_program(chart, 10 * place + 2, AlertCleared(cause="spo2", sentence="Back."))
        return face_of(chart).detail

    assert (became(True), became(True, True)) == ("acted on", "all acted on")
    assert (became(False), became(True, False)) == ("seen, no action", "all seen, 1 acted on")


def test_that_an_alert_of_an_entry_that_was_struck_out_does_not_count() -> None:
    chart = Chart()
    chart.write(0, "start")
    wrong = chart.write(10, "88%")
    by_program(chart, 10, AlertRaised(cause="spo2", priority="high", sentence="Oxygen saturation 88 %, below 92."))
    assert face_of(chart).figure == "1, high"
    chart.void(wrong, at=12)
    assert (face_of(chart).figure, face_of(chart).detail) == ("–", "none that counts")


def test_that_the_card_is_marked_where_one_was_left_alone_and_only_there() -> None:
    chart = watched()
    assert face_of(chart).priority is Priority.MEDIUM
    chart.add(101, AlertAcknowledged(cause="pressure", action="Seen, watching", acted=False))
    assert face_of(chart).priority is Priority.MEDIUM, "it was not over when the patient left"
    del chart.events[-2:]
    chart.add(101, AlertAcknowledged(cause="pressure", action="Seen, watching", acted=False))
    face = face_of(chart)
    assert (face.priority, face.detail, face.more) == (Priority.NONE, "all seen, 1 acted on", "in 51 s")


def test_that_a_session_without_alerts_says_so_and_opens_nothing() -> None:
    chart = Chart()
    assert (face_of(chart).figure, face_of(chart).detail) == ("–", "not started")
    chart.write(0, "start")
    face = face_of(chart)
    assert (face.figure, face.detail, face.lists, face.priority) == ("–", "none recorded", False, Priority.NONE)


def test_that_the_card_opens_the_alerts_in_the_place_of_the_record(alerted: Clinic, review: Opens) -> None:
    page = review()
    assert page.alerts == []
    page.press_card("Alerts")
    high, medium = page.alerts
    assert high == (
        "10:07 !!! Systolic pressure 186 mmHg, 49 % above baseline 125; the limit is 40 %. "
        "Lower the rate, A. Lindqvist after 42 s · over after 5 min 42 s"
    )
    assert medium == "10:12 !! Oxygen saturation 91 %, below 92. Nobody answered · over after 10 min"
    words = page.screen.page.beside.alerts.words.replace("\N{NO-BREAK SPACE}", " ")
    assert words == "1 of 2 answered, 1 acted on, first answer after 42 s (median)"
    assert not page.screen.page.beside.record.isVisible()


def test_that_an_alert_stands_the_cursor_at_its_moment(alerted: Clinic, review: Opens) -> None:
    page = review()
    page.press_card("Alerts")
    page.press(Qt.Key.Key_Down)
    assert page.read_out.startswith("0:15  10:12")
    page.press(Qt.Key.Key_Up)
    assert page.read_out.startswith("0:10  10:07")
    page.press_alert(1)
    assert page.read_out.startswith("0:15  10:12")


def test_that_escape_the_button_and_the_card_bring_the_record_back(alerted: Clinic, review: Opens) -> None:
    page = review()
    card = page.screen.page.cards.cards[-1]
    page.press_card("Alerts")
    page.press(Qt.Key.Key_Escape)
    assert page.screen.page.beside.record.isVisible()
    assert card.hasFocus()
    page.press(Qt.Key.Key_Return)
    assert page.screen.page.beside.alerts.view.hasFocus()
    page.screen.page.beside.alerts.close_button.click()
    assert page.alerts == []
    page.press_card("Alerts")
    page.press_card("Alerts")
    assert page.screen.page.beside.record.isVisible()


def test_that_another_session_begins_with_its_record(alerted: Clinic, review: Opens) -> None:
    alerted.clock.advance(minutes=60)
    alerted.whole_session(alerted.patient("Brandt, Jonas", "003900"), "1")
    page = review()
    page.press_session("Okafor")
    page.press_card("Alerts")
    page.press_session("Brandt")
    assert page.alerts == []
    assert page.screen.page.beside.record.isVisible()
    assert page.cards["Alerts"] == ("–", "none recorded")


def test_that_writing_for_next_time_takes_the_place_of_the_alerts(alerted: Clinic, review: Opens) -> None:
    page = review()
    page.press_card("Alerts")
    page.screen.page.beside.advise()
    assert page.alerts == []
    assert page.screen.page.beside.next_time.fields.isVisible()


def test_that_the_card_says_that_its_list_is_open_and_leads_to_the_first_alert(qtbot: QtBot) -> None:
    cards, moments, asked = SummaryCards(), list[datetime](), list[bool]()
    qtbot.addWidget(cards)
    chart = watched()
    cards.show_state(chart.state, chart.events[-1].occurred_at)
    cards.moment_chosen.connect(moments.append)
    cards.list_asked.connect(lambda: asked.append(True))
    card = cards.cards[-1]
    assert card.accessibleDescription() == "Opens the list beside the chart"
    card.click()
    cards.set_list_open(True)
    assert card.accessibleDescription() == "Closes the list"
    card.click()
    assert (moments, asked) == ([TEN + timedelta(minutes=10)], [True, True])


def test_that_priorities_are_the_urgencies() -> None:
    assert [(Priority(urgency).name, Priority(urgency).tone) for urgency in Urgency] == [
        (urgency.name, urgency.word) for urgency in Urgency
    ]


def test_that_an_alert_that_got_worse_is_told_as_it_was_said_at_each_time() -> None:
    chart = Chart()
    chart.write(0, "start")
    by_program(chart, 10, AlertRaised(cause=PRESSURE, priority="medium", sentence="Systolic pressure 136 mmHg."))
    by_program(chart, 17, AlertWorsened(cause=PRESSURE, priority="high", sentence="Systolic pressure 151 mmHg."))
    (tale,) = summarise_alerts(replay(chart.events), TEN + timedelta(minutes=20)).tales
    row = alert_row(tale, 0)
    assert "".join(run.text for run in row.said) == "!! Systolic pressure 136 mmHg."
    assert "".join(run.text for run in row.remarks).startswith(
        f"Worse at {clock_text(TEN + timedelta(minutes=17), 0)}: !!! Systolic pressure 151 mmHg. "
    )
