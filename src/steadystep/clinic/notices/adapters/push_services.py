"""Which addresses take web push. The server talks to these alone: a device of anybody's own choosing could lead it into the
clinic's network, or hold up everybody else's notices by answering slowly.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

LONGEST: Final = 1000
# Chrome and what is built on it; Firefox; Safari; Edge. STEADYSTEP_PUSH_SERVICES names others beside them.
KNOWN: Final = (
    "fcm.googleapis.com", "updates.push.services.mozilla.com", "push.apple.com", "notify.windows.com",
)  # fmt: skip


def is_push_service(endpoint: str) -> bool:
    """An https address at a push service, or below one (web.push.apple.com), on the usual port and without credentials."""
    try:
        address = urlsplit(endpoint)
        host, port = address.hostname or "", address.port
    except ValueError:
        return False
    if settings.PUSH_TO_THIS_MACHINE and host == "127.0.0.1":
        return True
    known = any(host == one or host.endswith(f".{one}") for one in (*KNOWN, *settings.PUSH_SERVICES))
    plain = not address.username and port in (None, 443) and len(endpoint) < LONGEST
    return address.scheme == "https" and known and plain
