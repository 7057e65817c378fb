"""The window of the next booster holds the truth of simulated courses more often than the plain rule of six weeks."""

import pytest

from session.simulation.course_truth import Return
from tests.session.simulation.window_scores import SHARES, asked, courses, score


@pytest.mark.parametrize("way", [None, Return.STEP])
def test_that_the_window_beats_the_plain_rule_however_the_pain_comes_back(way: Return | None) -> None:
    found = list(courses(20, seed=9, way=way))
    for share in (SHARES[0], SHARES[2]):
        windows = asked(found, share)
        ours, plain = score(windows), score(one.by_plain_rule() for one in windows)
        assert ours.count > 100
        assert ours.inside > 0.65
        assert ours.inside > plain.inside + 0.15
        assert ours.off < plain.off * 0.7
