"""Opens a database: checks it, upgrades it, takes the lease, and hands out journal and registry."""

from dataclasses import dataclass
from pathlib import Path

from session.ports import Clock
from storage import lease, migrate
from storage.backups import Backups
from storage.changes import Changes
from storage.documents.making import PrintedDocuments
from storage.encryption import SqliteEncryption
from storage.engine import database_file, reading_engine, writing_engine
from storage.journal import SqliteJournal
from storage.key_file import KeyFile
from storage.keys import Key
from storage.lease import Holder, Lease
from storage.locations import PROTOCOLS
from storage.migrate import Tell, silent
from storage.private_file import make_private
from storage.problems import no_folder
from storage.reader import Reader
from storage.registry import SqliteRegistry
from storage.rewriting import brought_under
from storage.safekeeping import SqliteSafekeeping
from storage.system_clock import SystemClock
from storage.unlocking import Secret, Unlocked, opens, unlock
from storage.writer import NoWriter, Writer, Writes


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """An open database. `notice` is a sentence where it may only be read; `copy` was made before an upgrade."""

    path: Path
    journal: SqliteJournal
    registry: SqliteRegistry
    documents: PrintedDocuments
    safekeeping: SqliteSafekeeping
    encryption: SqliteEncryption
    read_only: bool
    holder: Holder | None
    notice: str
    copy: Path | None
    writer: Writes
    reader: Reader
    lease: Lease | None
    key: Key

    def close(self) -> None:
        """Finish everything that was appended, then let go of the database."""
        try:
            self.close_file()
        finally:
            if self.lease is not None:
                self.lease.release()

    def close_file(self) -> None:
        """Finish everything that was appended and close the file; the lease is kept, to open it again with."""
        self.safekeeping.close()
        self.writer.close()
        self.reader.close()


def open_database(  # noqa: PLR0913 -- where it is, who opens it, and how
    url: str,
    station: str,
    *,
    clock: Clock,
    read_only: bool = False,
    protocols: Path = PROTOCOLS,
    held: Lease | None = None,
    tell: Tell = silent,
    secret: Secret | None = None,
) -> Opened:
    """Open the database at an SQLAlchemy URL or a path; a new one is made, an older one upgraded after a copy.

    A link names the file that it leads to, so that there is one lease for a file whatever it is called.
    Where another window has it, it is opened for reading only, and `holder` and `notice` say who has it. `held` is
    this window's own lease, where the file alone was closed; it is let go of with the new opening. `tell` is given
    a sentence now and then while an older record is upgraded or one is encrypted. `secret` opens an encrypted record
    whose key is not kept here. Raises StorageProblem, with a sentence, for whatever cannot be opened.
    """
    path = database_file(url)
    if not path.parent.is_dir():
        raise no_folder(path)
    unlocked = unlock(path, secret)
    if path.exists():
        migrate.schema_version(path, unlocked.key)  # before the lease leaves anything beside a file that is not ours
    taken = held or (None if read_only else lease.take(path, station, clock.wall()))
    if taken and path.exists() and not opens(path, unlocked.key):
        unlocked = unlock(path, secret)  # another window brought it under its key before the lease was ours
    unlocked, copy = _prepare(path, clock, taken, tell, unlocked)
    holder = None if read_only or taken else lease.holder(path)
    notice = "" if taken else _notice(holder, clock, read_only=read_only)
    key = unlocked.key
    reader = Reader(reading_engine(path, key), path)
    writer = Writer(writing_engine(path, key), path, SystemClock().elapsed) if taken else NoWriter(notice)
    journal, registry = SqliteJournal(writer, reader), SqliteRegistry(writer, reader, clock, station, protocols)
    return Opened(
        path=path,
        journal=journal,
        registry=registry,
        documents=PrintedDocuments(journal, registry, clock),
        safekeeping=SqliteSafekeeping(
            Backups(path, clock, station, unlocked=unlocked), reader, writer, clock, station, read_only=taken is None
        ),
        encryption=SqliteEncryption(KeyFile.of_record(path), unlocked, Changes(writer, clock, station)),
        read_only=taken is None,
        holder=holder,
        notice=notice,
        copy=copy,
        writer=writer,
        reader=reader,
        lease=taken,
        key=key,
    )


def _prepare(
    path: Path, clock: Clock, taken: Lease | None, tell: Tell, unlocked: Unlocked
) -> tuple[Unlocked, Path | None]:
    """Bring the file under its key and to the present schema; return what opens it, and the copy made before.

    A failure lets go of the lease.
    """
    if taken is None:
        migrate.require_current(path, key=unlocked.key)
        return unlocked, None
    try:
        make_private(path)
        unlocked = brought_under(path, unlocked, clock.wall(), tell)
        return unlocked, migrate.ensure_current(path, clock.wall(), tell=tell, key=unlocked.key)
    except BaseException:
        taken.release()
        raise


def _notice(holder: Holder | None, clock: Clock, *, read_only: bool) -> str:
    if read_only:
        return "This record was opened for reading only, so nothing can be saved in it."
    return holder.sentence(clock.utc_offset_min()) if holder else lease.UNKNOWN
