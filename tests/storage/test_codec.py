"""What happened comes back from JSON as it was, or is refused by name."""

from dataclasses import asdict, make_dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given

from session.events import Body, EntryAmended, NoteWritten, Reading, SessionOpened, VitalsRecorded
from session.problems import StorageProblem
from session.protocol import Protocol
from storage.codec import SHAPES, UPGRADES, Encoded, decode, encode
from tests.storage.examples import Sitting
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


def test_that_a_field_which_came_later_gets_its_default() -> None:
    older = Encoded("vitals.recorded", 1, '{"readings":[{"code":"pain","value":"3"}]}')
    assert decode(older) == VitalsRecorded((Reading("pain", Decimal(3)),))


def test_that_a_session_opened_before_a_protocol_gained_a_field_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Sitting().opening()
    stored = encode(opened)
    later = make_dataclass(
        "Later", [("observed_min", int, 120)], bases=(Protocol,), frozen=True, slots=True, kw_only=True
    )
    session = make_dataclass("Opened", [("protocol", later)], bases=(SessionOpened,), frozen=True, kw_only=True)
    monkeypatch.setitem(SHAPES, "session.opened", session)
    read = decode(stored)
    assert isinstance(read, SessionOpened)
    assert asdict(read.protocol) == asdict(opened.protocol) | {"observed_min": 120}


def test_that_a_body_of_an_older_schema_is_brought_to_the_present_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NoteWritten, "SCHEMA", 3)
    monkeypatch.setitem(UPGRADES, ("note.written", 1), lambda fields: {"words": fields["text"]})
    monkeypatch.setitem(UPGRADES, ("note.written", 2), lambda fields: {"note": fields["words"]})
    assert decode(Encoded("note.written", 1, '{"text":"Calm."}')) == NoteWritten("Calm.")
    assert decode(Encoded("note.written", 2, '{"words":"Calm."}')) == NoteWritten("Calm.")
    amendment = encode(
        EntryAmended(
            target=UUID(int=7), body=NoteWritten("x"), occurred_at=datetime(2026, 11, 20, tzinfo=UTC), reason=""
        )
    )
    older = amendment.text.replace('"schema":3,"body":{"note":"x"}', '"schema":1,"body":{"text":"Calm."}')
    read = decode(replace(amendment, text=older))
    assert isinstance(read, EntryAmended)
    assert read.body == NoteWritten("Calm.")


def test_that_an_upgrade_may_drop_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(NoteWritten, "SCHEMA", 2)
    monkeypatch.setitem(UPGRADES, ("note.written", 1), lambda fields: fields)
    with pytest.raises(StorageProblem, match="holds something that this program does not know"):
        decode(Encoded("note.written", 1, '{"note":"x","mood":"y"}'))


def test_that_a_schema_older_than_any_is_not_blamed_on_a_newer_program() -> None:
    with pytest.raises(StorageProblem, match=r"version 0, which no program has written.*call your support"):
        decode(Encoded("note.written", 0, '{"note":"x"}'))
