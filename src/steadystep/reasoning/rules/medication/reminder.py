"""Reminders the client chose: at their times, on their clock, in words that name no medicine (R27)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart.supply import ReminderChosen
from steadystep.reasoning.facts.reminding import came_at, in_time
from steadystep.reasoning.finding import Reminder
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    chosen = view.chart.latest(ReminderChosen)
    if chosen is None or not chosen.body.times or not view.person.in_care:
        return
    for at in came_at(view, chosen.body):
        if at >= chosen.recorded_at and in_time(view, at):
            yield Reminder(key=f"reminder/{chosen.body.words}/{chosen.id}/{at:%Y-%m-%dT%H:%M}", at=at)


RULE = Rule(
    id="medication.reminder", reads=reads(ReminderChosen), find=find,
    about="R27: quiet reminders at the times the client chose; none when it would come two hours late; one can be put off.",
)  # fmt: skip
