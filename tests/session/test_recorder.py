"""The one door: what is recorded, refused, lost and told."""

import pytest

from session.events import Body, EntryVoided, Event
from session.people import Act
from session.problems import Refused, StorageProblem
from session.record import Phase
from session.recorder import Recorder, Submission
from session.review_events import AddendumWritten, CommentWritten, SessionSigned
from session.simulation.hand_clock import HandClock
from session.state import SessionState, replay
from tests.session.cases import FORM_LINES, OPENED, SESSION, at, fact
from tests.session.fakes import FULL, Disk, MemoryJournal, Witness


class Chair:
    """A recorder at a chair, with its clock, its journal and a witness."""

    def __init__(self, clock: str = "9:50") -> None:
        self.clock = HandClock(at(clock))
        self.journal = MemoryJournal()
        self.witness = Witness()
        self.recorder = Recorder.open(self.journal, self.clock, OPENED, actor="A. Lindqvist", station="chair-2")
        self.recorder.listen(self.witness)

    def until(self, clock: str) -> None:
        """Let time pass until the clock shows this."""
        self.clock.advance(seconds=(at(clock) - self.clock.wall()).total_seconds())

    def send(self, *lines: str, happened: str = "") -> Submission:
        return self.recorder.submit([fact(line) for line in lines], occurred_at=at(happened) if happened else None)

    def record(self, *lines: str, happened: str = "") -> None:
        self.recorder.record([fact(line) for line in lines], occurred_at=at(happened) if happened else None)

    def kinds(self) -> list[str]:
        return [event.body.KIND for event in self.journal.events(self.recorder.session_id)]


def test_that_opening_puts_the_check_in_on_disk() -> None:
    chair = Chair()
    (event,) = chair.journal.events(chair.recorder.session_id)
    assert event.body == OPENED
    assert (event.actor, event.station, event.source) == ("A. Lindqvist", "chair-2", "manual")
    assert (event.occurred_at, event.recorded_at) == (at("9:50"), at("9:50"))
    assert chair.recorder.state.opened == OPENED


def test_that_a_session_that_cannot_be_written_is_not_opened() -> None:
    journal = MemoryJournal()
    journal.disk = Disk.FAILS
    with pytest.raises(StorageProblem, match="disk is full"):
        Recorder.open(journal, HandClock(at("9:50")), OPENED, actor="A. Lindqvist", station="chair-2")
    assert journal.kept == {}


def test_that_nothing_is_in_the_state_before_it_is_on_disk() -> None:
    chair = Chair()
    before = chair.recorder.state
    chair.journal.disk = Disk.WAITS
    sent = chair.send("start")
    assert chair.recorder.state is before
    assert list(chair.recorder.pending) == [sent]
    assert chair.recorder.foreseen.phase is Phase.INFUSING
    assert chair.witness.told == ["sent infusion.started"]
    chair.journal.finish()
    chair.recorder.settle(sent)
    assert chair.recorder.state.phase is Phase.INFUSING
    assert not chair.recorder.pending
    assert chair.witness.told == ["sent infusion.started", "kept infusion.started"]


def test_that_what_is_kept_is_what_the_journal_gave_back() -> None:
    chair = Chair()
    chair.record("128/80 74", "start")
    assert [event.seq for event in chair.recorder.state.events] == [1, 2, 3]
    assert chair.recorder.state == replay(chair.journal.events(chair.recorder.session_id))
    assert chair.witness.states[-1] is chair.recorder.state


def test_that_a_failed_write_changes_nothing_and_is_told() -> None:
    chair = Chair()
    before = chair.recorder.state
    chair.journal.disk = Disk.FAILS
    with pytest.raises(StorageProblem, match="disk is full"):
        chair.record("start")
    assert chair.recorder.state is before
    assert chair.recorder.foreseen is before
    assert chair.recorder.pending == ()
    assert chair.witness.told == ["sent infusion.started", f"lost infusion.started: {FULL}"]
    assert chair.recorder.saved_at == at("9:50")


def test_that_after_a_failed_write_the_same_can_be_written() -> None:
    chair = Chair()
    chair.journal.disk = Disk.FAILS
    sent = chair.send("start")
    chair.recorder.settle(sent)
    chair.journal.disk = Disk.WRITES
    chair.record("start")
    assert chair.kinds() == ["session.opened", "infusion.started"]


def test_that_a_refusal_sends_nothing() -> None:
    chair = Chair()
    with pytest.raises(Refused) as refused:
        chair.send("hr74", "pause")
    assert refused.value.sentence == "The infusion has not been started."
    assert (chair.witness.told, chair.recorder.pending, chair.kinds()) == ([], (), ["session.opened"])


def test_that_lines_on_their_way_count_in_what_may_be_written() -> None:
    chair = Chair()
    chair.journal.disk = Disk.WAITS
    chair.send("start")
    chair.send("pause")
    with pytest.raises(Refused, match="The infusion is paused already"):
        chair.send("pause")


