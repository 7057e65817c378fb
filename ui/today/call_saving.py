"""Writes down that a patient was called after a session."""

from datetime import date
from uuid import UUID

from session.course import Measure, Measured
from session.people import Act
from session.problems import KnownProblem
from ui.desk import Desk


def save_call(desk: Desk, patient_id: UUID, today: date, note: str, who: str) -> str:
    """Save a call with what was said; return the sentence why it was not saved, empty where it was.

    It is written by whoever is signed in; `who` called where nobody signs in.
    """
    if sentence := desk.refusal(Act.PLAN):
        return sentence
    told = Measured(patient_id=patient_id, day=today, measure=Measure.FOLLOW_UP, words=note)
    try:
        desk.registry.courses.add_measured(told, desk.signed_in.name if desk.signed_in else who)
        if not desk.nurse:
            desk.write_as(who)
    except KnownProblem as problem:
        return problem.sentence
    return ""
