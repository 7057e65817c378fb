"""The session in ten seconds: one source for lists, review and export."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from session.alert_summary import AlertsSummary, summarise_alerts
from session.declarations import DrugAccounted
from session.declared import Override
from session.early_stop import EarlyStop, early_stop
from session.effect_tales import EffectTale, effect_tales
from session.emergency import Emergency
from session.events import FACTS
from session.extremes import Extremes, extremes
from session.infusion import given_mg, hours, infused
from session.order import Order
from session.outside import Outside, outside
from session.pain_change import PainChange, pain_at_rest, pain_on_movement
from session.quantities import rounded
from session.reconciliation import Reconciliation, reconcile
from session.record import Finding, Status
from session.rescue import Rescue, rescues
from session.spoken import Spoken, last_sentence, people
from session.state import SessionState


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a session came to; `given_mg` to 0.01 mg, `infused_min` to 0.01 min, both rounded half up.

    `reckoned` sets what was given against the order and what was drawn; `account` is the account of the drug as it
    was written last, None where there is none. `mg_per_kg` is what was given to 0.01, `percent` in whole percent of the
    ordered maximum. `stopped` says how the infusion was stopped early. `corrected` are the moments of the entries that
    were corrected or struck out. `people` are those who wrote, the one who checked in first.
    """

    phase: str
    given_mg: Decimal
    maximum_mg: Decimal | None
    infused_min: Decimal
    started_at: datetime | None
    ended_at: datetime | None
    ready_at: datetime | None
    left_at: datetime | None
    extremes: tuple[Extremes, ...]
    pain_first: Decimal | None
    pain_last: Decimal | None
    corrections: int
    findings: tuple[Finding, ...]
    reckoned: Reconciliation | None = None
    account: DrugAccounted | None = None
    alerts: AlertsSummary = field(default_factory=AlertsSummary)
    ordered: Order | None = None
    mg_per_kg: Decimal | None = None
    percent: Decimal | None = None
    stopped: EarlyStop | None = None
    outside: tuple[Outside, ...] = ()
    rescues: tuple[Rescue, ...] = ()
    emergencies: tuple[Emergency, ...] = ()
    effects: tuple[EffectTale, ...] = ()
    overrides: tuple[Override, ...] = ()
    pain: PainChange | None = None
    movement: tuple[PainChange, ...] = ()
    sentence: Spoken | None = None
    corrected: tuple[datetime, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def ready_after(self) -> timedelta | None:
        """Return how long after the end of the infusion the patient was found ready; None where either is not known."""
        return self.ready_at - self.ended_at if self.ready_at and self.ended_at else None

    @property
    def left_after(self) -> timedelta | None:
        """Return how long after the end of the infusion the patient left; None where either is not known."""
        return self.left_at - self.ended_at if self.left_at and self.ended_at else None

    def extremes_of(self, code: str) -> Extremes | None:
        """Return the extremes of a sign; None where it was not taken."""
        return next((one for one in self.extremes if one.code == code), None)


def summarise(state: SessionState, now: datetime) -> Summary:
    """Return the summary at `now`; once the infusion has ended the moment makes no difference to the dose."""
    given, pain = given_mg(state.segments, state.boluses, now), pain_at_rest(state)
    opened = state.opened
    corrected = tuple(entry.occurred_at for entry in state.entries if entry.status is not Status.CURRENT)
    return Summary(
        phase=state.phase.value,
        given_mg=rounded(given, 2),
        maximum_mg=opened.order.maximum_mg if opened else None,
        infused_min=rounded(infused_minutes(state, now), 2),
        started_at=state.started_at,
        ended_at=state.ended_at,
        ready_at=state.ready_at,
        left_at=state.left_at,
        extremes=extremes(state),
        pain_first=pain.first if pain else None,
        pain_last=pain.last if pain else None,
        corrections=len(corrected),
        findings=state.findings,
        reckoned=reconcile(state, now),
        account=state.declared.account,
        alerts=summarise_alerts(state, now),
        ordered=opened.order if opened else None,
        mg_per_kg=rounded(given / Fraction(opened.weight_kg), 2) if opened and opened.weight_kg else None,
        percent=_percent(given, opened.order.maximum_mg if opened else None),
        stopped=early_stop(state),
        outside=outside(state, now),
        rescues=rescues(state),
        emergencies=state.emergencies,
        effects=effect_tales(state),
        overrides=state.declared.overrides,
        pain=pain,
        movement=pain_on_movement(state),
        sentence=last_sentence(state),
        corrected=corrected,
        people=people(state),
    )


def _percent(given: Fraction, maximum_mg: Decimal | None) -> Decimal | None:
    return rounded(given * 100 / Fraction(maximum_mg), 0) if maximum_mg else None


def infused_minutes(state: SessionState, now: datetime) -> Fraction:
    """Return for how many minutes drug has flowed up to `now`, exactly; pauses do not count."""
    return hours(infused(state.segments, now)) * 60


def whole_minutes(state: SessionState, now: datetime) -> int:
    """Return for how many whole minutes drug has flowed up to `now`, as elapsed time is shown everywhere."""
    return int(infused_minutes(state, now))


def entry_count(state: SessionState) -> int:
    """Return how many entries people made: corrections count, the program's own notes do not."""
    return sum(isinstance(entry.original, FACTS) for entry in state.entries) + sum(
        len(entry.corrections) for entry in state.entries
    )


def silence(state: SessionState, now: datetime) -> timedelta:
    """Return how long nothing has been recorded."""
    return now - max((event.recorded_at for event in state.events), default=now)
