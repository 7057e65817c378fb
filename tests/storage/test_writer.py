"""The writer does its work in turn, waits where it is told to, and finishes before it closes."""

from collections.abc import Callable
from threading import Event as Signal

from sqlalchemy import Connection

from storage.opening import Opened
from tests.storage.examples import Sitting

PATIENCE_S = 10.0


def noting(done: list[str], word: str) -> Callable[[Connection], str]:
    """Return work that notes that it was done."""

    def note(connection: Connection) -> str:
        driver = connection.connection.driver_connection
        assert driver is not None
        assert driver.in_transaction
        done.append(word)
        return word

    return note


def test_that_work_is_done_in_the_order_in_which_it_came(database: Opened) -> None:
    done: list[str] = []
    futures = [database.writer.submit(noting(done, str(number))) for number in range(20)]
    assert [future.result() for future in futures] == [str(number) for number in range(20)]
    assert done == [str(number) for number in range(20)]


def test_that_waiting_work_is_done_by_itself_and_lets_other_work_pass(database: Opened) -> None:
    done: list[str] = []
    late = database.writer.submit(noting(done, "late"), after_s=0.05)
    database.writer.submit(noting(done, "early"))
    assert late.result(PATIENCE_S) == "late"
    assert done == ["early", "late"]


def test_that_waiting_work_is_not_put_off_for_ever_by_other_work(database: Opened) -> None:
    done: list[str] = []
    late = database.writer.submit(noting(done, "late"), after_s=0.02)
    while not late.done():
        database.writer.submit(noting(done, "busy")).result(PATIENCE_S)
    assert done.count("late") == 1


def test_that_waiting_work_is_done_before_the_record_closes(database: Opened) -> None:
    done: list[str] = []
    late = database.writer.submit(noting(done, "late"), after_s=3600)
    database.close()
    assert late.result(0) == "late"


def test_that_work_that_was_cancelled_in_time_is_not_done(database: Opened) -> None:
    done: list[str] = []
    go_on = Signal()
    database.writer.submit(lambda _: go_on.wait(PATIENCE_S))
    cancelled = database.writer.submit(noting(done, "cancelled"))
    assert cancelled.cancel()
    go_on.set()
    database.writer.submit(noting(done, "next")).result(PATIENCE_S)
    assert done == ["next"]


def test_that_a_line_cancelled_in_time_is_not_written(database: Opened) -> None:
    go_on, sitting = Signal(), Sitting()
    database.registry.add_patient(sitting.patient, sitting.nurse)
    database.writer.submit(lambda _: go_on.wait(PATIENCE_S))
    line = database.journal.append([sitting.event(sitting.opening())], sitting.head())
    assert line.cancel()
    go_on.set()
    database.close()
    assert database.journal.events(sitting.session_id) == ()


def test_that_closing_twice_does_no_harm(database: Opened) -> None:
    database.close()
    database.close()
