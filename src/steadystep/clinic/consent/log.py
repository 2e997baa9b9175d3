"""The one place that writes down an opening or a refusal; called in the transaction of what was opened."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max, QuerySet

from .actor import Actor
from .models import AccessRecord, Outcome
from .relation import Relation


@dataclass(frozen=True, slots=True)
class Opening:
    """One line of the access list. `person` is an id; a name is looked up where it is shown."""

    id: UUID
    at: datetime
    person: str
    roles: tuple[str, ...]
    purpose: str
    part: str
    relation: str
    as_of: datetime | None
    allowed: bool
    break_glass: bool
    reason: str


def record_opening(
    actor: Actor,
    client: str,
    relation: Relation,
    *,
    at: datetime,
    purpose: str,
    part: str,
    allowed: bool = True,
    as_of: datetime | None = None,
    reason: str = "",
) -> UUID:
    """Append one record and return its id. `part` names what was opened, such as `chart`, `story` or `medication`."""
    broken = relation.kind == "break_glass"
    record = AccessRecord.objects.create(
        at=at, person=actor.id, roles="|".join(sorted(relation.roles or actor.roles)), client=client,
        purpose=_short(purpose), part=_short(part), relation=relation.kind, as_of=as_of,
        outcome=Outcome.ALLOWED if allowed else Outcome.REFUSED, break_glass=broken,
        reason=reason or (relation.why if broken else ""),
    )  # fmt: skip
    return record.id


def _short(text: str) -> str:
    """A part may name an id out of an address; PostgreSQL stores no NUL."""
    return text.replace("\x00", "")[:60]


def openings_of(client: str, *, most: int = 200) -> tuple[Opening, ...]:
    """The latest openings of one client's chart, newest first: what the client may ask to see."""
    return _read(AccessRecord.objects.filter(client=client).order_by("-at")[:most])


def openings_by(person: str, *, most: int = 200) -> tuple[Opening, ...]:
    """The latest openings by one person, newest first."""
    return _read(AccessRecord.objects.filter(person=person).order_by("-at")[:most])


def refusals_of(client: str, part: str, *, most: int = 200) -> tuple[Opening, ...]:
    """The latest attempts at that part which were refused, newest first."""
    rows = AccessRecord.objects.filter(client=client, part=part, outcome=Outcome.REFUSED)
    return _read(rows.order_by("-at")[:most])


def parts_opened(person: str, client: str, since: datetime, until: datetime) -> tuple[str, ...]:
    """What somebody looked at by an emergency opening that lasted so long, each part once, in the order of their looking."""
    rows = AccessRecord.objects.filter(
        person=person, client=client, break_glass=True, at__range=(since, until)
    )
    return tuple(dict.fromkeys(rows.order_by("at").values_list("part", flat=True)))


def _read(rows: QuerySet[AccessRecord]) -> tuple[Opening, ...]:
    return tuple(
        Opening(
            id=row.id, at=row.at, person=row.person, roles=tuple(row.roles.split("|")) if row.roles else (),
            purpose=row.purpose, part=row.part, relation=row.relation, as_of=row.as_of,
            allowed=row.outcome == Outcome.ALLOWED, break_glass=row.break_glass, reason=row.reason,
        )
        for row in rows
    )  # fmt: skip


def last_opened(person: str, client: str, part: str) -> datetime | None:
    """When this person last opened that part of the chart; None when never."""
    rows = AccessRecord.objects.filter(person=person, client=client, part=part, outcome=Outcome.ALLOWED)
    return rows.order_by("-at").values_list("at", flat=True).first()


def last_opened_each(person: str, clients: Collection[str], part: str) -> dict[str, datetime]:
    """As `last_opened` for several clients; who was never opened is left out."""
    rows = AccessRecord.objects.filter(person=person, client__in=clients, part=part, outcome=Outcome.ALLOWED)
    return dict(rows.order_by().values_list("client").annotate(Max("at")))
