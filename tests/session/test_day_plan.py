"""What a day brings: who is booked and what became of it, whom to call, whose response is to be judged."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session.course import Booking, BookingStatus, Course, CoursePhase, Measure, Measured
from session.course_ports import BookingRow
from session.course_rules import CourseRules
from session.course_story import Story
from session.day_bookings import Arrival, Visit, pain_words
from session.day_calls import SOON_DAYS, Followed, FollowUp, Returning, Silent, follow_up_days
from session.day_plan import Day, DayPlan, day_plan, followed
from session.ports import Patient
from tests.session.courses import COURSE, UNDER, infusion, kept, maintained, on, story

ADA = Patient(patient_id=COURSE.patient_id, name="Ivanova, Rada", mrn="004377", born=on(-20000), sex="F")


def booking(told: Story, clock: str, *, status: BookingStatus = BookingStatus.PLANNED, days: int = 0) -> Booking:
    at = datetime.combine(told.today + timedelta(days=days), time.fromisoformat(clock), UTC)
    return Booking(
        booking_id=UUID(int=7),
        course_id=told.course.course_id,
        patient_id=told.course.patient_id,
        at=at,
        minutes=90,
        chair="2",
        status=status,
    )


def visit(told: Story, *, left: bool = False) -> Visit:
    return Visit(told.course.patient_id, UUID(int=9), datetime.combine(told.today, time(10), UTC), left)


def planned(
    told: Story | Sequence[Followed],
    bookings: Sequence[Booking] = (),
    *,
    now: str = "10:52",
    visits: Sequence[Visit] = (),
    peak: str = "",
) -> DayPlan:
    """Return the day of one patient, or of several."""
    several = [Followed(ADA, told, UNDER)] if isinstance(told, Story) else list(told)
    first = several[0].story
    return day_plan(
        Day(
            now=datetime.combine(first.today, time.fromisoformat(now), UTC),
            utc_offset_min=0,
            followed=several,
            bookings=[BookingRow(one, ADA, first.course) for one in bookings],
            visits=visits,
            peaks={one.infusion.session_id: peak for one in first.given} if peak else {},
        )
    )


def with_booking(told: Story, one: Booking) -> Story:
    return replace(told, kept=replace(told.kept, bookings=(one,)))


def in_phase(told: Story, phase: CoursePhase) -> Story:
    return replace(told, kept=replace(told.kept, course=replace(told.course, phase=phase)))


def test_that_a_booster_says_how_long_ago_the_last_was_what_was_given_and_what_the_pain_did() -> None:
    told = maintained(39)
    (row,) = planned(told, [booking(told, "11:30")], peak="141/86").expected
    assert (row.infusion, row.last_time, row.pains) == (
        "Booster, 39 days since last", "40 mg, peak 141/86", "6→2 · 6→2 · 6→2",
    )  # fmt: skip
    assert planned(told, [booking(told, "11:30")]).expected[0].last_time == "40 mg"


def test_that_an_induction_counts_what_was_given_before_today() -> None:
    early = replace(infusion(3, after=None), ended_early=True)
    told = story([infusion(0), early], [], 6)
    (row,) = planned(told, [booking(told, "11:30")]).expected
    assert (row.infusion, row.last_time, row.pains) == ("Induction 3 of 6", "40 mg, ended early", "8→3 · 8→–")
    running = story([infusion(0), early, infusion(6)], [], 6)
    (row,) = planned(running, [booking(told, "11:30")], visits=[visit(told)]).expected
    assert (row.infusion, row.last_time) == ("Induction 3 of 6", "40 mg, ended early"), "today's is the one booked"


def test_that_a_first_infusion_has_no_last_one() -> None:
    told = story([], [], 0)
    (row,) = planned(told, [booking(told, "13:00")]).expected
    assert (row.infusion, row.last_time, row.pains) == ("Induction 1 of 6", "First infusion", "")


def test_that_only_the_last_three_visits_are_told_and_those_without_pain_are_left_out() -> None:
    visits = [infusion(day, before=str(9 - day), after="2") for day in range(4)]
    assert pain_words([*visits, infusion(9, before=None, after=None)]) == "8→2 · 7→2 · 6→2"


@pytest.mark.parametrize(
    ("now", "arrival", "late"),
    [("11:44", Arrival.EXPECTED, 0), ("11:45", Arrival.LATE, 15), ("12:10", Arrival.LATE, 40)],
)
def test_that_somebody_is_late_after_a_quarter_of_an_hour(now: str, arrival: Arrival, late: int) -> None:
    told = maintained(39)
    (row,) = planned(told, [booking(told, "11:30")], now=now).expected
    assert (row.arrival, row.late_min, row.comes) == (arrival, late, True)


def test_that_a_session_of_the_patient_settles_the_booking() -> None:
    told = maintained(39)
    (row,) = planned(told, [booking(told, "09:30")], visits=[visit(told)]).expected
    assert (row.arrival, row.session_id) == (Arrival.HERE, UUID(int=9))
    (row,) = planned(told, [booking(told, "09:30")], visits=[visit(told, left=True)]).expected
    assert row.arrival is Arrival.LEFT
    done = booking(told, "09:30", status=BookingStatus.DONE)
    assert planned(told, [done]).expected[0].arrival is Arrival.LEFT


@pytest.mark.parametrize(
    ("status", "arrival"),
    [(BookingStatus.MISSED, Arrival.MISSED), (BookingStatus.CANCELLED, Arrival.CANCELLED)],
)
def test_that_what_was_missed_or_cancelled_is_not_late(status: BookingStatus, arrival: Arrival) -> None:
    told = maintained(39)
    plan = planned(told, [booking(told, "09:30", status=status)])
    assert (plan.expected[0].arrival, plan.expected[0].session_id) == (arrival, None)
    assert [one.patient for one in plan.returning] == [ADA], "who does not come is called"


def test_that_a_booster_is_planned_from_two_weeks_before_its_window() -> None:
    seen = {}
    for day in (5, 34):
        told = maintained(day)
        assert told.dates
        seen[(told.dates[0] - told.today).days <= SOON_DAYS] = planned(told)
    assert not seen[False].returning
    (one,) = seen[True].returning
    assert (one.patient, one.was, one.silent_days, one.fast) == (ADA, Decimal(2), None, False)
    assert [round(relief.days) for relief in one.reliefs] == [40, 38, 36]
    assert one.pain


def test_that_nobody_is_called_to_plan_what_is_planned() -> None:
    told = maintained(34)
    assert planned(told).returning
    assert not planned(with_booking(told, booking(told, "11:30", days=3))).returning
    forgotten = with_booking(told, booking(told, "11:30", days=-3))
    assert planned(forgotten).returning, "one that nobody came to plans nothing"
    cancelled = with_booking(told, booking(told, "11:30", days=3, status=BookingStatus.CANCELLED))
    assert planned(cancelled).returning


@pytest.mark.parametrize("phase", [CoursePhase.INDUCTION, CoursePhase.ASSESSMENT])
def test_that_no_booster_is_planned_before_the_response_is_judged(phase: CoursePhase) -> None:
    assert not planned(in_phase(maintained(34), phase)).returning


def test_that_a_silent_diary_is_asked_for_by_phone_once() -> None:
    told = story([infusion(0), infusion(3)], [(4, 3.0), (5, 3.0)], 17)
    (one,) = planned(told).silent
    assert (one.patient, one.since, one.days) == (ADA, on(5), 12)
    plan = planned(in_phase(story([infusion(0)], [(1, 3.0)], 40), CoursePhase.MAINTENANCE))
    assert (len(plan.returning), plan.silent) == (1, ()), "it is one call"
    assert plan.returning[0].silent_days == 39
    assert plan.returning[0].pain is None


def test_that_a_response_is_judged_once_the_induction_is_complete() -> None:
    given_so_far = [infusion(day) for day in range(0, 10, 2)]
    assert not planned(story(given_so_far, [], 10)).unjudged
    told = story([*given_so_far, infusion(10)], [(11, 3.0)], 12)
    (one,) = planned(told).unjudged
    assert (one.patient, one.since, one.days) == (ADA, on(10), 2)
    assert planned(in_phase(maintained(34), CoursePhase.ASSESSMENT)).unjudged
    assert not planned(maintained(34)).unjudged


@pytest.mark.parametrize(("day", "called"), [(0, False), (1, True), (3, True), (4, False)])
def test_that_a_call_is_due_from_one_to_three_days_after_a_session(day: int, *, called: bool) -> None:
    plan = planned(story([infusion(0)], [], day))
    assert bool(plan.follow_ups) is called


def test_that_a_call_that_was_made_is_not_asked_for_again() -> None:
    def after(day: int) -> DayPlan:
        file = replace(
            kept([infusion(-7), infusion(0)]),
            measured=(Measured(patient_id=ADA.patient_id, day=on(day), measure=Measure.FOLLOW_UP, words="well"),),
        )
        return planned([followed(ADA, file, [UNDER], on(2))])

    assert after(-6).follow_ups, "that was the call after the one before"
    assert not after(0).follow_ups
    assert not after(2).follow_ups


def test_that_who_is_seen_today_is_asked_today() -> None:
    told = story([infusion(0)], [], 1)
    assert planned(told).follow_ups
    assert not planned(told, [booking(told, "11:30")]).follow_ups
    assert planned(told, [booking(told, "11:30", status=BookingStatus.MISSED)]).follow_ups


def test_that_the_hours_of_a_call_become_whole_days() -> None:
    rules = CourseRules(follow_up_hours_least=20, follow_up_hours_most=20)
    assert follow_up_days(on(0), rules) == (on(1), on(1))


def test_that_a_course_whose_protocol_is_gone_is_told_by_the_default() -> None:
    other = replace(UNDER, name="other")
    file = replace(kept([infusion(0)]), course=replace(COURSE, protocol="gone"))
    assert followed(ADA, file, [UNDER, other], on(1)).protocol is UNDER
    file = replace(file, course=replace(COURSE, protocol="other"))
    assert followed(ADA, file, [UNDER, other], on(1)).protocol is other


def _somebody(number: int, told: Story) -> Followed:
    who = UUID(int=100 + number)
    course = replace(told.course, patient_id=who, course_id=UUID(int=200 + number))
    patient = replace(ADA, patient_id=who, name=f"Patient {number}")
    return Followed(patient, replace(told, kept=replace(told.kept, course=course)), UNDER)


def test_that_a_course_that_has_not_changed_is_not_told_anew() -> None:
    file = kept([infusion(0)])
    first = followed(ADA, file, [UNDER], on(1))
    same = replace(file, infusions=tuple(file.infusions))
    assert followed(ADA, same, [UNDER], on(1), first).story is first.story
    other = replace(UNDER, minimum_gap_days=3)
    for again in (
        followed(ADA, file, [UNDER], on(2), first),
        followed(ADA, file, [other], on(1), first),
        followed(ADA, kept([infusion(1)]), [UNDER], on(1), first),
    ):
        assert again.story is not first.story


@cache
def _told(day: int, diary: int) -> Story:
    return story([infusion(0, after="2"), infusion(2)], [(one, 2.0 + one / 10) for one in range(diary)], day)


PEOPLE = st.lists(
    st.builds(
        lambda day, diary, phase: in_phase(_told(day, diary), phase),
        st.sampled_from((2, 4, 12, 30, 60)),
        st.sampled_from((0, 3, 40)),
        st.sampled_from([phase for phase in CoursePhase if phase is not CoursePhase.ENDED]),
    ),
    max_size=12,
)


@given(PEOPLE)
def test_that_nobody_is_called_twice_and_every_list_is_in_its_order(people: list[Story]) -> None:
    today = on(60)
    several = [_somebody(number, replace(told, today=today)) for number, told in enumerate(people)]
    plan = day_plan(Day(now=datetime.combine(today, time(9), UTC), utc_offset_min=60, followed=several))
    lists: tuple[Sequence[Returning | Silent | FollowUp], ...] = (plan.returning, plan.silent, plan.follow_ups)
    called = [one.patient.patient_id for of_kind in lists for one in of_kind]
    assert len(called) == len(set(called))
    assert [one.window for one in plan.returning] == sorted(one.window for one in plan.returning)
    assert [one.since for one in plan.silent] == sorted(one.since for one in plan.silent)
    assert plan.calls == len(called) + len(plan.unjudged)
    phases = {one.patient.patient_id: one.story.course.phase for one in several}
    assert all(phases[one.patient.patient_id] is CoursePhase.MAINTENANCE for one in plan.returning)


@given(st.lists(st.tuples(st.integers(0, 23), st.sampled_from(list(BookingStatus))), max_size=8), st.integers(0, 23))
def test_that_bookings_stand_in_the_order_of_time_and_none_is_lost(
    times: list[tuple[int, BookingStatus]], now: int
) -> None:
    told = maintained(20)
    rows = [booking(told, f"{hour:02}:00", status=status) for hour, status in times]
    plan = planned(told, rows, now=f"{now:02}:30")
    assert [one.row.booking.at for one in plan.expected] == sorted(row.at for row in rows)
    for one in plan.expected:
        assert (one.late_min > 0) is (one.arrival is Arrival.LATE)
        assert one.comes is (one.row.booking.status in {BookingStatus.PLANNED, BookingStatus.DONE})


def test_that_a_course_that_has_ended_since_still_shows_its_booking() -> None:
    told = maintained(20)
    ended: Course = replace(told.course, phase=CoursePhase.ENDED)
    row = BookingRow(booking(told, "11:30", status=BookingStatus.CANCELLED), ADA, ended)
    now = datetime.combine(told.today, time(9), UTC)
    (one,) = day_plan(Day(now=now, utc_offset_min=0, bookings=[row])).expected
    assert (one.infusion, one.last_time, one.pains, one.arrival) == ("", "", "", Arrival.CANCELLED)
