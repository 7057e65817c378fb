"""Series of many patients as a table, one row a series, to be looked at elsewhere: no name, no MRN, no date.

Columns: `patient` (a number: 1 for whom was registered first), `condition`, `site`, `years_of_pain` (at the infusion),
`protocol`, `year` (of the infusion), `kind` (induction or booster), `infusions` (of the course so far), `mg_per_kg`,
`treatments` (what else went on that day, as kind and words), `relief_days` (until half of the benefit was gone; empty
where there was none), `earliest_days` and `latest_days` (between which it went, as far as the diary tells),
`end_seen`, `why_not_seen`, `diary_days`, and of the pain, 0 to 10, `pain_baseline`, `pain_lowest`, `pain_before` and
`pain_after`. Site and treatments are as they were written: whoever hands the table on looks them through before.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from session.csv_text import csv_text, safe
from session.quantities import plain, rounded
from session.series import Series

COLUMNS: Final = (
    "patient", "condition", "site", "years_of_pain", "protocol", "year", "kind", "infusions", "mg_per_kg",
    "treatments", "relief_days", "earliest_days", "latest_days", "end_seen", "why_not_seen", "diary_days",
    "pain_baseline", "pain_lowest", "pain_before", "pain_after",
)  # fmt: skip


def across_table(series: Iterable[Series]) -> str:
    """Return the series as CSV with its heading, by patient and in the order of time; none has only the heading."""
    return csv_text(COLUMNS, map(_row, sorted(series, key=lambda one: (one.patient, one.day))))


def _row(one: Series) -> tuple[str, ...]:
    relief = one.relief
    return (
        str(one.patient),
        one.condition.value,
        safe(one.site),
        _number(one.years),
        safe(one.protocol),
        str(one.day.year),
        one.kind.value,
        str(one.number),
        _plain(one.mg_per_kg),
        safe("; ".join(f"{each.kind.value}: {each.words}" for each in one.treatments)),
        *(("", "", "") if one.without_benefit else map(_number, (relief.days, relief.earliest, relief.latest))),
        "yes" if relief.seen else "no",
        one.why_unseen,
        str(one.entries),
        *map(_plain, (one.baseline, one.nadir, one.pain_before, one.pain_after)),
    )


def _number(value: float | None) -> str:
    return "" if value is None else plain(rounded(Decimal(value), 1))


def _plain(value: Decimal | None) -> str:
    return "" if value is None else plain(value)