def test_that_what_was_sent_first_is_told_first() -> None:
    chair = Chair()
    chair.journal.disk = Disk.WAITS
    first, second = chair.send("start"), chair.send("pause")
    chair.journal.finish()
    chair.journal.finish()
    chair.recorder.settle(second)
    chair.recorder.settle(first)
    assert chair.witness.told[2:] == ["kept infusion.started", "kept infusion.paused"]
    assert chair.recorder.state.phase is Phase.PAUSED
    assert chair.recorder.state.findings == ()


class _Asking(Witness):
    """A listener that asks, of each thing it is told, what all will be once it is told."""

    def __init__(self, recorder: Recorder) -> None:
        super().__init__()
        self._recorder = recorder
        self.foreseen: list[int] = []

    def recorded(self, event: Event, state: SessionState) -> None:
        super().recorded(event, state)
        self.foreseen.append(len(self._recorder.foreseen.entries))


def test_that_what_is_on_disk_and_not_told_yet_is_foreseen() -> None:
    chair = Chair()
    asking = _Asking(chair.recorder)
    chair.recorder.listen(asking)
    chair.record("start", "hr74", "d3")
    assert [len(state.entries) for state in asking.states] == [2, 3, 4]
    assert asking.foreseen == [4, 4, 4]


def test_that_the_first_may_fail_and_the_second_be_kept() -> None:
    chair = Chair()
    chair.journal.disk = Disk.WAITS
    chair.send("hr74")
    second = chair.send("p8")
    chair.journal.finish(fails=True)
    chair.journal.finish()
    chair.recorder.settle(second)
    assert chair.witness.told[2:] == [f"lost vitals.recorded: {FULL}", "kept vitals.recorded"]
    assert len(chair.recorder.state.entries) == 2


def test_that_readings_and_a_command_of_one_line_are_one_write() -> None:
    chair = Chair()
    chair.record("128/80 74", "start")
    assert len(chair.journal.heads) == 2
    one, other = chair.recorder.state.events[1:]
    assert (one.occurred_at, one.recorded_at) == (other.occurred_at, other.recorded_at)
    assert one.event_id < other.event_id


def test_that_a_late_entry_keeps_both_times() -> None:
    chair = Chair()
    chair.until("10:30")
    chair.record("hr74", happened="10:10")
    event = chair.recorder.state.events[-1]
    assert (event.occurred_at, event.recorded_at) == (at("10:10"), at("10:30"))


def test_that_the_head_says_how_the_session_stands() -> None:
    chair = Chair()
    chair.until("10:00")
    chair.record("start 30 mg/h")
    chair.until("10:30")
    chair.record("hr74")
    head = chair.journal.heads[-1]
    assert (head.phase, head.entries, head.last_at) == ("infusing", 2, at("10:30"))
    assert head.given_mg == 15


def test_that_whoever_records_is_who_the_recorder_says_now() -> None:
    chair = Chair()
    chair.recorder.actor = "B. Moreau"
    chair.record("hr74")
    assert chair.recorder.state.events[-1].actor == "B. Moreau"


def test_that_it_is_known_when_the_last_entry_was_saved() -> None:
    chair = Chair()
    chair.until("10:00")
    chair.record("hr74")
    assert chair.recorder.saved_at == at("10:00")
    reopened = Recorder.reopen(chair.journal, chair.clock, chair.recorder.session_id, actor="x", station="chair-2")
    assert reopened.saved_at == at("10:00")


def test_that_a_session_without_its_check_in_records_nothing() -> None:
    recorder = Recorder(MemoryJournal(), HandClock(at("10:00")), SESSION, actor="x", station="chair-2")
    with pytest.raises(Refused, match="The check-in of this session is not here"):
        recorder.submit([fact("hr74")])


def test_that_a_whole_form_goes_through_the_door() -> None:
    chair = Chair()
    for line in FORM_LINES:
        clock, words = line.split(maxsplit=1)
        chair.until(clock)
        chair.record(words)
    assert chair.recorder.state.phase is Phase.LEFT
    assert chair.recorder.state.findings == ()
    assert not any(told.startswith("lost") for told in chair.witness.told)


def test_that_what_the_table_of_roles_does_not_allow_goes_nowhere() -> None:
    chair = Chair()
    asked: list[Act] = []

    def may_not(act: Act) -> str:
        asked.append(act)
        return "" if act in (Act.RECORD, Act.COMMENT) else f"{act.name} is refused."

    chair.recorder.may_not = may_not
    for line in ("p5", "start 0.4 mg/kg/h", "end", "ready", "left"):
        chair.until(f"10:{10 + len(asked)}")
        chair.recorder.settle(chair.send(line))
    assert set(asked) == {Act.RECORD}
    chair.recorder.record((CommentWritten("A calm session."),))
    before = len(chair.journal.events(chair.recorder.session_id))
    refused: tuple[tuple[Body, Act], ...] = (
        (AddendumWritten("Her brother drove."), Act.ADD),
        (EntryVoided(target=chair.recorder.state.entries[1].event.event_id, reason="slip"), Act.ADD),
        (SessionSigned("I have reviewed this session.", ()), Act.SIGN),
    )
    for body, act in refused:
        with pytest.raises(Refused, match=f"{act.name} is refused."):
            chair.recorder.record((body,))
    assert len(chair.journal.events(chair.recorder.session_id)) == before
