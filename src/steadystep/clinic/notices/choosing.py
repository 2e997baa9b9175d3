"""What each person chose: by which ways they are told, at which hours not, and on which of their devices."""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection
from datetime import time
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey
from django.conf import settings

from steadystep.clinic.ledger import clock

from .adapters.push_body import CURVE, unpadded
from .adapters.push_services import is_push_service
from .models import PushDevice, Reach

IN_APP: Final = "in_app"
OPTIONAL: Final = ("mail", "sms", "push")
MOST_DEVICES: Final = 10
_PHONE = re.compile(r"\+?[0-9][0-9 ().-]{5,30}")
_NAMESPACE: Final = uuid.UUID("0b6b5a1e-0d8e-5a8a-9d8e-6f1c0f5f7a11")


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """How somebody is told outside the product. Times are `21:00`; both or neither."""

    phone: str = ""
    mail: bool = False
    sms: bool = False
    push: bool = False
    quiet_from: str = ""
    quiet_until: str = ""


class NoChoice(ValueError):
    """What was chosen cannot be kept; `field` names the part."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


def chosen_by(person: str) -> Chosen:
    """What that person chose; nothing outside the product before they did."""
    row = Reach.objects.filter(pk=person).first()
    return Chosen(**{name: getattr(row, name) for name in Chosen.__struct_fields__}) if row else Chosen()


def choose(person: str, chosen: Chosen) -> None:
    """Keep it. Raises `NoChoice` for a number or an hour that is none."""
    if chosen.phone and not _PHONE.fullmatch(chosen.phone):
        raise NoChoice("phone")
    if chosen.sms and not chosen.phone:
        raise NoChoice("phone")
    if bool(chosen.quiet_from) != bool(chosen.quiet_until):
        raise NoChoice("quiet_until")
    for name in ("quiet_from", "quiet_until"):
        _checked_hour(name, getattr(chosen, name))
    Reach.objects.update_or_create(pk=person, defaults=msgspec.structs.asdict(chosen))


def channels_of(people: Collection[str], *, theirs_alone: bool = False) -> dict[str, tuple[str, ...]]:
    """The ways by which each is told: the clinic's own, and those they chose. `theirs_alone`: a choice replaces the clinic's."""
    rows = {row.pk: row for row in Reach.objects.filter(pk__in=people)} if people else {}
    return {person: _ways(rows.get(person), theirs_alone) for person in people}


def phone_of(person: str) -> str:
    return Reach.objects.filter(pk=person).values_list("phone", flat=True).first() or ""


def devices_of(person: str) -> list[PushDevice]:
    return list(PushDevice.objects.filter(person=person).order_by("made_at", "id"))


def add_device(person: str, endpoint: str, browser_key: str, auth_secret: str, called: str) -> None:
    """A browser asks to be told. Raises `NoChoice` for what is no subscription; the same browser twice is one device."""
    if not is_push_service(endpoint):
        raise NoChoice("endpoint")
    _check_keys(browser_key, auth_secret)
    if len(devices_of(person)) >= MOST_DEVICES:
        devices_of(person)[0].delete()
    PushDevice.objects.update_or_create(
        pk=uuid.uuid5(_NAMESPACE, endpoint),
        defaults={"person": person, "endpoint": endpoint, "browser_key": browser_key, "auth_secret": auth_secret,
                  "called": called[:80], "made_at": clock.microseconds(clock.now())},
    )  # fmt: skip
    Reach.objects.update_or_create(pk=person, defaults={"push": True})


def remove_device(person: str, device: uuid.UUID) -> None:
    """No more on this one; with the last one the way itself ends."""
    PushDevice.objects.filter(pk=device, person=person).delete()
    if not PushDevice.objects.filter(person=person).exists():
        Reach.objects.filter(pk=person).update(push=False)


def _ways(row: Reach | None, theirs_alone: bool) -> tuple[str, ...]:
    own = tuple(way for way in OPTIONAL if getattr(row, way)) if row else ()
    clinics = (IN_APP,) if theirs_alone and row else settings.NOTICE_CHANNELS
    return tuple(dict.fromkeys((*clinics, *own)))


def _checked_hour(name: str, text: str) -> None:
    try:
        time.fromisoformat(text) if text else None
    except ValueError as error:
        raise NoChoice(name) from error
    if text and len(text) != 5:
        raise NoChoice(name)


def _check_keys(browser_key: str, auth_secret: str) -> None:
    try:
        EllipticCurvePublicKey.from_encoded_point(CURVE, unpadded(browser_key))
        fits = len(unpadded(auth_secret)) == 16
    except ValueError as error:
        raise NoChoice("keys") from error
    if not fits:
        raise NoChoice("keys")
