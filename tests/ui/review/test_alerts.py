"""The alerts of a session in Review: what the card says, and each of them beside the chart."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from session.alert_events import AlertAcknowledged
from session.alert_record import Urgency
from session.vitals import PRESSURE
from tests.pages.review import ReviewPage
from tests.storage.exports.examples import Chart, watched
from tests.ui.clinic import Clinic
from tests.ui.review.test_card_faces import faces
from ui.review.card_faces import CardFace
from ui.review.summary_cards import SummaryCards
from ui.theme.priority import Priority
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.priority_mark import PriorityMark

Opens = Callable[[], ReviewPage]
NARROWEST = 970
"""How wide the row of cards is in a window of 1366 pixels."""


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


def test_that_the_card_says_how_many_how_fast_and_what_share_led_to_no_action() -> None:
    face = face_of(watched())
    assert (face.figure, face.detail, face.more) == ("2, 1 high", "1 answered in 42 s", "0 of 1 led to no action")
    assert face.lists
    assert face.moment is None


def test_that_the_card_is_marked_where_one_was_left_alone_and_only_there() -> None:
    chart = watched()
    assert face_of(chart).priority is Priority.MEDIUM
    chart.add(101, AlertAcknowledged(cause="pressure", action="Seen, watching", acted=False))
    assert face_of(chart).priority is Priority.MEDIUM, "it was not over when the patient left"
    del chart.events[-2:]
    chart.add(101, AlertAcknowledged(cause="pressure", action="Seen, watching", acted=False))
    face = face_of(chart)
    assert (face.priority, face.detail, face.more) == (Priority.NONE, "answered in 51 s", "1 of 2 led to no action")


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
    assert words == "Answered after 42 s (median), 0 of 1 answered led to no action, 1 not answered"
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
    page.screen.page.beside.next_time.begin.click()
    assert page.alerts == []
    page.screen.page.beside.next_time.leave.click()
    assert page.screen.page.beside.record.isVisible()


def test_that_seven_cards_fit_with_all_that_they_mark(qtbot: QtBot) -> None:
    cards = SummaryCards()
    qtbot.addWidget(cards)
    chart = watched()
    chart.write(95, "186/104 80 91% p8")
    cards.show_state(chart.state, chart.events[-1].occurred_at)
    cards.resize(NARROWEST, 84)
    cards.show()
    assert cards.minimumSizeHint().width() <= NARROWEST
    for card in cards.cards:
        (mark,) = card.findChildren(PriorityMark)
        assert not mark.isVisible() or card.rect().contains(mark.geometry())
        labels = [label for label in card.findChildren(ElidedLabel) if label.isVisible()]
        assert [label.shown_text() for label in labels] == [label.text() for label in labels]


def test_that_priorities_are_the_urgencies() -> None:
    assert [(Priority(urgency).name, Priority(urgency).tone) for urgency in Urgency] == [
        (urgency.name, urgency.word) for urgency in Urgency
    ]
