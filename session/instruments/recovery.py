"""Scores that say whether a patient is fit to go; clinical facts, section 2 (Scales)."""

from typing import Final

from session.instruments.instrument import Band, Instrument, Standing, graded

_BANDS: Final = (Band(9, "9 or more: discharge criterion met"), Band(0, "below 9: discharge criterion not met"))
_LICENCE: Final = "Criteria paraphrased; cite the source."

ALDRETE: Final = Instrument(
    name="aldrete",
    title="Aldrete, modified",
    items=(
        graded("activity", "Activity", {2: "moves four limbs", 1: "moves two limbs", 0: "moves no limb"}),
        graded(
            "respiration",
            "Respiration",
            {2: "breathes deeply and coughs", 1: "short of breath or shallow", 0: "does not breathe"},
        ),
        graded(
            "circulation",
            "Circulation, pressure in % of baseline",
            {2: "within 20 %", 1: "20 to 50 % away", 0: "more than 50 % away"},
        ),
        graded("consciousness", "Consciousness", {2: "fully awake", 1: "rouses when called", 0: "no response"}),
        graded(
            "spo2",
            "Oxygen saturation",
            {2: "above 92 % on air", 1: "needs oxygen for more than 90 %", 0: "below 90 % with oxygen"},
        ),
    ),
    source="World J Gastroenterol 2015;21(12):3671, table 2; circulation in % as in Aldrete's own paper",
    standing=Standing.READ,
    licence=_LICENCE,
    bands=_BANDS,
    notes=("Circulation counts % of baseline, as the original does; some copies print mmHg.",),
)
PADSS: Final = Instrument(
    name="padss",
    title="PADSS",
    items=(
        graded(
            "vitals",
            "Pressure and pulse, in % of baseline",
            {2: "within 20 %", 1: "20 to 40 % away", 0: "more than 40 % away"},
        ),
        graded(
            "activity",
            "Walking and orientation",
            {2: "orientated and steady on the feet", 1: "orientated or steady on the feet", 0: "neither"},
        ),
        graded(
            "pain_nausea",
            "Pain, nausea, vomiting",
            {2: "minimal", 1: "moderate, was treated", 0: "severe, needs treatment"},
        ),
        graded("bleeding", "Bleeding", {2: "minimal", 1: "moderate", 0: "severe"}),
        graded(
            "intake_output",
            "Drinking and passing water",
            {2: "has done both", 1: "has done one of them", 0: "neither"},
        ),
    ),
    source="Int J Oral Dent Health 2:036, table 4",
    standing=Standing.READ,
    licence=_LICENCE,
    bands=_BANDS,
    notes=("The variant with pain and nausea together; others separate them and drop drinking.",),
)
