"""Two short nights with energy and a high mood, day by day in the check-in, open ES17 on the morning they are told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from steadystep.chart import AnyEntry, say
from steadystep.chart.measures import DailyCheckin
from steadystep.reasoning.facts.scoring_trackers import BASELINE_DAYS, MoodDay, mood_rules
from steadystep.reasoning.finding import Signal
from steadystep.reasoning.raising import opened
from steadystep.reasoning.view import Rule, Said, View, reads

_EVENT = "ES17"
_TAKEN = {"all": False, "some": True, "none": True}
HIGH, MORE_ENERGY, SHORTEST_NIGHT = (
    2,
    1,
    4.0,
)  # scale points, scale points, hours: ES17 and MOODCHART RM1, RM2
Days = dict[date, AnyEntry]


def find(view: View) -> Iterator[Said]:
    checkins = view.chart.of(DailyCheckin)
    high = {entry.body.day for entry in checkins if _looks_high(entry.body) and not entry.imported}
    # Few days look high, and few of these in a row: only then is the whole month looked at.
    second = sorted(day for day in high if day - timedelta(days=1) in high)
    days = _told_days(checkins) if second else {}
    before: date | None = None
    for day in (day for day in second if _fires(days, day)):
        if before != day - timedelta(days=1):  # the first day of a run: its next days tell of the same
            yield from _day(view, days, day)
        before = day


def _told_days(checkins: tuple[AnyEntry, ...]) -> Days:
    return {entry.body.day: entry for entry in checkins if not entry.imported}


def _looks_high(said: DailyCheckin) -> bool:
    """Whether the day holds what every sign needs."""
    return (said.energy is not None and said.energy >= MORE_ENERGY) or (
        said.swing is not None and said.swing >= HIGH
    )


def _fires(days: Days, day: date) -> bool:
    """RM1 and RM2 together, or two nights under four hours with energy."""
    first = day - timedelta(days=BASELINE_DAYS + 1)
    span = [_mood_day(days.get(first + timedelta(days=offset))) for offset in range(BASELINE_DAYS + 2)]
    return {"RM1", "RM2"} <= mood_rules(span) or all(
        one.hours_slept is not None and one.hours_slept < SHORTEST_NIGHT and (one.energy or 0) >= MORE_ENERGY
        for one in span[-2:]
    )


def _mood_day(entry: AnyEntry | None) -> MoodDay:
    if entry is None:
        return MoodDay()
    said: DailyCheckin = entry.body
    return MoodDay(
        mood=said.swing, energy=said.energy, hours_slept=said.sleep_hours, dose_missed=_TAKEN.get(said.medicines)
    )  # fmt: skip


def _day(view: View, days: Days, day: date) -> Iterator[Signal]:
    entry, eve = days[day], days[day - timedelta(days=1)]
    says = say(
        "Two short nights with energy or a high mood, {eve} and {day}: {title}.", eve=eve.body.day.isoformat(),
        day=day.isoformat(), title=say(view.knowledge.safety_variant(_EVENT).title),
    )  # fmt: skip
    known = max(entry.recorded_at, eve.recorded_at)
    yield from opened(view, RULE.id, _EVENT, entry, says, because=(eve.id, entry.id), known_at=known)


RULE = Rule(
    id="safety.mood_signs", reads=reads(DailyCheckin), find=find,
    about="RM1 and RM2 of the mood chart together, or two nights under four hours with energy, raise ES17 once a run.",
)  # fmt: skip
