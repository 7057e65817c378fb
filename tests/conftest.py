"""What every test gets: a home of its own, settled examples, and a failure for what it leaves behind."""

import gc
import itertools
import logging
import os
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import guards

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"  # no test reads what the user's keyring keeps

settings.register_profile("settled", deadline=None, derandomize=True, max_examples=50)
settings.register_profile("explore", deadline=None)  # a search by hand: pytest --hypothesis-profile=explore
settings.load_profile("settled")

FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "WIN_PD_OVERRIDE_APPDATA": "roaming",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "local",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "share",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_STATE_HOME": "state",
}
FAILED = pytest.StashKey[bool]()


def pytest_collection_finish() -> None:
    """Set aside what is there before the first test, so that nobody goes through it for rubbish after each one."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember a failure, so that no guard adds noise to it."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


def judge(request: pytest.FixtureRequest, complaints: list[str]) -> None:
    """Fail the test for what it left, unless it has failed already: then its traceback holds things open."""
    if complaints and not request.node.stash.get(FAILED, False):
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return one folder after the other; pytest itself looks through all that are there to number the next."""
    street = tmp_path_factory.mktemp("homes")
    return (street / str(number) for number in itertools.count(1))


@pytest.fixture(autouse=True)
def home(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home, so that it never reads or writes what the user keeps."""
    folder = next(homes)
    folder.mkdir(mode=0o700)
    for variable, name in FOLDERS.items():
        (folder / name).mkdir(mode=0o700, exist_ok=True)
        monkeypatch.setenv(variable, str(folder / name))
    for variable in ("CHAIRSIDE_DATABASE", "CHAIRSIDE_KEY_FILE"):
        monkeypatch.delenv(variable, raising=False)
    return folder


@pytest.fixture(autouse=True)
def no_stray_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test for a warning or an error in the log that its `logs` mark did not promise."""
    promised = [text for mark in request.node.iter_markers("logs") for text in mark.args]
    stray = guards.StrayLog()
    logging.getLogger().addHandler(stray)
    yield
    logging.getLogger().removeHandler(stray)
    judge(request, stray.complaints(promised))


@pytest.fixture(autouse=True)
def nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test for widgets, timers and threads that outlive it."""
    before = set(threading.enumerate())
    yield
    left = guards.left_threads(before)
    if {"qapp", "qtbot"} & set(request.fixturenames):
        left += guards.left_widgets() + guards.left_timers()
    judge(request, left)
