"""The published models of ketamine in plasma that can be chosen: their constants, and where these are from.

Constants as implemented by stanpumpR (`R/drugs_ketamine.R`) and opentiva 1.1.2 (`opentiva/ketamine.py`), both MIT;
clinical facts, section 4. The primary papers were not read. Every model here is linear in weight: its volumes and
clearances are so much per kg, so that equal mg/kg give equal concentrations. No model made for children is offered.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from session.compartments import Compartments, Peripheral

NOT_MEASURED: Final = "model, not measured"
"""What stands beside every predicted value."""
DEFAULT_MODEL: Final = "kamp2020"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One model as it is named on the screen; volumes in L, clearances in L/min, rate constants per minute.

    `studied` says whose blood it describes, `covariates` what of the patient enters it.
    """

    name: str
    label: str
    source: str
    studied: str
    covariates: tuple[str, ...] = ("weight",)
    v1_l_per_kg: float
    compartments: Compartments

    def volumes_l(self, weight_kg: float) -> tuple[float, ...]:
        """Return the volumes in L, the central one first, for a weight in kg."""
        central = self.v1_l_per_kg * weight_kg
        return (central, *(central * item.into / item.back for item in self.compartments.peripherals))

    def clearances_l_min(self, weight_kg: float) -> tuple[float, ...]:
        """Return the clearances in L/min, that of elimination first, for a weight in kg."""
        central = self.v1_l_per_kg * weight_kg
        return (central * self.compartments.k10, *(central * item.into for item in self.compartments.peripherals))

    def caption(self, weight_kg: float) -> str:
        """Return what names the curve on screen and paper: "Kamp 2020, weight 68.4 kg: model, not measured"."""
        return f"{self.label}, weight {weight_kg:g} kg: {NOT_MEASURED}"


def _from_clearances(volumes_l: tuple[float, ...], clearances_l_h: tuple[float, ...]) -> Compartments:
    """Return the rate constants per minute from volumes in L and clearances in L/h, the central ones first."""
    central, *outer = volumes_l
    elimination, *exchanges = (clearance / 60 for clearance in clearances_l_h)
    return Compartments(
        elimination / central,
        tuple(Peripheral(flow / central, flow / volume) for flow, volume in zip(exchanges, outer, strict=True)),
    )


_ROWS: Final = (
    Model(
        name="kamp2020",
        label="Kamp 2020",
        source="Kamp, Anesthesiology 2020;133:1192, as in opentiva: arterial, without the paper's venous delay",
        studied="14 raw data sets together",
        v1_l_per_kg=25 / 70,
        compartments=_from_clearances((25, 56, 157), (84, 161, 79)),
    ),
    Model(
        name="domino",
        label="Domino 1984",
        source="Domino, Clin Pharmacol Ther 1984;36:645, as in stanpumpR",
        studied="adults; its clearance is 47 % above that of the meta-analysis of 2020",
        v1_l_per_kg=0.063,
        compartments=Compartments(0.438, (Peripheral(0.592, 0.247), Peripheral(0.590, 0.0146))),
    ),
    Model(
        name="clements250",
        label="Clements 1981, 250 µg/kg",
        source="Clements, Br J Anaesth 1981;53:27, as in opentiva",
        studied="adults after one dose of 250 µg/kg",
        v1_l_per_kg=1.7522,
        compartments=Compartments(0.0109, (Peripheral(0.0186, 0.0137),)),
    ),
    Model(
        name="hijazi",
        label="Hijazi 2003",
        source="Hijazi, Br J Anaesth 2003;90:155, as in opentiva",
        studied="12 patients in intensive care with brain or spinal cord injury",
        v1_l_per_kg=1.08,
        compartments=Compartments(0.0333, (Peripheral(0.0088, 0.0030),)),
    ),
)
MODELS: Final = MappingProxyType({model.name: model for model in _ROWS})
"""The models by name, the default first."""


def model_named(name: str) -> Model:
    """Return a model; raises ValueError naming those that there are."""
    if name not in MODELS:
        raise ValueError(f"There is no model {name}. Known: {', '.join(MODELS)}.")
    return MODELS[name]
