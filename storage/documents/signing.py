"""The signatures under a printed record: who, when, with which meaning, and the record that was signed."""

from collections.abc import Iterator
from typing import Any

from session.review_events import SessionSigned
from session.signing import heads_of, signed_as_it_is, unsigned
from session.state import SessionState
from storage.documents.words import moment_text


def signatures(state: SessionState) -> list[dict[str, str]]:
    """Return every signature with what it covers, and whether that still is what was signed."""
    return [
        {
            "by": one.by,
            "at": moment_text(state, one.at),
            "meaning": one.said.meaning,
            "hash": one.said.record,
            "covers": " ".join(_covers(state, one.said)),
        }
        for one in state.declared.signatures
    ]


def _covers(state: SessionState, said: SessionSigned) -> Iterator[str]:
    yield f"{said.entries} entries."
    if not signed_as_it_is(state, said):
        yield "The record is not the one that was signed."
    later = len(unsigned(state, said))
    if later:
        yield "1 entry came after it." if later == 1 else f"{later} entries came after it."


def printed_record(state: SessionState) -> dict[str, Any]:
    """Return what names the record as it was printed: the hash over its chains' heads, and its number of entries."""
    printed = SessionSigned("", heads_of(state.events))
    return {"hash": printed.record, "entries": printed.entries}
