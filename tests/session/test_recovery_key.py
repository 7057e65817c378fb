"""A recovery key is read as it was written, whatever case and spaces, and a slip of the pen is found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.problems import Refused
from session.recovery_key import last_group, looks_like_recovery, read_recovery, recovery_text, same_group

KEYS = st.binary(min_size=32, max_size=32)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KNOWN = bytes(range(32))


def test_that_the_text_is_what_others_compute() -> None:
    # SHA-256 of the bytes 0 to 31 begins with 630dcd; the whole is the number in base 32, highest digit first.
    text = recovery_text(KNOWN)
    assert text == "000G 40R4 0M30 E209 185G R38E 1W81 24GK 2GAH C5RR 34D1 P70X 3RFP 63ED"
    number = int.from_bytes(KNOWN + bytes.fromhex("630dcd"), "big")
    assert text.replace(" ", "") == "".join(ALPHABET[number >> shift & 31] for shift in range(275, -1, -5))


@given(KEYS)
def test_that_a_key_is_read_as_it_was_written(key: bytes) -> None:
    text = recovery_text(key)
    assert len(text.split()) == 14
    assert set(text) <= set(ALPHABET + " ")
    assert read_recovery(text) == key
    assert read_recovery(text.lower().replace(" ", "-")) == key
    assert read_recovery(f"  {text.replace(' ', '')}\n") == key
    assert looks_like_recovery(text)


@given(KEYS)
def test_that_letters_taken_for_digits_are_read_as_those(key: bytes) -> None:
    text = recovery_text(key)
    assert read_recovery(text.replace("0", "O").replace("1", "l")) == key
    assert read_recovery(text.replace("1", "I")) == key


@given(KEYS, st.integers(0, 55), st.integers(1, 31))
def test_that_one_wrong_letter_is_found(key: bytes, place: int, step: int) -> None:
    letters = recovery_text(key).replace(" ", "")
    wrong = ALPHABET[(ALPHABET.index(letters[place]) + step) % 32]
    with pytest.raises(Refused, match="There is a slip"):
        read_recovery(letters[:place] + wrong + letters[place + 1 :])


@given(KEYS, st.integers(0, 54))
def test_that_two_letters_that_changed_places_are_found(key: bytes, place: int) -> None:
    letters = recovery_text(key).replace(" ", "")
    swapped = letters[:place] + letters[place + 1] + letters[place] + letters[place + 2 :]
    if swapped != letters:
        with pytest.raises(Refused, match="There is a slip"):
            read_recovery(swapped)


@given(st.text())
def test_that_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    try:
        found = read_recovery(text)
    except Refused:
        return
    assert len(found) == 32


def test_that_a_part_of_a_key_says_how_much_is_missing() -> None:
    with pytest.raises(Refused, match="has 56 letters and digits in groups of four, and these are 8"):
        read_recovery("ABCD EFGH")


def test_that_the_last_group_shows_that_it_was_written_down() -> None:
    text = recovery_text(KNOWN)
    assert last_group(text) == "63ED"
    assert same_group(" 63ed ", text)
    assert not same_group("63E0", text)
    assert not same_group("", text)


def test_that_a_passphrase_of_other_signs_is_no_recovery_key() -> None:
    assert not looks_like_recovery("correct horse battery staple")
    assert not looks_like_recovery("U" * 56)


def test_that_a_key_is_read_with_whatever_a_printed_page_puts_between_its_groups() -> None:
    text = recovery_text(bytes(range(32)))
    for between in ("\u00a0", "\u2013", "\u2014", "\u202f"):
        assert read_recovery(text.replace(" ", between)) == bytes(range(32))
        assert looks_like_recovery(text.replace(" ", between))
