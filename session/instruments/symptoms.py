"""What the patient feels and what the cannula's site looks like; clinical facts, section 2 (Scales)."""

from typing import Final

from session.instruments.instrument import Band, Combined, Instrument, Standing, Written, graded, numbers

PAIN: Final = Instrument(
    name="pain",
    title="Pain",
    items=(
        Written("site", "Site"),
        graded("rest", "At rest", numbers(10)),
        graded("movement", "On movement", numbers(10)),
    ),
    source="Numeric rating scale 0 to 10, LOINC 72514-3; the bands are widely used and not checked",
    standing=Standing.UNCHECKED,
    licence="A plain number from 0 to 10; free to use.",
    bands=(Band(7, "severe"), Band(4, "moderate"), Band(1, "mild"), Band(0, "none")),
    notes=("The total is the worse of rest and movement. One score for each site.",),
    combined=Combined.HIGHEST,
)
DISSOCIATION: Final = Instrument(
    name="dissociation",
    title="Dissociation",
    items=(graded("dissociation", "Dissociation, 0 none to 10 the most that can be imagined", numbers(10)),),
    source="This project's own single question, where no licensed scale is at hand",
    standing=Standing.OWN,
    licence="Free to use.",
    bands=(Band(1, "present; this scale has no bands"), Band(0, "none")),
)
CADSS6: Final = Instrument(
    name="cadss6",
    title="CADSS-6",
    items=tuple(graded(f"q{place}", f"Question {place}", numbers(4)) for place in (1, 2, 6, 7, 15, 22)),
    source="A simplified 6-item CADSS, Region H: questions 1, 2, 6, 7, 15 and 22, each 0 to 4",
    standing=Standing.READ,
    licence="Wording copyright Bremner and publisher: numbers and scores only. Use the clinic's licensed form.",
    bands=(Band(0, "no bands; not validated by its authors"),),
    notes=("The six-item form has not been validated by its authors.",),
)
NAUSEA: Final = Instrument(
    name="nausea",
    title="Nausea",
    items=(graded("nausea", "Nausea", {0: "none", 1: "mild", 2: "moderate", 3: "severe or vomiting"}),),
    source="Four-point verbal scale; not checked against a primary paper",
    standing=Standing.UNCHECKED,
    licence="Free to use.",
)
IV_SITE: Final = Instrument(
    name="iv_site",
    title="IV site",
    items=(
        graded(
            "phlebitis",
            "Phlebitis",
            {
                0: "no sign",
                1: "redness, with or without pain",
                2: "pain with redness or swelling",
                3: "the same with a streak and a cord that can be felt",
                4: "the same with a cord longer than 2.5 cm, or pus",
            },
        ),
        graded(
            "infiltration",
            "Infiltration",
            {
                0: "no sign",
                1: "pale, cool, swelling under 2.5 cm",
                2: "pale, cool, swelling 2.5 to 15 cm",
                3: "pale, cool, swelling over 15 cm, mild to moderate pain or numbness",
                4: "tight, leaking or bruised, deep swelling, poor circulation, or severe pain",
            },
        ),
    ),
    source="Grades 0 to 4 in the manner of the Infusion Nurses Society; not checked against its standards",
    standing=Standing.UNCHECKED,
    licence="Wording paraphrased; the Society's own text is its copyright.",
    bands=(*(Band(grade, f"grade {grade}") for grade in (4, 3, 2, 1)), Band(0, "no sign")),
    notes=("The total is the higher of the two grades.",),
    combined=Combined.HIGHEST,
)
