"""What the core asks of the outside for the people of a clinic: who they are, and whether somebody is one of them."""

from typing import Protocol
from uuid import UUID

from session.people import AtKeyboard, NotSignedIn, Person


class People(Protocol):
    """The people who sign in here; each change is audited, a PIN never leaves the storage.

    `sign_in`, `add` and `set_pin` take about a tenth of a second of computing on purpose: never on a thread that
    draws.
    """

    def everybody(self) -> tuple[Person, ...]:
        """Return all people by name, also those who are not active any more."""

    def any_there(self) -> bool:
        """Say whether anybody is registered; while nobody is, names are typed and nobody signs in."""

    def add(self, person: Person, pin: str, actor: str) -> None:
        """Register a person; raises Refused with the rule's sentence, or StorageProblem."""

    def change(self, person: Person, actor: str) -> None:
        """Change a name, a role, or whether somebody is active; raises Refused or StorageProblem."""

    def set_pin(self, person_id: UUID, pin: str, actor: str) -> None:
        """Give a person another PIN, or none any more where it is empty; raises Refused or StorageProblem."""

    def sign_in(self, name: str, pin: str) -> Person | NotSignedIn:
        """Return who has that name and PIN, or why nobody is signed in.

        Takes as long, and says the same, for a name that nobody has. Raises StorageProblem.
        """

    def note_keyboard(self, name: str, before: AtKeyboard | None) -> None:
        """Let it be written down who has signed in at this window, nobody where empty, and who was there before.

        Returns at once; a PIN that is given beside the one who is signed in is no sign-in.
        """
