"""What every FHIR address shares: who asks, FHIR's media type, and refusals as OperationOutcome."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from steadystep.clinic.chartroom.mistakes import NoSuchChart
from steadystep.clinic.consent.actor import Actor
from steadystep.clinic.consent.mistakes import NotAllowed
from steadystep.clinic.people.actors import actor_from
from steadystep.faces.look.words import said

MEDIA = "application/fhir+json"
Resource = dict[str, Any]


def fhir_address(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Read only, signed in; a door that stays shut is an OperationOutcome, never a page."""

    @require_GET
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return outcome(401, "login", "Nobody is signed in. Next: sign in as staff, then ask again.")
        try:
            return view(request, actor_from(request), *args, **kwargs)
        except NotAllowed as refused:
            return outcome(403, "forbidden", " ".join(said(one) for one in refused.reasons))
        except NoSuchChart as missing:
            return outcome(404, "not-found", said(missing.says))

    return guarded


def staff_only(actor: Actor) -> None:
    """What holds nobody's data is still for people who work here."""
    if actor.kind != "staff":
        raise NoSuchChart


def resource(found: Resource) -> HttpResponse:
    return JsonResponse(found, content_type=MEDIA)


def bundle(found: Iterable[Resource]) -> HttpResponse:
    entries = [{"resource": one} for one in found]
    return resource({"resourceType": "Bundle", "type": "searchset", "total": len(entries), "entry": entries})


def outcome(status: int, code: str, says: str) -> HttpResponse:
    issue = {"severity": "error", "code": code, "diagnostics": says}
    told = {"resourceType": "OperationOutcome", "issue": [issue]}
    return JsonResponse(told, status=status, content_type=MEDIA)
