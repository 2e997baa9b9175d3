"""One of the four writers: goals, and one answer to item nine, each sent twice as a bad connection would."""

from __future__ import annotations

import uuid

from django.utils import timezone

from steadystep.chart import NewEntry, When
from steadystep.chart.measures import Answers
from steadystep.chart.plan import Goal
from steadystep.clinic.chartroom.writing import write
from steadystep.clinic.people.actors import actor_of
from steadystep.clinic.people.models import Person


def work(*, person: str, client: str, writer: int, count: int) -> list[str]:
    """Ids of the entries this writer was told of."""
    actor = actor_of(Person.objects.get(pk=person), timezone.now())
    told = []
    for number in range(count):
        when = When.instant(timezone.now())
        body = Goal(when=when, text=f"{writer}/{number}")
        if number == count // 2:
            body = Answers(
                when=when, instrument="phq_9", form=f"form-{writer}", items=(0, 0, 0, 0, 0, 0, 0, 0, 2)
            )
        sent = NewEntry(id=str(uuid.uuid4()), body=body)
        (first,) = write(actor, client, [sent]).entries
        (again,) = write(actor, client, [sent]).entries
        assert first == again
        told.append(first.id)
    return told
