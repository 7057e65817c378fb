"""People in memory, under the same rules as on disk; a PIN is kept as it is, which nothing outside a test may do."""

from dataclasses import replace
from uuid import UUID

from session.folded import folded
from session.people import AtKeyboard, NotSignedIn, Person, change_problem, pin_problem, wrong_pin
from session.problems import Refused


class MemoryPeople:
    """Keeps people and their PINs in memory; nobody is kept waiting."""

    def __init__(self) -> None:
        self._kept: dict[UUID, tuple[Person, str]] = {}
        self.keyboard: list[tuple[str, AtKeyboard | None]] = []

    def everybody(self) -> tuple[Person, ...]:
        return tuple(sorted((person for person, _ in self._kept.values()), key=lambda one: folded(one.name)))

    def any_there(self) -> bool:
        return bool(self._kept)

    def add(self, person: Person, pin: str, actor: str) -> None:
        self._put(person, pin, pin_problem(pin, person.name))

    def change(self, person: Person, actor: str) -> None:
        self._put(person, self._kept[person.person_id][1])

    def set_pin(self, person_id: UUID, pin: str, actor: str) -> None:
        person = replace(self._kept[person_id][0], has_pin=bool(pin))
        self._put(person, pin, pin_problem(pin, person.name) if pin else "")

    def sign_in(self, name: str, pin: str) -> Person | NotSignedIn:
        for person, known in self._kept.values():
            if folded(person.name) == folded(name) and person.active and known and known == pin:
                return person
        return wrong_pin(1)

    def note_keyboard(self, name: str, before: AtKeyboard | None) -> None:
        self.keyboard.append((name, before))

    def _put(self, person: Person, pin: str, problem: str = "") -> None:
        if sentence := problem or change_problem(self.everybody(), person):
            raise Refused(sentence)
        self._kept[person.person_id] = (person, pin)
