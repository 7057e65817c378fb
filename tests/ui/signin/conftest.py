"""A clinic with an administrator, a physician and two nurses, and one patient at a chair."""

import tempfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from session.people import Person, Role
from session.simulation.hand_clock import HandClock
from storage.opening import open_database
from tests.pages.entrance import EntrancePage
from tests.session.people_cases import a_person
from tests.storage.empty_record import lay_empty_record
from tests.ui.clinic import MORNING, Clinic
from ui.app import Workplace
from ui.chosen import Chosen
from ui.options import Options
from ui.preferences import PreferencesFile
from ui.theme.theme import Theme

PEOPLE = {
    "C. Haas": (Role.ADMINISTRATOR, "7788"),
    "A. Lindqvist": (Role.NURSE, "2020"),
    "B. Okoye": (Role.NURSE, "3131"),
    "Dr Lang": (Role.PHYSICIAN, "9090"),
}


@cache
def registered() -> tuple[bytes, Mapping[str, Person]]:
    """Return what stands in a record with these people, and them: a PIN takes its time to be hashed."""
    with tempfile.TemporaryDirectory() as folder:
        path = lay_empty_record(Path(folder) / "record.sqlite")
        opened = open_database(str(path), "chair", clock=HandClock(MORNING, 60))
        made = {name: a_person(name, role) for name, (role, _) in PEOPLE.items()}
        for name, person in made.items():
            opened.registry.people.add(person, PEOPLE[name][1], "C. Haas")
        opened.close()
        return path.read_bytes(), made


@pytest.fixture
def people(tmp_path: Path) -> Mapping[str, Person]:
    """Return who is registered in the clinic's record; without this fixture nobody is."""
    content, made = registered()
    (tmp_path / "chairside.sqlite").write_bytes(content)
    return made


@pytest.fixture
def clinic(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Clinic]:
    if "people" in request.fixturenames:
        request.getfixturevalue("people")
    opened = Clinic(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def place(qtbot: QtBot, theme: Theme, clinic: Clinic, tmp_path: Path) -> Iterator[Workplace]:
    """Return the window on the clinic's record; nobody has been asked who they are yet."""
    options = Options(demo=False, data_folder=tmp_path, station="chair", monitor=None, version="test")
    chosen = Chosen(PreferencesFile(tmp_path / "choices.json"), theme)
    made = Workplace(clinic.database, clinic.clock, options, chosen, theme)
    qtbot.addWidget(made.window)
    made.begin()
    made.desk.stop()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    yield made
    made.end()
    made.window.may_close = lambda: True
    made.window.close()


@pytest.fixture
def page(qtbot: QtBot, place: Workplace) -> EntrancePage:
    return EntrancePage(qtbot, place)
