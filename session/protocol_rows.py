"""A protocol as rows to read and to change: each with its section, its words, its value as text and its unit."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from session.instruments.catalogue import INSTRUMENTS
from session.protocol import Change, Discharge, Protocol, Question, Range
from session.protocol_alert_rows import alert_rows
from session.protocol_course_rows import course_rows
from session.protocol_row import Kind, Row, Section, item_rows, own_words
from session.quantities import Rate, plain
from session.vitals import CATALOGUE

YES_NO: Final = (("yes", "Yes"), ("no", "No"))
HOLDS: Final = (("soft", "A reason"), ("hard", "A prescriber"))
SECOND_CHECK: Final = (("", "Nothing"), *HOLDS)
ASKED_OF: Final = (("all", "Everybody"), ("not male", "All but men"))
DETAILS: Final = (("words", "In words"), ("date", "As a date"))
RANGES: Final = (("hold", Section.HOLD), ("act", Section.ACT), ("stop", Section.STOP), ("unusual", Section.UNUSUAL))
CHANGES: Final = (("act_change", Section.ACT), ("stop_change", Section.STOP))

_S, _K = Section, Kind
_FIELDS: Final = (
    ("title", _S.ABOUT, "Title", _K.WORDS, "", False),
    ("source", _S.ABOUT, "Where its numbers come from", _K.WORDS, "", False),
    ("start_rate", _S.RATES, "Start rate", _K.RATE, "", False),
    ("step", _S.RATES, "Step of the rate", _K.RATE, "", False),
    ("step_interval_min", _S.RATES, "A step no sooner than after", _K.WHOLE, "min", False),
    ("maximum_rate", _S.RATES, "Highest rate", _K.RATE, "", False),
    ("rate_cap", _S.RATES, "Highest rate whatever the weight", _K.RATE, "mg/h", True),
    ("planned_min", _S.RATES, "Planned duration", _K.WHOLE, "min", False),
    ("maximum_mg", _S.RATES, "Most in one session", _K.NUMBER, "mg", True),
    ("maximum_mg_per_kg", _S.RATES, "Most in one session by weight", _K.NUMBER, "mg/kg", True),
    ("check_interval_min", _S.CHECKS, "Vital signs every", _K.WHOLE, "min", False),
    ("check_after_change_min", _S.CHECKS, "After a rate change or bolus, within", _K.WHOLE, "min", False),
    ("check_tolerance_min", _S.CHECKS, "A check may come early or late by", _K.WHOLE, "min", False),
    ("recovery_min", _S.CHECKS, "Recovery at least", _K.WHOLE, "min", False),
    ("recovery_check_interval_min", _S.CHECKS, "Vital signs in recovery every", _K.WHOLE, "min", False),
    ("scores", _S.CHECKS, "Scores offered first", _K.LINES, "", True),
    ("persist_s", _S.REMINDING, "A monitor's value counts after", _K.WHOLE, "s", False),
    ("persist_readings", _S.REMINDING, "And after so many readings in a row", _K.WHOLE, "", False),
    ("overdue_min", _S.REMINDING, "An overdue check is said above the chart after", _K.WHOLE, "min", False),
    ("latched", _S.REMINDING, "Readings whose alert stays until it is answered", _K.LINES, "", True),
    ("no_action", _S.REMINDING, "Answers that say that nothing had to be done", _K.LINES, "", True),
    ("minimum_gap_days", _S.GATE, "Days since the last infusion, at least", _K.WHOLE, "", True),
    ("weight_change_percent", _S.GATE, "Weight differs from last time by more than", _K.NUMBER, "%", True),
    ("baseline_max_age_min", _S.GATE, "Baseline no older than", _K.WHOLE, "min", True),
    ("second_check", _S.GATE, "Without the second person's check of the pump, going on takes", _K.CHOICE, "", True),
    ("drugs", _S.DRUGS, "Drugs offered as buttons", _K.LINES, "", True),
    ("effects", _S.DRUGS, "Side effects offered as buttons", _K.LINES, "", True),
    ("take_home", _S.PAGE, "What the page says", _K.LINES, "", True),
)  # fmt: skip


def rows(protocol: Protocol) -> tuple[Row, ...]:
    """Return every value of a protocol, the sections in their order; a blank item that was added has blank rows."""
    made = [*_fields(protocol), *_limits(protocol), *_advice(protocol)]
    made += _questions("gate", Section.GATE, protocol.gate, protocol)
    made += [*_leaving(protocol), *course_rows(protocol), *_drugs(protocol), *_presets(protocol)]
    made += alert_rows(protocol)
    order = list(Section)
    return tuple(sorted(made, key=lambda row: order.index(row.section)))


def range_text(limit: Range) -> str:
    """Return a range as it is typed: "90 to 180", "from 92", "up to 110", or nothing where both ends are open."""
    low, high = (None if end is None else plain(end) for end in (limit.low, limit.high))
    if low is not None and high is not None:
        return f"{low} to {high}"
    return f"from {low}" if low is not None else f"up to {high}" if high is not None else ""


def change_text(change: Change) -> str:
    """Return a change as it is typed: "fall 20, rise 25", or one of the two."""
    ends = (("fall", change.fall), ("rise", change.rise))
    return ", ".join(f"{name} {plain(value)}" for name, value in ends if value is not None)


def score_title(name: str) -> str:
    """Return what an instrument is called."""
    return INSTRUMENTS[name].title if name in INSTRUMENTS else name


def _fields(protocol: Protocol) -> Iterator[Row]:
    for field, section, label, kind, usual, optional in _FIELDS:
        value = getattr(protocol, field)
        unit = value.unit.value if isinstance(value, Rate) else usual
        yield Row(
            path=field, section=section, label=label, value=_text(field, value), mark=field, kind=kind, unit=unit,
            optional=optional, options=SECOND_CHECK if kind is Kind.CHOICE else (),
            confirmed=protocol.confirmed(field),
        )  # fmt: skip


def _text(field: str, value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(_listed(field, one) for one in value)
    if isinstance(value, Rate):
        return plain(value.value)
    if value is None or (field == "minimum_gap_days" and not value):
        return ""
    return plain(value) if isinstance(value, Decimal) else str(value)


def _listed(field: str, one: str) -> str:
    """Return what stands in a list, a name in the program in its words."""
    if field == "scores":
        return score_title(one)
    return CATALOGUE[one].heading if field == "latched" else one


def _limits(protocol: Protocol) -> Iterator[Row]:
    for field, section in RANGES:
        for limit in getattr(protocol, field):
            yield _range(f"{field}.{limit.code}", section, limit, protocol)
    for field, section in CHANGES:
        for change in getattr(protocol, field):
            path, name = f"{field}.{change.code}", CATALOGUE[change.code].heading
            yield Row(
                path=path, section=section, label=f"{name}, against the baseline", value=change_text(change), mark=path,
                kind=Kind.CHANGE, unit="%", item=path, confirmed=protocol.confirmed(path),
            )  # fmt: skip


def _range(path: str, section: Section, limit: Range, protocol: Protocol, mark: str = "") -> Row:
    vital, mark = CATALOGUE[limit.code], mark or path
    return Row(
        path=path, section=section, label=vital.heading, value=range_text(limit), mark=mark, kind=Kind.RANGE,
        unit=vital.unit, item=path, confirmed=protocol.confirmed(mark),
    )  # fmt: skip


def _advice(protocol: Protocol) -> Iterator[Row]:
    for advice in protocol.advice:
        item = f"advice.{advice.code}"
        yield from item_rows(item, Section.ADVICE, CATALOGUE[advice.code].heading, protocol, (
            ("act", "At the limit to act", advice.act, Kind.WORDS, (), True),
            ("stop", "At the limit to stop", advice.stop, Kind.WORDS, (), True),
        ))  # fmt: skip


def _questions(field: str, section: Section, questions: tuple[Question, ...], protocol: Protocol) -> Iterator[Row]:
    for question in questions:
        yield from item_rows(f"{field}.{question.key}", section, question.words or "New question", protocol, (
            ("words", "Question", question.words, Kind.WORDS, (), False),
            ("group", "Under the heading", question.group, Kind.WORDS, (), False),
            ("safe", "The answer that lets go on", question.safe, Kind.CHOICE, YES_NO, False),
            ("hold", "With the other answer, going on takes", str(question.hold), Kind.CHOICE, HOLDS, False),
            ("detail", "To be written with a yes", question.detail, Kind.WORDS, (), True),
            ("detail_is", "That is written", question.detail_is, Kind.CHOICE, DETAILS, False),
            ("asked_of", "Asked of", question.asked_of, Kind.CHOICE, ASKED_OF, False),
        ))  # fmt: skip


def _leaving(protocol: Protocol) -> Iterator[Row]:
    asks, empty = protocol.discharge, Discharge()
    percent = "" if asks.pressure_percent is None else plain(asks.pressure_percent)
    for name, label, value, unit, kind, optional in (
        ("pressure_percent", "Pressure within, of the baseline", percent, "%", Kind.NUMBER, True),
        ("pressure_readings", "Pressures that must lie there", str(asks.pressure_readings), "", Kind.WHOLE, False),
    ):
        path = f"discharge.{name}"
        yield Row(
            path=path, section=Section.LEAVING, label=label, value=value, unit=unit, kind=kind, mark=path,
            optional=optional, confirmed=asks == empty or protocol.confirmed(path),
        )  # fmt: skip
    for limit in asks.readings:
        yield _range(f"discharge.readings.{limit.code}", Section.LEAVING, limit, protocol, "discharge.readings")
    for score in asks.scores:
        path, mark = f"discharge.scores.{score.instrument}", "discharge.scores"
        title = score_title(score.instrument)
        yield Row(
            path=path, section=Section.LEAVING, label=f"{title}, at least", value=str(score.minimum or ""), mark=mark,
            kind=Kind.WHOLE, item=path, confirmed=protocol.confirmed(mark),
        )  # fmt: skip
    yield from _questions("discharge.questions", Section.LEAVING, asks.questions, protocol)


def _drugs(protocol: Protocol) -> Iterator[Row]:
    for prn in protocol.prn:
        drug = own_words(prn.drug)
        yield from item_rows(f"prn.{prn.drug}", Section.DRUGS, drug or "New drug", protocol, (
            ("drug", "Drug when needed", drug, Kind.WORDS, (), False),
            ("when", "Given for", prn.when, Kind.WORDS, (), False),
        ))  # fmt: skip


def _presets(protocol: Protocol) -> Iterator[Row]:
    for preset in protocol.presets:
        key = own_words(preset.key)
        yield from item_rows(f"presets.{preset.key}", Section.KEYS, key or "New key", protocol, (
            ("key", "Key", key, Kind.WORDS, (), False),
            ("label", "Its button says", preset.label, Kind.WORDS, (), False),
            ("line", "Its entry line", preset.line, Kind.WORDS, (), False),
        ))  # fmt: skip
