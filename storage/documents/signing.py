"""The signatures under a printed record: who, when, with which meaning, and the record that was signed."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from session.review_events import SessionSigned
from session.signing import claimed_since, heads_of, signed_as_it_is, unsigned
from session.state import SessionState
from session.wording import fact_text
from storage.documents.words import moment_text

CHANGED: Final = "The record is not as it was written."


def signatures(state: SessionState, *, changed: bool = False) -> list[dict[str, str]]:
    """Return every signature with what it covers, and whether that still is what was signed.

    `changed` says that the record does not fit its chain of hashes.
    """
    return [
        {
            "by": one.by,
            "at": moment_text(state, one.at),
            "meaning": one.said.meaning,
            "hash": one.said.record,
            "covers": " ".join((*((CHANGED,) if changed else ()), *_covers(state, one.said))),
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
    for event in claimed_since(state, said):
        yield f"{event.actor}, after it, {moment_text(state, event.recorded_at)}: {_lowered(fact_text(event.body))}."


def _lowered(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def changed_words(changed: Sequence[str]) -> Iterator[str]:
    """Yield where a record is not as it was written: the first place, and how many more there are."""
    if changed:
        more = f" And {len(changed) - 1} more." if len(changed) > 1 else ""
        yield f"{CHANGED} {changed[0]}{more}"


def printed_record(state: SessionState) -> dict[str, Any]:
    """Return what names the record as it was printed: the hash over its chains' heads, and its number of entries."""
    printed = SessionSigned("", heads_of(state.events))
    return {"hash": printed.record, "entries": printed.entries}
