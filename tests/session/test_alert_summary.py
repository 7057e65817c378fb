"""What a physician is told of the alerts of a session."""

from dataclasses import replace
from datetime import timedelta

import pytest

from session.alert_events import (
    BY_PROGRAM,
    AlertAcknowledged,
    AlertCleared,
    AlertPersisted,
    AlertRaised,
    AlertStep,
    AlertWorsened,
)
from session.alert_record import Urgency
from session.alert_summary import AlertsSummary, about_text
from session.events import Event, PatientLeft
from session.state import replay
from session.summary import summarise
from tests.session.cases import at, event, history

NIGHT = at("23:00")


def raised(clock: str, cause: str, priority: str = "medium") -> Event:
    return by_program(clock, AlertRaised(cause=cause, priority=priority, sentence=f"{cause} is off."))


def by_program(clock: str, body: AlertStep) -> Event:
    return replace(event(clock, body), source=BY_PROGRAM)


def answered(clock: str, cause: str, action: str = "Lower the rate", *, acted: bool = True) -> Event:
    return event(clock, AlertAcknowledged(cause=cause, action=action, acted=acted))


def cleared(clock: str, cause: str) -> Event:
    return by_program(clock, AlertCleared(cause=cause, sentence="Back within the limits."))


def told(*events: Event) -> AlertsSummary:
    return summarise(replay([*history("10:00 start"), *events]), NIGHT).alerts


def test_that_a_session_without_alerts_has_nothing_to_tell() -> None:
    alerts = told()
    assert (alerts.tales, alerts.answered, alerts.unanswered) == ((), 0, 0)
    assert (alerts.median_answer, alerts.acted_on, alerts.neglected) == (None, 0, None)


def test_that_an_alert_is_told_from_its_raising_to_its_end() -> None:
    worse = AlertWorsened(cause="pressure", priority="high", sentence="Worse.")
    (tale,) = told(
        raised("10:15", "pressure"), answered("10:17", "pressure", "Measure again", acted=False),
        by_program("10:20", worse), answered("10:21", "pressure"), cleared("10:31", "pressure"),
    ).tales  # fmt: skip
    assert (tale.about, tale.alert.worst, tale.alert.sentence) == ("blood pressure", Urgency.HIGH, "Worse.")
    assert tale.answer
    assert (tale.answer.action, tale.answer.by, tale.answer.acted) == ("Measure again", "A. Lindqvist", False)
    assert (tale.alert.answered_after, tale.alert.acted) == (timedelta(minutes=2), True)
    assert (tale.lasted, tale.open_at_leaving) == (timedelta(minutes=16), False)


def test_that_they_are_counted_by_the_worst_that_they_were() -> None:
    worse = AlertWorsened(cause="spo2", priority="high", sentence="Worse.")
    alerts = told(
        raised("10:10", "pressure"), raised("10:11", "spo2"), by_program("10:12", worse), raised("10:20", "pain", "low")
    )
    assert [alerts.count(urgency) for urgency in Urgency] == [1, 1, 1]
    milder = told(
        raised("10:10", "spo2", "high"),
        by_program("10:20", AlertPersisted(cause="spo2", priority="medium", sentence="Still.")),
    )
    assert (milder.count(Urgency.HIGH), milder.count(Urgency.MEDIUM)) == (1, 0)


@pytest.mark.parametrize(
    ("answers", "median_s"),
    [((), None), (("10:01",), 60), (("10:01", "10:09"), 300), (("10:09", "10:01", "10:02"), 120)],
)
def test_that_the_median_is_of_the_first_answers(answers: tuple[str, ...], median_s: int | None) -> None:
    causes = ("pressure", "spo2", "pain")
    given = [answered(clock, cause) for clock, cause in zip(answers, causes, strict=False)]
    again = [answered("10:50", cause) for cause in causes[: len(answers)]]
    median = told(*(raised("10:00", cause) for cause in causes), *given, *again).median_answer
    assert median == (None if median_s is None else timedelta(seconds=median_s))


def test_that_action_is_counted_among_those_that_somebody_answered() -> None:
    alerts = told(
        raised("10:10", "pressure"), raised("10:10", "spo2"), raised("10:10", "pain"), raised("10:10", "nausea"),
        answered("10:11", "pressure"), answered("10:11", "spo2", acted=False), answered("10:12", "pain", acted=False),
        answered("10:13", "pain"),
    )  # fmt: skip
    assert (alerts.answered, alerts.unanswered, alerts.without_action) == (3, 1, 1)
    assert alerts.acted_on == 2


def test_that_an_alert_lasts_until_it_is_over_or_the_patient_has_left_or_now() -> None:
    def lasted(*events: Event) -> tuple[timedelta, bool]:
        (tale,) = told(raised("10:10", "spo2"), *events).tales
        return tale.lasted, tale.open_at_leaving

    assert lasted(cleared("10:15", "spo2"), event("11:00", PatientLeft())) == (timedelta(minutes=5), False)
    assert lasted(event("11:00", PatientLeft())) == (timedelta(minutes=50), True)
    assert lasted() == (NIGHT - at("10:10"), False)


def test_that_once_the_patient_has_left_the_moment_makes_no_difference() -> None:
    state = replay([*history("10:00 start"), raised("10:10", "spo2"), event("11:00", PatientLeft())])
    assert summarise(state, at("11:00")).alerts == summarise(state, NIGHT).alerts


def test_that_what_nobody_answered_or_was_left_open_is_neglected() -> None:
    assert told(raised("10:10", "spo2"), cleared("10:15", "spo2")).neglected is Urgency.MEDIUM
    left_open = (raised("10:10", "spo2", "high"), answered("10:11", "spo2"), event("11:00", PatientLeft()))
    assert told(*left_open).neglected is Urgency.HIGH
    assert told(*left_open[:2]).neglected is None
    assert told(raised("10:10", "monitor", "low"), event("11:00", PatientLeft())).neglected is None


@pytest.mark.parametrize(
    ("cause", "words"),
    [("pressure", "blood pressure"), ("spo2", "oxygen saturation"), ("planned_end", "planned end"), ("a_b", "a b")],
)
def test_that_a_cause_is_told_in_words(cause: str, words: str) -> None:
    assert about_text(cause) == words
