"""What the simulated nurse writes of what she finds: the line of a check, her words, and which effects she notes.

What she says is this project's own and only has to look plausible; it is no advice.
"""

from collections.abc import Collection, Iterator, Mapping
from random import Random
from types import MappingProxyType
from typing import Final

from session.commands import GRADES
from session.simulation.agenda import Intent
from session.state import SessionState

FLOATING: Final = (
    "Floating, comfortable.", "Music through headphones, eyes closed.", "Says the room is far away, not afraid.",
    "Talks about the sea.", "Light dimmed, blanket.",
)  # fmt: skip
FRIGHTENED: Final = ("Frightened, says she cannot find the way back.", "Cries out, does not know where he is.")
_KEYS: Final = MappingProxyType({"pain": "p", "sedation": "s", "dissociation": "d", "nausea": "n"})
_EFFECTS: Final = frozenset({"nausea", "anxiety"})
_SPOKEN_OF: Final = 2
_FEAR: Final = 8
_VERY: Final = MappingProxyType({"nausea": 2, "dissociation": _FEAR})
"""From where on a score is written at every check."""


def scores_taken(state: SessionState, checks: int) -> set[str]:
    """Return which scores she takes at one of her checks: all after the end, else by turns and those of an alert."""
    if state.ended_at is not None:
        return {"pain", "sedation", "dissociation", "nausea"}
    by_turns = "sedation" if checks % 2 else "dissociation" if state.started_at else "pain"
    return {"pain", by_turns, *(alert.cause for alert in state.alerts if alert.open)}


def check_line(found: Mapping[str, int], scores: Collection[str]) -> str:
    """Return the line of one check, with those scores and every one that is high."""
    high = {code for code, value in _VERY.items() if found[code] >= value}
    written = [f"{key}{found[code]}" for code, key in _KEYS.items() if code in high or code in scores]
    signs = f"{found['systolic']}/{found['diastolic']} {found['heart_rate']} {found['spo2']}% r{found['respiration']}"
    return " ".join((signs, *written))


def prompted(found: Mapping[str, int], told: set[str], draw: Random, clock: str) -> Iterator[Intent]:
    """Yield what she writes and gives in the next minutes because of what she finds, each once: `told` remembers.

    An effect is over once it does not show any more.
    `clock` is the time of day as it is written, for what is written down late.
    """
    seen = dict(_effects(found))
    for effect, grade in seen.items():
        if f"{effect} {grade}" not in told:
            yield Intent(95, 120, f"effect {effect} {grade}")
            told |= {effect, f"{effect} {grade}"}
    for effect in told & (_EFFECTS - seen.keys()):
        told -= {effect, *(f"{effect} {grade}" for grade in GRADES)}
        yield Intent(60, 180, f"effect {effect} over")
    if found["nausea"] and "treated" not in told:
        told.add("treated")
        if found["nausea"] < _VERY["nausea"]:
            yield Intent(40, 90, f"n{found['nausea']}")
        yield Intent(150, 240, "given ondansetron 4 mg iv")
    away = found["dissociation"]
    words = FRIGHTENED if away >= _FEAR else FLOATING
    if away >= _SPOKEN_OF and words[0] not in told:
        told.add(words[0])
        when, soon, late = draw.choice((("", 60, 240), (f"@{clock} ", 240, 420)))
        yield Intent(soon, late, f"{when}d{away}; {draw.choice(words)}")


def _effects(found: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """Yield the effects that show, each with its grade."""
    if found["nausea"]:
        yield "nausea", GRADES[found["nausea"] - 1]
    if found["dissociation"] >= _FEAR:
        yield "anxiety", "moderate" if found["dissociation"] == _FEAR else "severe"


def swapped(pressure: int) -> int:
    """Return a pressure with two of its digits swapped, as a hurried hand writes it: 138 -> 183."""
    tens, ones = divmod(pressure, 10)
    hundreds, tens = divmod(tens, 10)
    return hundreds * 100 + ones * 10 + tens
