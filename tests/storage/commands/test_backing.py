"""The record is copied to a file while a window has it, and put back from one."""

from tests.storage.commands.office import Office
from tests.storage.commands.test_verifying import OTHER, change


def test_that_a_backup_is_written_while_a_window_has_the_record(office: Office) -> None:
    office.transcribe()
    target = office.folder / "backup.sqlite"
    with office.held():
        assert office.run("backup", str(target)) == f"{target}: 1 session, 11 entries, 0 seals, chain intact\n"
    assert (office.status, office.err) == (0, "")
    assert office.run("verify", "--database", str(target)) == "1 session, 11 entries, 0 seals, chain intact\n"


def test_that_nothing_that_is_there_is_written_over(office: Office) -> None:
    office.transcribe()
    target = office.folder / "backup.sqlite"
    target.write_text("a letter")
    for name in (target, office.record):
        office.run("backup", str(name))
        assert "is there already, so no backup was written" in office.err
        assert office.status == 1
    assert target.read_text() == "a letter"
    office.run("backup", str(office.folder / "nowhere" / "backup.sqlite"))
    assert "The folder" in office.err


def test_that_a_record_that_does_not_fit_is_not_copied(office: Office) -> None:
    office.transcribe()
    change(office, "UPDATE events SET actor = 'somebody else' WHERE seq = 2")
    office.run("backup", str(office.folder / "backup.sqlite"))
    assert "is not as it was written" in office.err
    assert not list(office.folder.glob("*backup.sqlite*"))


def test_that_a_backup_is_restored_and_what_was_there_is_kept(office: Office) -> None:
    office.transcribe()
    backup = office.folder / "backup.sqlite"
    office.run("backup", str(backup))
    office.transcribe(OTHER)
    kept = office.folder / "record.before-restore.20261120T170000Z.sqlite"
    assert office.run("restore", str(backup)) == (
        f"{office.record}: 1 session, 11 entries, 0 seals, chain intact\nWhat was there before is kept as {kept}\n"
    )
    assert office.sessions() == 1
    assert len(office.run("sessions", "--database", str(kept)).splitlines()) == 2


def test_that_nothing_is_restored_while_a_window_has_the_record(office: Office) -> None:
    office.transcribe()
    backup = office.folder / "backup.sqlite"
    office.run("backup", str(backup))
    with office.held():
        office.run("restore", str(backup))
    assert "is open in a window on bay-2, so nothing was restored" in office.err
    assert office.status == 1
    assert not list(office.folder.glob("*before-restore*"))
