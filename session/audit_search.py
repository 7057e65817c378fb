"""Whether a row of the audit fits a question: words are looked for in it as it is read on the screen."""

from collections.abc import Iterable
from typing import Final

from session.audit_port import AuditQuestion, Changed, Look
from session.audit_words import changed_words, look_words, value_words
from session.folded import folded
from session.ports import Patient

_BESIDE: Final = " | "
"""Stands between two columns, so that nothing is found across them."""


def fits_changed(changed: Changed, question: AuditQuestion) -> bool:
    """Say whether a change fits all but the days, which the record itself is asked for."""
    words = (changed_words(changed), value_words(changed.old), value_words(changed.new))
    return _fits(question, changed.actor, changed.patient, (*words, changed.station, changed.reason))


def fits_look(look: Look, question: AuditQuestion) -> bool:
    """Say whether a look fits all but the days, which the record itself is asked for."""
    return _fits(question, look.actor, look.patient, (look_words(look), look.station, look.reason))


def _fits(question: AuditQuestion, actor: str, patient: Patient | None, words: Iterable[str]) -> bool:
    """Say whether it fits; what is asked most narrowly is looked at first, for many rows may be read."""
    if question.by and not _holds(question.by, actor):
        return False
    who = f"{patient.name}{_BESIDE}{patient.mrn}{_BESIDE}{patient.mrn.replace(' ', '')}" if patient else ""
    if question.of and not _holds(question.of, who):
        return False
    return not question.texts or _holds(question.texts, _BESIDE.join((actor, who, *words)))


def _holds(texts: Iterable[str], words: str) -> bool:
    found = folded(words)
    return all(text in found for text in texts)
