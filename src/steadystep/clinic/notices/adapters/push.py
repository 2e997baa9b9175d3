"""Web push: the notice to every browser of a person that asked for it, signed (RFC 8292) and encrypted (RFC 8291).

The tag is the notice's id: sent twice, a browser shows it once. A browser that is gone (404, 410) is forgotten.
"""

from __future__ import annotations

import json
import time
from base64 import urlsafe_b64decode
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request

from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from py_vapid import Vapid02

from steadystep.clinic.notices.models import PushDevice

from . import Letter, Undelivered
from .posting import posted
from .push_body import CURVE, padless, public_bytes, sealed, unpadded
from .push_services import is_push_service
from .sms import refused

SECONDS: Final = 10
KEPT_SECONDS: Final = 24 * 3600  # how long a push service keeps it for a phone that is off
GONE: Final = frozenset({404, 410})
_ORDER: Final = (
    0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of the group P-256 (FIPS 186-5)
)


def deliver(letter: Letter) -> None:
    """To each device; it counts as handed over when at least one took it and none asks to come back."""
    devices = list(PushDevice.objects.filter(person=letter.recipient))
    faults = [fault for device in devices if (fault := _to(device, letter)) is not None]
    later = [fault for fault in faults if not fault.permanent]
    if later:
        raise later[0]
    if len(faults) == len(devices):
        raise Undelivered("push: no device of this person takes it", permanent=True)


def own_key() -> ec.EllipticCurvePrivateKey:
    """The clinic's own key, from the secret in its keys folder."""
    number = int.from_bytes(urlsafe_b64decode(settings.PUSH_KEY)[:40], "big")
    return ec.derive_private_key(number % (_ORDER - 1) + 1, CURVE)


def public_key() -> str:
    """What a browser needs to know to take messages of this clinic and of nobody else."""
    return padless(public_bytes(own_key()))


def _to(device: PushDevice, letter: Letter) -> Undelivered | None:
    if not is_push_service(device.endpoint):  # added before the list was what it is
        return Undelivered("push: no push service that this clinic knows", permanent=True)
    try:
        posted(_request(device, letter), SECONDS)
        return None
    except HTTPError as error:
        if error.code in GONE:
            device.delete()
        return refused("push", error.code)
    except (OSError, HTTPException) as error:
        return Undelivered(f"push: {type(error).__name__}")


def _request(device: PushDevice, letter: Letter) -> Request:
    shown = {"title": "Steadystep", "body": letter.subject, "tag": letter.id, "url": letter.link}
    body = sealed(json.dumps(shown).encode(), unpadded(device.browser_key), unpadded(device.auth_secret))
    headers = {
        **_signed(device.endpoint), "Content-Encoding": "aes128gcm", "Content-Type": "application/octet-stream",
        "TTL": str(KEPT_SECONDS), "Urgency": "high" if letter.urgent else "normal",
        "Topic": letter.id.replace("-", ""),
    }  # fmt: skip
    return Request(device.endpoint, data=body, method="POST", headers=headers)  # noqa: S310


def _signed(endpoint: str) -> dict[str, str]:
    address = urlsplit(endpoint)
    claims = {
        "aud": f"{address.scheme}://{address.netloc}",
        "sub": f"mailto:{settings.DEFAULT_FROM_EMAIL}",
        "exp": int(time.time()) + 12 * 3600,
    }
    signed: dict[str, str] = Vapid02(own_key()).sign(claims)
    return signed
