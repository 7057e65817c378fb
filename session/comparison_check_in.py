"""What differs between two sessions in what they were started from: order, gate, weight, protocol."""

from collections.abc import Mapping

from session.comparison import Aligned
from session.comparison_pair import Alike, Difference, Found, Pair
from session.events import SessionOpened
from session.protocol import Question
from session.quantities import plain
from session.screening import GATE


def order_found(pair: Pair) -> Found:
    """Yield whether another drug or another concentration was ordered, on which all else depends."""
    this, other = (one.order for one in _opened(pair))
    if this.drug == other.drug:
        yield Alike("drug")
    else:
        yield Difference(f"{this.drug.capitalize()}, on {pair.day} {other.drug}")
    if this.mg_per_ml == other.mg_per_ml:
        yield Alike("concentration")
    else:
        yield Difference(f"Bag of {plain(this.mg_per_ml)} mg/mL, on {pair.day} {plain(other.mg_per_ml)} mg/mL")


def gate_found(pair: Pair) -> Found:
    """Yield which questions of the gate were answered in another way; of what is safe the details do not matter."""
    this, other = (_answers(one) for one in pair.both)
    if bool(this) != bool(other):
        said = "answered; nothing was answered" if this else "not answered; it was"
        yield Difference(f"Questions of the gate {said} on {pair.day}")
        return
    questions = {question.key: question for one in _opened(pair) for question in one.protocol.gate}
    differing = [key for key in dict.fromkeys((*this, *other)) if not _same(questions.get(key), this, other, key)]
    for key in differing:
        said, than = (found.get(key, "not answered") for found in (this, other))
        words = questions[key].words if key in questions else key
        yield Difference(f"Gate: {words} {said[:1].upper()}{said[1:]}; on {pair.day} {than}")
    if this and not differing:
        yield Alike("answers at the gate")


def _same(question: Question | None, this: Mapping[str, str], other: Mapping[str, str], key: str) -> bool:
    said, than = this.get(key, ""), other.get(key, "")
    if question is None:
        return said == than
    return said == than or all(one.split(", ")[0] == question.safe for one in (said, than))


def _answers(one: Aligned) -> Mapping[str, str]:
    said = (found.said for found in one.state.declared.answers if found.said.stage == GATE)
    return {each.question: ", ".join(filter(None, (each.answer, each.detail))) for each in said}


def weight_found(pair: Pair) -> Found:
    """Yield how the weight differs."""
    weight, other = pair.this.weight_kg, pair.other.weight_kg
    if weight == other:
        yield Alike("weight")
    else:
        yield Difference(f"Weight {plain(weight)} kg, {pair.than(weight, other)} ({plain(other)} kg)")


def protocol_found(pair: Pair) -> Found:
    """Yield whether another protocol or version stood behind the session, and other minutes or mg were ordered."""
    this, other = _opened(pair)
    if (this.protocol.name, this.protocol.version) == (other.protocol.name, other.protocol.version):
        yield Alike("protocol")
    elif this.protocol.title == other.protocol.title:
        words = f"Protocol {this.protocol.title}, version {this.protocol.version}"
        yield Difference(f"{words}, on {pair.day} version {other.protocol.version}")
    else:
        words = f"Protocol {this.protocol.title}, version {this.protocol.version}"
        yield Difference(f"{words}; on {pair.day} {other.protocol.title}, version {other.protocol.version}")
    if this.order.planned_min == other.order.planned_min:
        yield Alike("planned minutes")
    else:
        yield Difference(f"Planned for {this.order.planned_min} min, on {pair.day} for {other.order.planned_min} min")
    if this.order.maximum_mg == other.order.maximum_mg:
        yield Alike("ordered maximum")
    else:
        most, than = plain(this.order.maximum_mg), plain(other.order.maximum_mg)
        yield Difference(f"At most {most} mg ordered, on {pair.day} {than} mg")


def _opened(pair: Pair) -> tuple[SessionOpened, SessionOpened]:
    """Return what both were started from; a session that could be aligned has its check-in."""
    this, other = (one.state.opened for one in pair.both)
    if this is None or other is None:
        message = "a session that was aligned has its check-in"
        raise ValueError(message)
    return this, other
