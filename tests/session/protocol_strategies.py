"""What hypothesis draws valid protocols from: every field, in any order of its rows, with any words."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from session.course_rules import WEEKDAYS, CourseRules, Induction
from session.instruments.catalogue import INSTRUMENTS
from session.protocol import (
    Actions,
    Advice,
    Change,
    Discharge,
    EmergencyCard,
    Far,
    Preset,
    Prn,
    Protocol,
    Question,
    Range,
    ScoreMinimum,
    Severity,
    Step,
)
from session.quantities import Rate, RateUnit
from session.vitals import CATALOGUE, SIGNS, Vital

LINES = ("; Comfortable.", "asleep", "effect nausea mild", "given ondansetron 4 mg iv", "p3", "142/88 76 97%")
DRUGS = ("ondansetron 4 mg iv", "midazolam 1 mg iv", "oxygen 2 L/min", "clonidine 0.1 mg po")
BEGINNINGS = ("rate", "given", "Bolus 5")
EFFECTS = ("nausea", "double vision", "itching")
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12).filter(str.strip)
step_words = words.map(lambda text: " ".join(text.replace("|", "").split())).filter(bool)
maybe_words = st.just("") | words
minutes = st.integers(1, 9999)


def numbers(least: int, most: int, places: int = 2) -> st.SearchStrategy[Decimal]:
    """Draw numbers from `least` to `most` with up to `places` decimals."""
    return st.integers(least * 10**places, most * 10**places).map(lambda whole: Decimal(whole).scaleb(-places))


above_zero = numbers(0, 400).filter(bool)


@st.composite
def nested(draw: st.DrawFn, vital: Vital, ranges: int) -> Sequence[Range]:
    """Draw ranges of one vital sign, each inside the next, all with the same ends."""
    lowest, highest = int(vital.lowest), int(vital.highest)
    ends = st.lists(numbers(lowest, highest, 1), min_size=2 * ranges, max_size=2 * ranges, unique=True).map(sorted)
    values = draw(ends)
    low, high = draw(st.sampled_from(((True, True), (True, False), (False, True))))
    return [
        Range(vital.code, values[ranges - 1 - step] if low else None, values[ranges + step] if high else None)
        for step in range(ranges)
    ]


@st.composite
def limits(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the limits and what to do when a reading is beyond one; a vital sign always has one at which to stop."""
    others = draw(st.permutations([code for code in CATALOGUE if code not in SIGNS]))[: draw(st.integers(0, 3))]
    codes = draw(st.permutations([*SIGNS, *others]))
    found: dict[str, list[Any]] = {name: [] for name in ("unusual", "hold", "act", "stop", "act_change", "stop_change")}
    for code in codes:
        act, hold, stop, unusual = draw(nested(CATALOGUE[code], 4))
        for name, limit in (("act", act), ("stop", stop), ("hold", hold), ("unusual", unusual)):
            if name == "act" or (name == "stop" and CATALOGUE[code].scale) or draw(st.booleans()):
                found[name].append(limit)
        small, large = sorted(draw(st.tuples(numbers(1, 99), numbers(1, 99))))
        if not CATALOGUE[code].scale:
            found["act_change"].append(Change(code, small, small))
            found["stop_change"].append(Change(code, large, large))
    advice = [Advice(code, draw(words), draw(words)) for code in codes]
    latched = draw(st.permutations(codes))[: draw(st.integers(0, 3))]
    told = {"advice": tuple(advice), "latched": tuple(latched)}
    return {name: tuple(rows) for name, rows in found.items()} | told


@st.composite
def questions(draw: st.DrawFn) -> tuple[Question, ...]:
    """Draw questions, each with a key of its own."""
    keys = draw(st.lists(words, max_size=3, unique=True))
    return tuple(
        Question(
            key=key,
            group=draw(words),
            words=draw(words),
            safe=draw(st.sampled_from(("yes", "no"))),
            hold=draw(st.sampled_from(Severity)),
            detail=draw(maybe_words),
            detail_is=draw(st.sampled_from(("words", "date"))),
            asked_of=draw(st.sampled_from(("all", "not male"))),
        )
        for key in keys
    )


@st.composite
def discharges(draw: st.DrawFn) -> Discharge:
    names = draw(st.lists(st.sampled_from(["aldrete", "padss"]), unique=True))
    codes = draw(st.lists(st.sampled_from([*CATALOGUE]), max_size=3, unique=True))
    return Discharge(
        pressure_percent=draw(st.none() | above_zero),
        pressure_readings=draw(st.integers(1, 4)),
        readings=tuple(draw(nested(CATALOGUE[code], 1))[0] for code in codes),
        scores=tuple(ScoreMinimum(name, draw(st.integers(1, 10))) for name in names),
        questions=draw(questions()),
    )


@st.composite
def presets(draw: st.DrawFn) -> tuple[Preset, ...]:
    keys = draw(st.permutations([f"Shift+F{number}" for number in range(1, 13)]))[: draw(st.integers(0, 3))]
    return tuple(Preset(key, draw(words), draw(st.sampled_from(LINES))) for key in keys)


def steps(lines: Sequence[str]) -> st.SearchStrategy[tuple[Step, ...]]:
    """Draw one to three steps, each with words of its own."""
    one = st.builds(Step, step_words, st.sampled_from(("", *lines)))
    return st.lists(one, min_size=1, max_size=3, unique_by=lambda step: step.words).map(tuple)


