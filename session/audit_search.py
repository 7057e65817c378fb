"""Whether a row of the audit fits a question: words are looked for in it as it is read on the screen."""

from collections.abc import Iterable

from session.audit_port import AuditQuestion, Changed, Look
from session.audit_words import changed_words, look_words, value_words
from session.folded import folded
from session.ports import Patient


def fits_changed(changed: Changed, question: AuditQuestion) -> bool:
    """Say whether a change fits all but the days, which the record itself is asked for."""
    words = (changed_words(changed), value_words(changed.old), value_words(changed.new))
    return _fits(question, changed.actor, changed.patient, (*words, changed.station, changed.reason))


def fits_look(look: Look, question: AuditQuestion) -> bool:
    """Say whether a look fits all but the days, which the record itself is asked for."""
    return _fits(question, look.actor, look.patient, (look_words(look), look.station, look.reason))


def _fits(question: AuditQuestion, actor: str, patient: Patient | None, words: Iterable[str]) -> bool:
    if not (question.by or question.of or question.texts):
        return True
    who = folded(f"{patient.name}\n{patient.mrn}\n{patient.mrn.replace(' ', '')}") if patient else ""
    return (
        all(word in folded(actor) for word in question.by)
        and all(word in who for word in question.of)
        and _holds(question.texts, f"{folded(actor)}\n{who}", words)
    )


def _holds(texts: Iterable[str], people: str, words: Iterable[str]) -> bool:
    """Say whether every text stands somewhere, none of them across two of the columns."""
    columns = [*people.split("\n"), *map(folded, words)]
    return all(any(text in column for column in columns) for text in texts)
