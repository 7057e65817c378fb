"""What is said of signing a session and of its signatures."""

from datetime import datetime

from session.declared import Signature
from session.problems import StorageProblem
from session.signing import claimed_since, signature
from session.state import SessionState
from session.times import at_chair, clock_text
from session.wording import fact_text
from ui.day_words import chair_words, day_words
from ui.desk import Desk
from ui.review.past_session import PastSession
from ui.review.written import only_reading
from ui.text import tr

_SHOWN = 12
"""How many figures of a record's name are shown: enough to tell it from every other."""


def session_words(session: PastSession) -> str:
    """Return whose session it is and when it was: "Okafor, Miriam · 23 Nov 2026, 09:50 to 12:06 · Chair 2"."""
    head, state = session.row.head, session.state
    day = day_words(at_chair(head.opened_at, head.utc_offset_min).date())
    begin = clock_text(head.opened_at, head.utc_offset_min)
    end = clock_text(state.left_at, head.utc_offset_min) if state.left_at else ""
    hours = tr("{day}, {begin} to {end}") if end else tr("{day}, from {begin}")
    course = state.opened.course if state.opened else ""
    parts = (session.row.patient.name, hours.format(day=day, begin=begin, end=end), course, chair_words(head.chair))
    return " · ".join(filter(None, parts))


def covered_words(state: SessionState) -> str:
    """Return what a signature given now covers."""
    now = signature(state, "")
    words = tr("You sign {entries}, record {record}. What you write below is signed with it.")
    return words.format(entries=entries_words(now.entries), record=now.record[:_SHOWN])


def entries_words(entries: int) -> str:
    """Return a number of entries as "1 entry", "63 entries"."""
    return tr("1 entry") if entries == 1 else tr("{entries} entries").format(entries=entries)


def refusal_words(session: PastSession, desk: Desk) -> str:
    """Say why a session cannot be signed in this window; an empty text where it can."""
    if session.running:
        return tr("The session is not over yet. It can be signed once the patient has left.")
    return only_reading(desk) or _changed(session, desk)


def _changed(session: PastSession, desk: Desk) -> str:
    """Say where the record is not as it was written: a signature under it would hold for nothing."""
    try:
        found = desk.journal.verify(session.row.head.session_id)
    except StorageProblem as problem:
        return problem.sentence
    words = tr("This record is not as it was written, so it is not signed. {what} Check the whole record in Settings.")
    return words.format(what=found[0]) if found else ""


def again_words(before: Signature, state: SessionState) -> str:
    """Say that the same person signed the same already, and that nothing came since."""
    words = tr("{name} signed this session with these words on {when}, and nothing has come into it since.")
    return words.format(name=before.by, when=signed_at(before.at, state.utc_offset_min))


def signature_words(one: Signature, utc_offset_min: int) -> str:
    """Return a signature with name, time, meaning, and what it was given under."""
    return tr("Signed by {name}, {when}: {meaning} Record {record}, {entries}.").format(
        name=one.by,
        when=signed_at(one.at, utc_offset_min),
        meaning=tr(one.said.meaning),
        record=one.said.record[:_SHOWN],
        entries=entries_words(one.said.entries),
    )


def claimed_words(state: SessionState, one: Signature) -> tuple[str, ...]:
    """Return who answered for entries of the locked keyboard after a signature, which holds for all that."""
    words = tr("After it, {when}, {name}: {what}.")
    return tuple(
        words.format(
            when=signed_at(event.recorded_at, state.utc_offset_min),
            name=event.actor,
            what=_lowered(fact_text(event.body)),
        )
        for event in claimed_since(state, one.said)
    )


def _lowered(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def signed_at(moment: datetime, utc_offset_min: int) -> str:
    """Return a moment as "26 Nov 2026 14:02"."""
    return f"{day_words(at_chair(moment, utc_offset_min).date())} {clock_text(moment, utc_offset_min)}"
