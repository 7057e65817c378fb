"""What is said of a group of series beside its chart."""

from session.across import LEAST_PATIENTS, Group
from session.survival import QUARTILES
from ui.text import tr


def days_words(days: float | None) -> str:
    """Return days as a whole number."""
    return tr("not reached") if days is None else f"{days:.0f}"


def count_words(group: Group) -> str:
    """Return how many series of how many patients there are."""
    series, patients = len(group.followed), group.patients
    many = tr("1 series") if series == 1 else tr("{count} series").format(count=series)
    people = tr("1 patient") if patients == 1 else tr("{count} patients").format(count=patients)
    return tr("{series} of {patients}").format(series=many, patients=people)


def unseen_words(group: Group) -> str:
    """Return of how many series the end was not seen, and how many brought no benefit."""
    unseen = tr("{count} not seen to the end") if group.unseen else tr("all seen to the end")
    parts = [unseen.format(count=group.unseen)]
    if group.without_benefit:
        parts.append(tr("{count} no benefit").format(count=group.without_benefit))
    return " · ".join(parts)


def median_words(group: Group) -> str:
    """Return the median with its interval, or why there is none."""
    found = group.median
    if found is None:
        return tr("too few: fewer than {count} patients").format(count=LEAST_PATIENTS)
    if found.days is None:
        if found.lower is None:
            return tr("median not reached")
        return tr("median not reached, at least {days} days").format(days=days_words(found.lower))
    if found.upper is None:
        return tr("median {days} days, {lower} or more").format(
            days=days_words(found.days), lower=days_words(found.lower)
        )
    return tr("median {days} days, {lower} to {upper}").format(
        days=days_words(found.days), lower=days_words(found.lower), upper=days_words(found.upper)
    )


def quartile_words(group: Group) -> str:
    """Return between which days the middle half lies; nothing for a group of too few."""
    if group.too_few:
        return ""
    first, last = (group.curve.until(share).days for share in QUARTILES)
    if last is None:
        return tr("a quarter over by {first} days").format(first=days_words(first)) if first is not None else ""
    return tr("middle half {first} to {last} days").format(first=days_words(first), last=days_words(last))


def group_sentence(group: Group) -> str:
    """Return all of it in one line, to be read out."""
    parts = (count_words(group), unseen_words(group), median_words(group), quartile_words(group))
    return f"{group.words}: {', '.join(part for part in parts if part)}"
