"""Who supervises whom; their talks, which only the two of them read."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import Q

from steadystep.chart import say
from steadystep.clinic.consent.actor import Actor, ActorKind, Role
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock

from .models import Supervision, Talk

__all__ = [
    "TOPICS",
    "Supervision",
    "Talk",
    "arranges",
    "begin",
    "end",
    "mine",
    "note",
    "pairs",
    "talks",
    "who_supervises",
]

TOPICS: Final = ("boundaries", "caseload", "hard_moments", "skills", "wellbeing", "safety")
ARRANGED_BY: Final = (Role.LEAD, Role.ADMIN)
# Who may sign a supervision note in a chart may supervise (consent/writing_by_kind.py).
SUPERVISES: Final = (Role.PRESCRIBER, Role.THERAPIST, Role.LEAD)


def mine(actor: Actor) -> list[Supervision]:
    """Those whom this person supervises now, longest first."""
    return _now(supervisor=actor.id) if actor.kind == ActorKind.STAFF else []


def who_supervises(actor: Actor) -> list[Supervision]:
    """Those who supervise this person now."""
    return _now(supervisee=actor.id) if actor.kind == ActorKind.STAFF else []


def pairs(actor: Actor) -> list[Supervision]:
    """All that stand now, for who arranges them; none for others."""
    return _now() if arranges(actor) else []


def arranges(actor: Actor) -> bool:
    return actor.kind == ActorKind.STAFF and actor.is_any(ARRANGED_BY)


def begin(by: Actor, supervisor: UUID, supervisee: UUID, *, reads_notes: bool) -> None:
    """Somebody supervises somebody else from now on; what stands already stays as it is."""
    _check_arranges(by)
    if supervisor == supervisee:
        raise NotAllowed((say("Nobody supervises themselves: choose somebody else."),), ())
    Supervision.objects.get_or_create(
        supervisor=supervisor, supervisee=supervisee, ended_at=None,
        defaults={"since": clock.now(), "made_by": by.id, "reads_notes": reads_notes},
    )  # fmt: skip


def end(by: Actor, pair: UUID) -> None:
    _check_arranges(by)
    Supervision.objects.filter(pk=pair, ended_at=None).update(ended_at=clock.now())


def note(actor: Actor, entry: UUID, supervisee: UUID, topic: str, agreed: str, next_on: date | None) -> None:
    """Write down what was agreed with somebody whom this person supervises; sent twice it stands once."""
    if not any(one.supervisee == supervisee for one in mine(actor)):
        raise NotAllowed(
            (say("Only who supervises them writes this: ask the lead to set it."),), (Role.LEAD.value,)
        )
    Talk.objects.get_or_create(
        pk=entry,
        defaults={"supervisor": UUID(actor.id), "supervisee": supervisee, "at": clock.now(), "agreed": agreed,
                  "topic": topic if topic in TOPICS else "caseload", "next_on": next_on},
    )  # fmt: skip


def talks(actor: Actor, most: int = 40) -> list[Talk]:
    """What this person agreed with whoever they supervise or are supervised by, newest first. Nobody else reads it."""
    found = Talk.objects.filter(Q(supervisor=actor.id) | Q(supervisee=actor.id))
    return list(found.order_by("-at")[:most]) if actor.kind == ActorKind.STAFF else []


def _now(**whose: str) -> list[Supervision]:
    return list(Supervision.objects.filter(ended_at=None, **whose).order_by("since"))


def _check_arranges(by: Actor) -> None:
    if not arranges(by):
        raise NotAllowed(
            (say("Who supervises whom is set by the lead or an administrator."),),
            tuple(one.value for one in ARRANGED_BY),
        )
