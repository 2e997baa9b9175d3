"""Taking an enquiry in, and what is done about it. Each act is one step and one change of where it stands, together."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from steadystep.chart import say
from steadystep.clinic.consent.actor import Actor, ActorKind, Role
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock
from steadystep.reasoning import Clinic
from steadystep.reasoning.working_time import after_working, end_of_working_day

from .models import Enquiry, Step

__all__ = [
    "Enquiry",
    "Step",
    "asked",
    "check_handles",
    "close",
    "count_for",
    "handles",
    "known",
    "lately_closed",
    "open_one",
    "pressing",
    "steps_of",
    "take",
    "tell",
    "waiting",
]

OFFERED_WITHIN: Final = 10  # working days to a first appointment, scope.md R1
HANDLED_BY: Final = (Role.FRONT_DESK, Role.CASE_MANAGER, Role.NURSE, Role.LEAD)
ENDS: Final = frozenset({"became_client", "already_client", "referred", "not_wanted", "not_reached"})
TRIED: Final = frozenset({"called", "not_reached", "note"})


def asked(entry: UUID, told: dict[str, Any], clinic: Clinic) -> Enquiry:
    """Keep it; sent twice it stands once. What sounds dangerous is looked at within an hour of opening time (clinic rule)."""
    at = clock.now()
    found, _new = Enquiry.objects.get_or_create(
        pk=entry, defaults={**told, "asked_at": at, "due": due(at, clinic, danger=bool(told.get("danger")))}
    )
    return found


def due(at: datetime, clinic: Clinic, *, danger: bool) -> datetime:
    """When somebody has looked at what sounds dangerous; else when a first appointment is to be offered by."""
    return (
        after_working(clinic, at, timedelta(hours=1))
        if danger
        else end_of_working_day(clinic, at, OFFERED_WITHIN)
    )


def handles(actor: Actor) -> bool:
    """Whether this member of staff sees to enquiries: they hold words about people, so not everybody reads them."""
    return actor.kind == ActorKind.STAFF and actor.is_any(HANDLED_BY)


def check_handles(actor: Actor) -> None:
    if not handles(actor):
        raise NotAllowed(
            (say("Enquiries are seen to by the front desk, case managers, nurses and the lead."),),
            tuple(role.value for role in HANDLED_BY),
        )


def waiting() -> list[Enquiry]:
    """Those nobody has closed, the one due first at the top."""
    return list(Enquiry.objects.filter(closed_at=None).order_by("due", "asked_at"))


def lately_closed(limit: int = 30) -> list[Enquiry]:
    return list(Enquiry.objects.exclude(closed_at=None).order_by("-closed_at")[:limit])


def known(enquiry: UUID) -> bool:
    return Enquiry.objects.filter(pk=enquiry).exists()


def open_one(actor: Actor, text: str) -> Enquiry | None:
    """The enquiry of that id while nobody has closed it; None for who does not see to enquiries."""
    try:
        return Enquiry.objects.filter(pk=UUID(text), closed_at=None).first() if handles(actor) else None
    except ValueError:
        return None


def count_for(actor: Actor) -> int | None:
    """How many wait; None for who does not see to them."""
    return Enquiry.objects.filter(closed_at=None).count() if handles(actor) else None


def pressing(actor: Actor) -> list[Enquiry]:
    """Those in which somebody could be hurt, or that are past their time; none for who does not see to enquiries."""
    if not handles(actor):
        return []
    open_ones = Enquiry.objects.filter(closed_at=None)
    return list(open_ones.filter(Q(danger=True, owner="") | Q(due__lte=clock.now())).order_by("due")[:20])


def steps_of(enquiries: list[Enquiry]) -> dict[UUID, list[Step]]:
    """By enquiry, in the order in which they were taken."""
    found: dict[UUID, list[Step]] = {}
    for step in Step.objects.filter(enquiry__in=enquiries).order_by("id"):
        found.setdefault(step.enquiry_id, []).append(step)
    return found


@transaction.atomic
def take(actor: Actor, enquiry: UUID) -> None:
    """This person sees to it from now on."""
    check_handles(actor)
    Enquiry.objects.filter(pk=enquiry, closed_at=None).update(owner=actor.id)
    _step(actor, enquiry, "taken", "")


@transaction.atomic
def tell(actor: Actor, enquiry: UUID, what: str, words: str) -> None:
    """A call, a try that reached nobody, or a note."""
    check_handles(actor)
    _step(actor, enquiry, what if what in TRIED else "note", words)


@transaction.atomic
def close(actor: Actor, enquiry: UUID, outcome: str, words: str, client: str = "") -> None:
    """It has come to an end; the row stays. What is closed already keeps its first end."""
    check_handles(actor)
    ended = outcome if outcome in ENDS else "not_wanted"
    open_ones = Enquiry.objects.filter(pk=enquiry, closed_at=None)
    if open_ones.update(outcome=ended, client=client, closed_at=clock.now(), owner=actor.id):
        _step(actor, enquiry, ended, words)


def _step(actor: Actor, enquiry: UUID, what: str, words: str) -> None:
    Step.objects.create(enquiry_id=enquiry, at=clock.now(), by=actor.id, what=what, words=words)
