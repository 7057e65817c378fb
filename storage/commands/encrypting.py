"""The command that encrypts the record or gives it another key, and writes the recovery key once."""

import sys
from contextlib import closing
from getpass import getpass
from typing import Final

from session.encryption import KeptBy, NewKey, passphrase_problem
from session.people import AT_COMMAND_LINE
from session.problems import KnownProblem, Refused, StorageProblem
from storage.commands.desk import Desk
from storage.key_file import KeyFile
from storage.opening import Opened
from storage.secret_file import secret_in

ASKED: Final = "-"
_FORMER: Final = (
    "Keep the former sheet as long as there are backups elsewhere, on a disk that is not connected or on another "
    "computer: the new recovery key does not open those."
)
_OTHERWISE: Final = "Keep the key behind a passphrase: --passphrase FILE, or --passphrase - to be asked for it."


def encrypt_record(desk: Desk, passphrase: str | None, *, new_key: bool) -> int:
    """Keep a new key, write it down, and bring record and backups under it; raises KnownProblem.

    The answer is the recovery key alone, once it is kept and before the file is touched.
    """
    behind = "" if passphrase is None else _chosen(passphrase)
    with closing(desk.writing()) as opened:
        _require(opened, new_key=new_key)
        new = opened.encryption.new_key()
        with KeyFile.of_record(opened.path).put_back_on_failure():
            _keep(opened, new, behind)
            _hand_over(desk, opened.path.name, new)
        name = opened.path.name
    desk.secret.given = behind or new.recovery
    with closing(desk.writing()) as opened:
        protection = opened.encryption.protection()
        if protection.waiting:
            raise StorageProblem(f"{protection.trouble} {name} gets its key when it is opened the next time.")
        done = opened.safekeeping.back_up().result()
    how = "this system's keyring" if protection.kept is KeptBy.KEYRING else "a passphrase"
    desk.tell(f"{name} is encrypted, its key is kept by {how}. Backup: {done.backup.file}, {done.checked}.")
    if new_key:
        desk.tell(_FORMER)
    if done.trouble:
        desk.tell(done.trouble)
    return 0


def _keep(opened: Opened, new: NewKey, behind: str) -> None:
    try:
        opened.encryption.begin(new, behind, AT_COMMAND_LINE)
    except StorageProblem as problem:
        raise StorageProblem(f"{problem.sentence} Nothing was changed. {_OTHERWISE}") from problem


def _hand_over(desk: Desk, name: str, new: NewKey) -> None:
    """Write the recovery key down; raises StorageProblem where nobody gets it: then it must not be used."""
    desk.tell(f"Recovery key of {name}. Write it down or print it, and keep it away from this computer:")
    try:
        desk.answer(new.recovery)
    except (KnownProblem, BrokenPipeError) as error:
        raise StorageProblem(
            "The recovery key could not be written, so nothing was encrypted. Nothing that was saved is lost. "
            "Let the answer go to the screen, or to a file on a disk with free space."
        ) from error


def _require(opened: Opened, *, new_key: bool) -> None:
    encrypted = opened.encryption.protection().encrypted
    if encrypted and not new_key:
        raise Refused(f"{opened.path} is encrypted already. With --new-key it gets another key.")
    if new_key and not encrypted:
        raise Refused(f"{opened.path} is not encrypted, so it has no key to change. Leave --new-key out.")


def _chosen(name: str) -> str:
    """Return the passphrase in a file, or what is typed twice; raises KnownProblem."""
    if name == ASKED and not (sys.stdin and sys.stdin.isatty()):
        raise KnownProblem("Nobody can be asked for a passphrase here. Name a file: --passphrase FILE.")
    first = getpass("New passphrase: ") if name == ASKED else secret_in(name)
    again = getpass("The same again: ") if name == ASKED else first
    if sentence := passphrase_problem(first, again):
        raise KnownProblem(sentence)
    return first
