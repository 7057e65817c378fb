"""The command that copies the record to a file while it is in use, and reads the copy again."""

from contextlib import closing

from session.problems import StorageProblem
from storage.backup import beside, copy_database, put_in_place
from storage.backup_check import check_copy
from storage.commands.desk import Desk
from storage.commands.verifying import whole_words
from storage.engine import database_file


def write_copy(desk: Desk, name: str) -> int:
    """Write a backup to a file that is not there yet; raises StorageProblem, then there is no such file."""
    target = database_file(name)
    if target.exists():
        raise StorageProblem(f"{target} is there already, so no backup was written. Choose another name.")
    with closing(desk.reading()) as opened, beside(target) as partial:
        copy_database(opened.path, partial, key=opened.key)
        found, _ = check_copy(partial, key=opened.key)
        put_in_place(partial, target)
    desk.answer(f"{target}: {whole_words(found)}")
    for remark in found.remarks:
        desk.tell(remark)
    return 0
