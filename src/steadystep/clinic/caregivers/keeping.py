"""A caregiver's own check and their asking for support. It is theirs: they alone read their numbers, and may throw them away."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final
from uuid import UUID

from steadystep.chart import say
from steadystep.clinic.consent.actor import Actor, ActorKind, Role
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.ledger import clock
from steadystep.reasoning import Clinic
from steadystep.reasoning.working_time import end_of_working_day

from .models import OwnCheck, SupportAsked

__all__ = [
    "OwnCheck", "SupportAsked", "answered", "ask_support", "asked_already", "check_handles", "checks_of", "close", "forget",
    "handles", "has_own", "is_due", "take", "waiting", "waiting_for",
]  # fmt: skip

HANDLED_BY: Final = (Role.CASE_MANAGER, Role.LEAD)
ENDS: Final = ("talked", "not_reached", "passed_on")
ITEMS: Final = ("strain", "confidence", "conflict")


def answered(actor: Actor, entry: UUID, numbers: Mapping[str, int | None]) -> OwnCheck:
    """Keep one check; sent twice it stands once. `numbers` by the names of `ITEMS`, and `burden`."""
    _own(actor)
    found, _new = OwnCheck.objects.get_or_create(
        pk=entry, defaults={**numbers, "caregiver": UUID(actor.id), "at": clock.now()}
    )
    return found


def checks_of(actor: Actor, most: int = 24) -> list[OwnCheck]:
    """The caregiver's own, newest first."""
    _own(actor)
    return list(OwnCheck.objects.filter(caregiver=actor.id).order_by("-at")[:most])


def is_due(checks: list[OwnCheck], every_days: int) -> bool:
    """Whether the next check is due by `every_days`; `checks` newest first."""
    return not checks or checks[0].at + timedelta(days=every_days) <= clock.now()


def forget(actor: Actor) -> None:
    """The caregiver throws their own numbers away."""
    _own(actor)
    OwnCheck.objects.filter(caregiver=actor.id).delete()


def has_own(caregiver: UUID) -> bool:
    """Whether something is kept that only this person may read."""
    return OwnCheck.objects.filter(caregiver=caregiver).exists()


def ask_support(
    actor: Actor, entry: UUID, reach: str, words: str, *, owner: str, within_days: int, clinic: Clinic
) -> SupportAsked:
    """Ask for a call about oneself; one request stands at a time. `owner`: the case manager who is asked, or empty."""
    _own(actor)
    standing = asked_already(actor)
    if standing is not None:
        return standing
    at = clock.now()
    made = {"caregiver": UUID(actor.id), "name": actor.name, "asked_at": at, "reach": reach, "words": words, "owner": owner,
            "due": end_of_working_day(clinic, at, within_days)}  # fmt: skip
    return SupportAsked.objects.get_or_create(pk=entry, defaults=made)[0]


def asked_already(actor: Actor) -> SupportAsked | None:
    return SupportAsked.objects.filter(caregiver=actor.id, closed_at=None).first()


def handles(actor: Actor) -> bool:
    """Whether this member of staff calls caregivers about themselves."""
    return actor.kind == ActorKind.STAFF and actor.is_any(HANDLED_BY)


def check_handles(actor: Actor) -> None:
    if not handles(actor):
        raise NotAllowed(
            (say("Caregivers who ask for support are called by case managers and the lead."),),
            tuple(role.value for role in HANDLED_BY),
        )


def waiting_for(actor: Actor) -> int:
    """How many wait for this person, or for anybody; 0 for who does not see to them."""
    return len([one for one in waiting() if one.owner in ("", actor.id)]) if handles(actor) else 0


def waiting() -> list[SupportAsked]:
    return list(SupportAsked.objects.filter(closed_at=None).order_by("due")[:200])


def take(actor: Actor, support: UUID) -> None:
    check_handles(actor)
    SupportAsked.objects.filter(pk=support, closed_at=None).update(owner=actor.id)


def close(actor: Actor, support: UUID, outcome: str, note: str) -> None:
    """How it ended; what is closed already keeps its first end."""
    check_handles(actor)
    ended = outcome if outcome in ENDS else "talked"
    SupportAsked.objects.filter(pk=support, closed_at=None).update(
        outcome=ended, note=note, closed_at=clock.now(), closed_by=actor.id
    )


def _own(actor: Actor) -> None:
    if actor.kind != ActorKind.CAREGIVER:
        raise NotAllowed((say("Only a caregiver keeps this, about themselves."),), ())
