"""What happened, to JSON and back: keyed by kind and schema, strict, and the same bytes every time.

Decimals are strings, so that a value keeps the digits that were written. A body of an older schema is brought to the
present one step by step, and a field that came later gets its default. A kind or schema that this program does not
know is told as such: a newer program wrote it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

import msgspec

from session.events import BODIES, FACTS, Body, EntryAddedLate, EntryAmended, Fact
from session.problems import StorageProblem

_ENCODER: Final = msgspec.json.Encoder(decimal_format="string", uuid_format="canonical")
SHAPES: Final[dict[str, type[Body]]] = {body.KIND: body for body in BODIES}
"""What a kind is read as; its `SCHEMA` is the one that this program writes."""

Step = Callable[[dict[str, Any]], dict[str, Any]]
UPGRADES: Final[dict[tuple[str, int], Step]] = {}
"""For a kind and a schema that is no longer written: what turns such a body's JSON into that of the next schema."""


_DECODERS: Final[dict[type[Body], "msgspec.json.Decoder[_Kept]"]] = {}


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


@dataclass(frozen=True, slots=True)
class _Addition:
    """`EntryAddedLate` as it is kept: what it says has its own kind and schema."""

    body: _Nested
    reason: str


_Kept = Body | _Amendment | _Addition
_SHAPES_OF_THEIR_OWN: Final = {EntryAmended: _Amendment, EntryAddedLate: _Addition}


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
    shape = _shape(encoded)
    try:
        text = _upgraded(encoded, shape.SCHEMA)
        kept = _decoder(shape).decode(text)
        again = _ENCODER.encode(kept)
        whole = again == text or _holds(msgspec.json.decode(again), msgspec.json.decode(text))
    except msgspec.DecodeError as error:
        raise StorageProblem(
            f"An entry of the kind {kind} cannot be read: {error}. The record was not changed; call your support."
        ) from error
    if not whole:  # a field that is not known would be dropped without a word
        raise StorageProblem(
            f"An entry of the kind {kind} holds something that this program does not know. "
            "The record was not changed; open it with the program that wrote it."
        )
    if isinstance(kept, _Amendment):
        return EntryAmended(target=kept.target, body=_fact(kept.body), occurred_at=kept.occurred_at, reason=kept.reason)
    return EntryAddedLate(body=_fact(kept.body), reason=kept.reason) if isinstance(kept, _Addition) else kept


def _kept(body: Body) -> _Kept:
    if isinstance(body, EntryAmended):
        return _Amendment(body.target, _nested(body.body), body.occurred_at.astimezone(UTC), body.reason)
    return _Addition(_nested(body.body), body.reason) if isinstance(body, EntryAddedLate) else body


def _nested(fact: Fact) -> _Nested:
    inner = encode(fact)
    return _Nested(inner.kind, inner.schema, msgspec.Raw(inner.text.encode()))


def _fact(kept: _Nested) -> Fact:
    inner = decode(Encoded(kept.kind, kept.schema, bytes(kept.body).decode()))
    if not isinstance(inner, FACTS):
        raise StorageProblem(
            f"A correction puts an entry of the kind {kept.kind} in place of another, which cannot be. "
            "The record was not changed; call your support."
        )
    return inner


def _shape(encoded: Encoded) -> type[Body]:
    shape = SHAPES.get(encoded.kind)
    if shape is None or encoded.schema > shape.SCHEMA:
        raise StorageProblem(
            f"The record holds an entry of the kind {encoded.kind}, version {encoded.schema}, which this program does "
            "not know. The record was not changed; open it with the newer program that wrote it."
        )
    return shape


def _upgraded(encoded: Encoded, newest: int) -> bytes:
    """Return the JSON as the newest schema has it."""
    if encoded.schema == newest:
        return encoded.text.encode()
    fields = msgspec.json.decode(encoded.text, type=dict[str, Any])
    for schema in range(encoded.schema, newest):
        step = UPGRADES.get((encoded.kind, schema))
        if step is None:
            raise StorageProblem(
                f"The record holds an entry of the kind {encoded.kind}, version {schema}, which no program has "
                "written. The record was not changed; call your support."
            )
        fields = step(fields)
    return _ENCODER.encode(fields)


def _holds(read: object, kept: object) -> bool:
    """Say whether all that was kept was read; what was read may have more, which are defaults of later fields."""
    if isinstance(read, dict) and isinstance(kept, dict):
        return all(name in read and _holds(read[name], value) for name, value in kept.items())
    if isinstance(read, list) and isinstance(kept, list):
        return len(read) == len(kept) and all(map(_holds, read, kept))
    return read == kept


def _decoder(shape: type[Body]) -> "msgspec.json.Decoder[_Kept]":
    decoder = _DECODERS.get(shape)
    if decoder is None:
        decoder = _DECODERS[shape] = msgspec.json.Decoder(_SHAPES_OF_THEIR_OWN.get(shape, shape))
    return decoder
