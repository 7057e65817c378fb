"""Processes that give a record one key after the other until they are killed, and what is looked at then."""

from contextlib import closing
from multiprocessing.connection import Connection
from pathlib import Path

from storage import key_file
from storage.unlocking import Secret, unlock
from tests.storage.killed_safekeeping import BEGUN, Killer
from tests.storage.locked_record import ACTOR, PASSPHRASE, is_plain, opened

FEW_ROUNDS = 2_560


def encrypt_until_killed(ear: Connection, record: str) -> None:
    """Keep a new key, bring the record under it, and tell; again and again."""
    key_file.ROUNDS = FEW_ROUNDS  # type: ignore[misc]  # a hundredth of the time goes into the passphrase
    while True:
        ear.send(BEGUN)
        with closing(opened(Path(record), PASSPHRASE)) as database:
            database.encryption.begin(database.encryption.new_key(), PASSPHRASE, ACTOR)
        opened(Path(record), PASSPHRASE).close()
        ear.send(unlock(Path(record), Secret(PASSPHRASE)).key.digits)


def kill_encryptions(record: Path, kills: int) -> None:
    """Kill processes that change the key; the passphrase opens the record each time, and all of it is there."""
    with closing(opened(record)) as database:
        (row,) = database.registry.find_sessions()
        expected = database.journal.events(row.head.session_id)
    keys: set[str] = set()
    killer, halves = Killer(712, encrypt_until_killed, str(record)), 0
    for kill in range(5 * kills):
        if kill >= kills and len(keys) > kills // 4 and halves > kills // 20:
            break  # where they fall is chance: a few more are needed where none fell into the writing
        killer.kill()
        halves += len(list(record.parent.glob(f".{record.name}.partial")))
        with closing(opened(record, PASSPHRASE)) as database:
            assert database.encryption.protection().encrypted
            assert database.journal.events(row.head.session_id) == expected
            assert database.journal.verify(row.head.session_id) == ()
        keys.add(unlock(record, Secret(PASSPHRASE)).key.digits)
        assert not is_plain(record)
        assert not list(record.parent.glob(f"{record.stem}.before-encryption.*"))
        assert not list(record.parent.glob(".*.sqlite.partial*"))
    assert len(keys) > kills // 4, "many processes came as far as another key"
    assert halves > kills // 20, "many of the kills fell into the writing of the file"
