"""The list of sessions, for people and for programs."""

import json
from datetime import timedelta

import pytest

from tests.storage.commands.office import FORM, Office
from tests.storage.examples import START, Sitting, a_patient
from tests.storage.tampering import unguarded

EARLIER = (
    FORM.replace("2026-11-20", "2026-11-13").replace("Okafor, Miriam", "Haddad, Samir").replace("004182", "003957")
)


def test_that_the_list_is_newest_first_and_aligned(office: Office) -> None:
    newest = office.transcribe()
    oldest = office.transcribe(EARLIER)
    came_to = "Outpatient titration  left  90 min start to end  49.59 mg"
    assert office.run("sessions").splitlines() == [
        f"{newest}  2026-11-20  09:52  Okafor, Miriam  004182  {came_to}",
        f"{oldest}  2026-11-13  09:52  Haddad, Samir   003957  {came_to}",
    ]


def test_that_programs_get_an_array_of_objects(office: Office) -> None:
    session_id = office.transcribe()
    (told,) = json.loads(office.run("sessions", "--json"))
    assert told == {
        "session_id": session_id,
        "opened_at": "2026-11-20T09:52:00+01:00",
        "started_at": "2026-11-20T10:00:00+01:00",
        "ended_at": "2026-11-20T11:30:00+01:00",
        "left_at": "2026-11-20T12:06:00+01:00",
        "patient": "Okafor, Miriam",
        "mrn": "004182",
        "born": "1979-03-14",
        "sex": "F",
        "chair": "",
        "nurse": "A. Lindqvist",
        "protocol": "Outpatient titration",
        "phase": "left",
        "minutes": 90,
        "given_mg": 49.59,
        "entries": 10,
    }


def test_that_a_running_session_counts_its_minutes_up_to_now_and_one_never_started_has_none(office: Office) -> None:
    head, _, _ = FORM.partition("09:52")
    office.transcribe(f"{head}17:00 p8\n17:30 start\n")
    office.transcribe(EARLIER.partition("09:52")[0] + "09:52 p8\n09:58 left; went home\n")
    running, never = json.loads(office.run("sessions", "--json"))
    assert (running["phase"], running["minutes"], running["given_mg"]) == ("infusing", 30, 13.68)
    assert (never["phase"], never["minutes"]) == ("left", None)
    assert "  left                  -   0.00 mg" in office.run("sessions")
    office.clock.advance(1800)
    assert "  infusing  60 min so far  27.36 mg" in office.run("sessions")


def test_that_the_dose_of_a_running_session_that_cannot_be_read_is_not_told(office: Office) -> None:
    office.transcribe(FORM.partition("11:30")[0])
    with unguarded(office.record) as file:
        file.execute("UPDATE events SET schema = 9 WHERE kind = 'vitals.recorded'")
    assert office.run("sessions").endswith("  infusing  480 min so far  -\n")
    assert json.loads(office.run("sessions", "--json"))[0]["given_mg"] is None


def test_that_an_empty_record_is_said_in_words_and_answered_with_an_empty_list(office: Office) -> None:
    office.transcribe("")
    assert office.run("sessions") == ""
    assert office.err == f"No session is recorded in {office.record} yet.\n"
    assert json.loads(office.run("sessions", "--json")) == []
    assert office.status == 0


def test_that_looking_for_a_record_does_not_make_one(office: Office) -> None:
    assert json.loads(office.run("sessions", "--json")) == []
    assert office.err == f"There is no record at {office.record} yet.\n"
    assert not office.record.exists()


def test_that_the_list_can_be_read_while_a_window_writes(office: Office) -> None:
    session_id = office.transcribe()
    with office.held():
        assert office.run("sessions").startswith(session_id)


def test_that_a_name_cannot_steer_the_terminal(office: Office) -> None:
    office.transcribe(FORM.replace("Okafor,", "Okafor\x1b[2J,"))
    assert "Okafor\N{REPLACEMENT CHARACTER}[2J, Miriam" in office.run("sessions")


def test_that_more_sessions_than_a_page_are_all_listed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.commands.listing._PAGE", 2)
    recorded = set()
    with office.held() as opened:
        for number, hour in enumerate((0, 0, 0, 1, 2)):
            patient = a_patient(mrn=f"00{number}")
            sitting = Sitting(patient=patient, opened_at=START + timedelta(hours=hour))
            opened.registry.add_patient(patient, "A. Lindqvist")
            opened.journal.append([sitting.event(sitting.opening())], sitting.head()).result()
            recorded.add(str(sitting.session_id))
    assert {line.split()[0] for line in office.run("sessions").splitlines()} == recorded
