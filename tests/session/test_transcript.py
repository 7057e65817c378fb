"""A paper form typed in after downtime: all of it, or nothing and every faulty line by its number."""

from decimal import Decimal

import pytest

from session.events import AccessPlaced, SessionOpened, VitalsRecorded
from session.infusion import given_mg
from session.ports import SessionRow
from session.problems import StorageProblem, TranscriptProblems
from session.pump_events import BagChanged
from session.quantities import rounded
from session.record import Phase
from session.simulation.hand_clock import HandClock
from session.state import SessionState, replay
from session.summary import summarise
from session.transcript import transcribe
from tests.session.cases import OPENED, at
from tests.session.fakes import Disk, MemoryJournal, MemoryRegistry
from tests.session.paper import FORM, HEADER, changed, with_body, without


class Office:
    """Where forms are typed in, the day after."""

    def __init__(self, clock: str = "34:00", utc_offset_min: int = 0) -> None:
        self.clock = HandClock(at(clock), utc_offset_min)
        self.journal = MemoryJournal()
        self.registry = MemoryRegistry(self.journal)

    def type_in(self, text: str = FORM) -> SessionState:
        """Type a form in; return the session as it is on disk."""
        done = transcribe(text, self.journal, self.registry, self.clock, "office")
        state = replay(self.journal.events(done.session_id))
        assert [entry.body for entry in state.entries] == [entry.body for entry in done.state.entries]
        return state

    def faults(self, text: str) -> list[tuple[int, str]]:
        """Type a faulty form in; return its faults. Nothing may be recorded."""
        before = (dict(self.journal.kept), list(self.registry.patients), list(self.registry.names))
        with pytest.raises(TranscriptProblems) as problems:
            transcribe(text, self.journal, self.registry, self.clock, "office")
        assert (dict(self.journal.kept), list(self.registry.patients), list(self.registry.names)) == before
        return list(problems.value.faults)


def test_that_the_form_is_recorded_as_it_is_written() -> None:
    office = Office()
    state = office.type_in()
    assert (state.phase, state.findings) == (Phase.LEFT, ())
    assert rounded(given_mg(state.segments, state.boluses, at("13:00")), 2) == Decimal("49.59")
    assert [entry.occurred_at for entry in state.entries][::5] == [at("9:52"), at("10:31"), at("12:06")]
    assert {event.source for event in state.events} == {"transcribed"}
    assert {event.actor for event in state.events} == {"A. Lindqvist"}
    assert {event.recorded_at for event in state.events} == {at("34:00")}
    assert [row.head.phase for row in office.registry.find_sessions()] == ["left"]


def test_that_the_form_opens_the_session_it_describes() -> None:
    office = Office(utc_offset_min=60)
    state = office.type_in()
    (patient,) = office.registry.patients
    assert (patient.name, patient.mrn, patient.sex) == ("Okafor, Miriam", "004182", "F")
    opened = state.opened
    assert isinstance(opened, SessionOpened)
    assert (opened.patient_id, opened.allergies) == (patient.patient_id, ("penicillin", "latex"))
    assert opened.utc_offset_min == 60
    assert opened.identifiers == (), "a form does not say what was checked with the patient"
    assert state.started_at == at("9:00")
    assert office.registry.names == ["A. Lindqvist"]


def test_that_a_known_patient_is_not_registered_again() -> None:
    office = Office()
    office.type_in()
    state = office.type_in(FORM.replace("2026-11-20", "2026-11-19").replace("004182", "004 182"))
    assert len(office.registry.patients) == 1
    assert state.opened is not None
    assert state.opened.patient_id == office.registry.patients[0].patient_id


def test_that_a_form_past_midnight_counts_on() -> None:
    state = Office().type_in(with_body("22:50 hr74", "23:00 start", "00:10 hr75", "00:30 end", "01:00 left"))
    assert (state.started_at, state.ended_at) == (at("23:00"), at("24:30"))


