"""Who answers beside the one who is signed in gives a PIN of their own, in the form."""

from collections.abc import Callable, Mapping

import pytest
from pytestqt.qtbot import QtBot

from session.people import Act, Person
from tests.ui.clinic import Clinic
from ui.live.limits_form import LimitsForm
from ui.live.name_field import NameField
from ui.signin.second_person import SecondPerson, second_person

Asks = Callable[[Act], SecondPerson]


@pytest.fixture
def asks(qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person]) -> Asks:
    """Return what asks for a second person beside A. Lindqvist, for an act."""

    def asked(act: Act) -> SecondPerson:
        clinic.desk.sign_in(people["A. Lindqvist"])
        part = second_person(clinic.desk, "Prescriber", act, not_by="A. Lindqvist", why="Somebody else has to.")
        assert isinstance(part, SecondPerson)
        qtbot.addWidget(part)
        part.show()
        return part

    return asked


def give(qtbot: QtBot, part: SecondPerson, name: str, pin: str) -> bool:
    """Give name and PIN; return whether they were taken."""
    part.field.set_text(name)
    part.pin.set_text(pin)
    if part.complete():
        return True
    taken: list[bool] = []
    part.proved.connect(lambda: taken.append(True))
    qtbot.waitUntil(lambda: bool(taken or part.pin.problem or part.field.problem))
    return bool(taken)


def test_that_a_prescriber_gives_a_pin(qtbot: QtBot, asks: Asks) -> None:
    part = asks(Act.ORDER)
    assert not give(qtbot, part, "Dr Lang", "")
    assert part.pin.problem == "Dr Lang has to give a PIN."
    assert not give(qtbot, part, "Dr Lang", "0000")
    assert part.pin.problem == "Name and PIN do not belong together. Try again."
    assert give(qtbot, part, "Dr Lang", "9090")
    assert part.complete()
    assert (part.text(), part.pin.pin) == ("Dr Lang", "")
    part.field.set_text("B. Okoye")
    assert not part.complete(), "another name has to prove itself again"


@pytest.mark.parametrize(("act", "names"), [(Act.ORDER, {"Dr Lang"}), (Act.RECORD, {"B. Okoye", "Dr Lang"})])
def test_that_only_those_who_may_are_offered(asks: Asks, act: Act, names: set[str]) -> None:
    assert {button.text() for button in asks(act).buttons} == names


def test_that_a_nurse_checks_the_pump_and_gives_no_order(qtbot: QtBot, asks: Asks) -> None:
    order = asks(Act.ORDER)
    assert not give(qtbot, order, "B. Okoye", "3131")
    assert order.pin.problem.endswith("that needs a physician, and B. Okoye is signed in as nurse.")
    check = asks(Act.RECORD)
    assert check.telephone.isHidden()
    assert not give(qtbot, check, "A. Lindqvist", "2020")
    assert check.field.problem == "Somebody else has to."
    assert give(qtbot, check, "B. Okoye", "3131")


def test_that_an_order_by_telephone_says_so(qtbot: QtBot, asks: Asks) -> None:
    part = asks(Act.ORDER)
    part.field.set_text("Dr Elsewhere")
    part.telephone.click()
    assert part.complete()
    assert part.text() == "Dr Elsewhere (by telephone)"
    assert part.pin.isHidden()


@pytest.mark.parametrize("name", ["B. Okoye", "A. Lindqvist", "c. haas"])
def test_that_who_is_known_to_be_no_physician_orders_nothing_by_telephone(
    qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person], name: str
) -> None:
    clinic.desk.sign_in(people["A. Lindqvist"])
    part = second_person(clinic.desk, "Prescriber", Act.ORDER)
    qtbot.addWidget(part)
    assert isinstance(part, SecondPerson)
    part.field.set_text(name)
    part.telephone.click()
    assert not part.complete()
    assert part.field.problem.endswith("may not order this.")
    part.field.set_text("Dr Lang")
    assert part.complete()


def test_that_a_physician_who_is_signed_in_orders_in_person(
    qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person]
) -> None:
    clinic.desk.sign_in(people["Dr Lang"])
    part = second_person(clinic.desk, "Prescriber", Act.ORDER, not_by="Dr Lang", why="Somebody else has to.")
    qtbot.addWidget(part)
    part.field.set_text("Dr Lang")
    assert part.complete()


def test_that_a_name_is_enough_where_nobody_signs_in(qtbot: QtBot, clinic: Clinic) -> None:
    part = second_person(clinic.desk, "Prescriber", Act.ORDER)
    qtbot.addWidget(part)
    assert type(part) is NameField


def test_that_limits_are_set_once_the_pin_was_found_right(
    qtbot: QtBot, clinic: Clinic, people: Mapping[str, Person]
) -> None:
    clinic.desk.sign_in(people["A. Lindqvist"])
    running = clinic.seat(clinic.patient("Adams, Ann", "1"), "1", desk=clinic.desk)
    form = LimitsForm(running, clinic.desk)
    qtbot.addWidget(form)
    assert isinstance(form.name, SecondPerson)
    field = next(iter(form.blocks["systolic"].fields.values()))
    field.set_text("95 to 170")
    form.name.field.set_text("Dr Lang")
    form.name.pin.set_text("9090")
    form.reason.set_text("usual for this patient")
    with qtbot.waitSignal(form.saved):
        form.record.click()
    (said,) = running.state.declared.limits
    assert (said.by, running.state.events[-1].actor) == ("Dr Lang", "A. Lindqvist")
