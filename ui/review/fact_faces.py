"""What else there is to know of a session in ten seconds: each fact in words, and its moment on the chart."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from session.commands import GRADES
from session.declarations import DrugAccounted
from session.declared import Override
from session.effect_tales import EffectTale
from session.outside import Outside
from session.record import Status
from session.session_flags import early_words
from session.state import SessionState
from session.summary import Summary
from session.times import elapsed_text
from session.wording import quoted
from ui.charts.session_marks import origin_of
from ui.review.card_faces import TIERS, pain_words
from ui.text import tr
from ui.theme.priority import Priority

_SEVERE: Final = GRADES[-1]


@dataclass(frozen=True, slots=True)
class FactFace:
    """A fact in words, the moment it leads to, how wrong it is, and where it was reckoned how."""

    words: str
    moment: datetime
    priority: Priority = Priority.NONE
    how: str = ""


def fact_faces(state: SessionState, summary: Summary, zero: datetime | None = None) -> tuple[FactFace, ...]:
    """Return the facts of a session: what is wrong first, then effects, drugs, overrides and the nurse's words.

    `zero` is 0:00 on the chart where that is not this fold's own: in a replay, before the infusion is started.
    """
    origin = zero or origin_of(state)
    if origin is None:
        return ()
    facts = (
        *_stopped(summary),
        *_emergencies(summary, origin),
        *(_outside(one, origin) for one in summary.outside),
        *_account(state, summary),
        *(_effect(tale, origin) for tale in summary.effects),
        *_rescues(summary, origin),
        *(_override(one) for one in summary.overrides),
        *_sentence(summary),
        *_movement(summary),
        *_corrections(summary),
        *_people(state, summary),
    )
    return tuple(sorted(facts, key=lambda fact: -fact.priority))


def _stopped(summary: Summary) -> Iterator[FactFace]:
    if summary.stopped:
        yield FactFace(early_words(summary.stopped), summary.stopped.at, Priority.HIGH)


def _emergencies(summary: Summary, origin: datetime) -> Iterator[FactFace]:
    for one in summary.emergencies:
        words = tr("Emergency at {time}: {title}").format(time=_time(one.began_at, origin), title=one.title)
        if one.ended_at:
            words += tr(", over at {time}").format(time=_time(one.ended_at, origin))
        yield FactFace(words, one.began_at, Priority.HIGH)


def _outside(one: Outside, origin: datetime) -> FactFace:
    words = tr("{sign}, from {time}").format(sign=one.words, time=_time(one.began_at, origin))
    minutes = one.stop_span // timedelta(minutes=1)
    if minutes:
        words += tr(", {minutes} min beyond the limit to stop at").format(minutes=minutes)
    how = tr("Reckoned from each value to the next, for one interval between checks at most or until its alert ended.")
    return FactFace(words, one.worst.start, TIERS[one.worst.tier], how)


def _account(state: SessionState, summary: Summary) -> Iterator[FactFace]:
    """Say whether the drug was accounted for and balances; nothing while the infusion runs."""
    found = summary.reckoned
    written = [
        entry.occurred_at
        for entry in state.entries
        if isinstance(entry.body, DrugAccounted) and entry.status is not Status.VOIDED
    ]
    if not written or summary.ended_at is None or found is None or found.balance_mg is None:
        return
    if found.balances:
        yield FactFace(tr("Account balances"), written[-1])
    else:
        yield FactFace(tr("Account off by {mg} mg").format(mg=abs(found.balance_mg)), written[-1], Priority.MEDIUM)


def _effect(tale: EffectTale, origin: datetime) -> FactFace:
    """Tell a side effect: "Nausea, mild, 0:44 to 0:58, ondansetron 4 mg at 0:45"."""
    since = _time(tale.since, origin)
    if tale.over_at is None:
        lasted = tr("from {since}, not over").format(since=since)
    else:
        lasted = tr("{since} to {over}").format(since=since, over=_time(tale.over_at, origin))
    treated = (tr("{drug} at {time}").format(drug=one.words, time=_time(one.at, origin)) for one in tale.treated)
    words = ", ".join((f"{tale.name[:1].upper()}{tale.name[1:]}", tale.grade, lasted, *treated))
    return FactFace(words, tale.since, Priority.MEDIUM if tale.grade == _SEVERE else Priority.NONE)


def _rescues(summary: Summary, origin: datetime) -> Iterator[FactFace]:
    """Tell the drugs given when they were needed that no effect was said to be treated with."""
    told = {one.event_id for tale in summary.effects for one in tale.treated}
    for one in summary.rescues:
        if one.event_id not in told:
            words = tr("Rescue: {drug} at {time}").format(drug=one.words, time=_time(one.at, origin))
            yield FactFace(words, one.at)


def _override(override: Override) -> FactFace:
    said = override.said
    where = {"gate": tr("Overridden at the gate"), "discharge": tr("Overridden before leaving")}
    words = f"{where.get(said.stage, tr('Overridden'))}: {said.sentence} {said.by}: {said.reason}"
    return FactFace(words, override.at)


def _sentence(summary: Summary) -> Iterator[FactFace]:
    if summary.sentence:
        words = f"{quoted(summary.sentence.words)} {summary.sentence.by}"
        yield FactFace(words, summary.sentence.at)


def _movement(summary: Summary) -> Iterator[FactFace]:
    """Tell the pain on movement of the sites that the card has no room for."""
    for one in summary.movement[1:]:
        words = tr("Pain on movement {pain}, {site}").format(pain=pain_words(one), site=one.site)
        yield FactFace(words, one.last_at)


def _corrections(summary: Summary) -> Iterator[FactFace]:
    if summary.corrections:
        words = tr("1 entry corrected") if summary.corrections == 1 else tr("{count} entries corrected")
        yield FactFace(words.format(count=summary.corrections), summary.corrected[0])


def _people(state: SessionState, summary: Summary) -> Iterator[FactFace]:
    """Name those who wrote, where the one who checked in was not alone; it leads to where the second one began."""
    if len(summary.people) > 1:
        second = next(event.occurred_at for event in state.events if event.actor == summary.people[1])
        yield FactFace(tr("Written by {names}").format(names=", ".join(summary.people)), second)


def _time(moment: datetime, origin: datetime) -> str:
    return elapsed_text(moment - origin)
