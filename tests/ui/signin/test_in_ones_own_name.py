"""With somebody signed in, everything is written in that name, and what the role may not do is refused with why."""

from collections.abc import Mapping

import pytest
from pytestqt.qtbot import QtBot

from session.people import Act, Person
from session.problems import Refused
from session.review_events import AddendumWritten, CommentWritten, SessionSigned
from session.state import SessionState
from tests.session.course_cases import a_course
from tests.ui.clinic import Clinic
from ui.course.judge_form import JudgeForm
from ui.course.pain_form import PainForm
from ui.course.patient_course import read_course
from ui.protocols.shelf import Shelf
from ui.review.past_session import read_session
from ui.review.reviewer import Reviewer
from ui.review.session_page import SessionPage
from ui.review.session_search import SessionSearch
from ui.review.who_writes import WhoWrites


def test_that_review_is_written_in_the_name_of_who_is_signed_in(
    qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person]
) -> None:
    reviewer = Reviewer(clinic.desk)
    who = WhoWrites(reviewer, "Write who signs.")
    qtbot.addWidget(who)
    reviewer.remember("Dr Somebody")
    clinic.desk.sign_in(people["Dr Lang"])
    assert (who.text(), who.asking) == ("Dr Lang", False)
    assert who.other.isHidden()
    reviewer.remember("")
    assert reviewer.name == "Dr Lang"


def test_that_a_nurse_comments_and_does_not_sign(qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person]) -> None:
    session_id = clinic.whole_session(clinic.patient("Adams, Ann", "1")).recorder.session_id
    told: list[str] = []

    def write(body: CommentWritten | AddendumWritten | SessionSigned) -> None:
        written = Reviewer(clinic.desk, clinic.desk).writing(session_id, "A. Lindqvist", lambda _state: (body,))
        written.failed.connect(told.append)
        written.done.connect(lambda state: told.append(_last_comment(state)))
        written.begin()
        qtbot.waitUntil(lambda: bool(told))

    clinic.desk.sign_in(people["A. Lindqvist"])
    write(SessionSigned("I have reviewed this session.", ()))
    assert told.pop() == "Sign a session: that needs a physician, and A. Lindqvist is signed in as nurse."
    write(CommentWritten("A calm session."))
    assert told.pop() == "A calm session."
    clinic.desk.sign_in(people["C. Haas"])
    write(AddendumWritten("Her brother drove."))
    sentence = told.pop()
    assert sentence.startswith("Add to a record that is finished: addendum, late entry, correction, retraction: that")
    assert sentence.endswith("needs a nurse or a physician, and C. Haas is signed in as administrator.")
    clinic.desk.lock()
    write(CommentWritten("Whose is this?"))
    assert told.pop() == "Nobody is signed in. Sign in first."


def test_that_who_may_not_add_to_a_record_is_told_before_anything_is_typed(
    qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person]
) -> None:
    page = SessionPage(clinic.desk)
    qtbot.addWidget(page)
    session_id = clinic.whole_session(clinic.patient("Adams, Ann", "1")).recorder.session_id
    page.show_session(read_session(clinic.desk, session_id))
    clinic.desk.sign_in(people["C. Haas"])
    page.add()
    assert page.banner.notice is not None
    assert page.banner.notice.sentence.startswith("Add to a record that is finished")
    assert not page.panel.is_open
    clinic.desk.sign_in(people["B. Okoye"])
    page.add()
    assert page.panel.is_open


def _last_comment(state: SessionState) -> str:
    return state.declared.comments[-1].words


def test_that_only_a_physician_judges_and_everybody_at_the_chair_logs_pain(
    qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person]
) -> None:
    patient = clinic.patient("Adams, Ann", "1")
    clinic.database.registry.courses.open_course(a_course(patient), [], "test")
    clinic.desk.sign_in(people["A. Lindqvist"])
    shown = read_course(clinic.desk, patient.patient_id)
    judge, pain = JudgeForm(clinic.desk, shown), PainForm(clinic.desk, shown)
    for form in (judge, pain):
        qtbot.addWidget(form)
        assert form.who.text() == "A. Lindqvist"
        assert form.who.field.line.isReadOnly()
    assert judge.physician.text() == "A. Lindqvist"
    assert clinic.desk.refusal(pain.act) == ""
    assert clinic.desk.refusal(judge.act).startswith("Judge the response to a course: that needs a physician,")


def test_that_a_nurse_saves_no_protocol(clinic: Clinic, people: Mapping[str, Person]) -> None:
    shelf = Shelf(clinic.desk)
    shelf.read()
    draft = next(iter(shelf.drafts.values()))
    clinic.desk.sign_in(people["A. Lindqvist"])
    with pytest.raises(Refused, match="Edit a protocol: that needs a physician or an administrator"):
        shelf.save_copy(draft, "Another", "A. Lindqvist", "a try")
    clinic.desk.sign_in(people["Dr Lang"])
    assert shelf.save_copy(draft, "Another", "Dr Lang", "a try").title == "Another"


def test_that_a_search_is_kept_in_the_name_of_who_is_signed_in(
    qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person]
) -> None:
    clinic.desk.sign_in(people["Dr Lang"])
    clinic.desk.write_as("A. Lindqvist")  # who checked somebody in
    search = SessionSearch(clinic.desk)
    qtbot.addWidget(search)
    search.field.setText("flag:over")
    search.keep()
    search.kept.list.dropped.emit("flag:over")
    rows = [row for row in clinic.desk.registry.audit.changes() if row.subject == "search"]
    assert [(row.actor, row.new) for row in rows] == [("Dr Lang", ""), ("Dr Lang", "flag:over")]


def test_that_nothing_is_allowed_while_nobody_is_signed_in_any_more(
    clinic: Clinic, people: Mapping[str, Person]
) -> None:
    assert clinic.desk.refusal(Act.SIGN) == "", "names are typed until somebody signs in"
    clinic.desk.sign_in(people["Dr Lang"])
    clinic.desk.lock()
    assert clinic.desk.refusal(Act.SIGN) == "Nobody is signed in. Sign in first."
