"""What is handed out or restored by a command is in the list of who looked, also where a window is open."""

from contextlib import closing

from session.audit_port import LookKind
from session.audit_words import look_words
from session.people import AT_COMMAND_LINE as ACTOR
from storage.opening import open_database
from tests.session.course_cases import a_booking, a_course
from tests.storage.commands.office import Office
from tests.storage.examples import a_patient


def looked(office: Office) -> list[tuple[str, str, str, str]]:
    with closing(open_database(str(office.record), "desk", clock=office.clock, read_only=True)) as opened:
        looks = opened.registry.audit.looked()
    return [(look.actor, look.kind, look_words(look), look.reason) for look in looks]


def test_that_what_is_handed_out_is_listed_also_beside_an_open_window(office: Office) -> None:
    session_id = office.transcribe()
    with closing(open_database(str(office.record), "chair", clock=office.clock)):
        office.run("export", session_id[:12], "--format", "csv", "--output", str(office.folder / "record.csv"))
        assert (office.status, office.err) == (0, "")
        assert looked(office) == [(ACTOR, LookKind.TABLE, "Okafor, Miriam: saved as a table or file, 2026-11-20", "")]


def test_that_a_plan_that_is_handed_out_is_listed(office: Office) -> None:
    patient = a_patient()
    course = a_course(patient)
    with office.held() as opened:
        opened.registry.add_patient(patient, "A. Lindqvist")
        opened.registry.courses.open_course(course, [a_booking(course)], "A. Lindqvist")
    office.run("plan", "004182")
    assert office.err == ""
    assert looked(office) == [(ACTOR, LookKind.PLAN, "Okafor, Miriam: plan saved as a calendar file", "")]
    office.run("plan", "77")
    assert len(looked(office)) == 1, "what was not handed out is not listed"


def test_that_a_restore_is_listed_in_the_record_that_was_restored(office: Office) -> None:
    office.transcribe()
    copy = office.folder / "copy.sqlite"
    office.run("backup", str(copy))
    office.run("restore", str(copy))
    assert office.status == 0
    assert looked(office) == [(ACTOR, LookKind.RESTORE, "Record restored from a backup", "copy.sqlite")]
