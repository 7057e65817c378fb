"""Alerts and emergencies in the record: said in the colour and shape of their priority, answered in a person's name."""

from pytestqt.qtbot import QtBot

from session.alert_events import AlertPersisted, EmergencyClosed, EmergencyOpened
from tests.pages.record import RecordPage
from tests.storage.exports.examples import Chart, by_program, watched
from ui.record.row import RecordRow, Showing
from ui.record.rows import rows_of
from ui.theme.priority import Priority
from ui.theme.theme import Theme


def tones(row: RecordRow) -> set[str]:
    return {run.tone for run in row.said}


def test_that_what_is_said_has_the_colour_shape_and_mark_of_its_priority() -> None:
    chart = watched()
    by_program(chart, 110, AlertPersisted(cause="pressure", priority="medium", sentence="Above 180."))
    said = [row for row in rows_of(chart.state) if row.priority]
    assert [(row.text, row.priority, tones(row)) for row in said] == [
        ("!! Below 92.", Priority.MEDIUM, {"medium"}),
        ("!!! Worse: Below 88.", Priority.HIGH, {"high"}),
        ("!! Above 180.", Priority.MEDIUM, {"medium"}),
        ("!! Still: Above 180.", Priority.MEDIUM, {"medium"}),
    ]


def test_that_an_answer_is_somebodys_entry_also_where_it_is_who_checked_in() -> None:
    answers = [row for row in rows_of(watched().state) if row.text.startswith("Answered")]
    assert [(row.text, row.remark) for row in answers] == [
        ("Answered: Seen, watching", "B. Moreau"),
        ("Answered: Probe checked. cold hand", "A. Lindqvist"),
    ]
    assert [tones(row) for row in answers] == [{"text"}, {"text"}]


def test_that_what_is_over_is_muted_and_nobodys_entry() -> None:
    (over,) = (row for row in rows_of(watched().state) if "back within" in row.text)
    assert (tones(over), over.remark, over.priority) == ({"muted"}, "", Priority.NONE)


def test_that_an_emergency_stands_out_and_its_end_does_not() -> None:
    chart = Chart()
    chart.add(5, EmergencyOpened("Allergic reaction"))
    chart.add(9, EmergencyClosed("settled"))
    opened, closed = rows_of(chart.state)[1:]
    assert (opened.text, opened.priority, tones(opened)) == ("Emergency: Allergic reaction", Priority.HIGH, {"high"})
    assert (closed.text, closed.priority) == ("Emergency over: settled", Priority.NONE)


def test_that_the_priority_is_heard() -> None:
    raised = next(row for row in rows_of(watched().state) if row.priority)
    assert raised.spoken == "10:10. medium priority. !! Below 92."


def test_that_alerts_are_events_and_no_vital_signs(qtbot: QtBot, theme: Theme) -> None:
    chart = watched()
    chart.write(110, "128/80")
    page = RecordPage(qtbot, chart.state)
    page.show_only(Showing.VITALS)
    assert page.lines == ["11:50 BP 128/80"]
    page.show_only(Showing.EVENTS)
    assert [line[6:] for line in page.lines if "Below" in line] == ["!!! Worse: Below 88.", "!! Below 92."]
