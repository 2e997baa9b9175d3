"""Handing a device over: a PIN for one sheet, the session it opens, and its end."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from uuid import UUID

from django.core.cache import cache
from django.db import transaction

from steadystep.clinic.ledger import clock
from steadystep.clinic.people.secrets_once import hashed

from .models import HandedOver

PIN_LENGTH = 6
PIN_MINUTES, SHEET_MINUTES, IDLE_SECONDS = 15, 45, 600
WRONG_FROM_ONE_PLACE, WRONG_FROM_EVERYWHERE, WRONG_SECONDS = 10, 100, 300
NAME_KEPT = timedelta(days=1)


class TooMany(Exception):
    """Too many wrong PINs, from one place or from all together: nothing is tried for a while."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A sheet on a device: of which client, which questionnaire, which asking; `good_until` is the PIN's end."""

    id: str
    client: str
    called: str
    instrument: str
    request: str
    good_until: datetime


def hand_over(client: str, called: str, instrument: str, request: str, staff: str) -> tuple[Handed, str]:
    """A sheet that a PIN opens once; the PIN itself is only in this answer. Earlier PINs of this client end."""
    at = clock.now()
    HandedOver.objects.filter(client=client, opened_at__isnull=True, closed_at__isnull=True).update(
        closed_at=at
    )
    HandedOver.objects.filter(made_at__lt=at - NAME_KEPT).exclude(called="").update(called="")
    pin = _unused_pin()
    row = HandedOver.objects.create(
        client=client, called=called, instrument=instrument, request=request, staff=staff, pin_hash=_hash(pin),
        made_at=at, good_until=at + timedelta(minutes=PIN_MINUTES),
    )  # fmt: skip
    return _handed(row), pin


@transaction.atomic
def open_with(pin: str, place: str) -> Handed | None:
    """The sheet that this PIN opens, now taken; None for a wrong, used or old one. Raises `TooMany`.

    `place` is the network address it was typed at, empty for a local socket.
    """
    limits = {f"kiosk-wrong:{_network(place)}": WRONG_FROM_ONE_PLACE, "kiosk-wrong:": WRONG_FROM_EVERYWHERE}
    if any(cache.get(tries, 0) >= most for tries, most in limits.items()):
        raise TooMany
    at = clock.now()
    digits = "".join(letter for letter in pin if letter in "0123456789")
    waiting = HandedOver.objects.select_for_update().filter(
        opened_at__isnull=True, closed_at__isnull=True, good_until__gt=at
    )
    row = waiting.filter(pin_hash=_hash(digits)).first() if len(digits) == PIN_LENGTH else None
    if row is None:
        for tries in limits:
            cache.set(tries, cache.get(tries, 0) + 1, WRONG_SECONDS)
        return None
    row.opened_at, row.ends_at = at, at + timedelta(minutes=SHEET_MINUTES)
    row.save(update_fields=["opened_at", "ends_at"])
    return _handed(row)


def still_open(row: str) -> Handed | None:
    """The sheet of an open session; None once it was handed in, stopped or left for too long."""
    try:
        known = UUID(row)
    except ValueError:
        return None
    found = HandedOver.objects.filter(
        pk=known, opened_at__isnull=False, closed_at__isnull=True, ends_at__gt=clock.now()
    ).first()
    return _handed(found) if found else None


def close(row: str) -> None:
    HandedOver.objects.filter(pk=row, closed_at__isnull=True).update(closed_at=clock.now(), called="")


def _network(place: str) -> str:
    """One line's addresses are one place: IPv6 gives each line 2 to the 64 of them (RFC 6177)."""
    try:
        address = ip_address(place)
    except ValueError:
        return "local"
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, 64), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)


def _handed(row: HandedOver) -> Handed:
    return Handed(str(row.pk), row.client, row.called, row.instrument, row.request, row.good_until)


def _unused_pin() -> str:
    for _ in range(20):
        pin = f"{secrets.randbelow(10**PIN_LENGTH):0{PIN_LENGTH}d}"
        if not HandedOver.objects.filter(
            pin_hash=_hash(pin), closed_at__isnull=True, opened_at__isnull=True
        ).exists():
            return pin
    raise RuntimeError(
        "No PIN is free: twenty in a row wait for a device. Try again in a quarter of an hour."
    )


def _hash(pin: str) -> str:
    return hashed("kiosk", pin)
