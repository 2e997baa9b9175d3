"""Looking for a free time: 50 clinicians and 12 weeks, four of five hours taken, read from the database and searched."""

from __future__ import annotations

from datetime import date, datetime, time
from random import Random

from steadystep.clinic.calendar import working
from steadystep.clinic.calendar.free_time import Hours, Period, Wanted
from steadystep.clinic.calendar.models import Booking
from steadystep.clinic.chartroom.finding_times import times_among
from steadystep.clinic.ledger.clock import microseconds
from steadystep.reasoning import Clinic

from .figure import Figure, percentile, times

CLINICIANS, WEEKS, ZONE = 50, 12, "America/New_York"
FIRST = date(2026, 3, 2)
_ROUNDS = 30


def slots(_: int, __: dict[int, str]) -> list[Figure]:
    period = Period(FIRST, WEEKS * 7, ZONE)
    working.put_hours([
        Hours(person=f"bench-{who}", weekday=day, opens=opens, closes=closes, since=FIRST)
        for who in range(CLINICIANS) for day in range(5)
        for opens, closes in ((time(9), time(12)), (time(13), time(17)))
    ])  # fmt: skip
    booked = _book(period, Random(1))
    next_one = Wanted(minutes=50, not_before=period.begins, place="in_person")
    whole = Wanted(minutes=480, not_before=period.begins)  # no gap is that long: everything is looked at
    figures = [("the next twelve", next_one), ("nothing fits, all of it looked through", whole)]
    return [_figure(words, wanted, booked) for words, wanted in figures]


def _figure(words: str, wanted: Wanted, booked: int) -> Figure:
    def look() -> object:
        hours = [one for _row, one in working.working_hours(on=FIRST)]
        return times_among(hours, wanted, FIRST, WEEKS * 7, Clinic(zone=ZONE))

    note = f"{CLINICIANS} clinicians, {WEEKS} weeks, {booked:,} bookings"
    taken = percentile(times(look, _ROUNDS), 0.5)
    return Figure("slots", f"find a free time, {words}", taken, "ms", "50 or less", note)


def _book(period: Period, dice: Random) -> int:
    rows = []
    for weekday in range(5):
        for day, _first, _after in period.days[weekday]:
            for hour in (9, 10, 11, 13, 14, 15, 16):
                starts = microseconds(datetime.combine(day, time(hour), tzinfo=period.zone))
                rows += [
                    Booking(person=f"bench-{who}", starts=starts, minutes=50)
                    for who in range(CLINICIANS) if dice.random() < 0.8
                ]  # fmt: skip
    Booking.objects.bulk_create(rows)
    return len(rows)