@st.composite
def answers(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the answers to an alert, what is far from the last reading, and the emergencies."""
    codes = draw(st.lists(st.sampled_from([*CATALOGUE]), max_size=3, unique=True))
    actions = [Actions(code, draw(steps((*LINES, *BEGINNINGS)))) for code in codes]
    taken = {step.words for one in actions for step in one.steps}
    titles = draw(st.lists(words, max_size=2, unique=True))
    drugs = st.lists(st.sampled_from(DRUGS), max_size=2, unique=True).map(tuple)
    return {
        "actions": tuple(actions),
        "no_action": tuple(draw(st.lists(words.filter(lambda one: one not in taken), max_size=2, unique=True))),
        "far": tuple(Far(code, draw(above_zero)) for code in codes),
        "emergency": tuple(EmergencyCard(title, draw(steps(LINES)), draw(drugs)) for title in titles),
    }


@st.composite
def courses(draw: st.DrawFn, gap_days: int) -> CourseRules:
    """Draw the rules of a course; each induction has days enough, also where the clinic opens once a week."""
    days = draw(st.permutations(WEEKDAYS))[: draw(st.integers(1, len(WEEKDAYS)))]
    shapes = set[Induction]()
    for _ in range(draw(st.integers(0, 2))):
        fewest, most = sorted(draw(st.tuples(st.integers(1, 8), st.integers(1, 8))))
        needed, all_needed = ((number - 1) * (gap_days + len(WEEKDAYS)) + 1 for number in (fewest, most))
        shapes.add(Induction(fewest, most, needed, all_needed + draw(st.integers(0, 9))))
    booster, call = draw(minutes), draw(minutes)
    return CourseRules(
        inductions=tuple(shapes),
        open_days=tuple(days),
        responder_percent=draw(numbers(1, 99)),
        responder_weeks_single=draw(minutes),
        responder_weeks_series=draw(minutes),
        booster_days_least=booster,
        booster_days_most=booster + draw(minutes),
        fast_return_days=draw(minutes),
        most_in_year=draw(st.none() | minutes),
        most_mg_in_year=draw(st.none() | above_zero),
        liver_test_days=draw(st.none() | minutes),
        urinary_days=draw(st.none() | minutes),
        silent_days=draw(minutes),
        follow_up_hours_least=call,
        follow_up_hours_most=call + draw(minutes),
    )


@st.composite
def rates(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the rates in one unit, and the highest whatever the weight."""
    unit = draw(st.sampled_from(RateUnit))
    start, highest = sorted(draw(st.tuples(above_zero, above_zero)))
    cap = st.builds(Rate, above_zero, st.sampled_from((RateUnit.MG_H, RateUnit.ML_H)))
    return {
        "start_rate": Rate(start, unit),
        "step": Rate(draw(above_zero), unit),
        "maximum_rate": Rate(highest, unit),
        "rate_cap": draw(st.none() | cap),
    }


@st.composite
def protocols(draw: st.DrawFn) -> Protocol:
    """Draw a protocol that `parse_protocol` accepts."""
    names = draw(st.lists(st.sampled_from(DRUGS), unique=True))
    gate, keys, limit = draw(questions()), draw(presets()), draw(limits())
    tolerance, gap = draw(minutes), draw(st.integers(0, 99))
    checks = st.integers(tolerance + 1, tolerance + 99)
    parts = ["course.silent_days", *(f"gate.{one.key}" for one in gate), *(f"presets.{one.key}" for one in keys)]
    parts += [f"{name}.{row.code}" for name, rows in limit.items() if name != "latched" for row in rows]
    told = draw(answers())
    parts += [*(f"far.{one.code}" for one in told["far"]), *(f"emergency.{one.title}" for one in told["emergency"])]
    return Protocol(
        name=draw(words),
        version=draw(minutes),
        title=draw(words),
        source=draw(words),
        unconfirmed=tuple(draw(st.lists(st.sampled_from(["gate", "discharge.scores", *parts]), max_size=9))),
        step_interval_min=draw(minutes),
        planned_min=draw(minutes),
        check_interval_min=draw(checks),
        check_after_change_min=draw(checks),
        check_tolerance_min=tolerance,
        recovery_min=draw(minutes),
        recovery_check_interval_min=draw(checks),
        drugs=tuple(names),
        effects=tuple(draw(st.lists(st.sampled_from(EFFECTS), unique=True))),
        maximum_mg=draw(st.none() | above_zero),
        maximum_mg_per_kg=draw(st.none() | above_zero),
        minimum_gap_days=gap,
        weight_change_percent=draw(st.none() | above_zero),
        baseline_max_age_min=draw(st.none() | minutes),
        second_check=draw(st.none() | st.sampled_from(Severity)),
        prn=tuple(Prn(name, draw(words)) for name in names),
        presets=keys,
        scores=tuple(draw(st.lists(st.sampled_from([*INSTRUMENTS]), max_size=3, unique=True))),
        gate=gate,
        discharge=draw(discharges()),
        course=draw(courses(gap)),
        take_home=tuple(draw(st.lists(words, max_size=3))),
        persist_s=draw(minutes),
        persist_readings=draw(minutes),
        overdue_min=tolerance + draw(st.integers(0, 9)),
        **told,
        **draw(rates()),
        **limit,
    )
