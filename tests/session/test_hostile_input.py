"""Whatever is typed or handed in, no exception reaches the user: it is understood, or refused in sentences."""

import pytest

from tests.session.hostile_texts import KINDS, Kind

EACH = 300


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.name))
def test_that_hostile_texts_are_understood_or_refused_in_sentences(kind: Kind) -> None:
    for text in kind.hostile.texts(EACH, seed=20261120):
        kind.check(text)
