"""The command that gives somebody another PIN: the way back where the only administrator has forgotten it.

Whoever can run it has the file of the record in hand; it is audited as done at the command line.
"""

import sys
from contextlib import closing
from getpass import getpass
from typing import Final

from session.folded import folded
from session.people import AT_COMMAND_LINE, Person, pin_problem
from session.problems import KnownProblem
from storage.commands.desk import Desk
from storage.commands.files import read_text
from storage.opening import Opened

_PROMPTS: Final = ("New PIN: ", "The same again: ")


def set_pin(desk: Desk, name: str) -> int:
    """Set a person's PIN, asked for twice at a terminal, else the first line that is entered; raises KnownProblem."""
    with closing(desk.writing()) as opened:
        person = _person(opened, name)
        pin = _pin(desk)
        if sentence := pin_problem(pin, person.name):
            raise KnownProblem(sentence)
        opened.registry.people.set_pin(person.person_id, pin, AT_COMMAND_LINE)
    desk.tell(f"{person.name} has another PIN. It is in the list of changes as set at the command line.")
    return 0


def _person(opened: Opened, name: str) -> Person:
    everybody = opened.registry.people.everybody()
    found = next((one for one in everybody if folded(one.name) == folded(name)), None)
    if found is None:
        names = ", ".join(one.name for one in everybody) or "nobody"
        raise KnownProblem(f"{name} is not registered here. Registered: {names}. Write the name as it stands there.")
    return found


def _pin(desk: Desk) -> str:
    if not (sys.stdin and sys.stdin.isatty()):
        return read_text("-", desk.entered, "a PIN").partition("\n")[0].rstrip("\r")
    first, again = map(getpass, _PROMPTS)
    if first != again:
        raise KnownProblem("The two PINs differ, so nothing was changed. Run the command again.")
    return first
