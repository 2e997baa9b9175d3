"""What every request passes: how long a sign-in lasts, who belongs where, in which words and hours."""

import time
from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import urlencode
from django.utils.translation import gettext

from steadystep.clinic.people.sign_in import SEEN, idle_seconds, is_demo_sign_in, needs_second_factor

Answer = Callable[[HttpRequest], HttpResponse]
BEGAN = "began"
BY_ITSELF = "X-By-Itself"
WRITE_SEEN_EVERY = 60  # seconds: a page a second must not be a database write a second
# Reachable without a second step, and by everyone whatever their kind.
OPEN_TO_ALL = ("/accounts/", "/i18n/", "/static/", "/demo/", "/set-up/", "/invitation/", "/recovery/")
CLIENTS_PAGES = "/my/"


def sign_in_ends(get_response: Answer) -> Answer:
    """End a sign-in after 12 hours whatever happens, and after a while without a request."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return get_response(request)
        now, session = time.time(), request.session
        began, seen = session.setdefault(BEGAN, now), session.get(SEEN, now)
        if now - began > settings.SESSION_COOKIE_AGE or now - seen > _idle(request):
            logout(request)
            if request.method == "POST" and request.path.startswith(CLIENTS_PAGES):
                return get_response(request)  # these pages keep what was being sent, then ask to sign in
            messages.info(
                request, gettext("You were signed out because it had been a while. Please sign in.")
            )
            return _send_to(request, "account_login", back=request.method == "GET")
        by_itself = BY_ITSELF in request.headers  # that shows nobody in front of the screen
        if SEEN not in session or (now - seen > WRITE_SEEN_EVERY and not by_itself):
            session[SEEN] = now
        return get_response(request)

    return answer


def second_step_first(get_response: Answer) -> Answer:
    """Send staff without a second step to set one up before any page with a client on it."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path.startswith(OPEN_TO_ALL) or not needs_second_factor(request):
            return get_response(request)
        return _send_to(request, "signing_in:second_step", back=False)

    return answer


def clients_keep_to_their_pages(get_response: Answer) -> Answer:
    """A client or caregiver has no business on staff pages; consent would refuse them, this never asks it."""

    def answer(request: HttpRequest) -> HttpResponse:
        kind = getattr(request.user, "kind", "staff")
        if kind == "staff" or request.path.startswith((*OPEN_TO_ALL, CLIENTS_PAGES)):
            return get_response(request)
        return redirect(CLIENTS_PAGES)

    return answer


def in_their_words_and_hours(get_response: Answer) -> Answer:
    """Speak the person's language unless this browser chose another, and show times in their zone."""

    def answer(request: HttpRequest) -> HttpResponse:
        language = getattr(request.user, "language", "")
        chosen_here = settings.LANGUAGE_COOKIE_NAME in request.COOKIES
        if language and not chosen_here and translation.check_for_language(language):
            translation.activate(language)
            request.LANGUAGE_CODE = translation.get_language()
        with timezone.override(_zone(getattr(request.user, "zone", ""))):
            return get_response(request)

    return answer


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or settings.TIME_ZONE)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(settings.TIME_ZONE)


def _idle(request: HttpRequest) -> int:
    return idle_seconds(request.user, demo=is_demo_sign_in(request))


def _send_to(request: HttpRequest, name: str, *, back: bool) -> HttpResponse:
    """Redirect; a piece fetched by htmx cannot follow one, so it is told to load the page instead."""
    address = reverse(name)
    if back:
        address = f"{address}?{urlencode({'next': request.get_full_path()})}"
    if request.headers.get("HX-Request"):
        return HttpResponse(status=401, headers={"HX-Redirect": reverse(name)})
    return redirect(address)
