"""A physician reads the rules of a course and changes them in place."""

from pytestqt.qtbot import QtBot

from session.protocol_row import Section
from tests.pages.protocols import ProtocolsPage
from tests.ui.clinic import Clinic


def test_that_the_rules_of_a_course_are_read_with_what_is_to_be_confirmed(page: ProtocolsPage) -> None:
    page.section(Section.COURSE)
    for words in ("4 to 6 infusions in 4 to 7 days", "Wednesday", "30 %", "Liver tests no older than", "180 days"):
        assert words in page.said
    assert page.of_section(Section.COURSE) == "◇ 15 to confirm"


def test_that_rules_of_a_course_are_changed_in_place(page: ProtocolsPage, clinic: Clinic, qtbot: QtBot) -> None:
    page.press(page.screen.foot.edit)
    page.section(Section.COURSE)
    page.type("course.inductions", "8 infusions in 7 days")
    qtbot.waitUntil(lambda: "need 8 days" in page.problem("course.inductions"))
    page.type("course.inductions", "3 infusions in 1 week")
    page.type("course.open_days", "Mon\nWed\nFri")
    page.type("course.most_in_year", "6")
    qtbot.waitUntil(lambda: page.problem("course.inductions") == "")
    page.press(page.screen.foot.save)
    assert "Course: Infusions in a year, at most: 12 → 6" in page.screen.sign.said
    page.sign("Dr. B. Osei", "house rules")
    rules = clinic.database.registry.protocols()[0].course
    assert [str(shape) for shape in rules.inductions] == ["3 infusions in 7 days"]
    assert (rules.open_days, rules.most_in_year) == (("mon", "wed", "fri"), 6)
