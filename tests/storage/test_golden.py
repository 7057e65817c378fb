"""Every kind of event ever shipped is still read whole, and its kept bytes still have the same hash."""

from datetime import datetime
from pathlib import Path
from uuid import UUID

import msgspec
import pytest

from session.events import BODIES, Event
from storage import chain
from storage.codec import Encoded, decode, encode

GOLDEN = Path(__file__).parent.parent / "golden"


class Kept(msgspec.Struct, forbid_unknown_fields=True):
    """An event as it is hashed: these fields in this order."""

    event_id: UUID
    session_id: UUID
    station: str
    seq: int
    kind: str
    schema: int
    occurred_at: datetime
    recorded_at: datetime
    actor: str
    source: str
    prev_hash: str
    body: msgspec.Raw


class Line(msgspec.Struct, forbid_unknown_fields=True):
    """One line of a golden file."""

    hash: str
    event: Kept


def event_from(line: Line, encoded: Encoded) -> Event:
    kept = line.event
    return Event(
        event_id=kept.event_id,
        session_id=kept.session_id,
        occurred_at=kept.occurred_at,
        recorded_at=kept.recorded_at,
        actor=kept.actor,
        station=kept.station,
        source=kept.source,
        body=decode(encoded),
        seq=kept.seq,
        prev_hash=kept.prev_hash,
        hash=line.hash,
    )


@pytest.mark.parametrize("file", sorted(GOLDEN.glob("*.json")), ids=lambda file: file.stem)
def test_that_a_shipped_event_is_read_and_its_kept_bytes_have_the_same_hash(file: Path) -> None:
    text = file.read_text("utf-8")
    line = msgspec.json.decode(text, type=Line)
    encoded = Encoded(line.event.kind, line.event.schema, bytes(line.event.body).decode())
    event = event_from(line, encoded)
    assert decode(encode(event.body)) == event.body
    material = chain.material(event, encoded, event.seq, event.prev_hash).decode()
    assert f'{{"hash":"{line.hash}","event":{material}}}\n' == text
    assert chain.linked(event, encoded, event.seq, event.prev_hash).hash == line.hash


def test_that_every_kind_has_a_golden_file() -> None:
    files = {file.stem for file in GOLDEN.glob("*.json")}
    missing = {f"{body.KIND}.{body.SCHEMA}" for body in BODIES} - files
    assert not missing, f"keep one line of each of these in tests/golden, as the others are: {sorted(missing)}"
