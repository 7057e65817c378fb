"""The words that stand for a flag or a figure of a session, and those that say where a word is to stand."""

import re
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from session.quantities import plain
from session.search_question import Comparison, Figure, Place, Sign

_FLAGS: Final = MappingProxyType(
    {
        "early stop": (r"(?:early stop|stopp?ed early|ended early)", ("early stop",)),
        "rescue": (r"rescued?", ("rescue",)),
        "emergency": (r"emergenc(?:y|ies)", ("emergency",)),
        "override": (r"(?:over(?:ride|rode|ridden)s?|overrides)", ("override",)),
        "over the maximum": (r"(?:over|above) (?:the )?maximum", ("over maximum",)),
        "alerts not answered": (r"(?:alerts? )?(?:unanswered|not answered)", ("alerts unanswered",)),
        "account off": (r"account(?: off)?", ("account",)),
        "entries that conflict": (r"conflict(?:s|ing)?", ("conflict",)),
        "entries corrected": (r"(?:corrected|corrections?)", ("corrected",)),
        "nausea or vomiting": (r"(?:sick|sickness)", ("nausea", "vomiting")),
        "nausea": (r"(?:nausea|nauseous)", ("nausea",)),
        "vomiting": (r"vomit(?:ed|ing)?", ("vomiting",)),
        "dizziness": (r"(?:dizziness|dizzy)", ("dizziness",)),
        "headache": (r"headaches?", ("headache",)),
        "double vision": (r"double vision", ("double vision",)),
        "anxiety": (r"(?:anxiety|anxious)", ("anxiety",)),
        "agitation": (r"(?:agitation|agitated)", ("agitation",)),
        "itching": (r"(?:itching|itch)", ("itching",)),
    }
)
"""Each flag as it is told back, how it is written, and of which keys of `session.session_flags` a session needs one."""
_FLAG: Final = tuple((re.compile(rf"{form}(?!\S)"), words, keys) for words, (form, keys) in _FLAGS.items())
FLAG_KEYS: Final = frozenset(key for _, keys in _FLAGS.values() for key in keys)
"""Every key that a flag is asked for by."""
_NOT: Final = re.compile(r"(?:no|not|without) ")
_SIGNED: Final = re.compile(r"(?P<no>unsigned|not signed|to sign)(?!\S)|signed(?!\S)")
_COURSE: Final = re.compile(r"(?:induction|booster) \d+(?: of \d+)?(?!\w)")
_FIGURES: Final = (
    (Figure.SYSTOLIC, r"systolic|sys|sbp|pressure|bp", r"mmhg"),
    (Figure.RISE, r"rise", r"%"),
    (Figure.SPO2, r"spo2|sp02|saturation|sats?", r"%"),
    (Figure.PAIN, r"pain", r"/ ?10"),
    (Figure.GIVEN, r"mg|given|dose", r"mg"),
)
_SIGN: Final = r"(?P<sign><=|=<|>=|=>|<|>|=|\N{LESS-THAN OR EQUAL TO}|\N{GREATER-THAN OR EQUAL TO})"
_WORDED: Final = r" (?P<word>over|above|more than|at least|under|below|less than|at most) "
_NUMBER: Final = r"(?P<number>\d{1,6}(?:[.,]\d{1,3})?)"
_COMPARED: Final = tuple(
    (figure, re.compile(rf"(?:{names})(?: ?{_SIGN} ?|{_WORDED}){_NUMBER}(?: ?(?P<unit>{unit}|%))?(?!\w)"))
    for figure, names, unit in _FIGURES
)
_UNREAD: Final = re.compile(
    rf"(?P<name>{'|'.join(names for _, names, _ in _FIGURES)}) ?{_SIGN} ?(?P<rest>[^\s,;\"<>=]+)"
)
_SIGN_OF: Final = MappingProxyType(
    {
        "=<": Sign.AT_MOST, "\N{LESS-THAN OR EQUAL TO}": Sign.AT_MOST, "at most": Sign.AT_MOST,
        "under": Sign.BELOW, "below": Sign.BELOW, "less than": Sign.BELOW,
        "=>": Sign.AT_LEAST, "\N{GREATER-THAN OR EQUAL TO}": Sign.AT_LEAST, "at least": Sign.AT_LEAST,
        "over": Sign.ABOVE, "above": Sign.ABOVE, "more than": Sign.ABOVE,
        **{sign.value: sign for sign in Sign},
    }
)  # fmt: skip
_SHOWN: Final = MappingProxyType(
    {Sign.AT_MOST: "\N{LESS-THAN OR EQUAL TO}", Sign.AT_LEAST: "\N{GREATER-THAN OR EQUAL TO}"}
)
_TOLD: Final = MappingProxyType(
    {
        Figure.SYSTOLIC: "systolic {}",
        Figure.RISE: "systolic {} % over baseline",
        Figure.SPO2: "SpO₂ {} %",
        Figure.PAIN: "last pain {}",
        Figure.GIVEN: "given {} mg",
    }
)
_WITHIN: Final = (
    (Place.CHAIR, re.compile(r"chair:? (?P<words>[a-z]?\d+[a-z]?|[a-z])(?![^\s,;])")),
    (Place.NURSE, re.compile(r"nurse:? (?P<words>[^\s,;\"]{2,})")),
    (Place.PROTOCOL, re.compile(r"protocol:? (?P<words>[^\s,;\"]{2,})")),
)


