"""Reading on the caller's own thread: one moment of the record at a time, known faults as sentences."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select

from storage.engine import BEGIN_WRITING
from storage.problems import told
from storage.same_file import SameFile

AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]


class Reader:
    """Lends connections that cannot write, but for a row of its own that needs no lease."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine, self._path = engine, path
        self._file = SameFile(path)
        self._before_close: list[Callable[[], None]] = []

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the record; raises StorageProblem where it cannot be read."""
        with told(self._path), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def noting(self) -> Iterator[Connection]:
        """Give a connection for one row that stands in nobody's chain, as that somebody looked, beside whoever writes.

        It is committed behind the work. Raises StorageProblem, also where the lock is not to be had or the file is
        for reading alone; then nothing was written.
        """
        with told(self._path), self._engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None  # noqa: S101 -- a connection that is not pooled away has one
            driver.execute("PRAGMA query_only = OFF")
            try:
                driver.execute(BEGIN_WRITING)
                yield connection
                self._file.require()  # restored or written anew: what is noted in the file that was there is lost
                connection.commit()  # ends what Core believes to have begun, where the work went through it
                driver.commit()
            finally:
                driver.rollback()
                driver.execute("PRAGMA query_only = ON")

    def before_close(self, act: Callable[[], None]) -> None:
        """Let something be finished before the connections are closed."""
        self._before_close.append(act)

    def close(self) -> None:
        for act in self._before_close:
            act()
        self._engine.dispose()
