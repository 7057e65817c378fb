"""The baseline of a session: the mean of each reading before the start, kept as the session is folded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from session.events import VitalsRecorded
from session.quantities import rounded
from session.vitals import CATALOGUE


@dataclass(frozen=True, slots=True)
class Baseline:
    """`means` are rounded to the decimals of their reading, in the order of the catalogue; only what was taken.

    `sums` holds of each reading the sum and the number of its values.
    """

    means: Mapping[str, Decimal] = field(default_factory=dict)
    sums: Mapping[str, tuple[Decimal, int]] = field(default_factory=dict)

    def with_taken(self, body: VitalsRecorded) -> "Baseline":
        """Return the baseline with one more set of readings in it."""
        sums = dict(self.sums)
        for code in dict.fromkeys(reading.code for reading in body.readings):
            total, count = sums.get(code, (Decimal(0), 0))
            sums[code] = (total + (body.value(code) or Decimal(0)), count + 1)
        means = {
            code: rounded(sums[code][0] / sums[code][1], vital.decimals)
            for code, vital in CATALOGUE.items()
            if code in sums
        }
        return Baseline(means, sums)
