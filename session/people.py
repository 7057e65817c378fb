"""Who may do what: the people of a clinic, their roles, and how long a wrong PIN keeps one waiting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final
from uuid import UUID

from session.folded import folded


class Role(StrEnum):
    """What somebody is in the clinic."""

    NURSE = "nurse"
    PHYSICIAN = "physician"
    ADMINISTRATOR = "administrator"


class Act(StrEnum):
    """What may be done with a record, in the words in which the table of roles shows it."""

    RECORD = "Check in, record at the chair, go on over a soft hold, let the patient go"
    PLAN = "Book, plan and log the pain of a course"
    COMMENT = "Comment on a past session"
    ORDER = "Answer for a hard hold or a criterion for leaving, authorise a rate, set limits for a patient"
    JUDGE = "Judge the response to a course"
    SIGN = "Sign a session"
    PROTOCOLS = "Edit a protocol"
    ADD = "Add to a record that is finished: addendum, late entry, correction, retraction"
    AUDIT = "Read who changed and who looked at what"
    PEOPLE = "Register people, set roles, take a PIN back"
    KEEP = "Back up, restore, verify, encrypt"
    ERASE = "Remove a patient's identity"


_EVERYBODY: Final = frozenset(Role)
_CLINICAL: Final = frozenset({Role.NURSE, Role.PHYSICIAN})
MAY: Final[Mapping[Act, frozenset[Role]]] = MappingProxyType(
    {
        Act.RECORD: _CLINICAL,
        Act.PLAN: _CLINICAL,
        Act.COMMENT: _CLINICAL,
        Act.ORDER: frozenset({Role.PHYSICIAN}),
        Act.JUDGE: frozenset({Role.PHYSICIAN}),
        Act.SIGN: frozenset({Role.PHYSICIAN}),
        Act.PROTOCOLS: frozenset({Role.PHYSICIAN, Role.ADMINISTRATOR}),
        Act.ADD: _CLINICAL,
        Act.AUDIT: frozenset({Role.PHYSICIAN, Role.ADMINISTRATOR}),
        Act.PEOPLE: frozenset({Role.ADMINISTRATOR}),
        Act.KEEP: frozenset({Role.ADMINISTRATOR}),
        Act.ERASE: frozenset({Role.ADMINISTRATOR}),
    }
)
"""The one table of what a role may do; what is done in an emergency needs no role. A clinic's default to confirm."""

FREE_TRIES: Final = 3
"""So many wrong PINs one after the other cost no time; a slip of the finger is common (this project's own choice)."""
FIRST_WAIT: Final = timedelta(seconds=5)
LONGEST_WAIT: Final = timedelta(minutes=5)
_MINUTE: Final = 60
LEAST_PIN: Final = 4
"""Fewer characters than this are no PIN."""


AT_COMMAND_LINE: Final = "command line"
"""Who the audit names where a command did it: whoever typed it has the file itself in hand."""
NO_PERSONS: Final = ("not signed in", "nobody signed in", AT_COMMAND_LINE)
"""What the record and its audit call nobody by: whoever was called so would be taken for nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who signs in here; one who is not `active` any more stays on the record and cannot sign in.

    Without `has_pin` the PIN was taken back: nobody signs in under the name until another is set.
    """

    person_id: UUID
    name: str
    role: Role
    active: bool = True
    has_pin: bool = True


@dataclass(frozen=True, slots=True)
class AtKeyboard:
    """Who was signed in at a window last, and since when (aware, UTC) it is locked; None where it is not."""

    name: str
    locked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class NotSignedIn:
    """Why somebody is not signed in, in the same words whether the name is known or not; `wait` from now on."""

    sentence: str
    wait: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class WrongPins:
    """How many wrong PINs came in a row for a name, whether it is somebody's or not, and when the last one did."""

    failures: int
    last_at: datetime


def may(person: Person, act: Act) -> bool:
    """Say whether somebody's role allows an act."""
    return person.active and person.role in MAY[act]


def refused(person: Person, act: Act) -> str:
    """Return why somebody may not do something; an empty text where it is allowed."""
    if may(person, act):
        return ""
    allowed = " or ".join(f"{article(role)} {role}" for role in Role if role in MAY[act])
    return f"{act.value[:1]}{act.value[1:]}: that needs {allowed}, and {person.name} is signed in as {person.role}."


def article(role: Role) -> str:
    """Return the article before a role's name."""
    return "an" if role is Role.ADMINISTRATOR else "a"


def wait_after(failures: int) -> timedelta:
    """Return how long nothing is tried after so many wrong PINs in a row: 5 s after the third, doubled by each more."""
    if failures < FREE_TRIES:
        return timedelta(0)
    doubled = min(failures - FREE_TRIES, 16)
    return min(FIRST_WAIT * (1 << doubled), LONGEST_WAIT)


def still_to_wait(wrong: WrongPins | None, now: datetime) -> timedelta:
    """Return how long nothing is tried yet; a clock that was put back since keeps nobody waiting."""
    if wrong is None or now < wrong.last_at:
        return timedelta(0)
    return max(timedelta(0), wait_after(wrong.failures) - (now - wrong.last_at))


def not_yet(wait: timedelta) -> NotSignedIn:
    """Return what is said where a PIN is given before the wait is over."""
    return NotSignedIn(f"Too many wrong PINs for this name. Wait {in_words(wait)}, then try again.", wait)


def wrong_pin(failures: int) -> NotSignedIn:
    """Return what is said of a PIN that is not this name's; nothing in it tells whether there is such a name."""
    wait = wait_after(failures)
    then = f"Wait {in_words(wait)}, then try again." if wait else "Try again."
    return NotSignedIn(f"Name and PIN do not belong together. {then}", wait)


def in_words(wait: timedelta) -> str:
    """Return a wait as people say it: "5 seconds", "2 minutes"; a part of a minute or second counts as one."""
    seconds = -(-wait // timedelta(seconds=1))
    count, unit = (seconds, "second") if seconds < _MINUTE else (-(-seconds // _MINUTE), "minute")
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def change_problem(known: Iterable[Person], person: Person) -> str:
    """Say why somebody may not be registered, or changed to this; an empty text where it may be.

    Somebody has to be left who may register people, and the first one registered is that somebody.
    """
    everybody = tuple(known)
    others = [one for one in everybody if one.person_id != person.person_id]
    if not folded(person.name):
        return "A person needs a name."
    if folded(person.name) in NO_PERSONS:
        return "The record says this where nobody is signed in. Choose another name."
    if same := next((one for one in others if folded(one.name) == folded(person.name)), None):
        return f"{same.name} is registered already. Choose a name that tells the two apart."
    if any(may_register(one) for one in (*others, person)):
        return ""
    if everybody:
        return "Nobody would be left who may register people. Make somebody else an administrator first."
    return "The first one registered here has to be an administrator who may sign in."


def may_register(person: Person) -> bool:
    """Say whether somebody can sign in and register others."""
    return person.has_pin and may(person, Act.PEOPLE)


def pin_problem(pin: str, name: str) -> str:
    """Say why a PIN or password is not taken; an empty text where it is."""
    if len(pin) < LEAST_PIN:
        return f"A PIN has at least {LEAST_PIN} characters."
    if len(set(pin)) == 1 or pin in "0123456789012345678909876543210":
        return "That is guessed at once. Mix the figures."
    return "A PIN that is your own name is no secret." if pin.casefold() == name.casefold() else ""
