"""What is handed out or restored by a command is in the list of who looked, also where a window is open."""

from contextlib import closing

from session.audit_port import LookKind
from session.audit_words import look_words
from storage.commands.noting import ACTOR
from storage.opening import open_database
from tests.storage.commands.office import Office


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


def test_that_a_restore_is_listed_in_the_record_that_was_restored(office: Office) -> None:
    office.transcribe()
    copy = office.folder / "copy.sqlite"
    office.run("backup", str(copy))
    office.run("restore", str(copy))
    assert office.status == 0
    assert looked(office) == [(ACTOR, LookKind.RESTORE, "Record restored from a backup", "copy.sqlite")]
