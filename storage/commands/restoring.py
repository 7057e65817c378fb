"""The command that puts a backup in the place of the record, which is kept beside it."""

from pathlib import Path

from session.audit_port import Looking, LookKind
from storage.commands.desk import Desk
from storage.commands.noting import note_look
from storage.commands.verifying import whole_words
from storage.engine import database_file
from storage.restoring import restore


def restore_copy(desk: Desk, name: str) -> int:
    """Restore a backup and answer with what the record holds now; raises StorageProblem, then it is as it was."""
    record = database_file(desk.url)
    restored = restore(database_file(name), record, desk.station, desk.clock, secret=desk.secret)
    note_look(desk, Looking(kind=LookKind.RESTORE, reason=Path(name).name))
    desk.answer(f"{record}: {whole_words(restored.found)}")
    if restored.kept:
        desk.answer(f"What was there before is kept as {restored.kept}")
    for remark in restored.found.remarks:
        desk.tell(remark)
    return 0
