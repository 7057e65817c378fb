"""A course as it stands on a day: one source for its screen, the lists, the start gate and the letters."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Final, TypeVar
from typing import Protocol as Shape

from session.booster import Present, Window, dates_of, expected_return
from session.course import Booking, BookingStatus, Course, CourseFile, CoursePhase, Infusion, Outcome
from session.protocol import Protocol
from session.response import DiaryDay, Relief, days_of_relief, middle_of, within

SERIES_DAYS: Final = 7
"""Infusions no further apart than this are one series, of which the last one's relief counts (our own choice)."""
_BASELINE_DAYS: Final = 14
_NADIR_DAYS: Final = 7
_FEW: Final = 3
HIGHEST_PAIN: Final = 10.0


@dataclass(frozen=True, slots=True)
class Given:
    """One infusion of a course with what it brought; `number` counts from 1, `relief` is None without a baseline.

    `ends_series` says that no other one followed within a week, so that its relief is the series' relief.
    """

    infusion: Infusion
    number: int
    nadir: Decimal | None
    relief: Relief | None
    ends_series: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Everything that is known of a course on a day, from what is kept of it (`kept`).

    `baseline` is the pain before the first infusion, `window` when half of the last benefit is expected to be gone
    with its `dates`; both None where too little is known. `silent_since` is the last day of a diary that has been
    silent for as long as the protocol lets pass.
    """

    kept: CourseFile
    today: date
    given: tuple[Given, ...]
    diary: tuple[DiaryDay, ...]
    baseline: Decimal | None
    present: Present | None
    window: Window | None
    dates: tuple[date, date] | None
    silent_since: date | None

    @property
    def course(self) -> Course:
        return self.kept.course

    @property
    def last(self) -> Given | None:
        """Return the last infusion."""
        return self.given[-1] if self.given else None

    @property
    def induced(self) -> int:
        """Return how many infusions of the induction were given; one that was judged early is over with that."""
        return induced(self.kept, [one.infusion for one in self.given])

    @property
    def next_booking(self) -> Booking | None:
        """Return the next booked infusion that is not given, missed or cancelled."""
        return next(
            (one for one in sorted(self.kept.bookings, key=lambda one: one.at) if one.status is BookingStatus.PLANNED),
            None,
        )

    @property
    def reliefs(self) -> tuple[Relief, ...]:
        """Return the reliefs of the series that are over, oldest first."""
        ended = [one for one in self.given[:-1] if one.ends_series and one.relief is not None]
        return tuple(one.relief for one in ended if one.relief is not None)

    @property
    def present_pain(self) -> Decimal | None:
        """Return the median of the last three entries since the last infusion; None where the diary is silent."""
        if self.silent_since is not None:
            return None
        after = self.last.infusion.day if self.last else date.min
        return _middle([one.pain for one in self.diary[-_FEW:] if one.day > after])

    def number_words(self) -> str:
        """Return which infusion comes now: "Induction 3 of 6", "Booster 4"."""
        number = len(self.given) + 1
        if self.course.phase is CoursePhase.INDUCTION and number <= self.course.planned:
            return f"Induction {number} of {self.course.planned}"
        return f"Booster {number - self.induced}"


def induced(kept: CourseFile, given: Sequence[Infusion]) -> int:
    """Return how many of the infusions that were `given` in a course, in their order, are of its induction.

    At most as many as it has; with a judgement to go on it is over, also where fewer were given until that day.
    """
    most = min(len(given), kept.course.planned)
    gone_on = min((one.day for one in kept.assessments if one.outcome is Outcome.GO_ON), default=None)
    if gone_on is None or kept.course.phase is CoursePhase.INDUCTION:
        return most
    return min(most, sum(one.day <= gone_on for one in given))


def tell(kept: CourseFile, protocol: Protocol, today: date) -> Story:
    """Return a course as it stands on `today`; what is dated later does not count."""
    diary = tuple(DiaryDay(one.day, one.pain) for one in _until(kept.diary, today))
    done = _until(kept.infusions, today)
    baseline = baseline_pain(done, diary)
    given = tuple(_given(done, diary, baseline))
    present = _present(given[-1], diary, baseline, today) if given else None
    rules = protocol.course
    window = dates = None
    if present is not None:
        reliefs = [one.relief for one in given[:-1] if one.ends_series and one.relief is not None]
        window = expected_return(reliefs, present, (rules.booster_days_least, rules.booster_days_most))
        dates = dates_of(window, present, protocol.minimum_gap_days)
    last_day = max([*(one.day for one in diary), *(one.day for one in done)], default=kept.course.opened_on)
    silent = bool(done) and (today - last_day).days >= rules.silent_days
    return Story(
        kept=kept, today=today, given=given, diary=diary, baseline=baseline, present=present, window=window,
        dates=dates, silent_since=last_day if silent else None,
    )  # fmt: skip


class _Dated(Shape):
    """What has a day."""

    @property
    def day(self) -> date: ...


_Kept = TypeVar("_Kept", bound=_Dated)


def _until(found: Iterable[_Kept], today: date) -> tuple[_Kept, ...]:
    return tuple(sorted((one for one in found if one.day <= today), key=_day_of))


def _day_of(one: _Dated) -> date:
    return one.day


def baseline_pain(infusions: Sequence[Infusion], diary: Iterable[DiaryDay]) -> Decimal | None:
    """Return the pain before the treatment: the median of the diary's two weeks before it and of what was said then."""
    if not infusions:
        return None
    first = infusions[0]
    before = [one.pain for one in diary if 0 < (first.day - one.day).days <= _BASELINE_DAYS]
    if first.pain_before is not None:
        before.append(first.pain_before)
    return _middle(before)


def nadir_pain(infusion: Infusion, diary: Iterable[DiaryDay], before: date | None) -> Decimal | None:
    """Return the pain that an infusion brought: the median of the week after, or without one what was said then."""
    week = [
        one.pain
        for one in diary
        if 0 < (one.day - infusion.day).days <= _NADIR_DAYS and (before is None or one.day < before)
    ]
    return _middle(week) if len(week) >= _FEW else infusion.pain_after


def _middle(pains: Sequence[Decimal]) -> Decimal | None:
    return Decimal(median(pains)) if pains else None


def _given(infusions: Sequence[Infusion], diary: Sequence[DiaryDay], baseline: Decimal | None) -> Iterable[Given]:
    """Yield each infusion with its own stretch of the diary, which is in the order of days."""
    days = [one.day for one in diary]
    for place, infusion in enumerate(infusions):
        following = infusions[place + 1].day if place + 1 < len(infusions) else None
        since = diary[bisect_right(days, infusion.day) : bisect_left(days, following) if following else None]
        nadir = nadir_pain(infusion, since, following)
        relief = None
        if baseline is not None and nadir is not None:
            relief = days_of_relief(baseline, nadir, since, infusion.day, following)
        ends = following is None or (following - infusion.day).days > SERIES_DAYS
        yield Given(infusion, place + 1, nadir, relief, ends)


def _present(last: Given, diary: Sequence[DiaryDay], baseline: Decimal | None, today: date) -> Present:
    """Return the time since the last infusion; without baseline and nadir nothing can be read from its diary."""
    if baseline is None or last.nadir is None or baseline <= last.nadir:
        return Present(last.infusion.day, (), HIGHEST_PAIN, today)
    return Present(last.infusion.day, within(diary, last.infusion.day), middle_of(baseline, last.nadir), today)
