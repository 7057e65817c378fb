"""What happened comes back from JSON as it was, or is refused by name."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given

from session.events import Body, EntryAmended, NoteWritten, Reading, VitalsRecorded
from session.problems import StorageProblem
from storage.codec import Encoded, decode, encode
from tests.storage.strategies import BODIES


@given(BODIES)
def test_that_every_body_comes_back_equal_and_encodes_to_the_same_bytes(body: Body) -> None:
    encoded = encode(body)
    assert decode(encoded) == body
    assert encode(decode(encoded)) == encoded


def test_that_a_value_keeps_the_digits_that_were_written() -> None:
    body = VitalsRecorded((Reading("temperature", Decimal("36.80")),))
    again = decode(encode(body))
    assert isinstance(again, VitalsRecorded)
    assert str(again.readings[0].value) == "36.80"


def test_that_an_amendment_is_the_same_bytes_in_whatever_zone_its_time_was_given() -> None:
    utc = datetime(2026, 11, 20, 10, 5, tzinfo=UTC)
    local = utc.astimezone(timezone(timedelta(hours=1)))
    first, second = (
        EntryAmended(target=UUID(int=7), body=NoteWritten("Calm."), occurred_at=at, reason="slip")
        for at in (utc, local)
    )
    assert encode(first) == encode(second)


@pytest.mark.parametrize(
    ("kind", "schema", "text", "names"),
    [
        ("note.sung", 1, "{}", "note.sung, version 1, which this program does not know"),
        ("note.written", 2, '{"note":"x"}', "note.written, version 2, which this program does not know"),
        ("note.written", 1, '{"note":3}', "note.written cannot be read"),
        ("note.written", 1, "{", "note.written cannot be read"),
        ("note.written", 1, '{"note":"x","mood":"y"}', "note.written holds something that this program does not know"),
        ("vitals.recorded", 1, '{"readings":[{"code":"pain","value":3}],"note":"","confirmed":[]}', "vitals.recorded"),
    ],
)
def test_that_what_cannot_be_read_whole_is_refused_by_name(kind: str, schema: int, text: str, names: str) -> None:
    with pytest.raises(StorageProblem, match=names):
        decode(Encoded(kind, schema, text))


def test_that_an_amendment_of_a_newer_program_is_refused_by_the_kind_it_holds() -> None:
    body = EntryAmended(
        target=UUID(int=7), body=NoteWritten("Calm."), occurred_at=datetime(2026, 11, 20, tzinfo=UTC), reason="slip"
    )
    encoded = encode(body)
    newer = Encoded(encoded.kind, encoded.schema, encoded.text.replace("note.written", "note.sung"))
    with pytest.raises(StorageProblem, match=r"note\.sung, version 1, which this program does not know"):
        decode(newer)


def test_that_an_amendment_cannot_put_a_check_in_in_place_of_an_entry() -> None:
    encoded = encode(
        EntryAmended(
            target=UUID(int=7), body=NoteWritten("x"), occurred_at=datetime(2026, 11, 20, tzinfo=UTC), reason="slip"
        )
    )
    inner = '"kind":"note.written","schema":1,"body":{"note":"x"}'
    other = '"kind":"recording.resumed","schema":1,"body":{"silent_s":3}'
    with pytest.raises(StorageProblem, match=r"recording\.resumed in place of another"):
        decode(Encoded(encoded.kind, encoded.schema, encoded.text.replace(inner, other)))


def test_that_words_no_file_can_keep_are_refused_with_a_sentence() -> None:
    with pytest.raises(StorageProblem, match="a character that cannot be saved"):
        encode(NoteWritten("\ud800"))
