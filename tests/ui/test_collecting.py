"""Rubbish is collected on the window's thread and on no other, and as often as Python itself would."""

import gc
import threading
from collections.abc import Iterator
from threading import Thread

import pytest
from pytestqt.qtbot import QtBot

from ui.collecting import Collecting

MANY = 3 * gc.get_threshold()[0]


class Circle:
    """Refers to itself, and says on which thread it was taken down."""

    died_on: list[int]

    def __init__(self, died_on: list[int]) -> None:
        self.died_on, self.itself = died_on, self

    def __del__(self) -> None:
        self.died_on.append(threading.get_ident())


@pytest.fixture
def collecting(qtbot: QtBot) -> Iterator[Collecting]:
    made = Collecting()
    made.begin()
    yield made
    made.stop()
    assert gc.isenabled()


def make_many(died_on: list[int]) -> None:
    for _ in range(MANY):
        Circle(died_on)


def test_that_another_thread_takes_nothing_down_and_this_one_does(collecting: Collecting, qtbot: QtBot) -> None:
    died_on: list[int] = []
    thread = Thread(target=make_many, args=(died_on,))
    thread.start()
    thread.join()
    assert died_on == []
    qtbot.waitUntil(lambda: len(died_on) == MANY)
    assert set(died_on) == {threading.get_ident()}


def test_that_nothing_is_looked_through_while_little_was_made(
    collecting: Collecting, monkeypatch: pytest.MonkeyPatch
) -> None:
    collected: list[int] = []
    monkeypatch.setattr(gc, "collect", collected.append)
    monkeypatch.setattr(gc, "get_count", lambda: (5, 0, 0))
    collecting.look()
    assert collected == []
    monkeypatch.setattr(gc, "get_count", lambda: (gc.get_threshold()[0] + 1, gc.get_threshold()[1] + 1, 0))
    collecting.look()
    assert collected == [1]
