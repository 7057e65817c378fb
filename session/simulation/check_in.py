"""Simulated patients at check-in: who they are, their order, and the opening of their session."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Final
from uuid import UUID

from session.events import SessionOpened
from session.order import Order
from session.ports import Patient
from session.protocol import Protocol
from session.quantities import Rate
from session.simulation.patient import SimulatedPatient
from session.times import age_on

_MG_PER_ML: Final = Decimal(2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A patient as registered, with the weight in kg and the allergies of the day; empty means none known."""

    patient: Patient
    weight_kg: Decimal
    allergies: tuple[str, ...] = ()

    def simulated(self, seed: str, today: date) -> SimulatedPatient:
        """Return how this person answers; the simulated monitor of the same seed shows the same patient."""
        return SimulatedPatient.drawn(
            f"{seed}/{self.patient.patient_id}",
            age=age_on(self.patient.born, today),
            sex=self.patient.sex,
            weight_kg=float(self.weight_kg),
        )

    def opening(self, protocol: Protocol, order: Order, *, chair: str, utc_offset_min: int) -> SessionOpened:
        """Return this person's check-in."""
        return SessionOpened(
            patient_id=self.patient.patient_id,
            chair=chair,
            weight_kg=self.weight_kg,
            allergies=self.allergies,
            identifiers=("name", "birth date"),
            order=order,
            protocol=protocol,
            utc_offset_min=utc_offset_min,
        )


def person(number: int, name: str, mrn: str, born: str, sex: str, weight_kg: str, *allergies: str) -> Person:
    """Return an invented person; `number` makes the identifier."""
    patient = Patient(
        patient_id=UUID(int=number, version=4), name=name, mrn=mrn, born=date.fromisoformat(born), sex=sex
    )
    return Person(patient=patient, weight_kg=Decimal(weight_kg), allergies=allergies)


def order_for(protocol: Protocol, weight_kg: Decimal, minutes: int) -> Order:
    """Return an order for `minutes` of the protocol's ladder, with the dose of the whole ladder as its maximum."""
    order = Order(
        drug="ketamine",
        mg_per_ml=_MG_PER_ML,
        start_rate=protocol.start_rate,
        planned_min=minutes,
        maximum_mg=Decimal(1),
    )
    mixture, total = order.mixture(weight_kg), Decimal(0)
    for rung, minute in enumerate(range(0, minutes, protocol.step_interval_min)):
        value = min(protocol.start_rate.value + rung * protocol.step.value, protocol.maximum_rate.value)
        mg_per_h = Rate(value, protocol.start_rate.unit).mg_per_h(mixture)
        held = min(protocol.step_interval_min, minutes - minute)
        total += Decimal(mg_per_h.numerator) / Decimal(mg_per_h.denominator) * held / 60
    return Order(
        drug=order.drug,
        mg_per_ml=order.mg_per_ml,
        start_rate=order.start_rate,
        planned_min=minutes,
        maximum_mg=max(total.quantize(Decimal(1), ROUND_CEILING), Decimal(1)),
    )