def test_that_a_time_within_a_line_is_when_it_happened() -> None:
    state = Office().type_in(changed(18, "10:50 given ondansetron 4 mg iv @10:45; typed later"))
    assert at("10:45") in {entry.occurred_at for entry in state.entries}
    assert at("10:50") not in {entry.occurred_at for entry in state.entries}


def test_that_lines_out_of_order_are_put_in_order() -> None:
    lines = FORM.splitlines()
    lines[13], lines[14] = lines[14], lines[13]
    assert Office().type_in("\n".join(lines)).entries[-1].body.KIND == "patient.left"


def test_that_an_unfinished_form_is_a_running_session() -> None:
    office = Office()
    assert office.type_in(without(20, 21)).phase is Phase.RECOVERY
    assert len(office.registry.running()) == 1


def test_that_a_value_beyond_a_limit_is_recorded_with_a_finding() -> None:
    state = Office().type_in(changed(14, "10:05 245/80 74 98%"))
    assert [finding.sentence for finding in state.findings] == [
        "Systolic pressure 245 mmHg is unusual.",
        "Pulse pressure 165 mmHg is unusual.",
    ]
    rate = Office().type_in(changed(15, "10:15 rate 0.7 mg/kg/h"))
    assert [finding.sentence for finding in rate.findings] == [
        "0.7 mg/kg/h is above the protocol's maximum of 0.6 mg/kg/h.",
        "66.69 mg given by now, more than the ordered maximum of 60 mg.",
    ]


FAULTY = [
    (14, "10:05 80/128", "Diastolic 128 is not below systolic 80. Are the two swapped?"),
    (14, "10:05 spo2 104", "Oxygen saturation 104 % cannot be. It lies between 0 and 100 %."),
    (14, "10:05 comfortable", "“comfortable” is not understood. Write words after a semicolon."),
    (15, "10:15 rate 0.5", "Write the rate with its unit: 0.5 mg/kg/h, 34 mg/h, 17 mL/h or 8 ug/kg/min."),
    (15, "10:15 resume", "The infusion is not paused."),
    (15, "10:15 rate 0.5 mg/kg/h @9:55", "The infusion has not been started."),
    (21, "12:06 ready", "The patient was already found ready to leave."),
    (17, "10:44 @10:60 p8", "10:60 is not a time of day."),
    (17, "10:44 @10:40", "Write what happened at that time."),
]


@pytest.mark.parametrize(("number", "line", "sentence"), FAULTY)
def test_that_a_faulty_line_is_named_and_nothing_is_recorded(number: int, line: str, sentence: str) -> None:
    assert Office().faults(changed(number, line)) == [(number, sentence)]


def test_that_a_header_alone_is_no_session() -> None:
    assert Office().faults(HEADER) == [(10, "The form has no entries. Write lines such as 10:05 128/80 74.")]


def test_that_every_faulty_line_is_named_in_order() -> None:
    lines = FORM.splitlines()
    lines[4], lines[13], lines[16], lines[17] = "weight 68.4", "10:05 p11", "effect nausea", "10:45 given"
    faults = Office().faults("\n".join(lines))
    assert [number for number, _ in faults] == [5, 14, 17, 18]
    text = str(TranscriptProblems(tuple(faults)))
    assert text.splitlines()[0] == "line 5: Write the weight in kg with its unit: 68.4 kg."


@pytest.mark.parametrize("line", ["10:00 start 0.4", "10:00 strat 0.4 mg/kg/h", "10:00 begin", "10:00 start soon"])
def test_that_a_start_that_is_not_understood_is_the_only_fault(line: str) -> None:
    assert [number for number, _ in Office().faults(changed(13, line))] == [13]


def test_that_a_faulty_reading_hides_no_other_fault() -> None:
    lines = FORM.splitlines()
    lines[13], lines[14] = "10:05 spo2 104", "10:15 resume"
    assert [number for number, _ in Office().faults("\n".join(lines))] == [14, 15]


