"""Reminders the client chose: at their times, on their clock, in words that name no medicine (R27)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Final

from steadystep.chart.supply import ReminderChosen
from steadystep.chart.when import zone_named
from steadystep.reasoning.finding import Reminder
from steadystep.reasoning.view import Rule, Said, View, reads

TOO_LATE: Final = timedelta(hours=2)  # clinic rule: a reminder long after its time only unsettles


def find(view: View) -> Iterator[Said]:
    chosen = view.chart.latest(ReminderChosen)
    if chosen is None or not chosen.body.times or not view.person.in_care:
        return
    zone = view.person.zone
    today = view.clock.today(zone)
    for said in chosen.body.times:
        at = datetime.combine(today, time.fromisoformat(said), tzinfo=zone_named(zone)).astimezone(UTC)
        if at >= chosen.recorded_at and view.clock.reached(at) and not view.clock.reached(at + TOO_LATE):
            yield Reminder(key=f"reminder/{chosen.body.words}/{chosen.id}/{at:%Y-%m-%dT%H:%M}", at=at)


RULE = Rule(
    id="medication.reminder", reads=reads(ReminderChosen), find=find,
    about="R27: quiet reminders at the times the client chose; none when it would come two hours late.",
)  # fmt: skip
