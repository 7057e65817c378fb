"""The chain that shows a changed record: each entry's hash holds the one before it, by session and station."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC
from itertools import groupby

import msgspec

from session.events import Event
from storage.codec import Encoded

_ENCODER = msgspec.json.Encoder(uuid_format="canonical")


def material(event: Event, encoded: Encoded, seq: int, prev_hash: str) -> bytes:
    """Return the bytes that are hashed: everything of the event but its hash, as JSON in a fixed order."""
    return _ENCODER.encode(
        {
            "event_id": event.event_id,
            "session_id": event.session_id,
            "station": event.station,
            "seq": seq,
            "kind": encoded.kind,
            "schema": encoded.schema,
            "occurred_at": event.occurred_at.astimezone(UTC),
            "recorded_at": event.recorded_at.astimezone(UTC),
            "actor": event.actor,
            "source": event.source,
            "prev_hash": prev_hash,
            "body": msgspec.Raw(encoded.text.encode()),
        }
    )


def linked(event: Event, encoded: Encoded, seq: int, prev_hash: str) -> Event:
    """Return `event` as the `seq`-th of its station in its session, after the one that has `prev_hash`."""
    digest = hashlib.sha256(material(event, encoded, seq, prev_hash)).hexdigest()
    return replace(event, seq=seq, prev_hash=prev_hash, hash=digest)


def findings(kept: Iterable[tuple[Event, Encoded]]) -> tuple[str, ...]:
    """Return a sentence for each place where a session's record is not as it was written; none if it is whole.

    Each event comes with its body as it is kept: one that is encoded again may have gained fields since.
    """
    ordered = sorted(kept, key=lambda pair: (pair[0].station, pair[0].seq))
    found: list[str] = []
    for station, group in groupby(ordered, key=lambda pair: pair[0].station):
        found.extend(_station_findings(station, list(group)))
    return tuple(found)


def _station_findings(station: str, kept: list[tuple[Event, Encoded]]) -> Iterable[str]:
    seq, previous = 0, ""
    for event, encoded in kept:
        if event.seq != seq + 1:
            missing = f"entry {seq + 1} is" if event.seq == seq + 2 else f"entries {seq + 1} to {event.seq - 1} are"
            yield f"Station {station}: {missing} missing."
        elif event.prev_hash != previous:
            yield f"Station {station}: entry {event.seq} does not follow from the entry before it."
        if linked(event, encoded, event.seq, event.prev_hash).hash != event.hash:
            yield f"Station {station}: entry {event.seq} is not as it was written."
        seq, previous = event.seq, event.hash
