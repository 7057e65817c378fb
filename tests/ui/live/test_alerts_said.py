"""A value beyond a limit is said once, with what the protocol says to do, and again only when it got worse."""

from tests.pages.live import LivePage

ACT = "Systolic pressure 182 mmHg, above 180. Measure again."
STOP = "Systolic pressure 204 mmHg, above 200. Stop the infusion and call the physician."


def test_that_a_crossed_limit_is_said_with_what_to_do(page: LivePage) -> None:
    page.enter("182/90 76 98%")
    assert page.banner.startswith(ACT)


def test_that_the_same_limit_is_not_said_again_until_the_value_was_back(page: LivePage) -> None:
    page.enter("182/90 76 98%")
    page.screen.banner.acted.emit()
    page.enter("184/92 76 98%")
    assert page.banner == ""
    page.enter("150/82 76 98%")
    page.enter("182/90 76 98%")
    assert page.banner.startswith(ACT)


def test_that_worse_is_said_before_what_waits_and_nothing_that_waits_is_lost(page: LivePage) -> None:
    page.enter("182/90 76 98%")
    page.enter("204/92 76 91%")
    assert page.banner == STOP
    page.screen.banner.acted.emit()
    assert page.banner.startswith(ACT)
    page.screen.banner.acted.emit()
    assert page.banner.startswith("Oxygen saturation 91 %, below 92.")
    page.screen.banner.acted.emit()
    assert page.banner == ""


def test_that_a_late_entry_is_no_news(page: LivePage) -> None:
    page.enter("@09:45 182/90")
    assert page.banner == ""
