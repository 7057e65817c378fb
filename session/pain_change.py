"""The pain of a session, first and last: at rest as it is charted, and on movement where a score was taken."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from itertools import takewhile

from session.events import ScoreRecorded
from session.instruments.symptoms import PAIN
from session.quantities import number, rounded
from session.readings import latest, series
from session.record import Status
from session.state import SessionState


@dataclass(frozen=True, slots=True)
class PainChange:
    """Pain of 10, first and last, each with its moment; both are the same where it was assessed once.

    `site` is where, as it was written with a score; empty for what was charted among the signs.
    """

    first: Decimal
    first_at: datetime
    last: Decimal
    last_at: datetime
    site: str = ""

    @property
    def once(self) -> bool:
        """Say whether it was assessed only once."""
        return self.first_at == self.last_at

    @property
    def percent(self) -> Decimal | None:
        """Return the change in whole percent of the first; None where there was no pain, or only one assessment."""
        return None if self.once or not self.first else rounded(100 * (self.last - self.first) / self.first, 0)


def pain_at_rest(state: SessionState) -> PainChange | None:
    """Return the pain as it was charted among the signs, of one moment as entered last; None where it never was."""
    last = latest(state, "pain")
    if last is None:
        return None
    first_at = next(series(state, "pain")).at
    *_, first = takewhile(lambda one: one.at == first_at, series(state, "pain"))
    return PainChange(first.value, first.at, last.value, last.at)


def pain_on_movement(state: SessionState) -> tuple[PainChange, ...]:
    """Return the pain on movement by site, in the order in which the sites were first scored."""
    found: dict[str, PainChange] = {}
    for entry in state.entries:
        body, at = entry.body, entry.occurred_at
        if not isinstance(body, ScoreRecorded) or body.instrument != PAIN.name or entry.status is Status.VOIDED:
            continue
        answers = {item.key: item.value for item in body.items}
        value, site = number(answers.get("movement", "")), answers.get("site", "")
        if value is not None:
            known = found.get(site, PainChange(value, at, value, at, site))
            found[site] = replace(known, last=value, last_at=at)
    return tuple(found.values())
