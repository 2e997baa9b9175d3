"""Tags that staff pages share: `{% load staff %}`."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from steadystep.clinic.notices import reading
from steadystep.faces.staff.weighing import Check

register = template.Library()


@register.simple_tag(takes_context=True)
def unseen_notices(context: Context) -> int:
    """How many in-app notices wait for the person who is signed in."""
    request: Any = context.get("request")
    if request is None or not request.user.is_authenticated:
        return 0
    return reading.unseen_count(str(request.user.pk))


@register.simple_tag
def check_piece(check: Check, *, unfolded: bool = False) -> SafeString:
    """A check of an order. At every keystroke the same ones come back: what is equal word for word is drawn once."""
    return _check_piece(check, get_language() or "", unfolded=unfolded)


@lru_cache(maxsize=500)
def _check_piece(check: Check, _language: str, *, unfolded: bool) -> SafeString:
    return render_to_string("staff/check.html", {"check": check, "open": unfolded})
