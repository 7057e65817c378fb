"""Scales of sedation; clinical facts, section 2 (Scales). The keys a to e give RASS -1 to -5."""

from typing import Final

from session.instruments.instrument import Answer, Band, Choice, Instrument, Standing, graded
from session.vitals import RASS as RASS_WORDS

_LICENCE: Final = "Wording paraphrased; cite the source."

RASS: Final = Instrument(
    name="rass",
    title="RASS",
    items=(
        Choice(
            "rass",
            "Richmond Agitation-Sedation Scale",
            tuple(
                Answer(str(step) if step >= 0 else "abcde"[-step - 1], step, words, step)
                for step, words in RASS_WORDS.items()
            ),
        ),
    ),
    source="Sessler, Am J Respir Crit Care Med 2002;166:1338; names of the steps below zero in Ann Intensive Care",
    standing=Standing.READ,
    licence="Names of the steps only; cite Sessler 2002.",
)
MOAAS: Final = Instrument(
    name="moaas",
    title="MOAA/S",
    items=(
        graded(
            "moaas",
            "Modified Observer's Assessment of Alertness and Sedation",
            {
                5: "answers readily to the name",
                4: "answers slowly to the name",
                3: "answers only when called loudly or again",
                2: "answers only to mild prodding or shaking",
                1: "answers only to a painful squeeze of the trapezius",
                0: "no answer to a painful squeeze of the trapezius",
            },
        ),
    ),
    source="BMC Anesthesiol 2022, s12871-022-01788-1, table 2",
    standing=Standing.READ,
    licence=_LICENCE,
    notes=("The variant with the trapezius squeeze at 1 and 0; an older one ends with mild prodding.",),
)
RAMSAY: Final = Instrument(
    name="ramsay",
    title="Ramsay",
    items=(
        graded(
            "ramsay",
            "Ramsay sedation scale",
            {
                1: "anxious or agitated",
                2: "cooperative, orientated, tranquil",
                3: "drowsy, follows commands",
                4: "asleep, brisk response to a tap on the brow or a loud sound",
                5: "asleep, sluggish response to them",
                6: "no response",
            },
        ),
    ),
    source="Critical Care, cc697, table 3; LOINC list LL6642-4",
    standing=Standing.READ,
    licence=_LICENCE,
)
POSS: Final = Instrument(
    name="poss",
    title="POSS",
    items=(
        Choice(
            "poss",
            "Pasero Opioid-induced Sedation Scale",
            (
                Answer("s", "S", "step S", 0),
                *(Answer(str(step), step, f"step {step}", step) for step in range(1, 5)),
            ),
        ),
    ),
    source="Pasero; not checked against the primary paper",
    standing=Standing.UNCHECKED,
    licence="Copyright Pasero: the steps' wording needs permission and is not shipped. Use the clinic's licensed card.",
    bands=(Band(3, "unacceptable"), Band(0, "acceptable")),
    notes=("Step S, asleep, counts as 0 here so that a curve can be drawn; the scale itself gives it no number.",),
)
