"""One infusion of a course in words: its dose, how it was borne, and what it brought."""

from session.dose_response import Borne, Burden, Dosed, Known
from session.quantities import plain, rounded
from ui.charts.course_words import dose_words
from ui.day_words import day_words, days_words
from ui.text import tr


def burden_word(burden: Burden) -> str:
    """Return the worst side effect in a word or two."""
    return {
        Burden.UNKNOWN: tr("not known"),
        Burden.NONE: tr("none"),
        Burden.MILD: tr("mild"),
        Burden.MODERATE: tr("moderate"),
        Burden.SEVERE: tr("severe"),
    }[burden]


def relief_words(one: Dosed) -> str:
    """Return the days of relief, "at least 39 days", or in a few words why there are none."""
    days = days_words(round(one.days or 0.0))
    return {
        Known.SEEN: days,
        Known.AT_LEAST: tr("at least {days}").format(days=days),
        Known.NO_BENEFIT: tr("none, no benefit"),
        Known.IN_SERIES: tr("another one followed"),
        Known.TOO_NEW: tr("too new"),
        Known.RUNNING: tr("running, so far"),
        Known.NO_BASELINE: tr("pain before not known"),
        Known.NO_DIARY: tr("no diary"),
    }[one.known]


def effect_words(borne: Borne | None) -> str:
    """Return the side effects with their worst grade."""
    if borne is None:
        return tr("record not read")
    return ", ".join(" ".join(filter(None, effect)) for effect in borne.effects) or tr("none noted")


def pain_words(one: Dosed) -> str:
    """Return the pain before and after the infusion; a dash for what was not asked."""
    before, after = one.given.infusion.pain_before, one.given.infusion.pain_after
    return " → ".join("–" if pain is None else plain(pain) for pain in (before, after))


def infusion_words(one: Dosed) -> str:
    """Return all that is known of an infusion, in a line that may wrap."""
    dose = tr("{mg} mg, {dose} mg/kg").format(mg=plain(rounded(one.mg, 1)), dose=dose_words(one.mg_per_kg))
    number = tr("Infusion {number}, running, so far") if one.runs else tr("Infusion {number}")
    parts = [number.format(number=one.given.number), day_words(one.given.infusion.day), dose]
    if one.borne is not None:
        parts += _course_words(one.borne)
    parts.append(tr("side effects: {effects}").format(effects=effect_words(one.borne)))
    if one.borne is not None and one.borne.rescue:
        parts.append(tr("given for it: {drugs}").format(drugs=", ".join(one.borne.rescue)))
    parts.append(tr("pain {pains}").format(pains=pain_words(one)))
    parts.append(tr("relief: {words}").format(words=tr(one.known.value) if one.days is None else relief_words(one)))
    if one.meanwhile:
        parts.append(tr("beside {treatments}").format(treatments=", ".join(one.meanwhile)))
    return " · ".join(parts)


def _course_words(borne: Borne) -> list[str]:
    """Return how the infusion ran and what was measured; what was not is left out."""
    parts = [tr("up to {rate}").format(rate=borne.highest_rate)] if borne.highest_rate else []
    parts.append(tr("{minutes} min").format(minutes=plain(borne.minutes)))
    if borne.peak_percent is not None:
        parts.append(tr("systolic up to {percent} % of baseline").format(percent=plain(borne.peak_percent)))
    if borne.dissociation is not None:
        parts.append(tr("dissociation {value}").format(value=plain(borne.dissociation)))
    if borne.sedation is not None:
        parts.append(tr("RASS {value}").format(value=signed(plain(borne.sedation))))
    return parts


def signed(value: str) -> str:
    """Return a number with a true minus sign."""
    return value.replace("-", "\N{MINUS SIGN}")
