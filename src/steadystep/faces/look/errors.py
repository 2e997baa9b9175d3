"""Error answers: what happened, to what, and the next step; whole pages, or a piece when htmx asked.

Wiring: `handler400 = "steadystep.faces.look.errors.bad_request"`, likewise permission_denied, not_found, too_many,
server_error, and `CSRF_FAILURE_VIEW = "steadystep.faces.look.errors.stale_form"`. Faces answer 409 and 429 with `error_response`.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
WAIT_SECONDS = 300

# status: what happened, next step
_SAID: dict[int, tuple[Words, Words]] = {
    400: (_("We could not read what was sent."), _("Go back, check what you typed, and send it again.")),
    403: (
        _("This is not open to you."),
        _("If you need it for your work, ask your clinic's lead to change your role."),
    ),
    404: (_("There is nothing at this address."), _("It may have moved. Start again from Today.")),
    409: (
        _("Something new was written since you opened this page."),
        _("Nothing of yours was lost. Look at what is new, then send again."),
    ),
    429: (
        _("That was too many tries in a short time."),
        _(
            "To keep people safe we wait a little. Try again in five minutes. "
            "If you forgot your password, ask your clinic for a recovery link."
        ),
    ),
    500: (_("Something broke on our side."), _("Nothing you did was wrong. Try again in a minute.")),
}


def error_response(
    request: HttpRequest, status: int, *, what: Words = "", next_step: Words = "", face: str = ""
) -> HttpResponse:
    """The page for `status` (400, 403, 404, 409, 429), in the staff layout only for staff; every other page shows
    Help now. `what` names the thing it happened to; both texts replace the usual ones."""
    usual_what, usual_next = _SAID[status]
    staff = face == "staff" or (not face and _is_staff_page(request))
    context = {
        "status": status,
        "what": what or usual_what,
        "next_step": next_step or usual_next,
        "layout": "look/staff.html" if staff else "look/portal.html",
        "staff": staff,
    }
    template = "look/errors/piece.html" if request.headers.get("HX-Request") else "look/errors/page.html"
    return render(request, template, context, status=status)


def _is_staff_page(request: HttpRequest) -> bool:
    """An address that leads nowhere is a staff page for whoever signed in as staff."""
    if request.resolver_match is not None:
        return "staff" in request.resolver_match.namespaces
    return getattr(getattr(request, "user", None), "kind", "") == "staff"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_response(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A refusal raised in words for a person (`words`) is shown; any other text might quote a chart."""
    return error_response(request, 403, next_step=getattr(exception, "words", ""))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_response(request, 404)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's protection did not fit: usually a page left open for long, or cookies switched off."""
    return error_response(
        request,
        403,
        what=_("This page was open for too long, so we could not be sure it was you."),
        next_step=_(
            "Go back, load the page again, and send it once more. If it happens again, allow cookies."
        ),
    )


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Also where staff sign in, so always with the crisis lines: whoever is locked out may be in need."""
    response = error_response(request, 429, face="portal")
    response["Retry-After"] = str(WAIT_SECONDS)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Touches no database, session, user or hashed file name: any of them may be what broke."""
    what, next_step = _SAID[500]
    page = render_to_string("look/errors/broken.html", {"what": what, "next_step": next_step})
    return HttpResponse(page, status=500)
