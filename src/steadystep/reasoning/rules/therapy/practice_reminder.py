"""A quiet word at the time the client chose, on days on which what they agreed to practise is still open (R67)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from steadystep.chart.reminding import RemindersWanted
from steadystep.reasoning.clock import midnight
from steadystep.reasoning.facts.homework import PracticeFact, practices
from steadystep.reasoning.facts.reminding import in_time, today_at
from steadystep.reasoning.finding import Reminder
from steadystep.reasoning.view import Rule, Said, View, reads

WEEK: Final = timedelta(days=6)  # before today: seven days with it


def find(view: View) -> Iterator[Said]:
    chosen = view.chart.latest(RemindersWanted)
    if chosen is None or not chosen.body.practice or not view.person.in_care:
        return
    at = today_at(view, chosen.body.practice)
    if chosen.recorded_at <= at and in_time(view, at):
        begins = midnight(view.clock.today(view.person.zone), view.person.zone)
        if any(_open(one, begins) for one in practices(view.chart)):
            yield Reminder(key=f"practice/{chosen.id}/{at:%Y-%m-%dT%H:%M}", at=at)


def _open(practice: PracticeFact, begins: datetime) -> bool:
    """Nothing was told of it today, whatever came of the try, and as often as agreed it was not done yet."""
    if any(one.occurred >= begins for one in practice.told):
        return False
    times = practice.assigned.body.times_a_week
    return times is None or practice.done_since(begins - WEEK) < times


RULE = Rule(
    id="therapy.practice_reminder", reads=reads(RemindersWanted), find=find,
    about="R67: clients who want it are reminded of their practice at their own time, and left in peace when it is done.",
)  # fmt: skip
