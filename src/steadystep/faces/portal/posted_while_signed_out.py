"""What somebody sent after their sign-in had ended: kept in the browser's own session until they are back."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.crypto import constant_time_compare, salted_hmac

KEPT = "sent_while_signed_out"
MOST_CHARACTERS = 25_000  # a little more than the longest text a chart takes
_NEVER_KEPT = ("csrfmiddlewaretoken", "password")


def marker_of(request: HttpRequest) -> str:
    """Opaque and different for every person: in each form, so that nobody is handed what another person typed."""
    return salted_hmac("portal.sender", str(request.user.pk), algorithm="sha256").hexdigest()[:32]


def same_person(request: HttpRequest) -> bool:
    """Whether the form was drawn for who is signed in now: on a shared phone an old page may be another person's."""
    return constant_time_compare(
        request.POST.get("of", marker_of(request)).encode(), marker_of(request).encode()
    )


def keep_posted(request: HttpRequest) -> None:
    """Keep this send. Without a marker nobody could be told whose it is, so nothing is kept."""
    fields = {name: values for name, values in request.POST.lists() if name not in _NEVER_KEPT}
    size = sum(len(value) for values in fields.values() for value in values)
    if request.POST.get("of") and size <= MOST_CHARACTERS:
        request.session[KEPT] = {"path": request.path, "of": request.POST["of"], "fields": fields}


def kept_for(request: HttpRequest) -> dict[str, Any] | None:
    """What this very person had sent, or None; what somebody else left is thrown away."""
    kept: dict[str, Any] | None = request.session.get(KEPT)
    if kept and not constant_time_compare(kept["of"].encode(), marker_of(request).encode()):
        forget_posted(request)
        return None
    return kept


def forget_if_sent(request: HttpRequest) -> None:
    """What was kept is on its way now, under the same id."""
    kept = request.session.get(KEPT)
    if kept and request.method == "POST" and kept["fields"].get("id") == request.POST.getlist("id"):
        forget_posted(request)


def forget_posted(request: HttpRequest) -> None:
    request.session.pop(KEPT, None)
