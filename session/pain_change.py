"""The pain of a session, first and last: at rest as it is charted, and on movement where a score was taken."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from session.events import ScoreRecorded
from session.instruments.symptoms import PAIN
from session.quantities import number, rounded
from session.readings import series
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
    taken = tuple({one.at: one for one in series(state, "pain")}.values())
    if not taken:
        return None
    return PainChange(taken[0].value, taken[0].at, taken[-1].value, taken[-1].at)


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