def test_that_a_form_of_a_day_to_come_is_one_fault() -> None:
    assert Office("9:00").faults(FORM) == [(9, "2026-11-20 09:52 has not come yet.")]


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_that_a_form_of_a_day_no_calendar_goes_on_from_is_one_fault(day: str) -> None:
    body = with_body("09:52 hr74", "23:50 start", "00:10 left")
    assert [number for number, _ in Office().faults(body.replace("2026-11-20", day))] == [9]


def test_that_a_line_to_come_is_named_once() -> None:
    assert Office("12:00").faults(changed(21, "12:06 hr74 left")) == [(21, "12:06 has not come yet.")]


@pytest.mark.parametrize(("old", "new"), [("Okafor, Miriam", "Okafor, Mirjam"), ("1979-03-14", "1979-03-15")])
def test_that_the_number_of_another_person_is_a_fault(old: str, new: str) -> None:
    office = Office()
    office.type_in()
    faults = office.faults(FORM.replace(old, new).replace("2026-11-20", "2026-11-19"))
    assert faults == [
        (3, "MRN 004182 belongs to Okafor, Miriam, born 1979-03-14. Check name, birth date and number."),
    ]


def test_that_the_same_form_is_not_typed_in_twice() -> None:
    office = Office()
    office.type_in()
    (row,) = office.registry.find_sessions()
    sentence = f"This patient has a session at that time already: {row.head.session_id}."
    assert office.faults(FORM) == [(9, sentence)]


def test_that_a_session_that_overlaps_another_is_a_fault() -> None:
    office = Office()
    office.type_in()
    assert [number for number, _ in office.faults(with_body("12:00 hr74", "12:30 left; went home"))] == [9]
    assert office.type_in(with_body("12:10 hr74", "12:30 left; went home")).phase is Phase.LEFT


def test_that_a_form_that_cannot_be_written_says_so() -> None:
    office = Office()
    office.journal.disk = Disk.FAILS
    with pytest.raises(StorageProblem, match="disk is full"):
        transcribe(FORM, office.journal, office.registry, office.clock, "office")


def test_that_the_lines_of_a_faulty_header_are_read_as_well() -> None:
    faults = Office().faults(FORM.replace("protocol   outpatient-titration", "protocol   mine").replace("p8", "p88"))
    assert [number for number, _ in faults] == [7, 12, 14]


def test_that_the_summary_of_a_form_is_that_of_the_session() -> None:
    office = Office()
    state = office.type_in()
    row: SessionRow = office.registry.find_sessions()[0]
    summary = summarise(state, office.clock.wall())
    assert (row.head.given_mg, row.head.entries) == (summary.given_mg, 10)
    assert isinstance(state.entries[1].body, VitalsRecorded)
    assert state.opened is not None
    assert state.opened.protocol == OPENED.protocol


def test_that_a_vein_and_a_bag_on_the_form_go_in() -> None:
    lines = ("9:53 access left hand 22G attempt 2", "10:00 start 0.4 mg/kg/h", "10:30 bag 100 mg in 100 mL; second bag")
    state = Office().type_in(with_body(*lines, "11:00 end", "11:30 ready", "11:40 left"))
    bodies = [event.body for event in state.events]
    assert AccessPlaced("left hand", 22, 2) in bodies
    assert BagChanged(Decimal(100), Decimal(100), "second bag") in bodies
    assert state.declared.access == AccessPlaced("left hand", 22, 2)
    assert [segment.mg_per_ml for segment in state.segments] == [2, 1]


def test_that_a_faulty_vein_or_bag_on_the_form_is_named_by_its_line() -> None:
    faults = Office().faults(with_body("9:53 access 22G", "10:00 bag 100 mg"))
    assert len({number for number, _ in faults}) == 2
