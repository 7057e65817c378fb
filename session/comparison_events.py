"""What differs between two sessions in what happened: effects with their grades, drugs given, alerts."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from session.alert_record import Urgency
from session.alert_summary import AlertTale, summarise_alerts
from session.comparison import MINUTE_S, Aligned
from session.comparison_pair import Alike, Difference, Found, Pair, clock
from session.effect_tales import effect_tales, severity
from session.events import DrugGiven
from session.quantities import plain
from session.record import Entry, Status

_VOLUMES: Final = frozenset({"ml", "l"})


@dataclass(frozen=True, slots=True)
class _Course:
    """An effect through a session: its worst grade, since when, and until when; None where it was not over.

    `changed` says that it was not of that grade from its beginning on, each time that it was there.
    """

    grade: str
    since: float
    until: float | None
    changed: bool


@dataclass(frozen=True, slots=True)
class _Dose:
    """One dose of a drug, and when it was given."""

    dose: Decimal
    unit: str
    route: str
    at: float


def effects_found(pair: Pair) -> Found:
    """Yield which effects differ in grade, or by more than a check's interval in when they began."""
    this, other = (_effects(one) for one in pair.both)
    opened = pair.this.state.opened
    about = opened.protocol.check_interval_min * MINUTE_S if opened else 0
    for name in dict.fromkeys((*this, *other)):
        one, two = this.get(name), other.get(name)
        if one is None and two is not None:
            yield Difference(f"No {name}; on {pair.day} {_course_words(two)}", two.since)
        elif one is not None and two is None:
            yield Difference(f"{name.capitalize()} {_course_words(one)}; none on {pair.day}", one.since)
        elif one is not None and two is not None:
            if one.grade == two.grade and abs(one.since - two.since) < about:
                yield Alike(f"{one.grade} {name}")
            else:
                words = f"{name.capitalize()} {_course_words(one)}; on {pair.day} {_course_words(two)}"
                yield Difference(words, one.since)


def rescue_found(pair: Pair) -> Found:
    """Yield which drugs differ that were given from the start on, beside the infusion."""
    yield from _drugs(pair, lambda dose: dose.at >= 0 and not _is_fluid(dose), "")


def premedication_found(pair: Pair) -> Found:
    """Yield which drugs differ that were given before the start."""
    yield from _drugs(pair, lambda dose: dose.at < 0 and not _is_fluid(dose), "Before the start ")


def fluids_found(pair: Pair) -> Found:
    """Yield which fluids differ: what was given in mL or L."""
    yield from _drugs(pair, _is_fluid, "Fluids: ")


def alerts_found(pair: Pair) -> Found:
    """Yield whether there were other alerts, or as many of another urgency."""
    this, other = (summarise_alerts(one.state, one.until).tales for one in pair.both)
    counts = [Counter((tale.about, tale.alert.worst) for tale in tales) for tales in (this, other)]
    if counts[0] == counts[1]:
        yield from [Alike("alerts")] if this else []
        return
    said, than = _alerts_words(this), _alerts_words(other)
    first = next(((one, tales[0]) for one, tales in zip(pair.both, (this, other), strict=True) if tales), None)
    at = first[0].seconds(first[1].alert.raised_at) if first else None
    yield Difference(f"{said[:1].upper()}{said[1:]}; on {pair.day} {than}", at)


def _alerts_words(tales: tuple[AlertTale, ...]) -> str:
    """Return "no alert", "1 alert, high (blood pressure)", "3 alerts, 1 of them high (blood pressure, SpO₂)"."""
    if not tales:
        return "no alert"
    worst = max(tale.alert.worst for tale in tales)
    of_worst = sum(tale.alert.worst is worst for tale in tales)
    about = ", ".join(dict.fromkeys(tale.about for tale in tales))
    count = f"{len(tales)} alert{'s' if len(tales) > 1 else ''}"
    share = "" if of_worst == len(tales) else f"{of_worst} of them "
    return f"{count}, {share}{Urgency(worst).word} ({about})"


def _standing(one: Aligned) -> Iterator[Entry]:
    return (entry for entry in one.state.entries if entry.status is not Status.VOIDED)


def _effects(one: Aligned) -> Mapping[str, _Course]:
    """Return each effect once: its worst grade, since when it was there first, and when it was over last."""
    found: dict[str, _Course] = {}
    for tale in effect_tales(one.state):
        since = one.seconds(tale.since)
        until = one.seconds(tale.over_at) if tale.over_at else None
        known = found.get(tale.name, _Course(tale.grade, since, until, changed=False))
        changed = known.changed or tale.worst_at != tale.since or tale.grade != known.grade
        found[tale.name] = _Course(max(known.grade, tale.grade, key=severity), known.since, until, changed)
    return found


def _course_words(course: _Course) -> str:
    """Return "moderate, 0:44 to 0:58"; "mild from 0:44" where it was not over, "up to severe" where it grew."""
    grade = f"up to {course.grade}" if course.changed else course.grade
    if course.until is None:
        return f"{grade} from {clock(course.since)}"
    return f"{grade}, {clock(course.since)} to {clock(course.until)}"


def _is_fluid(dose: _Dose) -> bool:
    return dose.unit.lower() in _VOLUMES


def _drugs(pair: Pair, counts: Callable[[_Dose], bool], heading: str) -> Found:
    this, other = (_given(one, counts) for one in pair.both)
    for drug in dict.fromkeys((*this, *other)):
        one, two = this.get(drug, []), other.get(drug, [])
        if [(dose.dose, dose.unit) for dose in one] == [(dose.dose, dose.unit) for dose in two]:
            yield Alike(drug)
        elif one:
            than = f"on {pair.day} {_doses_words(two)}" if two else f"not on {pair.day}"
            words = f"{drug} {_doses_words(one)}; {than}"
            yield Difference(f"{heading}{words if heading else f'{words[:1].upper()}{words[1:]}'}", one[0].at)
        else:
            words = f"no {drug}; on {pair.day} {_doses_words(two)}"
            yield Difference(f"{heading}{words if heading else f'{words[:1].upper()}{words[1:]}'}", two[0].at)


def _given(one: Aligned, counts: Callable[[_Dose], bool]) -> Mapping[str, list[_Dose]]:
    found: dict[str, list[_Dose]] = {}
    for entry in _standing(one):
        if isinstance(body := entry.body, DrugGiven):
            dose = _Dose(body.dose, body.unit, body.route, one.seconds(entry.occurred_at))
            if counts(dose):
                found.setdefault(body.drug, []).append(dose)
    return found


def _doses_words(doses: list[_Dose]) -> str:
    """Return "4 mg IV at 0:45", several with a comma between."""
    return ", ".join(
        " ".join(filter(None, (plain(one.dose), one.unit, one.route.upper(), f"at {clock(one.at)}"))) for one in doses
    )
