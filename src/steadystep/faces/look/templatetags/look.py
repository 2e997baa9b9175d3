"""Tags of the design system: `{% load look %}`."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from steadystep.faces.look.icons import PATHS

register = template.Library()

THEMES = ("light", "dark")


@register.simple_tag
def icon(name: str) -> SafeString:
    """An outline picture that screen readers skip; an unknown name is a KeyError for the author."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"'
        ' stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        PATHS[name],
    )


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """The theme this browser chose ("light" or "dark"), or "system". Read from a cookie, so no flash."""
    request: Any = context.get("request")
    chosen = request.COOKIES.get("theme", "") if request is not None else ""
    return chosen if chosen in THEMES else "system"


@register.simple_tag(takes_context=True)
def here(context: Context, address: str, exact: bool = False) -> SafeString | str:
    """`aria-current="page"` when the page being shown is `address` or below it."""
    request: Any = context.get("request")
    if request is None or not address:
        return ""
    same = request.path == address or (not exact and address != "/" and request.path.startswith(address))
    return format_html('aria-current="page"') if same else ""
