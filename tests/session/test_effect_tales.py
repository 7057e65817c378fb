"""The side effects of a session told from beginning to end, and the drugs that were given when they were needed."""

from dataclasses import replace

from session.effect_tales import EffectTale, effect_tales, worst_grades
from session.events import EffectNoted
from session.protocol import EmergencyCard, Prn
from session.rescue import rescues
from session.state import SessionState, replay
from tests.session.cases import OPENED, ORDER, PROTOCOL, at, event, history, session, under, voided


def told(state: SessionState) -> list[tuple[str, ...]]:
    return [(one.name, one.grade, *(each.words for each in one.treated)) for one in effect_tales(state)]


def treated_with(*lines: str) -> list[tuple[str, ...]]:
    prn = (Prn("ondansetron 4 mg iv", "nausea or vomiting"), Prn("midazolam 1 mg iv", "anxiety"))
    return told(replay(under(replace(PROTOCOL, prn=prn), history("10:00 start", *lines))))


def test_that_an_effect_is_told_with_its_worst_grade_and_its_end() -> None:
    lines = ("10:44 effect nausea mild", "10:50 effect nausea severe", "10:55 effect nausea moderate")
    (tale,) = effect_tales(session("10:00 start", *lines, "10:58 effect nausea over"))
    assert (tale.name, tale.grade) == ("nausea", "severe")
    assert (tale.since, tale.worst_at, tale.over_at) == (at("10:44"), at("10:50"), at("10:58"))


def test_that_one_that_came_back_is_told_again_and_one_that_goes_on_has_no_end() -> None:
    lines = ("10:10 effect nausea mild", "10:20 effect nausea over", "10:40 effect nausea moderate")
    first, second = effect_tales(session("10:00 start", *lines))
    assert (first.over_at, second.since, second.over_at) == (at("10:20"), at("10:40"), None)
    assert worst_grades(session("10:00 start", *lines)) == (("nausea", "moderate"),)


def test_that_a_grade_of_others_is_told_as_it_was_written() -> None:
    state = replay([*history("10:00 start"), event("10:10", EffectNoted("nausea", "awful"))])
    assert worst_grades(state) == (("nausea", "awful"),)


def test_that_an_end_without_a_beginning_and_what_was_struck_out_tell_nothing() -> None:
    events = history("10:00 start", "10:10 effect nausea mild", "10:20 effect dizziness over")
    assert effect_tales(replay([*events, voided(events[2], entered="10:30")])) == ()


def test_that_a_drug_treats_the_effect_that_it_is_listed_for_while_that_lasts() -> None:
    lines = ("10:10 effect nausea mild", "10:12 effect anxiety mild", "10:15 given Ondansetron 4 mg iv")
    assert treated_with(*lines) == [("nausea", "mild", "Ondansetron 4 mg"), ("anxiety", "mild")]
    assert treated_with("10:05 given ondansetron 4 mg iv", "10:10 effect nausea mild") == [("nausea", "mild")]
    over = ("10:10 effect nausea mild", "10:14 effect nausea over", "10:15 given ondansetron 4 mg iv")
    assert treated_with(*over) == [("nausea", "mild")]
    assert treated_with("10:10 effect nausea mild", "10:15 given midazolam 1 mg iv") == [("nausea", "mild")]


def test_that_a_drug_listed_for_nothing_treats_the_only_effect_that_is_there() -> None:
    drug = "10:15 given haloperidol 1 mg iv"
    assert treated_with("10:10 effect nausea mild", drug) == [("nausea", "mild", "haloperidol 1 mg")]
    both = treated_with("10:10 effect nausea mild", "10:12 effect anxiety mild", drug)
    assert both == [("nausea", "mild"), ("anxiety", "mild")]


def test_that_drugs_of_protocol_order_and_emergency_cards_are_rescues_from_the_start_on() -> None:
    card = EmergencyCard("Low saturation", (), ("oxygen 10 L/min",))
    order = replace(ORDER, prn=("paracetamol 1000 mg po",))
    protocol = replace(PROTOCOL, prn=(Prn("ondansetron 4 mg iv", "nausea"),), emergency=(card,))
    lines = (
        "9:55 given ondansetron 4 mg iv", "10:00 start", "10:10 given oxygen 4 L/min", "10:15 given paracetamol 500 mg",
        "10:20 given magnesium 2 g iv", "10:30 given ondansetron 4 mg iv",
    )  # fmt: skip
    events = history(*lines)
    events[0] = replace(events[0], body=replace(OPENED, protocol=protocol, order=order))
    found = [(one.words, one.at, one.meant_for) for one in rescues(replay(events))]
    assert found == [
        ("oxygen 4 L/min", at("10:10"), ""),
        ("paracetamol 500 mg", at("10:15"), ""),
        ("ondansetron 4 mg", at("10:30"), "nausea"),
    ]
    assert rescues(replay([one for one in events if one is not events[2]])) == ()


def test_that_a_tale_is_the_same_for_any_order_of_arrival() -> None:
    events = history("10:00 start", "10:10 effect nausea mild", "10:20 effect nausea over")
    tales: tuple[EffectTale, ...] = effect_tales(replay(events))
    assert effect_tales(replay(reversed(events))) == tales
