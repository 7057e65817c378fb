"""What happened, to JSON and back: keyed by kind and schema, strict, and the same bytes every time.

Decimals are strings, so that a value keeps the digits that were written. A kind or schema that this program does
not know is told as such: a newer program wrote it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Final
from uuid import UUID

import msgspec

from session.events import BODIES, FACTS, Body, EntryAmended
from session.problems import StorageProblem

_ENCODER: Final = msgspec.json.Encoder(decimal_format="string", uuid_format="canonical")
_BODIES: Final = {(body.KIND, body.SCHEMA): body for body in BODIES}


@dataclass(frozen=True, slots=True)
class Encoded:
    """A body as it is kept: its kind, its schema, and its JSON."""

    kind: str
    schema: int
    text: str


@dataclass(frozen=True, slots=True)
class _Nested:
    """The body that stands in for another, within the JSON of the amendment."""

    kind: str
    schema: int
    body: msgspec.Raw


@dataclass(frozen=True, slots=True)
class _Amendment:
    """`EntryAmended` as it is kept: the body that stands in says its own kind and schema."""

    target: UUID
    body: _Nested
    occurred_at: datetime
    reason: str


def encode(body: Body) -> Encoded:
    """Return a body as it is kept; raises StorageProblem where its words hold what no file can keep."""
    try:
        return Encoded(body.KIND, body.SCHEMA, _ENCODER.encode(_kept(body)).decode())
    except UnicodeEncodeError:
        raise StorageProblem(
            "The words hold a character that cannot be saved. Nothing was written; type them again without it."
        ) from None


def decode(encoded: Encoded) -> Body:
    """Return the body that `encode` was given; raises StorageProblem where this program cannot read it whole."""
    kind = encoded.kind
    try:
        kept = _decoder(kind, encoded.schema).decode(encoded.text)
    except msgspec.DecodeError as error:
        raise StorageProblem(
            f"An entry of the kind {kind} cannot be read: {error}. The record was not changed; call your support."
        ) from error
    body = _amended(kept) if isinstance(kept, _Amendment) else kept
    if encode(body) != encoded:  # a field that is not known would be dropped without a word
        raise StorageProblem(
            f"An entry of the kind {kind} holds something that this program does not know. "
            "The record was not changed; open it with the program that wrote it."
        )
    return body


def _kept(body: Body) -> Body | _Amendment:
    if not isinstance(body, EntryAmended):
        return body
    inner = encode(body.body)
    nested = _Nested(inner.kind, inner.schema, msgspec.Raw(inner.text.encode()))
    return _Amendment(body.target, nested, body.occurred_at.astimezone(UTC), body.reason)


def _amended(kept: _Amendment) -> EntryAmended:
    inner = decode(Encoded(kept.body.kind, kept.body.schema, bytes(kept.body.body).decode()))
    if not isinstance(inner, FACTS):
        raise StorageProblem(
            f"A correction puts an entry of the kind {kept.body.kind} in place of another, which cannot be. "
            "The record was not changed; call your support."
        )
    return EntryAmended(target=kept.target, body=inner, occurred_at=kept.occurred_at, reason=kept.reason)


@cache
def _decoder(kind: str, schema: int) -> "msgspec.json.Decoder[Body | _Amendment]":
    known = _BODIES.get((kind, schema))
    if known is None:
        raise StorageProblem(
            f"The record holds an entry of the kind {kind}, version {schema}, which this program does not know. "
            "The record was not changed; open it with the newer program that wrote it."
        )
    shape = _Amendment if known is EntryAmended else known
    return msgspec.json.Decoder(shape)