def find_course(line: str, at: int) -> tuple[str, int] | None:
    """Return which infusion of a course a folded line names at a place, such as "induction 3", and where that ends."""
    said = _COURSE.match(line, at)
    return (said[0], said.end()) if said else None


def find_flag(line: str, at: int) -> tuple[tuple[str, ...], str, int] | None:
    """Return the keys of a flag that a folded line names at a place, how it is told back, and where its words end."""
    return next(((keys, words, said.end()) for form, words, keys in _FLAG if (said := form.match(line, at))), None)


def find_without(line: str, at: int) -> tuple[tuple[str, ...], str, int] | None:
    """Return what `find_flag` does for a flag that a session is not to have: "no nausea", "without rescue"."""
    said = _NOT.match(line, at)
    return find_flag(line, said.end()) if said else None


def find_signed(line: str, at: int) -> tuple[bool, str, int] | None:
    """Return whether signed sessions are asked for, how that is told back, and where its words end."""
    said = _SIGNED.match(line, at)
    return (not said["no"], "to sign" if said["no"] else "signed", said.end()) if said else None


def find_comparison(line: str, at: int) -> tuple[Comparison, str, int] | None:
    """Return a comparison that a folded line makes at a place, how it is told back, and where its words end.

    The systolic pressure beside a percentage is its rise over the baseline. A comma counts as the decimal point.
    """
    for figure, form in _COMPARED:
        if said := form.match(line, at):
            percent = figure is Figure.SYSTOLIC and said["unit"] == "%"
            sign = _SIGN_OF[said["sign"] or said["word"]]
            made = Comparison(Figure.RISE if percent else figure, sign, Decimal(said["number"].replace(",", ".")))
            return made, _TOLD[made.figure].format(f"{_SHOWN.get(sign, sign)} {plain(made.number)}"), said.end()
    return None


def find_unread(line: str, at: int) -> str:
    """Return how a comparison of a folded line with what is no number is told back; empty where there is none."""
    said = _UNREAD.match(line, at)
    return f"{said['name']} {said['sign']} {said['rest']}: not a number, looked for as words" if said else ""


def find_within(line: str, at: int) -> tuple[Place, str, int] | None:
    """Return words that are looked for in one place alone: which, the words, and where they end."""
    found = ((place, form.match(line, at)) for place, form in _WITHIN)
    return next(((place, said["words"], said.end()) for place, said in found if said), None)
