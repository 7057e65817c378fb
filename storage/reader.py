"""Reading on the caller's own thread: one moment of the record at a time, known faults as sentences."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select

from storage.problems import told

AnyRow = Row[*tuple[Any, ...]]
AnySelect = Select[*tuple[Any, ...]]


class Reader:
    """Lends connections that cannot write."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine, self._path = engine, path

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the record; raises StorageProblem where it cannot be read."""
        with told(self._path), self._engine.connect() as connection:
            yield connection

    def close(self) -> None:
        self._engine.dispose()
