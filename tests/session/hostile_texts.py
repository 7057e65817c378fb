"""What is typed in or read from outside: for each kind its hostile texts, and what must hold whatever comes."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from session.audit_line import read_audit_line
from session.audit_port import AuditQuestion
from session.compose import compose
from session.course import DiaryEntry
from session.diary_file import COLUMNS, read_diary
from session.entry import parse
from session.form import FIELDS
from session.problems import DiaryProblems, ProtocolProblem, TranscriptProblems
from session.protocol import Protocol
from session.protocol_reader import parse_protocol
from session.protocol_text import write_protocol
from session.search_line import read_search
from session.search_question import Question
from session.simulation.hand_clock import HandClock
from session.state import replay
from session.transcript import transcribe
from session.vitals import CATALOGUE
from session.vscapture import VSCaptureReader
from session.wording import full_text
from tests.hostile import Hostile
from tests.session.cases import SETTING, SHIPPED, at
from tests.session.course_cases import MIRIAM, TODAY
from tests.session.fakes import MemoryJournal, MemoryRegistry
from tests.session.paper import FORM
from tests.session.vscapture_texts import INTELLIVUE, NEAR, RECORDING, S5

Faults = tuple[tuple[int, str], ...]
SENTENCE: Final = re.compile(r".*[.?]", re.DOTALL)
LINES: Final = (
    "142/88 76 97% r14 p7 @10:35; words", "128/80 74 98% r15 p8", "start 0.4 mg/kg/h", "rate 0.5 mg/kg/h @10:15",
    'd3; "Floating, comfortable."', "effect nausea mild", "given ondansetron 4 mg iv", "bolus 7 mg; pain 9", "end",
    "ready", "left; went home", "asleep", "t36,8 s-1 n2 e38", "bag 2 mg/mL", "iv 20G left hand", "effect nausea over",
)  # fmt: skip
_SMALL: Final = replace(
    SHIPPED,
    gate=SHIPPED.gate[:2],
    emergency=SHIPPED.emergency[:1],
    discharge=replace(SHIPPED.discharge, questions=SHIPPED.discharge.questions[:1]),
)
_PROTOCOL: Final = write_protocol(_SMALL)
_RECORDING: Final = RECORDING.read_text("utf-8-sig")
_DIARY: Final = 'day;pain;note\n2026-11-18;6,5;slept badly\n2026-11-19;7;\n20.11.2026;5;"quiet; warm"\n'


def refused_in_sentences(faults: Faults) -> None:
    """Every fault says its line and a whole sentence."""
    assert [fault for fault in faults if fault[0] < 1 or not SENTENCE.fullmatch(fault[1])] == []


def check_line(text: str) -> None:
    """An entry line is understood or refused in sentences; what is understood can be said again."""
    line = parse(text, SETTING)
    sentences = [*line.faults, *(doubt.sentence for doubt in line.doubts)]
    assert all(SENTENCE.fullmatch(sentence) for sentence in sentences), sentences
    assert not (line.facts and line.faults)
    for fact in line.facts:
        assert full_text(fact) is not None
        assert parse(compose(fact), SETTING).facts, "a correction begins with the line as it was"


def check_form(text: str) -> None:
    """A form is recorded whole or refused in sentences, and then nothing was kept: no patient, name or event."""
    journal = MemoryJournal()
    registry = MemoryRegistry(journal)
    faults: Faults = ()
    try:
        done = transcribe(text, journal, registry, HandClock(at("34:00"), 60), "office")
        assert len(registry.patients) == len(registry.names) == 1
        assert len(replay(journal.events(done.session_id)).entries) == len(done.state.entries) > 1
    except TranscriptProblems as problems:
        faults = problems.faults
    refused_in_sentences(faults)
    assert not faults or (journal.kept, registry.patients, registry.names) == ({}, [], [])


def check_monitor(text: str, seed: int = 0) -> None:
    """A monitor's text in pieces of any size gives only values that can be, and says what is wrong in words."""
    chance, reader, place = random.Random(seed), VSCaptureReader(), 0
    while place < len(text):
        size = chance.choice((1, 7, 80, 4000))
        reader.read(text[place : place + size], NEAR)
        place += size
        for row in reader.rows(NEAR):
            for code, value in row.values.items():
                assert CATALOGUE[code].lowest <= value <= CATALOGUE[code].highest
    assert isinstance(reader.trouble + reader.remark, str)


