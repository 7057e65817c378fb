"""The record is checked against its chain, whole or one session of it."""

import sqlite3
from contextlib import closing

from tests.storage.commands.office import FORM, Office

OTHER = FORM.replace("2026-11-20", "2026-11-13").replace("Okafor, Miriam", "Haddad, Samir").replace("004182", "003957")


def change(office: Office, statement: str, *values: object) -> None:
    """Change the file as somebody does who has other tools than the program."""
    with closing(sqlite3.connect(office.record)) as file:
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            file.execute(f"DROP TRIGGER {name}")
        assert file.execute(statement, values).rowcount
        file.commit()


def test_that_a_record_as_it_was_written_is_said_to_be_whole(office: Office) -> None:
    first = office.transcribe()
    office.transcribe(OTHER)
    assert office.run("verify") == "2 sessions, 22 entries, chain intact\n"
    assert (office.status, office.err) == (0, "")
    assert office.run("verify", first) == "1 session, 11 entries, chain intact\n"


def test_that_a_changed_entry_is_told_with_its_session(office: Office) -> None:
    first, other = office.transcribe(), office.transcribe(OTHER)
    change(office, "UPDATE events SET body = replace(body, '128', '182') WHERE body LIKE '%128%' AND session_id = ?",
           first.replace("-", ""))  # fmt: skip
    assert office.run("verify") == f"{first}: Station bay-1: entry 4 is not as it was written.\n"
    assert office.status == 1
    assert office.run("verify", other) == "1 session, 11 entries, chain intact\n"


def test_that_entries_that_cannot_be_read_or_are_gone_are_told_and_the_rest_is_checked(office: Office) -> None:
    first, other = office.transcribe(), office.transcribe(OTHER)
    change(office, "UPDATE events SET schema = 9 WHERE seq = 2 AND session_id = ?", first.replace("-", ""))
    change(office, "DELETE FROM events WHERE session_id = ?", other.replace("-", ""))
    told = office.run("verify").splitlines()
    assert len(told) == 2
    assert any(line.startswith(f"{first}: The record holds an entry of the kind vitals.recorded") for line in told)
    assert f"{other}: All its entries are missing." in told
    assert office.status == 1


def test_that_an_empty_record_is_whole_and_one_that_is_not_there_is_told(office: Office) -> None:
    assert office.run("verify") == ""
    assert "could not be opened" in office.err
    assert office.status == 1
    office.transcribe("")
    assert office.run("verify") == "0 sessions, 0 entries, chain intact\n"
