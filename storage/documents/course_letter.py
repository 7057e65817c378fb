"""The letter about a course of treatment for the physician who referred the patient: one page from its story."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from session.course_story import Given, Story
from session.erasure import is_erased
from session.last_session import LastSession
from session.ports import Patient
from session.protocol import Protocol
from session.quantities import plain, rounded
from session.responder import response
from session.satisfaction import is_satisfied
from session.times import age_on
from storage.documents.letter_chart import letter_chart
from storage.documents.letter_words import (
    about,
    borne_badly,
    helped,
    not_known,
    planned,
    relief_text,
    standing,
)
from storage.documents.typesetting import Shape
from storage.documents.words import SEXES, day_and_year, short

TEMPLATE: Final = "course_letter.typ"
NOTE: Final = "Written from the record of Chairside, which is not a patient monitor."
_MOST: Final = 24
"""How many infusions have a row of their own; of more the latest (this project's own choice)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a letter is written from; `remark` says where another protocol had to stand in, and is empty elsewhere."""

    patient: Patient
    story: Story
    protocol: Protocol
    sessions: Mapping[UUID, LastSession]
    utc_offset_min: int
    signed_by: str = ""
    remark: str = ""
    watermark: str = ""


def course_letter(letter: Letter) -> Shape:
    """Return what the template shows of a course."""
    patient, story = letter.patient, letter.story
    told = [
        (one, letter.sessions[one.infusion.session_id])
        for one in story.given
        if one.infusion.session_id in letter.sessions
    ]
    return {
        "title": "Course of ketamine infusions",
        "note": NOTE,
        "watermark": letter.watermark,
        "foot": f"{short(patient.name)} · MRN {short(patient.mrn)} · course {str(story.course.course_id)[:8]}",
        "printed": f"As known on {day_and_year(story.today)}",
        "name": patient.name,
        "fields": _fields(letter),
        "chart": letter_chart(story),
        "infusions": [_infusion(one) for one in story.given[-_MOST:]],
        "earlier": max(0, len(story.given) - _MOST),
        "sections": [
            {"title": title, "sentences": sentences}
            for title, sentences in (
                ("Course", list(standing(story))),
                ("What helped", list(helped(story))),
                ("What was borne badly", list(borne_badly(told))),
                ("Response", list(_response(letter))),
                (
                    "What is planned next, and why",
                    list(planned(story, letter.protocol, story.next_booking, letter.utc_offset_min, told)),
                ),
                ("What is not known", list(not_known(story, letter.protocol, told, letter.remark))),
            )
            if sentences
        ],
        "signed_by": letter.signed_by,
        "signed_on": day_and_year(story.today),
    }


def _fields(letter: Letter) -> list[dict[str, str]]:
    patient, course = letter.patient, letter.story.course
    born = f"{day_and_year(patient.born)} ({age_on(patient.born, letter.story.today)} years)"
    pairs = (
        ("Born", "removed with the identity" if is_erased(patient) else born),
        ("MRN", patient.mrn),
        ("Sex", SEXES.get(patient.sex, patient.sex)),
        ("Condition", about(course)),
        ("Prescriber", course.prescriber),
        ("Protocol", f"{letter.protocol.title}, version {letter.protocol.version}"),
    )
    return [{"label": label, "words": words} for label, words in pairs if words]


def _infusion(given: Given) -> dict[str, Any]:
    infusion = given.infusion
    pains = [infusion.pain_before, infusion.pain_after]
    return {
        "number": str(given.number),
        "day": day_and_year(infusion.day),
        "mg": f"{rounded(infusion.given_mg, 1)}",
        "mg_per_kg": "" if infusion.mg_per_kg is None else f"{rounded(infusion.mg_per_kg, 2)}",
        "pain": " → ".join("?" if pain is None else plain(pain) for pain in pains) if any(
            pain is not None for pain in pains
        ) else "",
        "relief": relief_text(given),
        "note": "ended early" if infusion.ended_early else "",
    }  # fmt: skip


def _response(letter: Letter) -> Iterator[str]:
    """Yield what the rule comes to, and the judgements that were signed, the latest first."""
    story, rules = letter.story, letter.protocol.course
    since = story.last.infusion.day if story.last else None
    found = response(story, rules, satisfied=is_satisfied(story.kept.measured, since))
    yield f"By the protocol's rule: {found.sentence}"
    for one in sorted(story.kept.assessments, key=lambda one: one.day, reverse=True)[:2]:
        words = f" {one.words}" if one.words else ""
        yield f"Judged on {day_and_year(one.day)} by {one.physician}: {one.outcome.value}. {one.found}{words}"
