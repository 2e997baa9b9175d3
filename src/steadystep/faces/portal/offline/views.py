"""What makes the portal an app: manifest, service worker, and the pages it keeps for when there is no connection."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from steadystep import knowledge
from steadystep.faces.look.crisis_lines import lines
from steadystep.faces.portal.helping.views import asked_language
from steadystep.faces.portal.today.check_in import CheckInForm

ICONS = (("192", "any"), ("512", "any"), ("512", "maskable"))


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    icons = [
        {"src": static(f"portal/icon-{size}{'-maskable' if purpose == 'maskable' else ''}.png"), "sizes": f"{size}x{size}",
         "type": "image/png", "purpose": purpose}
        for size, purpose in ICONS
    ]  # fmt: skip
    icons.append(
        {"src": static("portal/icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}
    )
    content = {
        "name": "Steadystep", "short_name": "Steadystep", "id": reverse("portal:today"), "start_url": reverse("portal:today"),
        "scope": reverse("portal:today"), "display": "standalone", "background_color": "#f5f7f6", "theme_color": "#0a5a5c",
        "lang": translation.get_language() or "en", "icons": icons,
        "shortcuts": [{"name": gettext("Help now"), "url": reverse("portal:help")}],
    }  # fmt: skip
    return JsonResponse(content, content_type="application/manifest+json")


@never_cache
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It knows the hashed names of its files, so a new release is a new worker."""
    context = {"language": asked_language(request)}
    response = render(request, "portal/worker.js", context, content_type="text/javascript; charset=utf-8")
    response["Service-Worker-Allowed"] = reverse("portal:today")
    return response


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    with translation.override(asked_language(request)):
        return render(request, "portal/offline.html", {"shell": True})


@require_safe
def offline_check_in(request: HttpRequest) -> HttpResponse:
    """The check-in without anything personal in it: what everybody is asked."""
    with translation.override(asked_language(request)):
        form = CheckInForm(asks=frozenset({"medicines"}))
        return render(request, "portal/offline_check_in.html", {"form": form, "shell": True})


@require_safe
def offline_sheet(request: HttpRequest, name: str) -> HttpResponse:
    """A questionnaire as everybody may read it, for a phone that loses its connection; licensed words are not kept there."""
    found = knowledge.load().instruments.get(name)
    if found is None or found.entry != "answers" or found.respondent != "self":
        raise Http404
    risks = {risk.item: risk.at_least for risk in reversed(found.safety_items)}
    questions = [(item, found.options_of(item), risks.get(item.number)) for item in found.items]
    context = {"instrument": found, "questions": questions, "shell": True, "lines": lines()}
    with translation.override(asked_language(request)):
        return render(request, "portal/offline_sheet.html", context)