def check_protocol(text: str) -> Protocol | None:
    """A protocol is read or refused in a sentence that names the file; what is read can be written and read again."""
    sentence, protocol = "", None
    try:
        protocol = parse_protocol(text, "hostile.toml")
    except ProtocolProblem as problem:
        sentence = problem.sentence
    assert protocol is None or parse_protocol(write_protocol(protocol), "again.toml") == protocol
    assert protocol or (sentence.startswith("hostile.toml") and sentence.endswith("."))
    return protocol


def check_diary(text: str) -> tuple[DiaryEntry, ...]:
    """A diary is read whole, each day once and with a pain that can be, or each faulty line is named."""
    faults: Faults = ()
    entries: tuple[DiaryEntry, ...] = ()
    try:
        entries = read_diary(text, MIRIAM, TODAY)
    except DiaryProblems as problems:
        faults = problems.faults
    refused_in_sentences(faults)
    assert bool(entries) is not bool(faults)
    assert len({entry.day for entry in entries}) == len(entries)
    assert all(0 <= entry.pain <= 10 and MIRIAM.born <= entry.day <= TODAY for entry in entries)
    return entries


def check_search(text: str) -> Question:
    """Whatever is typed is a question, and what is looked for is no longer than what was typed."""
    question = read_search(text, TODAY)
    assert all(question.texts)
    assert all(question.understood)
    return question


def check_audit(text: str) -> AuditQuestion:
    """Whatever is typed into the search of the audit is a question."""
    question = read_audit_line(text, TODAY)
    assert all(question.texts)
    return question


@dataclass(frozen=True)
class Kind:
    """One kind of text from outside."""

    name: str
    hostile: Hostile
    check: Callable[[str], object]


_WORDS_OF_A_SEARCH: Final = [
    "okafor",
    "october",
    "nausea",
    "2026-10-01",
    "..",
    "to",
    "between",
    "and",
    "since",
    "until",
    "last",
    "past",
    "14",
    "3",
    "days",
    "weeks",
    "months",
    "year",
    "chair",
    "nurse",
    "protocol",
    "systolic",
    "spo2",
    "pain",
    "given",
    ">",
    "<",
    ">=",
    "=",
    "20",
    "%",
    "unsigned",
    "signed",
    "emergency",
    "30",
    "feb",
    "by",
    "of",
]
_SEARCH: Final = Hostile(
    (
        "okafor october nausea", "2026-10-01..2026-10-15 chair 2 systolic > 20 %", "since 3 march unsigned",
        'last 14 days "slept well" unsigned', "rise at least 25 pain <= 3 nurse lindqvist", "induction 3 of 6",
    ),
    [*_WORDS_OF_A_SEARCH, *'";,', "1.10.", "1.10.2026", "0001", "9999", "29 february 2027", "this week", "last year"],
)  # fmt: skip
_OF_A_FORM: Final = [*FORM.splitlines(), *(f"{name} x" for name in FIELDS), "", "23:59  left", "00:10  hr80"]
_OF_A_MONITOR: Final = [
    *S5.strip().split(","), *"-;\n\n", S5, "20/11/2026 09:59:00", "79", "-100", "32767", "8388607",
]  # fmt: skip
_OF_A_DIARY: Final = [*COLUMNS, *";,;,\n\n\n", "2026-11-18", "19.11.2026", "6,5", "7", '"6,5"', "slept", "day;pain\n"]
_OF_A_LINE: Final = [*" ".join(LINES).split(), *";@%/", "mg/kg/h", "mL/h", "ug/kg/min", "mg", "over", "severe"]
_ROWS: Final = f"{S5}20/11/2026 09:59:00,79,128,80,96,98,25,10,36.1,79,120,70\n" * 3

KINDS: Final = (
    Kind("entry line", Hostile(LINES, _OF_A_LINE), check_line),
    Kind("paper form", Hostile((FORM, FORM, FORM.replace("\n", "\r\n")), _OF_A_FORM, "\n", 40), check_form),
    Kind("monitor", Hostile((_RECORDING[:3000], _ROWS, INTELLIVUE), _OF_A_MONITOR, ",", 60), check_monitor),
    Kind(
        "protocol", Hostile((_PROTOCOL,), [*_PROTOCOL.splitlines(), "[[gate]]", "[course]"], "\n", 80), check_protocol
    ),
    Kind(
        "diary",
        Hostile((_DIARY, _DIARY.replace(";", ","), _DIARY.replace("\n", "\r\n")), _OF_A_DIARY, "", 40),
        check_diary,
    ),
    Kind("search line", _SEARCH, check_search),
    Kind("audit line", _SEARCH, check_audit),
)


def kind_named(name: str) -> Kind:
    """Return the kind of a name."""
    return next(kind for kind in KINDS if kind.name == name)
