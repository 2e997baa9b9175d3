"""One of the three stories, told as a list of who did what when; on the dates of the acceptance case."""

import os
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta

import click
import django


def lines(key: str) -> Iterator[str]:
    """`key` is nora, elena or darius."""
    from steadystep.faces.cli.simulator.acts import Diary
    from steadystep.faces.cli.simulator.cast import ZONE, dice
    from steadystep.faces.cli.simulator.house import house
    from steadystep.faces.cli.simulator.scribe import Scribe, local
    from steadystep.faces.cli.simulator.stories import STORIES
    from steadystep.faces.cli.simulator.stories.telling import Told

    story = next(one for one in STORIES if one.key == key)
    s = Scribe(story.who().actor, labels=story.labels)
    today = story.last_day + timedelta(days=1)
    story.tell(Told(s=s, house=house(), diary=Diary(), shift=timedelta(0), today=today, rng=dice(1, key)))
    until: datetime = local(today, "23:59", ZONE)
    for step in s.steps(until):
        for entry in step.new:
            yield f"{step.at:%a %d %b %H:%M}  {step.actor.name:<18} {entry.body.kind():<18} {entry.body.code}"


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "steadystep.wiring.settings")
    django.setup()
    for line in lines(sys.argv[1] if len(sys.argv) > 1 else "elena"):
        click.echo(line)
