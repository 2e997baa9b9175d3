"""From a signed-in person to the frozen `Actor` that consent reads."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from steadystep.clinic.consent.actor import LICENSED_ROLES, SOFTWARE, Actor, ActorKind
from steadystep.clinic.people.every_request import places
from steadystep.clinic.people.models import CaregiverCode, Kind, Person

__all__ = ["SOFTWARE", "Actor", "actor_from", "actor_named", "actor_of"]


def actor_of(person: Person, at: datetime) -> Actor:
    """Build the actor that `person` is at the instant `at` (aware)."""
    if person.kind == Kind.CLIENT:
        return Actor(
            id=str(person.pk), kind=ActorKind.CLIENT, name=person.display_name, client=str(person.client_id)
        )
    if person.kind == Kind.CAREGIVER or not person.is_active:
        return Actor(
            id=str(person.pk), kind=person.kind, name=person.display_name, also_named=_also_named(person)
        )
    return _staff(person, at)


def actor_named(username: str, at: datetime) -> Actor | None:
    """The actor that the person with this user name is at `at`; None if nobody active has it."""
    person = Person.objects.filter(username=username.strip().lower(), is_active=True).first()
    return None if person is None else actor_of(person, at)


def actor_of_client(client: str, at: datetime) -> Actor | None:
    """The client whose chart has that id, if they have an account that is open; else None."""
    person = Person.objects.filter(kind=Kind.CLIENT, client_id=client, is_active=True).first()
    return None if person is None else actor_of(person, at)


def actor_from(request: HttpRequest) -> Actor:
    """The actor behind a signed-in request, built once a request; call it only behind a sign-in check."""
    remembered: Actor | None = getattr(request, "_steadystep_actor", None)
    if remembered is None or remembered.id != str(request.user.pk):
        person = request.user
        if not isinstance(person, Person):
            raise TypeError(
                "Nobody is signed in, so there is no actor; put a sign-in check before this page."
            )
        remembered = actor_of(person, timezone.now())
        request._steadystep_actor = remembered  # type: ignore[attr-defined]
    return remembered


def holding_at(rows: "QuerySet[Any]", at: datetime) -> "QuerySet[Any]":
    """Of rows with `starts` and `ends`, those that hold at `at`."""
    return rows.filter(Q(ends__isnull=True) | Q(ends__gt=at), starts__lte=at)


def _also_named(person: Person) -> frozenset[str]:
    """Ids that clients chose for a caregiver who had a sign-in already, and added the code to it."""
    if person.kind != Kind.CAREGIVER or not person.is_active:
        return frozenset()
    added = CaregiverCode.objects.filter(added_to=person).values_list("caregiver_id", flat=True)
    return frozenset(str(one) for one in added)


def _staff(person: Person, at: datetime) -> Actor:
    rows = places(person.pk, at)
    held = frozenset(row for row in rows if row[0] and row[1])
    roles = frozenset(role for role, _team, _site in rows if role)
    return Actor(
        id=str(person.pk),
        kind=ActorKind.STAFF,
        name=person.display_name,
        roles=roles,
        teams=frozenset(team for _role, team, _site in held),
        sites=frozenset(site for _role, _team, site in held),
        covers=frozenset(team for role, team, _site in rows if not role),
        held=held,
        licensed=not roles.isdisjoint(LICENSED_ROLES),
    )
