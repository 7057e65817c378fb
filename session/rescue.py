"""The drugs of a session that are for when they are needed, and what each was meant for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from session.events import DrugGiven
from session.quantities import plain
from session.record import Entry, Status
from session.state import SessionState

_DOSE: Final = re.compile(r"[\s,]+\d.*")


@dataclass(frozen=True, slots=True)
class Rescue:
    """A drug as it was given, when, by which entry; `meant_for` is the protocol's word, empty where it says none."""

    drug: str
    dose: Decimal
    unit: str
    at: datetime
    event_id: UUID
    meant_for: str

    @property
    def words(self) -> str:
        """Return the drug with its dose: "ondansetron 4 mg"."""
        return f"{self.drug} {plain(self.dose)} {self.unit}"


def drugs(state: SessionState) -> tuple[Rescue, ...]:
    """Return every drug that was given besides the infused one, in the order of time, whatever it was for."""
    return tuple(_given(state, entry, entry.body) for entry in _standing(state) if isinstance(entry.body, DrugGiven))


def rescues(state: SessionState) -> tuple[Rescue, ...]:
    """Return the drugs that protocol or order list for when they are needed, given from the start of the infusion on.

    The drugs of the emergency cards count among them. What was given before the start was to prevent something.
    """
    started = state.started_at
    if started is None:
        return ()
    names = {name for name, _ in _listed(state)}
    return tuple(one for one in drugs(state) if one.at >= started and any(_same(one.drug, name) for name in names))


def _given(state: SessionState, entry: Entry, body: DrugGiven) -> Rescue:
    meant_for = next((when for name, when in _listed(state) if when and _same(body.drug, name)), "")
    return Rescue(body.drug, body.dose, body.unit, entry.occurred_at, entry.event.event_id, meant_for)


def _listed(state: SessionState) -> Iterator[tuple[str, str]]:
    """Yield the name of each drug that is for when it is needed, and when that is."""
    if state.opened is None:
        return
    protocol = state.opened.protocol
    for prn in protocol.prn:
        yield _name(prn.drug), prn.when
    for line in (*state.opened.order.prn, *(line for card in protocol.emergency for line in card.drugs)):
        yield _name(line), ""


def _name(line: str) -> str:
    """Return the drug's name of a line that says dose and route behind it."""
    return _DOSE.sub("", line.strip())


def _same(one: str, other: str) -> bool:
    """Say whether two names are those of one drug; either may say more, such as a maker's name behind it."""
    one, other = one.casefold(), other.casefold()
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _standing(state: SessionState) -> Iterator[Entry]:
    return (entry for entry in state.entries if entry.status is not Status.VOIDED)
