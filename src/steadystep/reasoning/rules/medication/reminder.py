"""Reminders the client chose: at their times, on their clock, in words that name no medicine (R27)."""

from __future__ import annotations

from collections.abc import Iterator

from steadystep.chart.supply import ReminderChosen
from steadystep.reasoning.facts.reminding import in_time, today_at
from steadystep.reasoning.finding import Reminder
from steadystep.reasoning.view import Rule, Said, View, reads


def find(view: View) -> Iterator[Said]:
    chosen = view.chart.latest(ReminderChosen)
    if chosen is None or not chosen.body.times or not view.person.in_care:
        return
    for said in chosen.body.times:
        at = today_at(view, said)
        if at >= chosen.recorded_at and in_time(view, at):
            yield Reminder(key=f"reminder/{chosen.body.words}/{chosen.id}/{at:%Y-%m-%dT%H:%M}", at=at)


RULE = Rule(
    id="medication.reminder", reads=reads(ReminderChosen), find=find,
    about="R27: quiet reminders at the times the client chose; none when it would come two hours late.",
)  # fmt: skip
