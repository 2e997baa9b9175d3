"""Text messages through the clinic's own gateway: one POST of JSON. Without a gateway each is a file one can look at.

The gateway gets `{"id", "to", "text"}`, the id once more as Idempotency-Key, and the clinic's token as a Bearer.
"""

from __future__ import annotations

import json
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError
from urllib.request import Request

from django.conf import settings

from . import Letter, Undelivered, outbox
from .posting import posted

SECONDS: Final = 10
LATER: Final = frozenset({408, 425, 429})  # RFC 9110, RFC 8470, RFC 6585: the same request may succeed later


def deliver(letter: Letter) -> None:
    """Hand one message to the gateway."""
    if not letter.phone:
        raise Undelivered("sms: this person has no phone number", permanent=True)
    if not settings.SMS_URL:
        outbox.deliver(letter)
        return
    content = json.dumps({"id": letter.id, "to": letter.phone, "text": letter.text}).encode()
    request = Request(settings.SMS_URL, data=content, method="POST", headers=_headers(letter))  # noqa: S310 - the clinic's own address
    try:
        posted(request, SECONDS)
    except HTTPError as error:
        raise refused("sms", error.code) from error
    except (OSError, HTTPException) as error:
        raise Undelivered(f"sms: {type(error).__name__}") from error


def refused(channel: str, status: int) -> Undelivered:
    """What an answer means: 3xx and 4xx are for good, but for those that ask to come back; anything else is tried again."""
    return Undelivered(f"{channel}: HTTP {status}", permanent=300 <= status < 500 and status not in LATER)


def _headers(letter: Letter) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "Idempotency-Key": letter.id}
    if settings.SMS_TOKEN:
        headers["Authorization"] = f"Bearer {settings.SMS_TOKEN}"
    return headers
