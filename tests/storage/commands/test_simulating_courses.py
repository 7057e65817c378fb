"""Invented patients with whole courses, from the command line."""

import re
from pathlib import Path

import pytest

from session.course import CourseFile
from tests.storage.commands.office import Office


def kept(office: Office) -> list[CourseFile]:
    """Return everything that is kept of every course."""
    with office.held() as opened:
        return [found for _, found in opened.registry.courses.all_kept(open_only=False)]


def test_that_it_says_in_one_line_what_was_written(office: Office) -> None:
    said = office.run("simulate", "--course", "--patients", "3", "--seed", "4")
    assert office.status == 0
    pattern = r"3 patients, ([\d,]+) infusions, ([\d,]+) diary days, ([\d,]+) bookings?\n"
    counted = re.fullmatch(pattern, said)
    assert counted is not None
    infusions, days, bookings = (int(number.replace(",", "")) for number in counted.groups())
    found = kept(office)
    assert infusions == office.sessions() == sum(len(one.infusions) for one in found)
    assert days == sum(len(one.diary) for one in found)
    assert bookings == sum(len(one.bookings) for one in found)
    assert "chain intact" in office.run("verify")


def test_that_the_same_seed_gives_the_same_courses_and_another_others(tmp_path: Path) -> None:
    offices = [Office(tmp_path / name) for name in ("one", "two", "three")]
    for office, seed in zip(offices, ("4", "4", "5"), strict=True):
        office.folder.mkdir()
        office.run("simulate", "--course", "--patients", "2", "--seed", seed)
    first, again, other = map(kept, offices)
    assert first == again
    assert first != other


def test_that_patients_who_are_there_already_are_refused_and_others_come_beside_them(office: Office) -> None:
    office.run("simulate", "--course", "--patients", "2", "--seed", "4")
    sessions = office.sessions()
    office.run("simulate", "--course", "--patients", "2", "--seed", "4")
    assert office.status == 1
    assert office.err == (
        "Invented patients of seed 4 are in this record already. Nothing was written. Choose another seed.\n"
    )
    assert office.sessions() == sessions
    office.run("simulate", "--course", "--patients", "2", "--seed", "5")
    assert office.status == 0
    assert len(kept(office)) == 4


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("simulate", "--patients", "3"), "--patients needs --course"),
        (("simulate", "--course", "--minutes", "30"), "leave --minutes and --scenario out"),
        (("simulate", "--course", "--scenario", "quiet"), "leave --minutes and --scenario out"),
        (("simulate", "--course", "--patients", "0"), "no whole number from 1"),
    ],
)
def test_that_what_does_not_go_together_is_refused(
    office: Office, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(SystemExit):
        office.run(*words)
    assert sentence in capsys.readouterr().err
