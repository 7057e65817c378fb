"""At the command line a record is encrypted, read, backed up and restored with a file that holds what opens it."""

from contextlib import closing
from io import StringIO
from pathlib import Path

import pytest

from session.problems import KnownProblem, StorageProblem
from session.recovery_key import read_recovery
from storage import rewriting
from storage.commands.arguments import read_arguments
from storage.commands.dispatch import carry_out
from storage.secret_file import secret_in
from tests.storage.commands.office import FORM, Office
from tests.storage.locked_record import PASSPHRASE, is_plain, opened, with_keyring

pytestmark = pytest.mark.usefixtures("few_rounds")


@pytest.fixture
def office(office: Office) -> Office:
    """Return an office whose record holds one session."""
    office.run("transcribe", "-", entered=FORM)
    return office


@pytest.fixture
def key_file(tmp_path: Path) -> str:
    file = tmp_path / "key"
    file.write_text(f"{PASSPHRASE}\n", "utf-8")
    return str(file)


def test_that_a_record_is_encrypted_behind_a_passphrase_and_read_with_it(office: Office, key_file: str) -> None:
    session = office.run("sessions").split()[0]
    answer = office.run("encrypt", "--passphrase", key_file)
    assert office.status == 0
    assert len(read_recovery(answer)) == 32
    assert "Write it down or print it" in office.err
    assert "record.sqlite is encrypted, its key is kept by a passphrase. Backup: " in office.err
    assert not is_plain(office.record)
    assert office.run("sessions") == ""
    assert office.err == "This record opens with its passphrase, or with the recovery key.\n"
    assert office.run("sessions", "--key-file", key_file).split()[0] == session
    recovery = Path(key_file).with_name("recovery")
    recovery.write_text(answer, "utf-8")
    for opens in (key_file, str(recovery)):
        assert office.run("verify", session, "--key-file", opens).endswith("chain intact\n")
        assert "Okafor" in office.run("export", session, "--format", "json", "--key-file", opens)
        assert office.err == ""


def test_that_what_was_handed_out_is_noted_in_an_encrypted_record(
    office: Office, key_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = office.run("sessions").split()[0]
    office.run("encrypt", "--passphrase", key_file)
    monkeypatch.setenv("CHAIRSIDE_KEY_FILE", key_file)
    office.run("export", session, "--format", "csv")
    assert (office.status, office.err) == (0, "")
    with closing(opened(office.record, PASSPHRASE, read_only=True)) as record, record.reader.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM looked").scalar_one() == 1


def test_that_a_backup_is_written_and_restored_under_the_key(office: Office, key_file: str, tmp_path: Path) -> None:
    office.run("encrypt", "--passphrase", key_file)
    backup = tmp_path / "one.backup"
    office.run("backup", str(backup), "--key-file", key_file)
    assert office.status == 0
    assert not is_plain(backup)
    office.run("restore", str(backup), "--key-file", key_file)
    assert office.status == 0
    assert office.run("verify", "--key-file", key_file).startswith("1 session")
    office.run("restore", str(backup))
    assert office.status == 1
    assert "encrypted and its key is not kept here" in office.err


def test_that_a_record_gets_another_key(office: Office, key_file: str) -> None:
    first = office.run("encrypt", "--passphrase", key_file)
    assert office.run("encrypt", "--passphrase", key_file, "--key-file", key_file) == ""
    assert "is encrypted already. With --new-key it gets another key." in office.err
    second = office.run("encrypt", "--new-key", "--passphrase", key_file, "--key-file", key_file)
    assert first != second
    for recovery, status in ((first, 1), (second, 0)):
        file = Path(key_file).with_name("recovery")
        file.write_text(recovery, "utf-8")
        office.run("verify", "--key-file", str(file))
        assert office.status == status


def test_that_without_a_keyring_the_way_is_named_and_nothing_is_changed(office: Office) -> None:
    assert office.run("encrypt") == ""
    assert office.err == (
        "This computer has no keyring that could keep the key. Nothing was changed. Keep the key behind a passphrase: "
        "--passphrase FILE, or --passphrase - to be asked for it.\n"
    )
    assert is_plain(office.record)


def test_that_a_keyring_needs_no_question(office: Office) -> None:
    with with_keyring():
        office.run("encrypt")
        assert "its key is kept by this system's keyring." in office.err
        assert office.run("verify").startswith("1 session")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--passphrase", "{short}"), "A passphrase has at least 12 characters."),
        (("--passphrase", "{absent}"), "cannot be read: No such file or directory."),
        (("--passphrase", "{empty}"), "has no first line of text."),
        (("--passphrase", "-"), "Nobody can be asked for a passphrase here."),
        (("--new-key",), "is not encrypted, so it has no key to change."),
    ],
)
def test_that_what_cannot_be_done_is_a_sentence(
    office: Office, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    (tmp_path / "short").write_text("few signs", "utf-8")
    (tmp_path / "empty").write_bytes(b"\xff\xfe\x00")
    named = {name: str(tmp_path / name) for name in ("short", "absent", "empty")}
    assert office.run("encrypt", *(word.format(**named) for word in words)) == ""
    assert office.status == 1
    assert sentence in office.err
    assert is_plain(office.record)


@pytest.mark.logs("The record was not brought under its key")
def test_that_a_record_that_could_not_be_encrypted_is_not_said_to_be(
    office: Office, key_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise StorageProblem("The disk is full.")

    monkeypatch.setattr(rewriting, "copy_under", fails)
    answer = office.run("encrypt", "--passphrase", key_file)
    assert len(read_recovery(answer)) == 32
    assert office.status == 1
    assert is_plain(office.record)
    assert "is encrypted" not in office.err
    assert "The disk is full. record.sqlite gets its key when it is opened the next time." in office.err


class _Full(StringIO):
    def flush(self) -> None:
        raise OSError(28, "No space left on device")


def test_that_no_key_is_kept_where_its_recovery_key_could_not_be_handed_over(office: Office, key_file: str) -> None:
    chosen = read_arguments(("encrypt", "--passphrase", key_file), "0")
    with pytest.raises(KnownProblem, match="The recovery key could not be written, so nothing was encrypted"):
        carry_out(chosen, office.desk(chosen, "", _Full(), StringIO()))
    assert not list(office.folder.glob("*.key"))
    office.run("sessions")
    assert (office.status, office.err) == (0, "")


def test_that_another_key_says_how_long_the_former_sheet_is_needed(office: Office, key_file: str) -> None:
    office.run("encrypt", "--passphrase", key_file)
    assert "former sheet" not in office.err
    office.run("encrypt", "--new-key", "--passphrase", key_file, "--key-file", key_file)
    assert "Keep the former sheet as long as there are backups elsewhere" in office.err


def test_that_only_the_first_line_of_a_file_has_to_be_text(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_bytes(f"{PASSPHRASE}\r\n".encode() + "é".encode() * 3000)
    assert secret_in(str(file)) == PASSPHRASE
