"""What makes the portal an app: manifest, service worker, and the pages it keeps for when there is no connection."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from steadystep import knowledge
from steadystep.clinic.chartroom.knowing import in_language, known_now
from steadystep.faces.look.crisis_lines import lines
from steadystep.faces.look.sheets import sheets_of
from steadystep.faces.portal.helping.views import asked_language
from steadystep.faces.portal.questions.tongues import is_foreign
from steadystep.faces.portal.today.check_in import CheckInForm
from steadystep.knowledge import Instrument
from steadystep.knowledge.licensed import in_bundled_language

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
    sheets = [static(name) for name in sheets_of("look/shell.css")]
    context = {"language": asked_language(request), "sheets": sheets}
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
    """A questionnaire without a name or an answer, for a phone that loses its connection, in the language of `words`.

    Bundled words anybody may read; words that the clinic holds a licence for only a client who is signed in.
    """
    language = asked_language(request)
    found = _worded(name, request.GET.get("words") or language, signed_in=_is_client(request))
    if found is None or found.entry != "answers" or found.respondent != "self":
        raise Http404
    risks = {risk.item: risk.at_least for risk in reversed(found.safety_items)}
    questions = [(item, found.options_of(item), risks.get(item.number)) for item in found.items]
    with translation.override(language):
        context = {
            "instrument": found, "questions": questions, "shell": True, "lines": lines(), "foreign": is_foreign(found),
        }  # fmt: skip
        response = render(request, "portal/offline_sheet.html", context)
    if found.licensed_here:
        patch_cache_control(response, private=True)
    return response


def _worded(name: str, language: str, *, signed_in: bool) -> Instrument | None:
    if signed_in:
        plain = known_now().instruments.get(name)
        return plain and in_language(plain, language)
    bundled = knowledge.load().instruments.get(name)
    return bundled and (in_bundled_language(bundled, language) or bundled)


def _is_client(request: HttpRequest) -> bool:
    return getattr(request.user, "kind", "") == "client"
