"""What a press on an emergency card records, from the words of a protocol or without any."""

from dataclasses import replace
from decimal import Decimal

from session.alert_events import EmergencyOpened, EmergencyStepTaken
from session.emergency_card import BUILT_IN, card_of, cards, drug_bodies, moments, step_bodies
from session.events import DrugGiven
from session.protocol import EmergencyCard, Step
from session.pump_events import InfusionEnded
from session.state import replay
from tests.session.cases import PROTOCOL, SETTING, at, event, history, voided

CARD = EmergencyCard("Not breathing", (Step("Open the airway"),), ("oxygen 10 L/min",))


def test_that_a_protocol_without_cards_has_one_with_built_in_words() -> None:
    bare = replace(PROTOCOL, emergency=())
    assert cards(bare) == (BUILT_IN,)
    assert [step.words for step in BUILT_IN.steps] == ["Stop the infusion", "Call for help"]
    assert step_bodies(BUILT_IN.steps[0], SETTING) == (
        EmergencyStepTaken("Stop the infusion"),
        InfusionEnded(note="emergency"),
    )


def test_that_a_card_of_another_version_keeps_its_title_and_has_the_built_in_steps() -> None:
    own = replace(PROTOCOL, emergency=(CARD,))
    assert card_of(own, "Not breathing") == CARD
    assert card_of(own, "Bleeding") == EmergencyCard("Bleeding", BUILT_IN.steps)


def test_that_a_line_that_is_not_understood_leaves_the_words_of_the_step() -> None:
    assert step_bodies(Step("Lower the rate", "rate"), SETTING) == (EmergencyStepTaken("Lower the rate"),)


def test_that_a_drug_is_recorded_as_given_and_never_lost() -> None:
    assert drug_bodies("oxygen 10 L/min", SETTING) == (DrugGiven("oxygen", Decimal(10), "L/min"),)
    assert drug_bodies("adrenaline", SETTING) == (EmergencyStepTaken("adrenaline"),)


def test_that_only_what_was_given_since_the_emergency_began_and_stands_counts() -> None:
    oxygen = drug_bodies("oxygen 10 L/min", SETTING)[0]
    struck = event("10:22", oxygen)
    events = [
        *history("10:00 start 0.4 mg/kg/h", "10:10 given oxygen 10 L/min"),
        event("10:20", EmergencyOpened("Not breathing")),
        event("10:21", oxygen),
        event("10:21", EmergencyStepTaken("Open the airway")),
        struck,
        event("10:23", EmergencyStepTaken("Open the airway")),
        voided(struck, entered="10:24"),
    ]
    state = replay(events)
    assert state.emergency
    assert moments(state, state.emergency, oxygen) == (at("10:21"),)
    assert moments(state, state.emergency, EmergencyStepTaken("Open the airway")) == (at("10:21"), at("10:23"))
