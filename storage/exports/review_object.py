"""What physicians wrote about a session and signed, as plain objects for its JSON document."""

from typing import Any

from session.declared import Comment, Signature
from session.signing import signed_as_it_is, to_sign, unsigned
from session.state import SessionState


def review_object(state: SessionState) -> dict[str, Any]:
    """Return the comments and signatures of a session, each in the order of time."""
    return {
        "to_sign": to_sign(state),
        "comments": [_comment(one) for one in state.declared.comments],
        "addenda": [_comment(one) for one in state.declared.addenda],
        "signatures": [_signature(state, one) for one in state.declared.signatures],
    }


def _comment(one: Comment) -> dict[str, Any]:
    return {
        "words": one.words,
        "at": one.at if one.pinned else None,
        "by": one.by,
        "written_at": one.written_at,
        "event_id": one.event_id,
    }


def _signature(state: SessionState, one: Signature) -> dict[str, Any]:
    return {
        "meaning": one.said.meaning,
        "by": one.by,
        "at": one.at,
        "record": one.said.record,
        "entries": one.said.entries,
        "as_signed": signed_as_it_is(state, one.said),
        "entries_since": len(unsigned(state, one.said)),
        "event_id": one.event_id,
    }
