"""What a list shows of a session that somebody should know before opening it: pure, from the fold alone.

The keys are stable, for they are stored and searched for: "early stop", "emergency", "rescue", "over maximum",
"account", "alerts unanswered", "override", "conflict", "corrected", each code of the catalogue of signs whose values
stood beyond a limit ("systolic", "spo2", ...), and each side effect by its name ("nausea", ...). A session has each key
once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Final

from session.alert_record import Urgency
from session.alert_summary import summarise_alerts
from session.commands import GRADES
from session.early_stop import EarlyStop, early_stop
from session.effect_tales import EffectTale, effect_tales, severity
from session.infusion import given_mg
from session.limits import Tier
from session.outside import outside
from session.quantities import plain, rounded
from session.reconciliation import imbalance, reconcile
from session.record import FindingKind, Status
from session.rescue import rescues
from session.state import SessionState
from session.times import elapsed_text

_SEVERE: Final = GRADES[-1]
_TIERS: Final = {Tier.ACT: Urgency.MEDIUM, Tier.STOP: Urgency.HIGH}


UNANSWERED: Final = "alerts unanswered"


@dataclass(frozen=True, slots=True)
class SessionFlag:
    """One thing to know of a session: the stable `key`, the words, and how wrong it is; None where nothing is."""

    key: str
    words: str
    urgency: Urgency | None = None


def session_flags(state: SessionState, now: datetime) -> tuple[SessionFlag, ...]:
    """Return what a list shows of a session as it stands at `now`, the most pressing first; of a key only the first.

    Once the patient has left the moment is of no account. Signs and rescues count from the start of the infusion on.
    """
    found = [
        *_stopped(early_stop(state)),
        *_emergencies(state),
        *_signs(state, now),
        *_dose(state, now),
        *_alerts(state, now),
        *_conflicts(state),
        *_rescued(state),
        *_effects(effect_tales(state)),
        *_overridden(state),
        *_corrected(state),
    ]
    once = {flag.key: flag for flag in reversed(found)}
    return tuple(sorted((flag for flag in found if once[flag.key] is flag), key=lambda flag: -(flag.urgency or 0)))


def early_words(stop: EarlyStop) -> str:
    """Say when an infusion was stopped early, and why where that was written: "Stopped early at 0:48: anxiety"."""
    words = f"Stopped early at {elapsed_text(stop.after)}"
    return f"{words}: {stop.why}" if stop.why.strip() else words


def _stopped(stop: EarlyStop | None) -> Iterator[SessionFlag]:
    if stop:
        yield SessionFlag("early stop", early_words(stop), Urgency.HIGH)


def _emergencies(state: SessionState) -> Iterator[SessionFlag]:
    titles = dict.fromkeys(one.title for one in state.emergencies)
    if titles:
        yield SessionFlag("emergency", f"Emergency: {', '.join(titles)}", Urgency.HIGH)


def _signs(state: SessionState, now: datetime) -> Iterator[SessionFlag]:
    for one in outside(state, now):
        yield SessionFlag(one.code, one.words, _TIERS[one.worst.tier])


def _dose(state: SessionState, now: datetime) -> Iterator[SessionFlag]:
    if state.opened is None:
        return
    over = given_mg(state.segments, state.boluses, now) - Fraction(state.opened.order.maximum_mg)
    if over > 0 and (shown := rounded(over, 1)):
        yield SessionFlag("over maximum", f"{plain(shown)} mg over the maximum", Urgency.MEDIUM)
    account = reconcile(state, now) if imbalance(state) else None
    if account and account.balance_mg is not None:
        yield SessionFlag("account", f"Account off by {plain(abs(account.balance_mg))} mg", Urgency.MEDIUM)


def _alerts(state: SessionState, now: datetime) -> Iterator[SessionFlag]:
    """Yield the alerts that were left alone; one that stands while the patient is here may still be answered."""
    alerts = summarise_alerts(state, now)
    left = [tale for tale in alerts.tales if tale.neglected]
    unanswered = sum(tale.answer is None for tale in left)
    parts = [f"{unanswered} not answered"] if unanswered else []
    parts += [f"{len(left) - unanswered} not over when the patient left"] if len(left) > unanswered else []
    if left:
        yield SessionFlag(UNANSWERED, f"Alerts: {', '.join(parts)}", alerts.neglected)


def _conflicts(state: SessionState) -> Iterator[SessionFlag]:
    count = sum(finding.kind is not FindingKind.LIMIT for finding in state.findings)
    if count:
        words = "1 entry does not fit the rest" if count == 1 else f"{count} entries do not fit the rest"
        yield SessionFlag("conflict", words, Urgency.MEDIUM)


def _rescued(state: SessionState) -> Iterator[SessionFlag]:
    given = dict.fromkeys(one.words for one in rescues(state))
    if given:
        yield SessionFlag("rescue", f"Rescue: {', '.join(given)}", Urgency.LOW)


def _effects(tales: tuple[EffectTale, ...]) -> Iterator[SessionFlag]:
    """Yield each side effect once, at its worst; one that came back treated counts as treated."""
    for name in dict.fromkeys(tale.name for tale in tales):
        own = [tale for tale in tales if tale.name == name]
        worst = max((tale.grade for tale in own), key=severity)
        severe, treated = worst == _SEVERE, any(tale.treated for tale in own)
        words = " ".join(filter(None, (worst if severe else "", name, "treated" if treated else "")))
        yield SessionFlag(name, f"{words[:1].upper()}{words[1:]}", Urgency.MEDIUM if severe else None)


def _overridden(state: SessionState) -> Iterator[SessionFlag]:
    count = len(state.declared.overrides)
    if count:
        yield SessionFlag("override", "1 hold overridden" if count == 1 else f"{count} holds overridden")


def _corrected(state: SessionState) -> Iterator[SessionFlag]:
    count = sum(entry.status is not Status.CURRENT for entry in state.entries)
    if count:
        yield SessionFlag("corrected", "1 entry corrected" if count == 1 else f"{count} entries corrected")
