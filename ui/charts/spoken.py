"""The chart in one sentence, for those who hear it."""

from ui.charts.axis import elapsed_at
from ui.charts.marks import Dot, Look, Marks
from ui.text import tr

COUNTED = (Look.SAVED, Look.FLAGGED, Look.PENDING)


def spoken(marks: Marks) -> str:
    """The last value of each kind and the dose given, with their times."""
    parts = [part for part in (_pressure(marks), *_dots(marks), _rate(marks), _dose(marks)) if part]
    if not parts:
        return tr("No vital signs yet.")
    said = tr("Last {values}.").format(values=", ".join(parts))
    return f"{said} {_plasma(marks)}".strip()


def _plasma(marks: Marks) -> str:
    """Say that a curve is there and what it is; its values change with time and are no last values."""
    if not marks.plasma:
        return ""
    return tr("A dashed curve shows predicted plasma ketamine. {caption}.").format(caption=marks.plasma_caption)


def _pressure(marks: Marks) -> str:
    last = max((p for p in marks.pressures if p.look in COUNTED), key=lambda p: p.at, default=None)
    if last is None:
        return ""
    return tr("blood pressure {systolic} over {diastolic} at {time}").format(
        systolic=f"{last.systolic:g}", diastolic=f"{last.diastolic:g}", time=elapsed_at(last.at)
    )


def _dots(marks: Marks) -> list[str]:
    names = {
        "heart_rate": tr("heart rate {value} at {time}"),
        "spo2": tr("oxygen saturation {value} percent at {time}"),
        "pain": tr("pain {value} of 10 at {time}"),
        "dissociation": tr("dissociation {value} of 10 at {time}"),
    }
    last: dict[str, Dot] = {}
    for dot in sorted((dot for dot in marks.dots if dot.look in COUNTED), key=lambda dot: dot.at):
        last[dot.channel] = dot
    return [
        words.format(value=f"{last[channel].value:g}", time=elapsed_at(last[channel].at))
        for channel, words in names.items()
        if channel in last
    ]


def _rate(marks: Marks) -> str:
    last = marks.rates[-1] if marks.rates else None
    if last is None:
        return ""
    if last.end is not None:
        return tr("infusion stopped at {time}").format(time=elapsed_at(last.end))
    return tr("rate {rate} since {time}").format(
        rate=last.label or f"{last.mg_per_h:g} mg/h", time=elapsed_at(last.start)
    )


def _dose(marks: Marks) -> str:
    if not marks.doses:
        return ""
    last = marks.doses[-1]
    return tr("{mg} mg given at {time}").format(mg=f"{last.mg:.1f}", time=elapsed_at(last.at))
