"""Text is compared without case, accents, control characters and needless spaces, the short way and the long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.folded import folded

ASCII = st.text(st.characters(min_codepoint=0, max_codepoint=127))


@given(ASCII)
def test_that_plain_letters_fold_as_they_do_beside_an_accent(text: str) -> None:
    assert folded(text) == folded(f"{text}\N{COMBINING ACUTE ACCENT}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("  Müller,  JÖRG ", "muller, jorg"), ("A\x00B\tC", "a b c"), ("Straße", "strasse"), ("", "")],
)
def test_that_case_accents_and_needless_spaces_do_not_count(text: str, expected: str) -> None:
    assert folded(text) == expected
