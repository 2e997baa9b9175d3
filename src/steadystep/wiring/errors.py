"""Error pages: what happened, to what, the next step. They never repeat what was sent."""

import logging

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import TemplateSyntaxError
from django.template.exceptions import TemplateDoesNotExist
from django.utils.translation import gettext

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "errors/400.html", 400)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403. A refusal that was raised in words for a person is shown; anything else is not."""
    return _page(request, "errors/403.html", 403, words=_words_of(exception))


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, "errors/form_too_old.html", 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, "errors/404.html", 404)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    response = _page(request, "errors/429.html", 429)
    response["Retry-After"] = "300"
    return response


def broken(request: HttpRequest) -> HttpResponse:
    try:
        return _page(request, "errors/500.html", 500)
    except (TemplateDoesNotExist, TemplateSyntaxError, AttributeError, KeyError) as error:
        # The page that failed may be broken in the layout itself; plain words still get through.
        logger.error("the error page is broken as well: %s", type(error).__name__)
        return HttpResponse(
            gettext("Something broke on our side. Nothing you sent was half saved. Please try again."),
            status=500,
            content_type="text/plain; charset=utf-8",
        )


def _words_of(exception: Exception | None) -> str:
    words = getattr(exception, "words", None)
    return str(words) if words is not None else ""


def _page(request: HttpRequest, template: str, status: int, **context: object) -> HttpResponse:
    return render(request, template, context, status=status)
