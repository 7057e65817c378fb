"""What a list shows of a past session."""

from datetime import timedelta
from decimal import Decimal

from hypothesis import given

from session.alert_events import EmergencyOpened
from session.alert_record import Urgency
from session.declarations import DrugAccounted, HoldOverridden
from session.events import Event
from session.session_flags import SessionFlag, session_flags
from session.state import SessionState, replay
from tests.session.cases import FORM_LINES, amended, at, event, history, session
from tests.session.strategies import histories
from tests.session.test_alert_summary import answered, raised

NIGHT = at("23:00")


def words(state: SessionState) -> dict[str, str]:
    return {flag.key: flag.words for flag in session_flags(state, NIGHT)}


def test_that_a_session_as_planned_shows_only_what_was_treated() -> None:
    assert session_flags(session(*FORM_LINES), NIGHT) == (
        SessionFlag("rescue", "Rescue: ondansetron 4 mg", Urgency.LOW),
        SessionFlag("nausea", "Nausea treated"),
    )


def test_that_what_was_wrong_is_said_the_most_pressing_first() -> None:
    lines = ("9:52 125/78 98%", "10:00 start", "10:15 158/80", "10:30 130/80", "10:40 effect anxiety severe")
    state = session(*lines, "10:48 end; anxiety", "11:30 left")
    assert session_flags(state, NIGHT) == (
        SessionFlag("early stop", "Stopped early at 0:48: anxiety", Urgency.HIGH),
        SessionFlag("systolic", "Systolic +26 % for 15 min", Urgency.MEDIUM),
        SessionFlag("anxiety", "Severe anxiety", Urgency.MEDIUM),
    )


def test_that_before_the_start_no_sign_counts_and_an_emergency_or_what_does_not_fit_does() -> None:
    fainted = event("9:53", EmergencyOpened("Collapse"))
    assert words(replay([*history("9:55 left; fainted"), fainted])) == {"emergency": "Emergency: Collapse"}
    assert words(session("9:55 end"))["conflict"] == "1 entry does not fit the rest"
    assert session_flags(session("9:52 210/110 80%"), NIGHT) == ()
    assert session_flags(SessionState(), NIGHT) == ()


def test_that_emergency_override_dose_and_account_have_their_keys() -> None:
    said = (
        event("9:55", HoldOverridden("gate", "escort", "No escort.", "Dr Lang", "comes at noon")),
        event("9:56", HoldOverridden("gate", "nil", "Ate at 9.", "Dr Lang", "a biscuit")),
        event("10:20", EmergencyOpened("Chest pain")),
        event("11:50", DrugAccounted("KX7", "bag", Decimal(100), Decimal(20), "B. Osei")),
    )
    assert words(replay([*history("10:00 start 41 mg/h", "11:30 end", "12:00 left"), *said])) == {
        "emergency": "Emergency: Chest pain",
        "over maximum": "1.5 mg over the maximum",
        "account": "Account off by 18.5 mg",
        "override": "2 holds overridden",
    }


def test_that_an_account_is_off_only_once_no_drug_flows_any_more() -> None:
    account = event("9:55", DrugAccounted("KX7", "bag", Decimal(100), Decimal(50), "B. Osei"))
    for lines in ((), ("10:00 start 41 mg/h",), ("10:00 start 41 mg/h", "10:10 pause")):
        assert "account" not in words(replay([*history(*lines), account]))
    ended = replay([*history("10:00 start 41 mg/h", "11:00 end"), account])
    assert words(ended)["account"] == "Account off by 9 mg"


def test_that_alerts_left_alone_are_said() -> None:
    def left(*events: Event) -> str | None:
        lines = history("10:00 start", "11:30 end", "12:00 left")
        return words(replay([*lines, *events])).get("alerts unanswered")

    assert left(raised("10:10", "spo2")) == "Alerts: 1 not answered"
    assert left(raised("10:10", "spo2"), answered("10:11", "spo2")) == "Alerts: 1 not over when the patient left"
    assert left(raised("10:10", "monitor", "low")) is None


def test_that_entries_that_do_not_fit_are_counted() -> None:
    assert words(session("10:00 start", "11:30 end", "11:40 end"))["conflict"] == "1 entry does not fit the rest"


def test_that_corrections_are_counted_and_are_nothing_wrong() -> None:
    wrong = event("10:20", "83/38")
    events = [*history("10:00 start"), wrong, amended(wrong, "10:20", "138/83", entered="10:22")]
    assert SessionFlag("corrected", "1 entry corrected") in session_flags(replay(events), NIGHT)
    assert "corrected" not in words(session("10:00 start", "10:20 138/83"))


@given(histories())
def test_that_any_history_has_flags_each_key_once_the_most_pressing_first(events: list[Event]) -> None:
    found = session_flags(replay(events), NIGHT)
    assert len({flag.key for flag in found}) == len(found)
    assert all(flag.key and flag.words for flag in found)
    pressing = [flag.urgency or 0 for flag in found]
    assert pressing == sorted(pressing, reverse=True)


@given(histories())
def test_that_once_the_patient_has_left_the_moment_is_of_no_account(events: list[Event]) -> None:
    state = replay(events)
    if state.left_at is not None:
        later = max(entry.occurred_at for entry in state.entries) + timedelta(days=1)
        assert session_flags(state, later) == session_flags(state, later + timedelta(days=9))
