"""The versions of each protocol: those that came with the program, and above them those that a clinic saved."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, bindparam, func, insert, select

from session.ports import ProtocolVersion
from session.problems import ProtocolProblem, StorageProblem
from session.protocol import Protocol
from session.protocol_text import write_protocol
from storage.audit import Change, write_audit
from storage.protocol_files import in_order, protocol_from, read_protocols
from storage.reader import AnyRow, AnySelect, Reader
from storage.tables import PROTOCOL_VERSIONS

_ALL: Final = select(PROTOCOL_VERSIONS).order_by(PROTOCOL_VERSIONS.c.name, PROTOCOL_VERSIONS.c.version.desc())
_OF: Final = _ALL.where(PROTOCOL_VERSIONS.c.name == bindparam("of_name"))
_LAST: Final = select(func.max(PROTOCOL_VERSIONS.c.version)).where(PROTOCOL_VERSIONS.c.name == bindparam("of_name"))


class ProtocolVersions:
    """Reads the versions and saves new ones; a saved one that can no longer be read is left out, and told."""

    def __init__(self, reader: Reader, folder: Path) -> None:
        self._reader, self._folder = reader, folder

    def newest(self) -> tuple[Protocol, ...]:
        """Return the newest version of each name, the default first; raises ProtocolProblem for a faulty file."""
        found = {protocol.name: protocol for protocol in read_protocols(self._folder)}
        for version in reversed(self._saved(_ALL)):
            known = found.get(version.protocol.name)
            if known is None or version.protocol.version >= known.version:
                found[version.protocol.name] = version.protocol
        return in_order(found.values())

    def of(self, name: str) -> tuple[ProtocolVersion, ...]:
        """Return the versions of a name, newest first; where both have a number, the saved one stands before."""
        shipped = [
            ProtocolVersion(protocol=protocol, saved_at=None, actor="", reason="")
            for protocol in read_protocols(self._folder)
            if protocol.name == name
        ]
        versions = [*self._saved(_OF, of_name=name), *shipped]
        return tuple(sorted(versions, key=lambda version: version.protocol.version, reverse=True))

    def faults(self) -> tuple[str, ...]:
        """Return a sentence for each saved version that can no longer be read."""
        return tuple(
            f"Version {row.version} of the protocol {row.name} can no longer be read and is left out. "
            f"A physician has to look at it. {outcome.sentence}"
            for row, outcome in self._read(_ALL)
            if isinstance(outcome, ProtocolProblem)
        )

    def save(self, connection: Connection, protocol: Protocol, reason: str, change: Change) -> Protocol:
        """Save a protocol as the next version of its name, and return it as it will be read."""
        reason = " ".join(reason.split())
        if not reason:
            raise StorageProblem("A reason is needed for a change, so nothing was saved. Write why it is changed.")
        before = next((version.protocol for version in self.of(protocol.name)), None)
        last = connection.execute(_LAST, {"of_name": protocol.name}).scalar() or 0
        number = max(last, before.version if before else 0) + 1
        text = write_protocol(replace(protocol, version=number))
        saved = protocol_from(text, f"{protocol.name}, version {number}")
        row = {"name": saved.name, "version": number, "text": text, "saved_at": change.at}
        connection.execute(insert(PROTOCOL_VERSIONS), row | {"actor": change.actor, "reason": reason})
        old = {"version": before.version, "text": write_protocol(before)} if before else None
        write_audit(connection, change, old, {"version": number, "text": text}, reason)
        return saved

    def _saved(self, statement: AnySelect, **values: str) -> list[ProtocolVersion]:
        return [
            ProtocolVersion(protocol=outcome, saved_at=row.saved_at, actor=row.actor, reason=row.reason)
            for row, outcome in self._read(statement, **values)
            if isinstance(outcome, Protocol)
        ]

    def _read(self, statement: AnySelect, **values: str) -> Iterator[tuple[AnyRow, Protocol | ProtocolProblem]]:
        """Give each row with the protocol that its text says, or with what is wrong with it."""
        with self._reader.reading() as connection:
            rows = connection.execute(statement, values).all()
        for row in rows:
            try:
                yield row, protocol_from(row.text, f"{row.name}, version {row.version}")
            except ProtocolProblem as problem:
                yield row, problem
