"""One client's life being told: what each person did and when, with ids that follow from the client and the count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from typing import Any

from steadystep.chart import Body, NewEntry, When
from steadystep.chart.visits import VisitBooked
from steadystep.chart.when import zone_named
from steadystep.clinic.calendar.claiming import booking_id
from steadystep.clinic.chartroom.history import Step
from steadystep.clinic.consent.actor import Actor

from .cast import ZONE, id_of

# Left unmarked in a chart of substance use care, so that the front desk can keep the diary.
_UNMARKED = frozenset(
    {"demographics", "team_joined", "visit_booked", "visit_attended", "visit_missed", "visit_cancelled"}
)


def local(day: date, hour: str | time, zone: str = ZONE) -> datetime:
    """That wall-clock time of that day: `local(day, "09:30")`."""
    moment = hour if isinstance(hour, time) else time.fromisoformat(hour)
    return datetime.combine(day, moment, tzinfo=zone_named(zone))


class Scribe:
    """Gathers steps in any order. `me` is the client; `labels` go on all that is clinical.

    With `holds_times` (the default) visits to come hold their time in the calendar.
    """

    def __init__(self, me: Actor, *, zone: str = ZONE, labels: Iterable[str] = ()) -> None:
        if me.client is None:
            raise ValueError("A life is told of a client: give the client's own actor.")
        self.client = me.client
        self.me = me
        self.zone = zone
        self.holds_times = True
        self._labels = frozenset(labels)
        self._told: list[tuple[datetime, Actor, NewEntry]] = []

    def did(self, at: datetime, actor: Actor, kind: type[Body], **fields: Any) -> str:
        """`actor` wrote a `kind` at `at`; the id is returned. `when` is `at` unless given; `labels` are added."""
        # A consent has labels of its own: those it opens.
        added = () if "labels" in kind.__struct_fields__ else fields.pop("labels", ())
        labels = frozenset(added) | (self._labels if kind.kind() not in _UNMARKED else frozenset())
        source = fields.pop("source", "portal" if actor.kind == "client" else "staff")
        fields.setdefault("when", When.instant(at, self.zone))
        entry_id = id_of(self.client, len(self._told))
        if kind is VisitBooked and self.holds_times:
            fields["booking"] = str(booking_id(entry_id))
        self._told.append(
            (at, actor, NewEntry(id=entry_id, body=kind(**fields), labels=labels, source=source))
        )
        return entry_id

    def answered(self, at: datetime, kind: type[Body], **fields: Any) -> str:
        """The client wrote it."""
        return self.did(at, self.me, kind, **fields)

    def latest(self, kind: type[Body]) -> str:
        """The id of what was told last of that kind, or nothing."""
        return next((entry.id for _, _, entry in reversed(self._told) if isinstance(entry.body, kind)), "")

    def visits(self) -> Iterator[tuple[str, datetime, int]]:
        """With whom, when and how long, for every visit told."""
        for _, _, entry in self._told:
            if isinstance(entry.body, VisitBooked):
                yield entry.body.with_person, entry.body.when.earliest, entry.body.minutes

    def steps(self, until: datetime) -> list[Step]:
        """What had happened by `until`, oldest first; what one person wrote at one instant is one step."""
        told = sorted((one for one in self._told if one[0] <= until), key=lambda one: one[0])
        steps: list[Step] = []
        for at, actor, entry in told:
            if steps and (steps[-1].at, steps[-1].actor.id) == (at, actor.id):
                steps[-1] = Step(at=at, actor=actor, new=(*steps[-1].new, entry))
            else:
                steps.append(Step(at=at, actor=actor, new=(entry,)))
        return steps
