"""Clients by what staff know of them: the search, what they are called, and what tells two of one name apart."""

from __future__ import annotations

from collections.abc import Collection

import msgspec
from django.db.models import Q

from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.people.models import ClientRow

from .lists import looked_after


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A search hit. `mine` is whether it can be opened without breaking the glass."""

    client: str
    called: str
    birth_date: str
    pronouns: str
    mine: bool


def search(actor: Actor, text: str, limit: int = 20) -> list[Found]:
    """Clients whose name, phone or birth date holds every word. Staff only; what opening needs is asked at the door."""
    words = text.replace("\x00", " ").lower().split()[:5]
    if not words or actor.kind != "staff":
        return []
    wanted = Q()
    for word in words:
        wanted &= Q(search__contains=word)
    hits = list(ClientRow.objects.filter(wanted).order_by("display_name", "id")[:limit])
    near = set(
        looked_after(actor).filter(client__in=[str(hit.pk) for hit in hits]).values_list("client", flat=True)
    )
    return [
        Found(client=str(hit.pk), called=hit.display_name, birth_date=hit.birth_date, pronouns=hit.pronouns,
              mine=str(hit.pk) in near)
        for hit in hits
    ]  # fmt: skip


def names_of(actor: Actor, clients: Collection[str]) -> dict[str, str]:
    """What these clients are called, as the search tells it to staff."""
    if actor.kind != "staff":
        return {}
    rows = ClientRow.objects.filter(pk__in=clients).values_list("pk", "display_name")
    return {str(client): called for client, called in rows}


def told_apart(actor: Actor, clients: Collection[str]) -> dict[str, tuple[str, str]]:
    """Pronouns and birth date, as the search tells them to staff: two of one name are told apart by them."""
    if actor.kind != "staff":
        return {}
    rows = ClientRow.objects.filter(pk__in=clients).values_list("pk", "pronouns", "birth_date")
    return {str(client): (pronouns, born) for client, pronouns, born in rows}
