"""Tags that staff pages share: `{% load staff %}`."""

from typing import Any

from django import template
from django.template.context import Context

from steadystep.clinic.notices import reading

register = template.Library()


@register.simple_tag(takes_context=True)
def unseen_notices(context: Context) -> int:
    """How many in-app notices wait for the person who is signed in."""
    request: Any = context.get("request")
    if request is None or not request.user.is_authenticated:
        return 0
    return reading.unseen_count(str(request.user.pk))
