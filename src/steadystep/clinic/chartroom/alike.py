"""Whether somebody new may be known already: by name, birth date or phone (R1). A candidate is looked at by a person."""

from __future__ import annotations

from steadystep.clinic.consent.actor import Actor

from .finding_clients import Found, search

MOST = 8
_SHORTEST_NUMBER = 6


def alike(actor: Actor, name: str, birth_date: str = "", phone: str = "") -> list[Found]:
    """Clients of the same name (another known birth date aside), or with the same phone number."""
    by_name = [one for one in search(actor, name, MOST) if _may_be(one.birth_date, birth_date)]
    by_phone = search(actor, phone, MOST) if len(phone.strip()) >= _SHORTEST_NUMBER else []
    return list({one.client: one for one in (*by_name, *by_phone)}.values())


def _may_be(known: str, told: str) -> bool:
    """Half-known days agree as far as they go."""
    return not known or not told or known.startswith(told) or told.startswith(known)
