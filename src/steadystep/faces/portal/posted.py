"""Back after a lost sign-in: what was being sent is shown once, to be sent after all or let go."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from .own import TYPED, signed_out
from .posted_while_signed_out import forget_posted, kept_for


@never_cache
@require_safe
def kept(request: HttpRequest) -> HttpResponse:
    """A form that sends to the same address the very fields that were sent before: same id, so never twice."""
    if not request.user.is_authenticated:
        return signed_out(request)
    found = kept_for(request)
    if found is None:
        return redirect("portal:today")
    fields = [(name, value) for name, values in found["fields"].items() for value in values]
    typed = [value for name, value in fields if name in TYPED and value.strip()]
    return render(request, "portal/kept.html", {"path": found["path"], "fields": fields, "typed": typed})


@never_cache
@require_POST
def let_go(request: HttpRequest) -> HttpResponse:
    forget_posted(request)
    return redirect("portal:today")
