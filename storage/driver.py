"""The one library that opens record files: SQLCipher, which reads and writes plain SQLite files as well.

Two SQLite libraries in one process must not open the same file: closing it in one takes away the locks of the other
(sqlite.org/howtocorrupt.html, 2.2.1). So whoever opens a record, tests too, takes this one.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3 as sqlite  # the same interface, and typed
else:
    from sqlcipher3 import dbapi2 as sqlite

__all__ = ["sqlite"]
