"""The page for the patient: what the record holds, in plain words, and nothing that it does not hold."""

from datetime import date

from session.state import replay as replayed
from session.take_home import TakeHome, take_home
from tests.session.cases import FORM_LINES, PROTOCOL, event, history, session, voided

NAME = "Okafor, Miriam"


def lines(page: TakeHome, heading: str) -> list[str]:
    return [line for part in page.parts if part.heading == heading for line in part.lines]


def test_that_it_says_what_was_given_and_when() -> None:
    page = take_home(session(*FORM_LINES), NAME)
    assert (page.name, page.day) == (NAME, date(2026, 11, 20))
    assert lines(page, "What you were given") == [
        "Ketamine, 49.6 mg in all, into a vein, from 10:00 to 11:30.",
        "Ondansetron 4 mg into a vein, at 10:45.",
    ]


def test_that_it_says_how_the_patient_was() -> None:
    page = take_home(session(*FORM_LINES[:-2], "11:40 p3", "11:41 effect nausea over", "11:50 ready"), NAME)
    assert lines(page, "How you were") == [
        "Your pain was 8 of 10 before and 3 of 10 afterwards.",
        "You had nausea (mild) from 10:44, over at 11:41.",
        "You were found well enough to go home at 11:50.",
    ]


def test_that_a_side_effect_that_goes_on_is_not_over() -> None:
    page = take_home(session(*FORM_LINES[:-2]), NAME)
    assert "You had nausea (mild) from 10:44, not over yet." in lines(page, "How you were")


def test_that_the_words_of_the_protocol_are_on_it_and_what_is_unknown_is_left_to_fill_in() -> None:
    page = take_home(session(*FORM_LINES), NAME)
    assert lines(page, "At home") == list(PROTOCOL.take_home)
    assert page.blanks == ("Next call or visit", "Telephone of the clinic")


def test_that_what_was_struck_out_is_not_on_it() -> None:
    events = history(*FORM_LINES[:-2])
    drug = next(each for each in events if each.body.KIND == "drug.given")
    page = take_home(replayed([*events, voided(drug, entered="11:31")]), NAME)
    assert len(lines(page, "What you were given")) == 1


def test_that_a_session_without_an_infusion_says_so() -> None:
    page = take_home(session("9:52 p8", "9:55 left; not today"), NAME)
    assert lines(page, "What you were given") == ["No infusion was given today."]
    assert lines(page, "How you were") == ["Your pain was 8 of 10 before.", "No side effects were noted."]


def test_that_no_word_of_the_record_is_left_in_shorthand() -> None:
    page = take_home(replayed([*history(*FORM_LINES[:-2]), event("11:35", "given oxygen 2 L/min")]), NAME)
    words = " ".join(line for part in page.parts[:2] for line in part.lines)
    assert "Oxygen 2 L a minute, at 11:35." in words
    assert " iv" not in words
