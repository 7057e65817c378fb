"""The record is checked against its chain, whole or one session of it."""

from tests.storage.commands.office import FORM, Office
from tests.storage.tampering import unguarded

OTHER = FORM.replace("2026-11-20", "2026-11-13").replace("Okafor, Miriam", "Haddad, Samir").replace("004182", "003957")


def change(office: Office, statement: str, *values: object) -> None:
    """Change the file as somebody does who has other tools than the program."""
    with unguarded(office.record) as file:
        assert file.execute(statement, values).rowcount


def test_that_a_record_as_it_was_written_is_said_to_be_whole(office: Office) -> None:
    first = office.transcribe()
    office.transcribe(OTHER)
    assert office.run("verify") == "2 sessions, 22 entries, 0 seals, chain intact\n"
    assert (office.status, office.err) == (0, "")
    assert office.run("verify", first) == "1 session, 11 entries, 0 seals, chain intact\n"


def test_that_a_changed_entry_is_told_with_its_session(office: Office) -> None:
    first, other = office.transcribe(), office.transcribe(OTHER)
    change(office, "UPDATE events SET body = replace(body, '128', '182') WHERE body LIKE '%128%' AND session_id = ?",
           first.replace("-", ""))  # fmt: skip
    told = "2026-11-20 18:00:00: Station bay-1: entry 4 is not as it was written."
    assert office.run("verify") == f"The first entry that does not fit: session {first}, {told}\n"
    assert office.status == 1
    assert office.run("verify", other) == "1 session, 11 entries, 0 seals, chain intact\n"


def test_that_entries_that_cannot_be_read_or_are_gone_are_told_and_the_rest_is_checked(office: Office) -> None:
    first, other = office.transcribe(), office.transcribe(OTHER)
    change(office, "UPDATE events SET schema = 9 WHERE seq = 2 AND session_id = ?", first.replace("-", ""))
    change(office, "DELETE FROM events WHERE session_id = ?", other.replace("-", ""))
    told = office.run("verify").splitlines()
    assert told[0].endswith(f"session {first}, 2026-11-20 18:00:00: Station bay-1: entry 2 is not as it was written.")
    assert "The record holds an entry of the kind vitals.recorded, version 9" in told[1]
    assert told[2:] == [f"Also: session {other}, All its entries are missing."]
    assert office.status == 1


def test_that_an_empty_record_is_whole_and_one_that_is_not_there_is_told(office: Office) -> None:
    assert office.run("verify") == ""
    assert "could not be opened" in office.err
    assert office.status == 1
    office.transcribe("")
    assert office.run("verify") == "0 sessions, 0 entries, 0 seals, chain intact\n"


def test_that_a_seal_that_was_kept_elsewhere_is_looked_for(office: Office) -> None:
    office.transcribe()
    office.clock.advance(minutes=24 * 60)
    line = office.run("seal").strip()
    own = line.partition(": ")[2]
    assert line == f"Seal 1 of 2026-11-20, 1 chain: {own}"
    assert office.run("verify", "--seal", own[:16]) == "1 session, 11 entries, 1 seal, chain intact\n"
    change(office, "DELETE FROM day_heads")
    assert office.run("verify") == "1 session, 11 entries, 0 seals, chain intact\n"
    assert f"No seal of this record begins with {own}." in office.run("verify", "--seal", own)
    assert office.status == 1
    office.run("verify", "--seal", "no hash")
    assert "no hash is no hash of a seal" in office.err


def test_that_entries_cut_off_under_a_seal_are_told_with_the_time_of_the_seal(office: Office) -> None:
    session = office.transcribe()
    office.clock.advance(minutes=24 * 60)
    office.run("seal")
    change(office, "DELETE FROM events WHERE seq > 8")
    told = "2026-11-21 18:00:00: Station bay-1: entries 9 to 11 are missing; seal 1 was put under them."
    assert office.run("verify") == f"The first entry that does not fit: session {session}, {told}\n"
    assert office.status == 1


def test_that_the_seals_of_a_day_are_told_and_a_day_without_one_too(office: Office) -> None:
    office.transcribe()
    assert office.run("seal") == ""
    assert "There is no seal yet" in office.err
    office.clock.advance(minutes=24 * 60)
    with office.held():
        office.run("seal")
        assert "There is no seal yet" in office.err
    assert office.run("seal", "--day", "2026-11-20").startswith("Seal 1 of 2026-11-20, 1 chain: ")
    office.run("seal", "--day", "2026-11-19")
    assert "There is no seal of 2026-11-19" in office.err
    assert office.status == 1
