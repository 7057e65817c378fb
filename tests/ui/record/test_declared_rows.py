"""What was declared, in the record: questions in their words and folded, a check-in with what it was before."""

from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from session.declarations import CheckInCorrected, HoldOverridden, PumpChecked, QuestionAnswered
from session.events import AccessPlaced
from session.pump_events import BagChanged
from session.state import replay
from tests.pages.record import RecordPage
from tests.session.cases import SHIPPED, event, opening, under, voided
from ui.charts.session_marks import marks_of
from ui.record.row import Showing
from ui.record.rows import rows_of
from ui.theme.theme import Theme

ANSWERS = (
    QuestionAnswered("gate", "consent", "yes", "2026-10-01"),
    QuestionAnswered("gate", "psychosis", "no"),
    QuestionAnswered("gate", "fasting", "yes"),
)
OVERRIDE = HoldOverridden("gate", "fasting", "Nothing is known of fasting.", "Dr Voss", "urgent")
PUMP = PumpChecked("B. Moreau", "ketamine", Decimal(2), Decimal("13.7"), Decimal(30))


def test_that_an_answer_is_read_with_its_question() -> None:
    state = replay(
        under(SHIPPED, [opening(), event("9:52", ANSWERS[0]), event("9:53", QuestionAnswered("gate", "x", "no"))])
    )
    said = [row.text for row in rows_of(state)[1:]]
    assert said == ["Is consent for this series signed and on file? Yes, 2026-10-01", "X: no"]


def test_that_answers_that_follow_each_other_are_one_row_that_opens(qtbot: QtBot, theme: Theme) -> None:
    events = [opening(), *(event(f"9:5{place}", body) for place, body in enumerate(ANSWERS, 1)), event("9:58", "hr74")]
    page = RecordPage(qtbot, replay(under(SHIPPED, events)))
    assert page.lines[:2] == ["09:58 HR 74", "09:51 ▸ Start gate: 3 answers"]
    assert len(page.lines) == 3
    page.list.view.setCurrentIndex(page.list.model.index(1, 0))
    page.press(Qt.Key.Key_Return)
    assert [line[:5] for line in page.lines] == ["09:58", "09:51", "09:53", "09:52", "09:51", "09:50"]
    page.press(Qt.Key.Key_Return)
    assert len(page.lines) == 3
    assert page.list.mark_entry(events[2].event_id)
    assert page.list.current == events[1].event_id


def test_that_answers_are_no_vital_signs(qtbot: QtBot, theme: Theme) -> None:
    events = [opening(), *(event(f"9:5{place}", body) for place, body in enumerate(ANSWERS, 1))]
    page = RecordPage(qtbot, replay(under(SHIPPED, events)))
    page.show_only(Showing.VITALS)
    assert page.lines == []
    page.show_only(Showing.EVENTS)
    assert page.lines[0] == "09:51 ▸ Start gate: 3 answers"


def test_that_answers_written_one_by_one_are_folded_as_they_come(qtbot: QtBot, theme: Theme) -> None:
    events = under(SHIPPED, [opening(), *(event(f"9:5{place}", body) for place, body in enumerate(ANSWERS, 1))])
    page = RecordPage(qtbot, replay(events[:1]))
    for count, new in enumerate(events[1:], 2):
        page.list.on_submitted([new])
        page.list.on_recorded(new, replay(events[:count]))
    assert page.lines == RecordPage(qtbot, replay(events)).lines
    assert page.lines[0] == "09:51 ▸ Start gate: 3 answers"


def test_that_a_corrected_check_in_says_what_was_and_what_is() -> None:
    first = event("10:05", CheckInCorrected(weight_kg=Decimal("64.8"), reason="swapped"))
    second = event("10:09", CheckInCorrected(weight_kg=Decimal("66.4"), chair="3", reason="typed wrong"))
    rows = rows_of(replay([opening(), first, second]))
    assert rows[1].text == "Check-in corrected   weight 68.4 kg → 64.8 kg"
    assert rows[2].text == "Check-in corrected   weight 64.8 kg → 66.4 kg   chair 2 → 3"
    assert [run.text for run in rows[2].said if run.struck] == ["64.8 kg", "2"]
    assert rows[2].remark == "typed wrong"
    again = rows_of(replay([opening(), first, second, voided(first, entered="10:11")]))
    assert again[2].text == "Check-in corrected   weight 68.4 kg → 66.4 kg   chair 2 → 3"
    assert all(run.struck for run in again[1].said)


def test_that_answers_are_no_flags_on_the_chart_and_what_was_done_is() -> None:
    done = (BagChanged(Decimal(100), Decimal(50)), PUMP, OVERRIDE, AccessPlaced("left hand", 22, 1))
    state = replay([opening(), *(event("9:55", body) for body in (*ANSWERS, *done))])
    labels = {flag.label for flag in marks_of(state, state.events[-1].occurred_at).flags}
    assert labels == {"bag 100 mg in 50 mL", "pump checked", "override", "left hand 22 G"}
